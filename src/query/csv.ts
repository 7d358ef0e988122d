import { createRequire } from 'node:module';
import type { Options, stringify as Stringify } from 'csv-stringify/sync';

let stringify: typeof Stringify | null = null;

/** Loaded with the first line: most commands print none. */
const toText = (rows: readonly (readonly (string | null)[])[]): string =>
  (stringify ??= (createRequire(import.meta.url)('csv-stringify/sync') as { readonly stringify: typeof Stringify }).stringify)([...rows], WINDOWS);

/** Byte order mark: without it a spreadsheet takes UTF-8 for the system's code page. */
const BOM = '\ufeff';

/** Lines end with CR LF; a lone line feed in a cell is quoted as well. */
const WINDOWS: Options = { record_delimiter: 'windows', quoted_match: /[\r\n]/u };

export type CsvCell = string | number | bigint | null;

/** A CSV file (RFC 4180) with a byte order mark, titles first. */
export function csvText(titles: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + toText([titles, ...rows.map((row) => row.map(harmless))]);
}

export const csvLine = (cells: readonly CsvCell[]): string => toText([cells.map(harmless)]);

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
