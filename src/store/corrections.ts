/** A person's corrections: kept apart from readings, and applied while the place they were made for reads as it did then. */
import type { Value } from '../model/records.ts';
import type { RecordOf } from './kinds/kinds.ts';
import { naturalKey } from './natural-key.ts';
import type { FactsRecord } from './report.ts';

export type CorrectableKind = 'document' | 'figure' | 'indicator' | 'score' | 'quantity';
export const CORRECTABLE_KINDS: readonly CorrectableKind[] = ['document', 'figure', 'indicator', 'score', 'quantity'];

/** What a field can hold: a text, a number of a year, a target or result. */
export type FieldValue = string | number | Value | null;

/** Fields that can be corrected; places and rules are what they are. */
export const CORRECTABLE: Readonly<Record<CorrectableKind, readonly string[]>> = {
  document: ['title', 'reportType', 'department', 'region', 'regionCode', 'fiscalYear', 'reportDate'],
  figure: ['subject', 'measure', 'label', 'stage', 'year', 'amount'],
  indicator: ['subject', 'objective', 'level1', 'level2', 'level3', 'description', 'target', 'actual', 'weight', 'score', 'reason', 'basis', 'remark'],
  score: ['subject', 'item', 'full', 'score', 'grade'],
  quantity: ['label', 'op', 'value', 'high', 'unit', 'section'],
};

export interface NewCorrection {
  /** SHA-256 of the document's bytes. */
  readonly document: string;
  readonly kind: CorrectableKind;
  /** Natural key of the record as it was read. */
  readonly key: string;
  readonly field: string;
  readonly value: FieldValue;
  /** What the reading said. */
  readonly read: FieldValue;
  /** Where, in code points, and what is printed there; -1 and '' for facts of the document. */
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly why: string;
  readonly by: string | null;
  /** ISO time. */
  readonly at: string;
}

export interface Correction extends NewCorrection {
  readonly number: number;
  /** `review`: the place reads otherwise now, so it is not applied. */
  readonly state: 'applied' | 'review' | 'withdrawn';
  readonly department: string | null;
}

/** On a corrected record: what was read, and by which correction it was put right, by field. */
export type Corrected = Readonly<Record<string, { readonly read: FieldValue; readonly correction: number; readonly why: string }>>;

export type CorrectableRecord = FactsRecord | RecordOf<Exclude<CorrectableKind, 'document'>>;

type Fields = Readonly<Record<string, FieldValue>>;

/** Where a record was read and what is printed there. */
export function placeOf(kind: CorrectableKind, record: CorrectableRecord): { readonly start: number; readonly end: number; readonly raw: string } {
  if (kind === 'document' || !('source' in record)) return { start: -1, end: -1, raw: '' };
  const raw = 'raw' in record ? record.raw : 'level3' in record ? record.level3 : record.score;
  return { start: record.source.start, end: record.source.end, raw };
}

export const keyOf = (kind: CorrectableKind, record: CorrectableRecord): string =>
  (kind === 'document' ? 'document' : naturalKey(kind, record as RecordOf<Exclude<CorrectableKind, 'document'>>));

export const fieldOf = (record: CorrectableRecord, field: string): FieldValue => (record as unknown as Fields)[field] ?? null;

/** Whether the place that a correction was made for still reads as it did then. */
export function fits(correction: NewCorrection, kind: CorrectableKind, record: CorrectableRecord): boolean {
  const { start, end, raw } = placeOf(kind, record);
  return correction.kind === kind && start === correction.start && end === correction.end && raw === correction.raw
    && JSON.stringify(fieldOf(record, correction.field)) === JSON.stringify(correction.read);
}

/** The record with what was read put right, and what it said before. */
export function corrected<R extends CorrectableRecord>(record: R, corrections: readonly (NewCorrection & { readonly number: number })[]): { readonly record: R; readonly marks: Corrected | null } {
  if (corrections.length === 0) return { record, marks: null };
  const marks = Object.fromEntries(corrections.map(({ field, number, why }) => [field, { read: fieldOf(record, field), correction: number, why }]));
  return { record: { ...record, ...Object.fromEntries(corrections.map(({ field, value }) => [field, value])) }, marks };
}

/** The record as it was read. */
export const asRead = <R extends CorrectableRecord>(record: R, marks: Corrected | null): R =>
  (marks === null ? record : { ...record, ...Object.fromEntries(Object.entries(marks).map(([field, { read }]) => [field, read])) });
