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

/** Rows under their titles, within `width` terminal columns; whole where the width is unknown (a pipe, a file). Loops and few objects: a list may have ten thousand rows. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number | null): string {
  const titles = columns.map((column) => column.title);
  const texts = rows.map((row) => columns.map((column) => (column.keepsBlanks ? String(column.value(row) ?? '') : oneLine(column.value(row)))));
  // Each cell is measured once.
  const measured = texts.map((row) => row.map(textWidth));
  const natural = columns.map((_, i) => measured.reduce((widest, row) => Math.max(widest, row[i]!), textWidth(titles[i]!)));
  const widths = width === null ? natural : fit(natural, columns.map((column) => column.shrinks ?? false), width);
  const line = (row: readonly string[], used: readonly number[]): string => {
    let text = '';
    for (let i = 0; i < widths.length; i++) text += (i === 0 ? '' : GAP) + pad(row[i]!, used[i]!, widths[i]!, columns[i]!.align ?? 'left');
    return text.trimEnd();
  };
  let text = `${line(titles, titles.map(textWidth))}\n${line(widths.map((n) => '─'.repeat(n)), widths)}`;
  for (let r = 0; r < texts.length; r++) text += `\n${line(texts[r]!, measured[r]!)}`;
  return text;
}

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

/** `wide`: columns that the whole text takes. */
function pad(whole: string, wide: number, width: number, align: 'left' | 'right'): string {
  const text = wide > width ? cutToWidth(whole, width) : whole;
  const blank = blanks(width - (wide > width ? textWidth(text) : wide));
  return align === 'right' ? blank + text : text + blank;
}

const BLANKS = Array.from({ length: 64 }, (_, n) => ' '.repeat(n));
const blanks = (count: number): string => (count <= 0 ? '' : (BLANKS[count] ?? ' '.repeat(count)));

/** Blanks that are not single spaces. */
const ODD_BLANKS = /[^\S ]|\s\s/u;

function oneLine(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return ODD_BLANKS.test(value) ? value.replace(/\s+/gu, ' ') : value;
}

/** How many rows there are, below a table; with a limit that was reached, that there may be more. */
export function rowCount(count: number, limit?: string): string {
  if (limit !== undefined && count >= Number(limit)) return say(`只列出前 ${count} 行, 可能还有; 用 --limit 改变`, `the first ${count} rows only, there may be more; see --limit`);
  return say(`共 ${count} 行`, `${count} ${count === 1 ? 'row' : 'rows'}`);
}
