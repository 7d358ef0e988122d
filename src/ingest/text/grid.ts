import type { CellInput, TableInput } from '../../model/builder.ts';
import type { TableOrigin } from '../../model/document.ts';
import { withoutLeftOvers } from './left-overs.ts';

/** Printed rows of a text table: each field's text, `''` for an explicit empty field, null where nothing is printed. */
export type Row = readonly (string | null)[];

/** What stood in one stretch of a file that looks like a table: the grid, and text that only stood beside it. */
export interface Grid {
  readonly origin: TableOrigin;
  readonly rows: readonly Row[];
}

/** A grid as the builder wants it. Columns at the right that are empty in every row are left out: they come from trailing tabs. */
export function toTable({ origin, rows }: Grid): TableInput {
  const columnCount = rows.reduce((widest, row) => Math.max(widest, filledWidth(row)), 0);
  const cells: CellInput[] = [];
  for (const [row, fields] of rows.entries()) {
    for (let column = 0; column < Math.min(fields.length, columnCount); column++) {
      const field = fields[column];
      if (field !== null && field !== undefined) cells.push({ row, column, content: withoutLeftOvers(field).trim() });
    }
  }
  return { origin, cells, rowCount: rows.length, columnCount };
}

/** Columns up to and with the last one that holds text. */
export function filledWidth(row: Row): number {
  for (let width = row.length; width > 0; width--) if (row[width - 1]) return width;
  return 0;
}

export const filledFields = (row: Row): string[] => row.filter((field): field is string => Boolean(field));
