import type { Dropped } from '../../model/document.ts';
import type { Line } from './lines.ts';
import { startsWithListMark } from './list-mark.ts';

export interface WithoutContents<L extends Line> {
  readonly lines: readonly L[];
  readonly dropped: readonly Dropped[];
}

/**
 * Takes tables of contents out of the flow. With the word 目录 above it, a table of contents goes on until its first
 * entry stands there again, as long as lines end in a page number (a few damaged lines in between included), or as long
 * as they stand again later. Without the word, lines with dot leaders are one, and numbered titles with tabs and page numbers.
 */
export function withoutContents<L extends Line>(lines: readonly L[]): WithoutContents<L> {
  const ranges = findContents(lines);
  if (ranges.length === 0) return { lines, dropped: [] };
  const kept: L[] = [];
  const dropped: Dropped[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    for (const line of lines.slice(from, start)) kept.push(line);
    for (const line of lines.slice(start, end)) if (line.text.trim() !== '') dropped.push({ text: line.text.trim(), reason: 'contents', page: null });
    from = end;
  }
  for (const line of lines.slice(from)) kept.push(line);
  return { lines: kept, dropped };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function findContents(lines: readonly Line[]): Range[] {
  const ranges: Range[] = [];
  let again: ReadonlyMap<string, number> | null = null;
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i]!.text;
    let end = i;
    if (text.length <= 20 && TITLE.test(text)) {
      end = Math.max(endOfNumbered(lines, i + 1), endAtFirstAgain(lines, i + 1));
      if (end === i + 1) end = endOfRepeated(lines, i + 1, (again ??= lastPlaces(lines)));
    } else if (isEntry(text, LEADER)) {
      end = endOfLeaders(lines, i);
    } else if (isEntry(text, TABBED) && startsWithListMark(text)) {
      end = endOfTabbed(lines, i, (again ??= lastPlaces(lines)));
    }
    if (end > i + 1) {
      ranges.push({ start: i, end });
      i = end - 1;
    }
  }
  return ranges;
}

const TITLE = /^[#\s*]*(?:目\s*录|目\s*次)[\s*:：]*$/u;

/** Dots, tabs or spaces and then a page number, behind words: `一、部门概况……3`, `公用取暖费绩效目标表⇥. 6`. */
const NUMBERED = /[\u4e00-\u9fff][^\d]*.*?(?:[\t.．…·⋯。_\s-])[\s(（]*\d{1,3}[)）\s]*$/u;
const LEADER = /[\u4e00-\u9fff].*?(?:[.．·⋯]{4,}|…{2,}|(?:[.．·]\s){4,})\s*[(（]?\d{1,3}[)）]?\s*$/u;

/** `一、部门概况⇥3`. */
const TABBED = /^[^\t]*[\u4e00-\u9fff][^\t]*\t+\d{1,3}\s*$/u;

/** Damaged lines in a row before a table of contents is over. */
const DAMAGED = 4;

function endOfNumbered(lines: readonly Line[], start: number): number {
  let end = start;
  let damaged = 0;
  for (let i = start; i < lines.length && damaged <= DAMAGED; i++) {
    const { text, kind } = lines[i]!;
    if (kind === 'table') break;
    if (text.trim() === '') continue;
    if (isSentence(text)) break;
    if (isEntry(text, NUMBERED)) {
      end = i + 1;
      damaged = 0;
    } else damaged++;
  }
  return end;
}

function endOfLeaders(lines: readonly Line[], start: number): number {
  let found = 0;
  let end = start;
  let damaged = 0;
  for (let i = start; i < lines.length && damaged <= 1; i++) {
    const { text, kind } = lines[i]!;
    if (kind === 'table') break;
    if (text.trim() === '') continue;
    if (isSentence(text)) break;
    if (isEntry(text, LEADER)) {
      found++;
      damaged = 0;
      end = i + 1;
    } else damaged++;
  }
  return found >= 3 ? end : start;
}

/** At least four numbered titles with a tab and a page number that never falls; half of the titles stand again further down. */
function endOfTabbed(lines: readonly Line[], start: number, last: ReadonlyMap<string, number>): number {
  let found = 0;
  let again = 0;
  let page = 0;
  let end = start;
  for (let i = start; i < lines.length; i++) {
    const { text } = lines[i]!;
    if (text.trim() === '') continue;
    const number = Number(/\d+\s*$/u.exec(text.slice(-8))?.[0] ?? Number.NaN);
    if (!isEntry(text, TABBED) || !(number >= page)) break;
    found++;
    page = number;
    if ((last.get(titleOf(text.split('\t', 1)[0]!)) ?? -1) > i) again++;
    end = i + 1;
  }
  return found >= 4 && again * 2 >= found ? end : start;
}

/** Lines that a table of contents has at most. */
const LONGEST_CONTENTS = 200;

/** The text itself begins where the first entry stands a second time, on one line or on two. */
function endAtFirstAgain(lines: readonly Line[], start: number): number {
  const titles: { readonly at: number; readonly title: string }[] = [];
  for (let i = start; i < Math.min(lines.length, start + LONGEST_CONTENTS); i++) {
    const { text, kind } = lines[i]!;
    if (kind === 'table' || isSentence(text)) break;
    if (text.trim() !== '') titles.push({ at: i, title: titleOf(text).replace(/[.．…·]*\d{0,3}$/u, '') });
  }
  const first = titles[0]?.title ?? '';
  if (first.length < 3) return start;
  for (let k = 3; k < titles.length; k++) {
    const { at, title } = titles[k]!;
    if (title === first || (title.length >= 3 && title + (titles[k + 1]?.title ?? '') === first)) return at;
  }
  return start;
}

/** Entries without page numbers: at least three titles in a row that all stand again further down. */
function endOfRepeated(lines: readonly Line[], start: number, last: ReadonlyMap<string, number>): number {
  let found = 0;
  let end = start;
  let unknown = 0;
  for (let i = start; i < lines.length && unknown <= 2; i++) {
    const { text, kind } = lines[i]!;
    if (kind === 'table') break;
    if (text.trim() === '') continue;
    if (isSentence(text)) break;
    if (last.get(titleOf(text))! > i && (startsWithListMark(text) || titleOf(text).length >= 4)) {
      found++;
      unknown = 0;
      end = i + 1;
    } else unknown++;
  }
  return found >= 3 ? end : start;
}

function lastPlaces(lines: readonly Line[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [i, line] of lines.entries()) if (line.text.length < 100) last.set(titleOf(line.text), i);
  return last;
}

/** Longest entry, characters; also keeps the patterns from running over a file without line ends. */
const LONGEST = 200;

const isEntry = (text: string, pattern: RegExp): boolean => text.length <= LONGEST && /\d[)）\s]*$/u.test(text.slice(-8)) && pattern.test(text);

const titleOf = (text: string): string => text.replace(/[\s#*]/gu, '');

const isSentence = (text: string): boolean => text.length > LONGEST || (text.length > 30 && /[，。；]/u.test(text) && !LEADER.test(text));
