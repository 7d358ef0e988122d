import { createHash } from 'node:crypto';
import type { Cell, KindTable } from './kinds/kind.ts';
import { KIND_TABLES } from './kinds/kinds.ts';
import { reading } from './kinds/reading.ts';
import type { ReadingRecord } from './kinds/reading.ts';
import { inReadingOrder } from './reading-order.ts';
import { KINDS } from './report.ts';
import type { Coverage, FactsRecord, FindingRecord, Kind, Reason, RecordsByKind, Report, ReportText, Status } from './report.ts';

/** A report as rows ready to be written: made in the worker, so that the one writer only writes. Survives structured cloning. */
export interface PackedReport {
  readonly sha256: string;
  readonly bytes: number;
  /** See `Report.readBy`. Not part of any row: rules that change nothing change no row. */
  readonly readBy: string;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly reading: PackedRow;
  /** Kinds that `rows` has; rows of the others stand as they were. */
  readonly kinds: readonly Kind[];
  readonly rows: Readonly<Record<Kind, readonly PackedRow[]>>;
  /** Null if there is none, or if it stands as it was. */
  readonly text: ReportText | null;
}

export interface PackedRow {
  /** Rule ids, JSON. */
  readonly rules: string;
  readonly cells: readonly Cell[];
  /** First 12 bytes of the SHA-256 of everything the row says, Base64. Equal hashes are equal rows. */
  readonly hash: string;
}

/** Characters of a row's hash, 6 bits each: at 16, two of a billion different rows are mistaken for one another once in 10^11 archives. */
const HASH_LENGTH = 16;

export function packReport(report: Report): PackedReport {
  const rows = Object.fromEntries(KINDS.map((kind) => [kind, packAll(KIND_TABLES[kind] as KindTable<unknown>, report.records[kind])])) as unknown as Record<Kind, PackedRow[]>;
  const { sha256, bytes, status, reason, readBy, text } = report;
  return { sha256, bytes, readBy, status, reason, kinds: KINDS, text, rows, reading: packWhole(wholeOf(report)) };
}

/** What a report says of its document as a whole. */
export function wholeOf({ status, reason, mediaType, pages, facts, records, coverage = NOTHING_COUNTED, text }: Report): ReadingRecord {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, records[kind].length])) as Record<Kind, number>;
  return { status, reason, mediaType, pages, facts, counts, coverage, textHash: text?.hash ?? null };
}

const NOTHING_COUNTED: Coverage = { cells: 0, cellsRead: 0, numbers: 0, numbersRead: 0 };

/** A report of which only the findings were made again: all other rows stand as they were. */
export function packAudited(of: Pick<Report, 'sha256' | 'bytes' | 'readBy'>, before: ReadingRecord, findings: readonly FindingRecord[]): PackedReport {
  const whole = { ...before, counts: { ...before.counts, finding: findings.length } };
  return { ...of, status: whole.status, reason: whole.reason, kinds: ['finding'], text: null, rows: { ...NO_ROWS, finding: packFindings(findings) }, reading: packWhole(whole) };
}

const NO_ROWS = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Readonly<Record<Kind, readonly PackedRow[]>>;

const packWhole = (whole: ReadingRecord): PackedRow => packRow(whole.facts.rules, reading.toCells(whole));

/** The records of a packed report, as the store will give them back. */
export function unpackReport({ reading: whole, rows }: PackedReport): { readonly facts: FactsRecord; readonly records: RecordsByKind } {
  const unpacked = <R>(table: KindTable<R>, { cells, rules }: PackedRow): R => table.fromRow({ ...Object.fromEntries(table.columns.map((column, i) => [column, cells[i]!])), rules });
  const records = Object.fromEntries(KINDS.map((kind) => [kind, rows[kind].map((row) => unpacked(KIND_TABLES[kind] as KindTable<unknown>, row))])) as unknown as RecordsByKind;
  return { facts: unpacked(reading, whole).facts, records: inReadingOrder(records) };
}

/** Findings as rows: those of comparing documents are written apart from their reports. */
export function packFindings(findings: readonly FindingRecord[]): PackedRow[] {
  return packAll(KIND_TABLES.finding as KindTable<unknown>, findings);
}

function packAll(table: KindTable<unknown>, records: readonly unknown[]): PackedRow[] {
  return records.map((record) => packRow((record as { rules?: readonly string[] }).rules ?? [], table.toCells(record)));
}

function packRow(ruleIds: readonly string[], cells: readonly Cell[]): PackedRow {
  const rules = JSON.stringify(ruleIds);
  const said = JSON.stringify([rules, ...cells.map((value) => (typeof value === 'bigint' ? value.toString() : value))]);
  return { rules, cells, hash: createHash('sha256').update(said).digest('base64').slice(0, HASH_LENGTH) };
}
