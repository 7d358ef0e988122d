import type { Dropped } from '../../model/document.ts';
import type { Line } from './lines.ts';
import { startsWithListMark } from './list-mark.ts';

export interface WithoutContents<L extends Line> {
  readonly lines: readonly L[];
  readonly dropped: readonly Dropped[];
}

/**
 * Takes tables of contents out of the flow. With the word 目录 above it, a table of contents goes on as long as lines end
 * in a page number, a few damaged lines in between included, or, without page numbers, as long as lines stand again
 * later in the text. Without the word, three or more lines with dot leaders are one.
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
      end = endOfNumbered(lines, i + 1);
      if (end === i + 1) end = endOfRepeated(lines, i + 1, (again ??= lastPlaces(lines)));
    } else if (isEntry(text, LEADER)) {
      end = endOfLeaders(lines, i);
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

const isSentence = (text: string): boolean => text.length > LONGEST || (text.length > 40 && /[。；]/u.test(text));
