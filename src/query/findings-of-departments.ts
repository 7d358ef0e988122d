import type { Filter } from '../store/filter.ts';
import type { FindingsInDocument, Store } from '../store/store.ts';

export interface FindingsOfDepartment {
  /** Null for a document that names none: it stands for itself. */
  readonly department: string | null;
  /** Ids of the documents in which something was found. */
  readonly documents: readonly string[];
  /** How many findings of each severity. */
  readonly bySeverity: Readonly<Record<string, number>>;
  /** Errors and warnings by rule, most frequent first; what only informs where there are none. */
  readonly rules: readonly { readonly rule: string; readonly findings: number }[];
}

/** Which departments' reports do not add up, the most errors first. */
export async function findingsOfDepartments(store: Store, { limit, ...filter }: Filter): Promise<FindingsOfDepartment[]> {
  const groups = Map.groupBy(await store.findingsByDocument(filter), ({ department, document }) => department ?? document);
  const count = (row: FindingsOfDepartment, severity: string): number => row.bySeverity[severity] ?? 0;
  return [...groups.values()].map(ofDepartment)
    .sort((a, b) => count(b, 'error') - count(a, 'error') || count(b, 'warning') - count(a, 'warning') || count(b, 'info') - count(a, 'info'))
    .slice(0, limit);
}

function ofDepartment(rows: readonly FindingsInDocument[]): FindingsOfDepartment {
  const alarms = rows.filter(({ severity }) => severity !== 'info');
  return {
    department: rows[0]!.department,
    documents: [...new Set(rows.map(({ document }) => document))],
    bySeverity: Object.fromEntries(summed(rows, ({ severity }) => severity)),
    rules: [...summed(alarms.length > 0 ? alarms : rows, ({ rule }) => rule)].map(([rule, findings]) => ({ rule, findings })).sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1)),
  };
}

function summed(rows: readonly FindingsInDocument[], keyOf: (row: FindingsInDocument) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.findings);
  return sums;
}
