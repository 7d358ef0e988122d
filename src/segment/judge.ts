import type { Candidate } from './candidates.ts';
import { isDoubtful, isLongTitle, mayHead } from './candidates.ts';
import type { HeadingRules } from './heading-rules.ts';
import type { Line } from './lines.ts';
import { nest, type Nested } from './nest.ts';

/**
 * Decides which numbered lines are headings. Lists are judged as a whole, since siblings are of one kind: a list of duties
 * is no outline even where one of its items begins like a title, and 三、 is a heading where 一、 and 二、 are.
 */
export function judge(candidates: readonly Candidate[], lines: readonly Line[], rules: HeadingRules): Candidate[] {
  const nested = nest(candidates.map((candidate) => candidate.mark), rules);
  const runs = new Map<number, number[]>();
  nested.forEach(({ run }, index) => {
    const members = runs.get(run);
    if (members) members.push(index);
    else runs.set(run, [index]);
  });
  const headings = new Set<number>();
  for (const members of runs.values()) {
    const list = members.map((index) => ({ index, candidate: candidates[index]!, governs: governs(candidates, nested, index, lines) }));
    const parent = nested[members[0]!]!.parent;
    for (const index of headingsOf(list, { parent: parent === null ? null : candidates[parent]!, lines, rules })) headings.add(index);
  }
  return candidates.filter((_, index) => headings.has(index));
}

interface Member {
  readonly index: number;
  readonly candidate: Candidate;
  /** Whether text, a table or a list of its own stands below it. */
  readonly governs: boolean;
}

interface Around {
  readonly parent: Candidate | null;
  readonly lines: readonly Line[];
  readonly rules: HeadingRules;
}

function headingsOf(list: readonly Member[], around: Around): number[] {
  const first = list[0]!.candidate;
  const count = (is: (member: Member) => boolean): number => list.filter(is).length;
  const sentences = count(({ candidate }) => candidate.shape === 'sentence');
  if (first.mark.style === 'attachment') return list.filter((member) => isAttachment(member, around.lines)).map(({ index }) => index);
  if (isDuties(first, around) && sentences + count(({ candidate }) => candidate.shape !== 'bare') > 0) {
    return list.filter(({ candidate, governs }) => candidate.shape === 'bare' && governs && !around.rules.find('sentence', candidate.title)).length > list.length / 2
      ? list.filter(({ candidate }) => candidate.shape === 'bare').map(({ index }) => index)
      : [];
  }
  const governing = count(({ governs }) => governs);
  if (sentences * 2 > list.length) {
    const all = list.length > 1 && list.every(({ candidate, governs }) => governs && (mayHead(candidate) || candidate.shape === 'bare'));
    return all ? list.map(({ index }) => index) : [];
  }
  // What stands below the last item may follow the whole list.
  const last = list.at(-1)!;
  const others = governing - (last.governs ? 1 : 0);
  const runIn = count(({ candidate }) => candidate.shape === 'run-in');
  const allRunIn = runIn === list.length;
  // `1.投入目标:全年收入3亿元；` are values, and so is the last of them, which ends in a full stop; among titles,
  // `(三)基金支出情况:无。` is one.
  const values = count(({ candidate }) => candidate.shape === 'value') * 2 > list.length;
  const isHeading = ({ candidate, governs }: Member): boolean => {
    if (isDoubtful(candidate) && !allRunIn) return false;
    if (candidate.shape === 'value' && !values && list.length > 1) return true;
    if (candidate.shape === 'value' || (values && candidate.closedBy === ':')) return governs && candidate.shape === 'value' && (list.length === 1 || others > 0);
    return candidate.shape !== 'sentence' || (runIn * 2 > list.length && isLongTitle(candidate));
  };
  // Tasks told in paragraphs, some of which begin with a phrase: no outline.
  const bare = count(({ candidate }) => candidate.shape === 'bare' && candidate.closedBy === null);
  if (bare === 0 && sentences * 4 >= list.length && sentences > 0) return [];
  // Titles below which nothing stands are a list of names: 内设机构, a table of contents, the sheets of an attachment.
  if (runIn === 0 && list.length > 1 && others === 0) return [];
  if (runIn === 0 && list.length === 1 && !last.governs && first.mark.style !== 'han') return [];
  return list.filter(isHeading).map(({ index }) => index);
}

/** Whether the lines of a list are duties or parts of a sentence: by the title above them or by the sentence in front of them. */
function isDuties(first: Candidate, { parent, lines, rules }: Around): boolean {
  if (parent && rules.find('duties', parent.title)) return true;
  const before = lines[first.line - 1];
  if (before?.kind !== 'text' || before === (parent && lines[parent.lastLine])) return false;
  const tail = before.rest.text.slice(-40);
  return rules.find('introduces-parts', tail) !== null || (rules.find('introduces-list', tail) !== null && first.shape === 'sentence');
}

function governs(candidates: readonly Candidate[], nested: readonly Nested[], index: number, lines: readonly Line[]): boolean {
  const { lastLine, bodyStart } = candidates[index]!;
  const next = candidates[index + 1];
  if (bodyStart !== null && candidates[index]!.shape !== 'value') return true;
  if (lastLine + 1 >= lines.length) return false;
  if (!next || next.line > lastLine + 1) return true;
  return nested[index + 1]!.parent === index;
}

/** An attachment's heading has the attachment below it. The mention of an attachment at the report's end has the signature. */
function isAttachment({ candidate, governs }: Member, lines: readonly Line[]): boolean {
  if (!governs) return false;
  for (const line of lines.slice(candidate.lastLine + 1, candidate.lastLine + 1 + SIGNATURE_WITHIN)) {
    if (line.kind === 'table' || line.end - line.start > LONGEST_SIGNATURE) break;
    if (SIGNED.test(line.rest.text)) {
      // On the cover of an attachment its own headings follow.
      const next = lines.slice(lines.indexOf(line) + 1).find(({ mark }) => mark !== null);
      if (!next || next.mark!.style === 'attachment') return false;
    }
  }
  // The number of a report that is itself an attachment stands in its first line and belongs to its title.
  return lines.slice(0, candidate.line).some((line) => line.kind === 'table' || line.end - line.start > LONGEST_SIGNATURE);
}

/** Further attachments, the unit's name and the date follow within so many lines, none of them longer. */
const SIGNATURE_WITHIN = 6;
const LONGEST_SIGNATURE = 40;
const SIGNED = /^[^:]{0,20}(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{1,3}月.{1,3}日$/u;
