import type { ListMark } from '../chinese/list-marks.ts';
import type { Span } from '../model/document.ts';
import type { HeadingRules } from './heading-rules.ts';
import type { Line } from './lines.ts';

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
  if (rest.text === '') return titleOnNextLine(lines, index, made, rules);
  if (rules.find('no-title', rest.text)) return null;
  const gap = wideGap(rest, rules);
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
    return joined(lines, index, phrase, made, rules) ?? made(phrase, end, 'bare', { closedBy: rest.text.endsWith('。') ? '。' : null });
  }
  const bodyStart = rest.span(rest.text.length - after.length, rest.text.length).start;
  if (goesOnCounting(mark, rest.text.slice(cut))) return made(phrase, end, 'sentence', { bodyStart, closedBy: null });
  const sentence = sentenceRule(phrase, rules);
  if (sentence || lengthOf(phrase) > LONGEST_RUN_IN || phrase.split(/[，,；;]/u).length > 2) {
    return made(phrase, end, 'sentence', { bodyStart, closedBy: '。', rules: sentence ? [sentence] : [] });
  }
  const isValue = rest.text.charAt(cut) === ':' && (after.length <= (after.endsWith('。') ? SHORT_VALUE : LONGEST_VALUE) && !/[。；]./u.test(after) || /[；;]$/u.test(after));
  return made(phrase, end, isValue ? 'value' : 'run-in', { bodyStart, closedBy: rest.text.charAt(cut) === ':' ? ':' : '。' });
}

/** The rule that takes a phrase for a sentence. 组织实施 alone has no object and is a title. */
function sentenceRule(phrase: string, rules: HeadingRules): string | null {
  return phrase.length < SHORTEST_SENTENCE || rules.find('noun', phrase) ? null : rules.find('sentence', phrase);
}

/** Signs at a title's end that are not part of it. */
const TRAILING = /[:。.;；,，、*\s]+$/u;

/** A clause that ends in a full stop is a sentence unless it is as short as a title; one with commas unless a noun closes it. */
function isClause(phrase: string, whole: string, rules: HeadingRules): boolean {
  const length = lengthOf(phrase);
  if (whole.endsWith('。')) return length > 18;
  return length > 30 && /[，,；;]/u.test(phrase) && !rules.find('ending', phrase);
}

/** Characters of a title without what stands in brackets. */
function lengthOf(text: string): number {
  return text.replace(/\([^()]*\)/gu, '').length;
}

/** `1、管理…支付。2、统筹…扶持。`: the paragraph is the list itself. */
function goesOnCounting({ style, value }: ListMark, after: string): boolean {
  const next = value + 1;
  if (style === 'arabic') return new RegExp(`[。；;]${next}[、.](?!\\d)`, 'u').test(after);
  if (style === 'arabic-paren') return new RegExp(`[。；;]\\(${next}\\)`, 'u').test(after);
  return style === 'circled' && after.includes(String.fromCodePoint(0x2460 + value));
}

const OPENING = '([《“"';
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '《': '》', '“': '”', '"': '"' };

/** Where a run-in title ends: the first `:` or `。` outside brackets and quotes and not between digits; the text's length when there is none. */
function firstStop(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch === '。') return i;
    if (ch === ':' && !(isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1)))) return i;
    if (OPENING.includes(ch)) {
      const close = text.indexOf(CLOSING[ch]!, i + 1);
      if (close > 0 && close - i <= 60) i = close;
    }
  }
  return text.length;
}

/** `一、部门概况    我局成立于…`: a gap parts title and text. Where the text behind it begins; null when there is none. */
function wideGap({ text, span }: Line['rest'], rules: HeadingRules): number | null {
  if (text.length <= LONGEST_RUN_IN) return null;
  let last = span(0, 1).end;
  for (let i = 1; i <= LONGEST_RUN_IN && !/[，。；:]/u.test(text.charAt(i - 1)); i++) {
    const { start, end } = span(i, i + 1);
    if (start - last >= 2 && i >= 3 && rules.find('ending', text.slice(0, i))) return i;
    last = end;
  }
  return null;
}

const isDigit = (ch: string): boolean => ch >= '0' && ch <= '9';

type Make = (title: string, end: number, shape: Shape, options?: Partial<Candidate>) => Candidate;

/** `第一部分`, `附件2:` and numbers that a narrow column cut off: the title stands in the next line. */
function titleOnNextLine(lines: readonly Line[], index: number, made: Make, rules: HeadingRules): Candidate | null {
  const next = lines[index + 1];
  if (!next || next.kind !== 'text' || next.mark) return null;
  const text = next.rest.text.replace(TRAILING, '');
  if (text === '' || lengthOf(text) > LONGEST_TITLE || /[。；]/u.test(text) || rules.find('no-title', text)) return null;
  const whole = joined(lines, index + 1, text, made, rules);
  if (whole) return whole;
  return made(text, next.rest.span(0, text.length).end, 'bare', { lastLine: index + 1 });
}

/** A line shorter than this was not broken by the page's edge. Characters. */
const FULL_LINE = 18;

/**
 * A title broken over two lines: a bracket is still open, or the first line is long and lacks the word that closes a title,
 * and the next one brings it.
 */
function joined(lines: readonly Line[], index: number, first: string, made: Make, rules: HeadingRules): Candidate | null {
  const next = lines[index + 1];
  if (!next || next.kind !== 'text' || next.mark) return null;
  const second = next.rest.text.replace(TRAILING, '');
  if (second === '' || second.length > 30 || /[。；，]/u.test(second)) return null;
  const open = opensBracket(first);
  const closes = open !== null && second.indexOf(open) >= 0 && second.indexOf(open) === second.lastIndexOf(open);
  const ends = second.length <= 15 && rules.find('ending', second) !== null;
  const goesOn = ends && first.length >= FULL_LINE && !rules.find('ending', first) && !differs(lines[index]!, next);
  // Big centred titles of parts: the second line is set like the first.
  const sameFace = ends && isPart(lines[index]!) && next.style.fontSize !== undefined && !differs(lines[index]!, next) && next.style.centred === true;
  if (!closes && !goesOn && !sameFace) return null;
  const rule = rules.find('ending', first + second);
  return made(first + second, next.rest.span(0, second.length).end, 'bare', { lastLine: index + 1, rules: rule ? [rule] : [] });
}

const isPart = (line: Line): boolean => line.mark !== null && ['part', 'chapter', 'attachment'].includes(line.mark.style);

/** Whether two lines are set in different sizes. */
function differs(first: Line, second: Line): boolean {
  const [a, b] = [first.style.fontSize, second.style.fontSize];
  return a !== undefined && b !== undefined && Math.abs(a - b) > 0.6;
}

/** The closing bracket that a text still waits for, or null. */
function opensBracket(text: string): string | null {
  for (const open of '(《“') {
    const close = CLOSING[open]!;
    if (text.lastIndexOf(open) > text.lastIndexOf(close)) return close;
  }
  return null;
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
