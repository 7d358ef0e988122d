import type { Box } from '../model/document.ts';
import type { FoundTable } from './found-table.ts';
import type { PositionedPage } from './positioned-page.ts';
import { lineOf } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

export type OrderedBlock =
  | { readonly kind: 'table'; readonly table: FoundTable }
  | { readonly kind: 'lines'; readonly lines: readonly TextLine[]; readonly left: number; readonly right: number };

/** A strip without text between two columns of prose is at least this wide, in ems. */
const GUTTER = 1.1;
/** Fewer lines side by side are not columns. */
const COLUMN_LINES = 5;
/** Each column of prose holds at least this share of the width of both. */
const COLUMN_SHARE = 0.28;

/** Text and tables of a page from top to bottom; where prose runs in columns, the left column before the right one. */
export function readingOrder(page: PositionedPage, tables: readonly FoundTable[], lines: readonly TextLine[]): OrderedBlock[] {
  const blocks: { top: number; block: OrderedBlock }[] = tables.map((table) => ({ top: table.bbox[1], block: { kind: 'table', table } }));
  const sorted = [...lines].sort((a, b) => a.bbox[1] - b.bbox[1]);
  const cuts = tables.map((table) => table.bbox).sort((a, b) => a[1] - b[1]);
  for (const run of betweenTables(sorted, cuts)) {
    for (const part of columnsOf(run)) {
      const [left, right] = part.columns ? edgesOf(part.lines) : marginsOf(lines, page);
      blocks.push({ top: part.top, block: { kind: 'lines', lines: part.lines, left, right } });
    }
  }
  return blocks.sort((a, b) => a.top - b.top).map(({ block }) => block);
}

function betweenTables(lines: readonly TextLine[], tables: readonly Box[]): TextLine[][] {
  const runs: TextLine[][] = [];
  let run: TextLine[] = [], next = 0;
  for (const line of lines) {
    let crossed = false;
    while (next < tables.length && tables[next]![1] < line.bbox[1]) { next++; crossed = true; }
    if (crossed && run.length > 0) { runs.push(run); run = []; }
    run.push(line);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

interface Part {
  readonly lines: readonly TextLine[];
  readonly top: number;
  readonly columns: boolean;
}

/** Stretches of lines that share a gutter are cut along it; the others stay whole. */
function columnsOf(lines: readonly TextLine[]): Part[] {
  const parts: Part[] = [];
  let plain: TextLine[] = [];
  const flush = (): void => {
    if (plain.length > 0) parts.push({ lines: plain, top: plain[0]!.bbox[1], columns: false });
    plain = [];
  };
  for (let i = 0; i < lines.length;) {
    const found = columnStretch(lines, i);
    if (!found) {
      plain.push(lines[i++]!);
      continue;
    }
    flush();
    const { end, at } = found;
    const stretch = lines.slice(i, end), top = stretch[0]!.bbox[1];
    const left = stretch.map((line) => line.words.filter((word) => word.bbox[0] < at)).filter((words) => words.length > 0).map(lineOf);
    const right = stretch.map((line) => line.words.filter((word) => word.bbox[0] >= at)).filter((words) => words.length > 0).map(lineOf);
    parts.push(...columnsOf(left).map((part) => ({ ...part, top, columns: true })), ...columnsOf(right).map((part) => ({ ...part, top: top + 0.001, columns: true })));
    i = end;
  }
  flush();
  return parts;
}

/** The longest stretch from line `start` whose lines all leave the same strip free, and the middle of that strip. */
export function columnStretch(lines: readonly TextLine[], start: number): { end: number; at: number } | null {
  let from = -Infinity, to = Infinity, end = start, parted = 0;
  const first = gapsOf(lines[start]!);
  if (first.length === 0) return null;
  for (const gap of first) {
    let lo = gap[0], hi = gap[1], i = start + 1, both = 1;
    for (; i < lines.length; i++) {
      const line = lines[i]!;
      if (line.bbox[1] - lines[i - 1]!.bbox[3] > line.fontSize * 1.3) break;
      const free = line.bbox[2] <= lo || line.bbox[0] >= hi ? [[lo, hi] as const] : clipped(line, lo, hi);
      const best = free.sort((a, b) => (b[1] - b[0]) - (a[1] - a[0]))[0];
      if (!best || best[1] - best[0] < line.fontSize * GUTTER) break;
      [lo, hi] = best;
      if (line.bbox[0] < lo && line.bbox[2] > hi) both++;
    }
    if (i > end && both >= COLUMN_LINES) { end = i; from = lo; to = hi; parted = both; }
  }
  if (parted < COLUMN_LINES) return null;
  const at = (from + to) / 2;
  return isProse(lines.slice(start, end), at) ? { end, at } : null;
}

/** Both sides are wide and their lines mostly full: columns of prose, not a label beside its value. */
function isProse(lines: readonly TextLine[], at: number): boolean {
  const [left, right] = edgesOf(lines);
  if (Math.min(at - left, right - at) < (right - left) * COLUMN_SHARE) return false;
  const full = lines.filter((line) => {
    const before = line.words.filter((word) => word.bbox[2] <= at), after = line.words.filter((word) => word.bbox[0] >= at);
    const width = (words: typeof before): number => (words.length > 0 ? Math.max(...words.map((w) => w.bbox[2])) - Math.min(...words.map((w) => w.bbox[0])) : 0);
    return width(before) > (at - left) * 0.6 || width(after) > (right - at) * 0.6;
  });
  return full.length >= lines.length * 0.6;
}

function gapsOf(line: TextLine): (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  for (let i = 1; i < line.words.length; i++) {
    const from = line.words[i - 1]!.bbox[2], to = line.words[i]!.bbox[0];
    if (to - from >= line.fontSize * GUTTER) gaps.push([from, to]);
  }
  return gaps;
}

function clipped(line: TextLine, lo: number, hi: number): (readonly [number, number])[] {
  const edges: (readonly [number, number])[] = [];
  let from = -Infinity;
  for (const word of line.words) {
    edges.push([from, word.bbox[0]]);
    from = Math.max(from, word.bbox[2]);
  }
  edges.push([from, Infinity]);
  return edges.map(([a, b]) => [Math.max(a, lo), Math.min(b, hi)] as const).filter(([a, b]) => b > a);
}

const edgesOf = (lines: readonly TextLine[]): [number, number] => [Math.min(...lines.map((l) => l.bbox[0])), Math.max(...lines.map((l) => l.bbox[2]))];

/** Left and right edge of a page's text; a page with little text takes the mirror of its left margin on the right. */
function marginsOf(lines: readonly TextLine[], page: PositionedPage): [number, number] {
  const [left, right] = edgesOf(lines);
  const margin = Math.min(left, page.width - right, page.width * 0.2);
  return lines.length >= 4 && right > page.width * 0.75 ? [left, right] : [Math.min(left, page.width * 0.2), Math.max(right, page.width - Math.max(margin, Math.min(left, page.width * 0.16)))];
}
