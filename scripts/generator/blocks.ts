/** A generated document before it is rendered to a carrier. */
export type GenBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'subtitle'; readonly text: string }
  | GenHeading
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'right' }
  | GenTable;

export interface GenHeading {
  readonly kind: 'heading';
  readonly depth: number;
  /** As printed in front: `一、`, `第一部分`; its place in the list is `ordinal`. */
  readonly number: string;
  readonly ordinal: number;
  readonly numbering: Numbering | null;
  readonly title: string;
  /** Text that goes on in the same paragraph, its mark (`。` or `:`) first. */
  readonly runIn: string;
}

/** How a level of headings is numbered: Word's format and text, and the same typed. */
export interface Numbering {
  readonly format: 'chineseCounting' | 'decimal';
  /** `%` is the number. */
  readonly text: string;
}

export interface GenCell {
  readonly text: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly header?: boolean;
}

export interface GenTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly GenCell[])[];
}

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  readonly header: boolean;
}

export interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly PlacedCell[];
}

/** Grid positions by the rule of HTML: the next column that no cell from above reaches into. Throws when a row is ragged. */
export function toGrid(table: GenTable): Grid {
  const taken: number[] = [];
  const cells: PlacedCell[] = [];
  let columnCount = 0;
  for (const [row, line] of table.rows.entries()) {
    let column = 0;
    for (const { text, rows = 1, columns = 1, header = false } of line) {
      while ((taken[column] ?? 0) > row) column++;
      for (let i = 0; i < columns; i++) {
        if ((taken[column + i] ?? 0) > row) throw new Error(`cells overlap in row ${row}: ${text}`);
        taken[column + i] = row + rows;
      }
      cells.push({ row, column, rows, columns, text, header });
      column += columns;
    }
    const width = taken.filter((until) => until > row).length;
    if (columnCount === 0) columnCount = width;
    if (width !== columnCount) throw new Error(`row ${row} has ${width} columns, not ${columnCount}: ${line.map((cell) => cell.text).join('|')}`);
  }
  return { rowCount: table.rows.length, columnCount, cells };
}

/** A cell, shortly: text, columns, rows. */
export const cell = (text: string, columns = 1, rows = 1): GenCell => ({ text, columns, rows });
export const head = (text: string, columns = 1, rows = 1): GenCell => ({ text, columns, rows, header: true });
