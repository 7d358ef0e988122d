import type { Ruling } from './positioned-page.ts';

/** A ruling line on its axis: `at` is y for a horizontal line and x for a vertical one, points. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Lines {
  readonly horizontal: readonly Line[];
  readonly vertical: readonly Line[];
}

/** Pieces this far off each other sideways are the same line. */
const SAME_LINE = 1.2;
/** Pieces of one line with a gap up to this are joined; dashes and dots leave more between them, but are short. */
const GAP = 2.5;
const DASH_GAP = 5;
const DASH = 8;
/** What stays shorter than this after joining separates nothing. */
const SHORTEST = 4;

/** Sorts rulings by axis and joins the pieces of broken, dashed and overlapping lines. Each list is sorted by `at`. */
export function toLines(rulings: readonly Ruling[]): Lines {
  const horizontal: Line[] = [], vertical: Line[] = [];
  for (const { x0, top, x1, bottom } of rulings) {
    const width = x1 - x0, height = bottom - top;
    if (width > 0 && height > 0 && Math.max(width, height) < 3 && Math.max(width, height) < Math.min(width, height) * 2.2) {
      // A dot belongs to a dotted line of either direction; alone it is too short to count.
      horizontal.push({ at: (top + bottom) / 2, from: x0, to: x1 });
      vertical.push({ at: (x0 + x1) / 2, from: top, to: bottom });
    } else if (width >= height) horizontal.push({ at: (top + bottom) / 2, from: x0, to: x1 });
    else vertical.push({ at: (x0 + x1) / 2, from: top, to: bottom });
  }
  return { horizontal: joined(horizontal), vertical: joined(vertical) };
}

function joined(lines: Line[]): Line[] {
  lines.sort((a, b) => a.at - b.at);
  const result: Line[] = [];
  for (let i = 0; i < lines.length;) {
    let j = i + 1;
    while (j < lines.length && lines[j]!.at - lines[j - 1]!.at <= SAME_LINE && lines[j]!.at - lines[i]!.at <= SAME_LINE * 2) j++;
    joinCollinear(lines.slice(i, j), result);
    i = j;
  }
  return result.filter((line) => line.to - line.from >= SHORTEST).sort((a, b) => a.at - b.at || a.from - b.from);
}

function joinCollinear(lines: readonly Line[], into: Line[]): void {
  const sorted = [...lines].sort((a, b) => a.from - b.from);
  let { from, to } = sorted[0]!;
  let weighted = sorted[0]!.at * (to - from + 0.01), weight = to - from + 0.01, last = to - from;
  for (const line of sorted.slice(1)) {
    const length = line.to - line.from;
    const allowed = length < DASH && last < DASH ? DASH_GAP : GAP;
    if (line.from - to <= allowed) {
      to = Math.max(to, line.to);
      weighted += line.at * (length + 0.01);
      weight += length + 0.01;
    } else {
      into.push({ at: weighted / weight, from, to });
      ({ from, to } = line);
      weighted = line.at * (length + 0.01);
      weight = length + 0.01;
    }
    last = length;
  }
  into.push({ at: weighted / weight, from, to });
}

/** Snaps positions that lie within `tolerance` of their neighbours (double lines, misdrawn borders) to their mean. Sorted. */
export function snapped(positions: readonly number[], tolerance: number): number[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const result: number[] = [];
  for (let i = 0; i < sorted.length;) {
    let j = i + 1;
    while (j < sorted.length && sorted[j]! - sorted[j - 1]! <= tolerance && sorted[j]! - sorted[i]! <= tolerance * 1.5) j++;
    result.push((sorted[i]! + sorted[j - 1]!) / 2);
    i = j;
  }
  return result;
}
