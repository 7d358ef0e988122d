/** Byte order mark: without it a spreadsheet takes UTF-8 for the system's code page. */
const BOM = '\ufeff';

export type CsvCell = string | number | bigint | null;

/** A CSV file (RFC 4180) with a byte order mark, titles first. */
export function csvText(titles: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + csvLine(titles) + rows.map(csvLine).join('');
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text. Plain numbers stay numbers. */
function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** OWASP's list, and the full-width forms that some spreadsheets take for the same. Leading blanks do not protect. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(?:\.\d+)?%?$/u;
