import { mergedCells } from './merged-cells.ts';
import type { Grid } from './ruled-grid.ts';
import type { Line, Lines } from './rulings.ts';
import { snapped } from './rulings.ts';

/** Lines meet if they come this near: borders are often drawn a little short or long. */
export const MEETING = 3;
/** Parallel lines this near are one border (double lines). */
const DOUBLE = 3.4;
/** More pairs of lines than this are no table but a drawing. */
const MOST_CROSSINGS = 4_000_000;
/** Larger grids are none either. */
const MOST_SLOTS = 200_000;
/** Rows and columns that reach out beyond the last crossing line by this are open at that side. */
const OPEN_SIDE = 8;

/** Grids of lines that touch each other, one for each connected group; a group needs lines in both directions. */
export function gridsFrom(lines: Lines): Grid[] {
  const { horizontal, vertical } = withoutDrawing(lines);
  return connected(horizontal, vertical)
    .filter((group) => group.horizontal.length > 1 || group.vertical.length > 1)
    .map(toGrid)
    .filter((grid) => grid !== null);
}

/** Maps and technical drawings have tens of thousands of short lines; only long ones could be a table's. */
function withoutDrawing(lines: Lines): Lines {
  if (lines.horizontal.length * lines.vertical.length <= MOST_CROSSINGS) return lines;
  const long = (line: Line): boolean => line.to - line.from > 25;
  const horizontal = lines.horizontal.filter(long), vertical = lines.vertical.filter(long);
  return horizontal.length * vertical.length <= MOST_CROSSINGS ? { horizontal, vertical } : { horizontal: [], vertical: [] };
}

function connected(horizontal: readonly Line[], vertical: readonly Line[]): Lines[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (let i = 0; i < horizontal.length; i++) {
    const line = horizontal[i]!;
    for (let j = lowerBound(vertical, line.from - MEETING); j < vertical.length && vertical[j]!.at <= line.to + MEETING; j++) {
      const other = vertical[j]!;
      if (line.at >= other.from - MEETING && line.at <= other.to + MEETING) parent[find(i)] = find(horizontal.length + j);
    }
  }
  const groups = new Map<number, { horizontal: Line[]; vertical: Line[] }>();
  const groupOf = (i: number): { horizontal: Line[]; vertical: Line[] } => {
    const root = find(i);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((line, i) => groupOf(i).horizontal.push(line));
  vertical.forEach((line, j) => groupOf(horizontal.length + j).vertical.push(line));
  return [...groups.values()].filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
}

function lowerBound(lines: readonly Line[], at: number): number {
  let low = 0, high = lines.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (lines[half]!.at < at) low = half + 1;
    else high = half;
  }
  return low;
}

function toGrid(lines: Lines): Grid | null {
  const xs = withOpenSides(snapped(lines.vertical.map((line) => line.at), DOUBLE), lines.horizontal);
  const ys = withOpenSides(snapped(lines.horizontal.map((line) => line.at), DOUBLE), lines.vertical);
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > MOST_SLOTS) return null;
  const cells = mergedCells(xs, ys, lines);
  return { xs, ys, cells, lines, bbox: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!] };
}

/** Adds the ends of the crossing lines where at least two of them (or the only ones) reach out beyond the last parallel line. */
function withOpenSides(positions: number[], crossing: readonly Line[]): number[] {
  const first = positions[0]!, last = positions.at(-1)!;
  const starts = crossing.map((line) => line.from).filter((from) => from < first - OPEN_SIDE);
  const ends = crossing.map((line) => line.to).filter((to) => to > last + OPEN_SIDE);
  const need = Math.min(2, crossing.length);
  const result = [...positions];
  if (starts.length >= need) result.unshift(Math.min(...starts));
  if (ends.length >= need) result.push(Math.max(...ends));
  return result;
}
