import { cellFit } from './cell-fit.ts';
import type { Grid } from './grid.ts';
import type { HeaderColumn } from './indicator-header.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Where the columns of a header really stand in the rows below it. In a damaged dump the header may be one column to the left
 * of its rows; the order still holds, so each column gets the grid column in which most cells say what it wants.
 */
export function homeColumns(grid: Grid, from: number, to: number, columns: readonly HeaderColumn[], lexicon: Lexicon): HeaderColumn[] {
  const width = grid.columnCount;
  const fits = columns.map((column) => {
    const sums = Array.from<number>({ length: width }).fill(0);
    for (let row = from; row < to; row++) {
      for (const cell of grid.rows[row]!) sums[cell.column]! += cellFit(cell.text, column.column, lexicon);
    }
    return sums;
  });
  // best[i][c]: most that columns i.. can reach when they stand at c or further right.
  const best: number[][] = Array.from({ length: columns.length + 1 }, () => Array.from<number>({ length: width + 1 }).fill(0));
  const choice: number[][] = Array.from({ length: columns.length }, () => Array.from<number>({ length: width + 1 }).fill(-1));
  for (let i = columns.length - 1; i >= 0; i--) {
    for (let c = width; c >= 0; c--) {
      if (width - c < columns.length - i) {
        best[i]![c] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const here = fits[i]![c]! + (c === columns[i]!.from ? PRINTED : 0) + best[i + 1]![c + 1]!;
      const later = best[i]![c + 1]!;
      best[i]![c] = Math.max(here, later);
      choice[i]![c] = here >= later ? 1 : 0;
    }
  }
  if (best[0]![0] === Number.NEGATIVE_INFINITY) return [...columns];
  const homes: number[] = [];
  for (let i = 0, c = 0; i < columns.length; c++) {
    if (choice[i]![c] === 1) {
      homes.push(c);
      i++;
    }
  }
  return columns.map((column, i) => ({ ...column, from: homes[i]!, to: homes[i + 1] ?? Math.max(homes[i]! + 1, width) }));
}

/** What the printed place of a header is worth, in cells that fit. */
const PRINTED = 0.6;
