/** How one kind of record stands in its table: the same columns for every store. */
import type { Corrected } from '../corrections.ts';
import type { Source } from '../report.ts';

export type Cell = string | number | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

export interface KindTable<Record> {
  readonly table: string;
  readonly columns: readonly string[];
  /** Values in the order of `columns`. */
  toCells(record: Record): readonly Cell[];
  /** `row` has `columns` and `rules` (JSON). */
  fromRow(row: Row): Record;
}

export const SOURCE_COLUMNS = ['page', 'table_no', 'row_no', 'column_no', 'start_at', 'end_at', 'bbox'] as const;

export const sourceCells = (source: Source): Cell[] => [
  source.page, source.table, source.row, source.column, source.start, source.end, source.bbox === null ? null : JSON.stringify(source.bbox),
];

export const toSource = (row: Row): Source => ({
  page: row['page'] as number | null,
  table: row['table_no'] as number | null,
  row: row['row_no'] as number | null,
  column: row['column_no'] as number | null,
  start: row['start_at'] as number,
  end: row['end_at'] as number,
  bbox: row['bbox'] === null ? null : (JSON.parse(row['bbox'] as string) as number[]),
});

/** Rows that this program wrote are what their columns say; the cast is the one place that trusts it. */
export const cell = <T extends Cell>(row: Row, column: string): T => row[column] as T;

/** Lists of rules are few and rows are many. */
const parsedRules = new Map<string, readonly string[]>();

export function rulesOf(row: Row): readonly string[] {
  const text = cell<string>(row, 'rules');
  let rules = parsedRules.get(text);
  if (!rules) parsedRules.set(text, (rules = JSON.parse(text) as string[]));
  return rules;
}

/** The mark of a corrected record; nothing on any other, so that records compare as before. */
export const marksOf = (row: Row): { corrected?: Corrected } =>
  (typeof row['corrected'] === 'string' ? { corrected: JSON.parse(row['corrected']) as Corrected } : {});
