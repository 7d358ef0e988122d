import { createHash } from 'node:crypto';
import type { Document } from '../model/document.ts';
import { placeOf, toCodePoints } from '../model/places.ts';
import type { Place, Reading } from '../model/records.ts';

/** `source` of the contract: offsets in code points, page and box where the carrier has pages. */
export interface Source {
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly start: number;
  readonly end: number;
  readonly bbox: readonly number[] | null;
}

export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
}

/** First 16 characters of the hex SHA-256 of the file's bytes. */
export const documentId = (sha256: string): string => sha256.slice(0, 16);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The exported records of one document in the contract's order: document, sections, figures, indicators, scores, quantities, findings. */
export function toContract(facts: FileFacts, document: Document, reading: Reading): Record<string, unknown>[] {
  const codePoint = toCodePoints(document.text);
  const sourceOf = (at: Place): Source => {
    const place = placeOf(document, at);
    return {
      page: place?.page ?? null, table: at.table, row: at.row, column: at.column,
      start: codePoint(at.start), end: codePoint(at.end), bbox: place ? place.bbox.map((n) => Math.round(n * 100) / 100) : null,
    };
  };
  const id = documentId(facts.sha256);
  const { rules: _rules, ...documentFacts } = reading.facts;
  const { title, reportType, department, region, regionCode, fiscalYear, reportDate } = documentFacts;
  return [
    { type: 'document', id, file: facts.file, sha256: facts.sha256, mediaType: document.mediaType, title, reportType, department, region, regionCode, fiscalYear, reportDate },
    ...reading.sections.map((s) => ({ type: 'section', document: id, number: s.number, level: s.level, title: s.title, path: s.path, source: sourceOf(s.at) })),
    ...reading.figures.map((f) => ({
      type: 'figure', document: id, subject: f.subject, measure: f.measure, label: f.label, stage: f.stage, year: f.year, amount: f.amount, raw: f.raw, source: sourceOf(f.at),
    })),
    ...reading.indicators.map((i) => ({
      type: 'indicator', document: id, subject: i.subject, objective: i.objective, level1: i.level1, level2: i.level2, level3: i.level3, description: i.description,
      target: i.target, actual: i.actual, weight: i.weight, score: i.score, reason: i.reason, basis: i.basis, remark: i.remark, source: sourceOf(i.at),
    })),
    ...reading.scores.map((s) => ({ type: 'score', document: id, subject: s.subject, item: s.item, full: s.full, score: s.score, grade: s.grade, source: sourceOf(s.at) })),
    ...reading.quantities.map((q) => ({
      type: 'quantity', document: id, label: q.label, op: q.op, value: q.value, high: q.high, unit: q.unit, raw: q.raw, section: q.section, source: sourceOf(q.at),
    })),
    ...reading.findings.map((f) => ({
      type: 'finding', document: id, rule: f.rule, severity: f.severity, message: f.message, expected: f.expected, stated: f.stated,
      evidence: f.evidence.map((e) => ({ raw: e.raw, source: sourceOf(e.at) })),
    })),
  ];
}
