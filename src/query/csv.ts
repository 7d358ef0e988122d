import { stringify } from 'csv-stringify/sync';
import type { Options } from 'csv-stringify/sync';

/** Byte order mark: without it a spreadsheet takes UTF-8 for the system's code page. */
const BOM = '\ufeff';

/** Lines end with CR LF; a lone line feed in a cell is quoted as well. */
const WINDOWS: Options = { record_delimiter: 'windows', quoted_match: /[\r\n]/u };

export type CsvCell = string | number | bigint | null;

/** A CSV file (RFC 4180) with a byte order mark, titles first. */
export function csvText(titles: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + stringify([[...titles], ...rows.map((row) => row.map(harmless))], WINDOWS);
}

export const csvLine = (cells: readonly CsvCell[]): string => stringify([cells.map(harmless)], WINDOWS);

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text; plain numbers stay numbers.
 * csv-stringify's own `escape_formulas` does not see a sign behind blanks, and makes text of negative numbers.
 */
function harmless(cell: CsvCell): string | null {
  if (cell === null) return null;
  return typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : String(cell);
}

/** OWASP's list, and the full-width forms that some spreadsheets take for the same. Leading blanks do not protect. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(?:\.\d+)?%?$/u;
