import type { Document } from '../model/document.ts';
import type { Issue } from '../model/outcome.ts';
import { placeOf, toCodePoints } from '../model/places.ts';
import type { Finding, Indicator, IndicatorField, Place, Reading } from '../model/records.ts';
import { findingsInOrder, inReadingOrder } from '../store/reading-order.ts';
import type { FieldPlace, FindingRecord, RecordsByKind, Source } from '../store/report.ts';

/** A reading's records with full sources, in reading order: what is stored and exported. */
export function toRecords(document: Document, reading: Reading, issues: readonly Issue[]): RecordsByKind {
  const codePoint = toCodePoints(document.text);
  const sourceOf = sourcesIn(document, codePoint);
  const fieldsOf = (indicator: Indicator): Partial<Record<IndicatorField, FieldPlace>> =>
    Object.fromEntries(Object.entries(indicator.fields).map(([field, at]) => [field, [at.row, at.column, codePoint(at.start), codePoint(at.end)]]));
  return inReadingOrder({
    section: reading.sections.map((s) => ({
      number: s.number, level: s.level, title: s.title, path: s.path, source: sourceOf(s.at), bodyEnd: codePoint(s.body.end), rules: s.rules,
    })),
    figure: reading.figures.map((f) => ({
      subject: f.subject, measure: f.measure, label: f.label, stage: f.stage, year: f.year, amount: f.amount, raw: f.raw, source: sourceOf(f.at), rules: f.rules,
    })),
    indicator: reading.indicators.map((i) => ({
      subject: i.subject, objective: i.objective, level1: i.level1, level2: i.level2, level3: i.level3, description: i.description, target: i.target,
      actual: i.actual, weight: i.weight, score: i.score, reason: i.reason, basis: i.basis, remark: i.remark, source: sourceOf(i.at), fields: fieldsOf(i), rules: i.rules,
    })),
    score: reading.scores.map((s) => ({
      subject: s.subject, item: s.item, full: s.full, score: s.score, grade: s.grade, source: sourceOf(s.at), rules: s.rules,
    })),
    quantity: reading.quantities.map((q) => ({
      label: q.label, op: q.op, value: q.value, high: q.high, unit: q.unit, raw: q.raw, section: q.section, source: sourceOf(q.at), rules: q.rules,
    })),
    finding: reading.findings.map((finding) => findingRecord(finding, sourceOf)),
    issue: issues.map((i) => {
      const at = i.at[0];
      return {
        code: i.code, severity: i.severity, message: i.message, messageEn: i.messageEn,
        page: i.page ?? (at ? (placeOf(document, at)?.page ?? null) : null), start: at ? codePoint(at.start) : null, end: at ? codePoint(at.end) : null,
      };
    }),
  });
}

/** Findings alone, in reading order. */
export function toFindingRecords(document: Pick<Document, 'text' | 'runs'>, findings: readonly Finding[]): readonly FindingRecord[] {
  const sourceOf = sourcesIn(document, toCodePoints(document.text));
  return findingsInOrder(findings.map((finding) => findingRecord(finding, sourceOf)));
}

const findingRecord = (f: Finding, sourceOf: (at: Place) => Source): FindingRecord => ({
  rule: f.rule, kind: f.kind, severity: f.severity, message: f.message, messageEn: f.messageEn, expected: f.expected, stated: f.stated,
  evidence: f.evidence.map((e) => ({ raw: e.raw, source: sourceOf(e.at) })), rules: f.rules,
});

function sourcesIn(document: Pick<Document, 'runs'>, codePoint: (offset: number) => number): (at: Place) => Source {
  return (at) => {
    const place = placeOf(document, at);
    return {
      page: place?.page ?? null, table: at.table, row: at.row, column: at.column,
      start: codePoint(at.start), end: codePoint(at.end), bbox: place ? place.bbox.map((n) => Math.round(n * 100) / 100) : null,
    };
  };
}

/** Code point offset at which each page's text begins, in page order; empty for carriers without pages. */
export function pageStarts(document: Document): number[] {
  const codePoint = toCodePoints(document.text);
  const starts: number[] = [];
  for (const run of document.runs) {
    // A page without text begins where the next one does.
    while (starts.length < run.page) starts.push(codePoint(run.start));
  }
  return starts;
}
