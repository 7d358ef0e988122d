import { issueAt } from './issues.ts';
import type { Issue } from '../model/outcome.ts';
import type { AmountHeaderColumn } from './amount-header.ts';
import { isAmountText, isBlankAmount } from './amount-text.ts';
import type { Grid, GridCell } from './grid.ts';

/** The cells of a row by the header column they stand under. */
export type CellsOfRow = ReadonlyMap<number, GridCell>;

/**
 * Cells of a row under the columns of a header. In a grid out of step a row whose amounts lie beside their columns is moved
 * as a whole, by as few columns as possible, where its percentages then stand under the rate; otherwise it stays as printed, and
 * is not read where its percentages say that it cannot be so. Issues: `tables.row-realigned`, `tables.amounts-out-of-step`.
 */
export function cellsUnder(grid: Grid, row: number, columns: readonly AmountHeaderColumn[], issues: Issue[]): CellsOfRow {
  const valued = columns.filter((column) => column.kind !== 'label' && column.kind !== 'code');
  const cells = new Map<number, GridCell>();
  if (grid.loose) {
    const named = new Set(columns.filter((column) => !valued.includes(column)).map((column) => column.at));
    // A code or a number of order below its own header is no amount that lies beside its column.
    const values = grid.rows[row]!.filter((cell) => (isAmountText(cell.text) || isRate(cell.text) || isBlankAmount(cell.text)) && !(named.has(cell.column) && /^\d+$/u.test(cell.text)));
    const shift = values.length > 0 ? bestShift(values, valued) : 0;
    if (shift !== 0) {
      for (const cell of values) cells.set(cell.column + shift, cell);
      issues.push(issueAt('tables.row-realigned', 'info', values.map((cell) => cell.at), '这一行的金额与表头错位,按内容归位', 'the amounts of a row are out of step with the header and were put in place by their content'));
      return cells;
    }
  }
  if (grid.loose && isTorn(grid.rows[row]!, valued)) {
    const values = grid.rows[row]!.filter((cell) => isAmountText(cell.text));
    issues.push(issueAt('tables.amounts-out-of-step', 'warning', values.map((cell) => cell.at), '这一行的金额与表头错位且无法归位,未读取', 'the amounts of a row are out of step with the header and nothing proves their places; they are not read'));
    return cells;
  }
  for (const column of valued) {
    const cell = grid.at(row, column.at);
    if (cell && cell.row === row && (cell.column === column.at || !valued.some((other) => other.at === cell.column))) cells.set(column.at, cell);
  }
  return cells;
}

const isRate = (text: string): boolean => /^-?[\d.]+[%％]$/u.test(text);

/** A percentage stands behind the rate, and under the rate an amount that is none: which amount is which is not said. */
function isTorn(cells: readonly GridCell[], columns: readonly AmountHeaderColumn[]): boolean {
  const rate = columns.find((column) => column.kind === 'rate');
  const under = rate && cells.find((cell) => cell.column === rate.at);
  if (!rate || !under || !isAmountText(under.text) || !columns.some((column) => column.kind === 'amount' && column.stage !== null)) return false;
  return Number(under.text.replace(/,/gu, '')) > MOST_RATE && cells.some((cell) => cell.column === rate.at + 1 && isRate(cell.text));
}

/** Percent. */
const MOST_RATE = 200;

/** 执行率(%) holds its percentages without the sign. */
const printsUnit = (column: AmountHeaderColumn): boolean => /[(（][%％][)）]$/u.test(column.header.text);

/** 0 where the row fits as printed or no shift fits it. */
function bestShift(values: readonly GridCell[], columns: readonly AmountHeaderColumn[]): number {
  const byPlace = new Map(columns.map((column) => [column.at, column]));
  const fits = (shift: number): boolean =>
    values.every((cell) => {
      const column = byPlace.get(cell.column + shift);
      return column !== undefined && (isRate(cell.text) ? column.kind === 'rate' || column.kind === 'none' : column.kind !== 'rate' || isBlankAmount(cell.text) || cell.text === '0' || printsUnit(column));
    });
  if (fits(0)) return 0;
  return [1, -1, 2, -2].find((shift) => fits(shift)) ?? 0;
}
