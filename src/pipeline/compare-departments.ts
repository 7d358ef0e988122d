import { comparedMeasures, compareDocuments } from '../audit/across/compare-documents.ts';
import type { AcrossFinding, StatedAmount } from '../audit/across/stated-amount.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { FindingRecord, Source } from '../store/report.ts';
import type { DocumentRow, Store } from '../store/store.ts';

/** More departments than this are fetched at once rather than one by one. */
const FEW = 20;

/**
 * Looks for contradictions between documents of one department, in the current edition: only for departments of which a document
 * changed, or for all. Returns how many there are in the departments looked at.
 */
export async function compareDepartments(store: Store, rules: RuleSet, changed: ReadonlySet<string> | 'all'): Promise<number> {
  if (changed !== 'all' && changed.size === 0) return 0;
  const departments = Map.groupBy((await store.documents({})).filter((row) => row.facts.department !== null), (row) => row.facts.department!);
  const affected = [...departments].filter(([, rows]) => rows.length > 1 && (changed === 'all' || rows.some((row) => changed.has(row.id))));
  const documents = new Map(affected.flatMap(([, rows]) => rows.map((row) => [row.id, row] as const)));
  const stated = new Map<string, StatedAmount<Source>[]>();
  for (const measure of affected.length > 0 ? comparedMeasures(rules) : []) {
    for (const filter of affected.length > FEW ? [{ measure }] : affected.map(([department]) => ({ measure, department }))) {
      for (const { of, ...figure } of await store.records('figure', { ...filter, subject: 'department' })) {
        const row = documents.get(of.document);
        if (!row || figure.year === null || row.facts.fiscalYear === null) continue;
        const amount = {
          ...figure, year: figure.year, document: row.id, documentName: nameOf(row), reportType: row.facts.reportType, reportYear: row.facts.fiscalYear, page: figure.source.page,
        };
        stated.set(row.facts.department!, [...(stated.get(row.facts.department!) ?? []), amount]);
      }
    }
  }
  const found = affected.flatMap(([department]) => compareDocuments(stated.get(department) ?? [], rules));
  const byDocument = Map.groupBy(found, ({ document }) => document);
  await store.saveAcross(new Map([...byDocument].map(([id, its]) => [id, its.map(toRecord)])), changed === 'all' ? 'all' : new Set([...changed, ...documents.keys()]));
  return found.length;
}

const nameOf = ({ facts, file }: DocumentRow): string => facts.title ?? file;

/** The other document's place stands in words: an offset in it would be read as one in this document. */
const ELSEWHERE: Source = { page: null, table: null, row: null, column: null, start: 0, end: 0, bbox: null };

const toRecord = ({ document: _document, evidence, ...finding }: AcrossFinding<Source>): FindingRecord =>
  ({ ...finding, kind: 'across', evidence: evidence.map(({ raw, source }) => ({ raw, source: source ?? ELSEWHERE })) });
