import type { ListMark } from '../chinese/list-marks.ts';
import type { Span } from '../model/document.ts';
import type { HeadingRules } from './heading-rules.ts';
import type { Line } from './lines.ts';
import { firstStop, goesOnCounting, lengthOf, TRAILING, wideGap } from './phrases.ts';
import { joinedTitle, titleOnNextLine } from './spread-titles.ts';

/**
 * What a numbered line looks like, taken alone.
 * - `bare`: a title and nothing else
 * - `run-in`: a short title up to `:` or `。`, then text
 * - `value`: a short name, `:` and a short value (`联系人:…`)
 * - `sentence`: text from the start
 */
export type Shape = 'bare' | 'run-in' | 'value' | 'sentence';

/** A numbered line that may be a heading. */
export interface Candidate {
  readonly mark: ListMark;
  readonly title: string;
  /** From the mark to the end of the title. */
  readonly at: Span;
  readonly shape: Shape;
  /** Index of its line, and of the last line that its title takes up. */
  readonly line: number;
  readonly lastLine: number;
  /** Where the title's text goes on in the same paragraph; null when nothing does. */
  readonly bodyStart: number | null;
  /** The sign behind the title; null where the paragraph ends without a full stop. */
  readonly closedBy: ':' | '。' | null;
  readonly rules: readonly string[];
}

/** A title longer than this, brackets aside, is a sentence. Characters; the longest real ones are names of grants. */
const LONGEST_TITLE = 50;

/** The title of a run-in heading is a phrase. */
const LONGEST_RUN_IN = 26;

/** A line of the functional classification is a name however long it is: `1.教育支出(类)普通教育(款)小学教育(项)。` */
const LINE_ITEM = /\(款\).{2,30}\(项\)$/u;

/** What stands behind a label, against text behind a title. Characters. */
const LONGEST_VALUE = 20;
const SHORT_VALUE = 9;

/** A verb without an object is a title. Characters. */
const SHORTEST_SENTENCE = 6;

/** A sentence longer than this is text even when paragraphs follow it. */
const LONGEST_SENTENCE = 100;

/** Every numbered line with its title. Lines that never are headings (values, entries of a list of attachments) are left out. */
export function candidatesOf(lines: readonly Line[], rules: HeadingRules): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!line.mark || !rules.styleOf(line.mark)) continue;
    if (listsAttachments(line)) {
      i = endOfList(lines, i);
      continue;
    }
    const candidate = candidateAt(lines, i, rules);
    if (!candidate) continue;
    found.push(candidate);
    i = candidate.lastLine;
  }
  return found;
}

/** `附件:1.部门整体支出绩效自评表` names what is attached; the next numbers go on with it. */
function listsAttachments({ mark, rest }: Line): boolean {
  return mark?.style === 'attachment' && /^(?:\d{1,2}[.、,]|\(\d)/u.test(rest.text);
}

function endOfList(lines: readonly Line[], start: number): number {
  let end = start;
  while (['arabic', 'arabic-paren'].includes(lines[end + 1]?.mark?.style ?? '')) end++;
  return end;
}

function candidateAt(lines: readonly Line[], index: number, rules: HeadingRules): Candidate | null {
  const line = lines[index]!;
  const mark = line.mark!;
  const { rest } = line;
  const made = (title: string, end: number, shape: Shape, options: Partial<Candidate> = {}): Candidate => ({
    mark, title, at: { start: mark.start, end }, shape, line: index, lastLine: index, bodyStart: null, closedBy: null, rules: [], ...options,
  });
  if (rest.text === '') {
    const spread = titleOnNextLine(lines, index, LONGEST_TITLE, rules);
    return spread && made(spread.title, spread.end, 'bare', { lastLine: spread.lastLine, rules: spread.rules });
  }
  if (rules.find('no-title', rest.text)) return null;
  const gap = wideGap(rest, LONGEST_RUN_IN, (title) => rules.find('ending', title) !== null);
  if (gap !== null) return made(rest.text.slice(0, gap), rest.span(0, gap).end, 'run-in', { bodyStart: rest.span(gap, gap + 1).start });
  const cut = firstStop(rest.text);
  const phrase = rest.text.slice(0, cut).replace(TRAILING, '');
  if (phrase === '') return null;
  const end = rest.span(0, phrase.length).end;
  const after = rest.text.slice(cut + 1).replace(/^[*]+/u, '');
  if (after === '') {
    const sentence = sentenceRule(phrase, rules);
    if (sentence || lengthOf(phrase) > LONGEST_TITLE || /[;；]$/u.test(rest.text) || isClause(phrase, rest.text, rules)) {
      return made(phrase, end, 'sentence', { rules: sentence ? [sentence] : [] });
    }
    const spread = joinedTitle(lines, index, phrase, rules);
    if (spread) return made(spread.title, spread.end, 'bare', { lastLine: spread.lastLine, rules: spread.rules });
    return made(phrase, end, 'bare', { closedBy: rest.text.endsWith('。') ? '。' : null });
  }
  const bodyStart = rest.span(rest.text.length - after.length, rest.text.length).start;
  if (goesOnCounting(mark, rest.text.slice(cut))) return made(phrase, end, 'sentence', { bodyStart, closedBy: null });
  const sentence = sentenceRule(phrase, rules);
  if (sentence || (lengthOf(phrase) > LONGEST_RUN_IN && !LINE_ITEM.test(phrase)) || phrase.split(/[，,；;]/u).length > 2) {
    return made(phrase, end, 'sentence', { bodyStart, closedBy: '。', rules: sentence ? [sentence] : [] });
  }
  const isValue = rest.text.charAt(cut) === ':' && (after.length <= (after.endsWith('。') ? SHORT_VALUE : LONGEST_VALUE) && !/[。；]./u.test(after) || /[；;]$/u.test(after));
  return made(phrase, end, isValue ? 'value' : 'run-in', { bodyStart, closedBy: rest.text.charAt(cut) === ':' ? ':' : '。' });
}

/** The rule that takes a phrase for a sentence. 组织实施 alone has no object and is a title. */
function sentenceRule(phrase: string, rules: HeadingRules): string | null {
  return phrase.length < SHORTEST_SENTENCE || rules.find('noun', phrase) ? null : rules.find('sentence', phrase);
}

/** A clause that ends in a full stop is a sentence unless it is as short as a title; one with commas unless a noun closes it. */
function isClause(phrase: string, whole: string, rules: HeadingRules): boolean {
  const length = lengthOf(phrase);
  if (whole.endsWith('。')) return length > 18;
  return length > 30 && /[，,；;]/u.test(phrase) && !rules.find('ending', phrase);
}

/** `加强财务管理，严格财务审核。` may be a title or a whole sentence; its siblings tell. */
export function isDoubtful({ title, closedBy }: Candidate): boolean {
  return closedBy === '。' && /[，,]/u.test(title.replace(/\([^()]*\)/gu, ''));
}

/** A title so long is believed only among siblings that have titles. Characters, brackets aside. */
const LONGEST_AMONG_TITLES = 45;

/** Whether a run-in title was only too long to be believed alone. */
export function isLongTitle(candidate: Candidate): boolean {
  return candidate.shape === 'sentence' && candidate.bodyStart !== null && candidate.rules.length === 0 && candidate.closedBy !== null && lengthOf(candidate.title) <= LONGEST_AMONG_TITLES
    && !(candidate.title.length > LONGEST_RUN_IN && /[，,]/u.test(candidate.title));
}

/** Whether a sentence is short enough to head paragraphs of its own. */
export function mayHead(candidate: Candidate): boolean {
  return candidate.shape === 'sentence' && candidate.bodyStart === null && candidate.title.length <= LONGEST_SENTENCE;
}
