import type { FormCell } from '../model/form.ts';
import type { Grid } from './grid.ts';
import type { HeaderColumn } from './indicator-header.ts';

/** A column that holds weight and score of each row in one cell: `20/18.5` under 分值/得分. */
export interface PointsPair {
  readonly column: HeaderColumn;
  /** The weight stands in front, as no score is above its weight in most rows. */
  readonly fullFirst: boolean;
}

const PAIR = /^(\d+(?:\.\d+)?)分?[/／](\d+(?:\.\d+)?)分?$/u;
/** At least so many rows have to hold a pair. */
const FEWEST_ROWS = 3;

/** The column of scores, where no other holds weights and its cells are pairs of numbers. */
export function findPointsPair(grid: Grid, from: number, to: number, columns: readonly HeaderColumn[]): PointsPair | null {
  const column = columns.find((one) => one.column === 'score');
  if (!column || columns.some((one) => one.column === 'weight')) return null;
  const pairs = grid.rows.slice(from, to).map((cells) => PAIR.exec(cells.find((cell) => cell.column >= column.from && cell.column < column.to)?.text ?? '')).filter((pair) => pair !== null);
  if (pairs.length < FEWEST_ROWS) return null;
  const above = pairs.filter(([, first, second]) => Number(first) > Number(second)).length;
  const below = pairs.filter(([, first, second]) => Number(first) < Number(second)).length;
  return { column, fullFirst: above >= below };
}

/** Weight and score of one cell; null for any other text. Without a column's order the larger is the weight. */
export function splitPoints<Cell extends FormCell>(cell: Cell, fullFirst?: boolean): { readonly full: Cell; readonly score: Cell } | null {
  const [, first, second] = PAIR.exec(cell.text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [full, score] = (fullFirst ?? Number(first) >= Number(second)) ? [first, second] : [second, first];
  return { full: { ...cell, text: full }, score: { ...cell, text: score } };
}
