import { say } from './language.ts';
import { cutToWidth, textWidth } from './text-width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** A column that may be cut to fit; others keep their width as long as there are such. */
  readonly shrinks?: boolean;
  /** Leading blanks are meant (an outline). */
  readonly keepsBlanks?: boolean;
  value(row: Row): string | number | null | undefined;
  /** The value for programs (CSV) where what people read is dressed up: `1234.5` for `1,234.5*`. */
  plain?(row: Row): string | number | null | undefined;
}

/** Narrower than this a column says nothing. Terminal columns. */
const NARROWEST = 6;
const GAP = '  ';

/** Rows under their titles, within `width` terminal columns; whole where the width is unknown (a pipe, a file). */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number | null): string {
  const cells = rows.map((row) => columns.map((column) => toCell(column.keepsBlanks ? String(column.value(row) ?? '') : oneLine(column.value(row)))));
  const titles = columns.map((column) => toCell(column.title));
  const natural = columns.map((_, i) => cells.reduce((widest, row) => Math.max(widest, row[i]!.width), titles[i]!.width));
  const widths = width === null ? natural : fit(natural, columns.map((column) => column.shrinks ?? false), width);
  const line = (row: readonly Cell[]): string => row.map((cell, i) => pad(cut(cell, widths[i]!), widths[i]!, columns[i]!.align ?? 'left')).join(GAP).trimEnd();
  return [line(titles), line(widths.map((n) => toCell('─'.repeat(n)))), ...cells.map(line)].join('\n');
}

/** A text and its terminal columns, which are counted once. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

const toCell = (text: string): Cell => ({ text, width: textWidth(text) });

const cut = (cell: Cell, width: number): Cell => (cell.width <= width ? cell : toCell(cutToWidth(cell.text, width)));

/** Takes columns away from the widest that may shrink, then from the widest of all. */
function fit(natural: readonly number[], shrinks: readonly boolean[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, n) => sum + n, 0) + GAP.length * (widths.length - 1) - width;
  for (const only of [shrinks, shrinks.map(() => true)]) {
    while (excess > 0) {
      const widest = widths.reduce((best, n, i) => (only[i] && n > NARROWEST && (best < 0 || n > widths[best]!) ? i : best), -1);
      if (widest < 0) break;
      widths[widest]!--;
      excess--;
    }
  }
  return widths;
}

function pad({ text, width: used }: Cell, width: number, align: 'left' | 'right'): string {
  const blank = ' '.repeat(Math.max(0, width - used));
  return align === 'right' ? blank + text : text + blank;
}

const oneLine = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value).replace(/\s+/gu, ' '));

/** How many rows there are, below a table; with a limit that was reached, that there may be more. */
export function rowCount(count: number, limit?: string): string {
  if (limit !== undefined && count >= Number(limit)) return say(`只列出前 ${count} 行, 可能还有; 用 --limit 改变`, `the first ${count} rows only, there may be more; see --limit`);
  return say(`共 ${count} 行`, `${count} ${count === 1 ? 'row' : 'rows'}`);
}
