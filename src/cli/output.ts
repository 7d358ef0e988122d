import { once } from 'node:events';
import { csvText } from '../query/csv.ts';
import { say } from './language.ts';
import { renderTable, rowCount } from './table.ts';
import type { Column } from './table.ts';

export interface OutputOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  /** `--limit`: where as many rows came, people are told that there may be more. */
  readonly limit?: string;
}

/** Prints rows the way that was asked for. `json` gives what a program wants of a row: everything. `footer` are totals for people only. */
export function printRows<Row>(options: OutputOptions, columns: readonly Column<Row>[], rows: readonly Row[], json: (row: Row) => unknown, footer: readonly Row[] = []): void {
  if (options.json) {
    printJson(rows.map(json));
  } else if (options.csv) {
    write(csvText(columns.map((column) => column.title), rows.map((row) => columns.map((column) => (column.plain ?? column.value)(row) ?? null))));
  } else if (rows.length === 0) {
    print(say('没有符合条件的记录', 'nothing found'));
  } else {
    print(renderTable(columns, [...rows, ...footer], terminalWidth()));
    print(rowCount(rows.length, options.limit));
  }
}

export function printJson(value: unknown): void {
  // Arrays with one element a line: readable, and a line is a record.
  if (Array.isArray(value)) write(value.length === 0 ? '[]\n' : `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
  else write(`${JSON.stringify(value, null, 2)}\n`);
}

/** For people, beside what a program reads. */
export const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

export const print = (text: string): void => write(`${text}\n`);

export function write(text: string): void {
  process.stdout.write(text);
}

/** Writes no faster than the reader reads, so that an archive of any size passes through a pipe. */
export async function writeSlowly(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Null when the output is not a terminal: nothing is cut then. */
export const terminalWidth = (): number | null => (process.stdout.isTTY ? (process.stdout.columns ?? 80) : null);
