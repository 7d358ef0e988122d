import type { FoundTable } from './found-table.ts';
import type { JoinedTable } from './joined-table.ts';

/** Column borders of two parts of one table lie this near to each other. Points. */
const SAME_BORDER = 6;

interface Columned {
  readonly column: number;
  readonly columnSpan: number;
}

/**
 * Puts the part of a table on the next page on the columns of the part before, or the other way round: merged cells may leave one
 * part with fewer column lines. Null if a border of the coarser part is none of the finer one's.
 */
export function withBorders(joined: JoinedTable, above: FoundTable, below: FoundTable): { above: JoinedTable; below: FoundTable } | null {
  const upper = bordersOf(above), lower = bordersOf(below);
  if (Math.abs(upper[0]! - lower[0]!) > SAME_BORDER || Math.abs(upper.at(-1)! - lower.at(-1)!) > SAME_BORDER) return null;
  // `above` may have been put on finer columns when it was joined itself; then only the same number of columns will do.
  if (joined.columnCount !== above.columnCount && above.columnCount !== below.columnCount) return null;
  if (upper.length >= lower.length) {
    const places = mapped(lower, upper);
    return places && { above: joined, below: { ...below, columnCount: joined.columnCount, cells: below.cells.map((cell) => moved(cell, places)) } };
  }
  const places = mapped(upper, lower);
  return places && { above: { ...joined, columnCount: below.columnCount, cells: joined.cells.map((cell) => moved(cell, places)) }, below };
}

/** For every border of the coarser part the border of the finer one that it is; null if one has none. */
function mapped(coarse: readonly number[], fine: readonly number[]): number[] | null {
  const places: number[] = [];
  for (const border of coarse) {
    let best = 0;
    for (let i = 1; i < fine.length; i++) if (Math.abs(fine[i]! - border) < Math.abs(fine[best]! - border)) best = i;
    if (Math.abs(fine[best]! - border) > SAME_BORDER || (places.length > 0 && best <= places.at(-1)!)) return null;
    places.push(best);
  }
  return places;
}

const moved = <T extends Columned>(cell: T, places: readonly number[]): T => ({
  ...cell, column: places[cell.column]!, columnSpan: places[cell.column + cell.columnSpan]! - places[cell.column]!,
});

/** Left border of every column and the right border of the last, points. */
function bordersOf(table: FoundTable): number[] {
  const borders: number[] = Array.from({ length: table.columnCount + 1 }, () => Number.NaN);
  for (const cell of table.cells) {
    borders[cell.column] = cell.bbox[0];
    borders[cell.column + cell.columnSpan] = cell.bbox[2];
  }
  borders[0] = table.bbox[0];
  borders[table.columnCount] = table.bbox[2];
  return borders.map((border, i) => (Number.isNaN(border) ? borders[i - 1]! : border));
}
