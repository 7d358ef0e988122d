import { foldText } from '../chinese/fold.ts';
import type { Document, Table } from '../model/document.ts';
import { textOf } from '../model/document.ts';
import type { FormCell } from '../model/form.ts';

/** A printed cell of a table with its folded text; never empty. */
export interface GridCell extends FormCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table as the readers of forms see it: rows of printed cells, and what covers a position. */
export interface Grid {
  readonly table: Table;
  readonly rowCount: number;
  readonly columnCount: number;
  /** The cells with text that begin in each row, from left to right. */
  readonly rows: readonly (readonly GridCell[])[];
  /** Cell positions prove nothing by themselves: the columns may be out of step. */
  readonly loose: boolean;
  /** The cell with text over a position, merged cells included. */
  at(row: number, column: number): GridCell | null;
}

const LOOSE: ReadonlySet<Table['origin']> = new Set(['tabs', 'lines', 'aligned', 'pipes']);

export function gridOf(document: Document, table: Table): Grid {
  const rows: GridCell[][] = Array.from({ length: table.rowCount }, () => []);
  const cells: GridCell[] = [];
  for (const cell of table.cells) {
    const text = foldText(textOf(document, cell));
    if (text === '') continue;
    const { row, column, rowSpan, columnSpan, start, end } = cell;
    const gridCell: GridCell = { text, row, column, rowSpan, columnSpan, at: { start, end, table: table.index, row, column } };
    rows[row]?.push(gridCell);
    cells.push(gridCell);
  }
  const { rowCount, columnCount } = table;
  return { table, rows, rowCount, columnCount, loose: LOOSE.has(table.origin), at: placesOf(cells, rowCount, columnCount) };
}

/** Which of the cells covers a position; of two the later one. */
export function placesOf(cells: readonly GridCell[], rowCount: number, columnCount: number): Grid['at'] {
  const covers = new Map<number, GridCell>();
  for (const cell of cells) {
    const { row, column, rowSpan, columnSpan } = cell;
    if (rowSpan === 1 && columnSpan === 1) {
      covers.set(row * columnCount + column, cell);
      continue;
    }
    const lastRow = Math.min(row + rowSpan, rowCount);
    const lastColumn = Math.min(column + columnSpan, columnCount);
    for (let r = row; r < lastRow; r++) for (let c = column; c < lastColumn; c++) covers.set(r * columnCount + c, cell);
  }
  return (row, column) => (column < 0 || column >= columnCount ? null : (covers.get(row * columnCount + column) ?? null));
}

/** The same table whose cells have other spans. */
export const spannedGrid = (grid: Grid, rows: readonly (readonly GridCell[])[]): Grid => ({ ...grid, rows, at: placesOf(rows.flat(), grid.rowCount, grid.columnCount) });

/** Cells without those that repeat the text of the cell before: some carriers print a merged cell once in every column. */
export const distinct = (cells: readonly GridCell[]): readonly GridCell[] =>
  cells.some((cell, index) => index > 0 && cell.text === cells[index - 1]!.text) ? cells.filter((cell, index) => index === 0 || cell.text !== cells[index - 1]!.text) : cells;
