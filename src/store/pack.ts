import { createHash } from 'node:crypto';
import type { Cell, KindTable } from './kinds/kind.ts';
import { KIND_TABLES } from './kinds/kinds.ts';
import { reading } from './kinds/reading.ts';
import { inReadingOrder } from './reading-order.ts';
import { KINDS } from './report.ts';
import type { FactsRecord, FindingRecord, Kind, Reason, RecordsByKind, Report, ReportText, Status } from './report.ts';

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

/** With `kinds`, only the rows of these: the others stand as they were. */
export function packReport(report: Report, kinds: readonly Kind[] = KINDS): PackedReport {
  const rows = Object.fromEntries(
    KINDS.map((kind) => [kind, kinds.includes(kind) ? packAll(KIND_TABLES[kind] as KindTable<unknown>, report.records[kind]) : []]),
  ) as unknown as Record<Kind, PackedRow[]>;
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, report.records[kind].length])) as Record<Kind, number>;
  const { sha256, bytes, status, reason, readBy, mediaType, pages, facts, text } = report;
  const coverage = report.coverage ?? { cells: 0, cellsRead: 0, numbers: 0, numbersRead: 0 };
  const whole = { status, reason, mediaType, pages, facts, counts, coverage, textHash: text?.hash ?? null };
  return { sha256, bytes, readBy, status, reason, kinds, text: kinds === KINDS ? text : null, rows, reading: packRow(facts.rules, reading.toCells(whole)) };
}

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
