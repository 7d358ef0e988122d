import { createHash } from 'node:crypto';
import type { Document } from '../model/document.ts';
import type { Reading } from '../model/records.ts';
import { toRecords } from '../pipeline/to-records.ts';
import { documentId } from '../store/report.ts';
import type { Corrected, FieldValue } from '../store/corrections.ts';
import type { FactsRecord, RecordsByKind } from '../store/report.ts';

export { documentId } from '../store/report.ts';

export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The exported records of one document in the contract's order: document, sections, figures, indicators, scores, quantities, findings. */
export function toContract(file: FileFacts, document: Document, reading: Reading): Record<string, unknown>[] {
  return contractLines({ ...file, mediaType: document.mediaType }, reading.facts, toRecords(document, reading, []));
}

/** The same from records that have their sources: what the store gives back. Each kind in reading order. */
export function contractLines(
  { file, sha256, mediaType }: FileFacts & { readonly mediaType: string | null }, facts: FactsRecord & { readonly corrected?: Corrected }, records: RecordsByKind,
): Record<string, unknown>[] {
  const id = documentId(sha256);
  const { title, reportType, department, region, regionCode, fiscalYear, reportDate } = facts;
  return [
    { type: 'document', id, file, sha256, mediaType, title, reportType, department, region, regionCode, fiscalYear, reportDate },
    ...records.section.map((s) => ({ type: 'section', document: id, number: s.number, level: s.level, title: s.title, path: s.path, source: s.source })),
    ...records.figure.map((f) => ({
      type: 'figure', document: id, subject: f.subject, measure: f.measure, label: f.label, stage: f.stage, year: f.year, amount: f.amount, raw: f.raw, source: f.source,
    })),
    ...records.indicator.map((i) => ({
      type: 'indicator', document: id, subject: i.subject, objective: i.objective, level1: i.level1, level2: i.level2, level3: i.level3, description: i.description,
      target: value(i.target), actual: value(i.actual), weight: i.weight, score: i.score, reason: i.reason, basis: i.basis, remark: i.remark, source: i.source,
    })),
    ...records.score.map((s) => ({ type: 'score', document: id, subject: s.subject, item: s.item, full: s.full, score: s.score, grade: s.grade, source: s.source })),
    ...records.quantity.map((q) => ({
      type: 'quantity', document: id, label: q.label, op: q.op, value: q.value, high: q.high, unit: q.unit, raw: q.raw, section: q.section, source: q.source,
    })),
    ...records.finding.map((f) => ({
      type: 'finding', document: id, rule: f.rule, severity: f.severity, message: f.message, expected: f.expected, stated: f.stated, evidence: f.evidence,
    })),
    ...correctionFindings(id, facts, records),
  ];
}

/**
 * The contract has no place for a mark, and its `raw` is what is printed: a corrected field has the corrected value, and a finding
 * of our own rule `corrected` (info) tells what was read, what it was corrected to and why.
 */
function correctionFindings(document: string, facts: { readonly corrected?: Corrected }, records: RecordsByKind): Record<string, unknown>[] {
  const marked = [{ ...facts, raw: '', source: null }, ...records.figure, ...records.indicator, ...records.score, ...records.quantity];
  return marked.flatMap((record) => Object.entries(record.corrected ?? {}).map(([field, { read, why }]) => {
    const now = (record as unknown as Readonly<Record<string, FieldValue>>)[field] ?? null;
    const raw = 'raw' in record ? record.raw : 'level3' in record ? record.level3 : record.score;
    return {
      type: 'finding', document, rule: 'corrected', severity: 'info',
      message: `人工更正: ${field}读作“${plain(read)}”，更正为“${plain(now)}”。理由: ${why}`,
      expected: decimalOf(now), stated: decimalOf(read), evidence: record.source ? [{ raw, source: record.source }] : [],
    };
  }));
}

const plain = (field: FieldValue): string => (field === null ? '' : typeof field === 'object' ? field.raw : String(field));
const decimalOf = (field: FieldValue): string | null => (typeof field === 'string' && /^-?\d+(?:\.\d+)?$/u.test(field) ? field : null);

type AnyValue = RecordsByKind['indicator'][number]['target'];

/** One order of keys, whoever made the value. */
const value = (v: AnyValue): AnyValue => v && { raw: v.raw, kind: v.kind, op: v.op, value: v.value, high: v.high, unit: v.unit };
