import { expect, test } from 'vitest';
import { findingsOfDepartments } from '../../src/query/findings-of-departments.ts';
import type { FindingsInDocument, Store } from '../../src/store/store.ts';

const row = (department: string | null, document: string, rule: string, severity: string, findings: number): FindingsInDocument => ({ department, document, rule, severity, findings });
const storeOf = (rows: readonly FindingsInDocument[]): Store => ({ findingsByDocument: () => Promise.resolve(rows) }) as unknown as Store;

test('departments with the most errors come first, each with its documents and its rules by frequency', async () => {
  const found = await findingsOfDepartments(storeOf([
    row('甲局', 'a1', 'missing_value', 'warning', 4), row('甲局', 'a1', 'unparsed', 'info', 9),
    row('乙局', 'b1', 'sum_mismatch', 'error', 1), row('乙局', 'b2', 'share_mismatch', 'error', 2),
    row(null, 'c1', 'unparsed', 'info', 1),
  ]), {});
  expect(found).toEqual([
    { department: '乙局', documents: ['b1', 'b2'], bySeverity: { error: 3 }, rules: [{ rule: 'share_mismatch', findings: 2 }, { rule: 'sum_mismatch', findings: 1 }] },
    { department: '甲局', documents: ['a1'], bySeverity: { warning: 4, info: 9 }, rules: [{ rule: 'missing_value', findings: 4 }] },
    { department: null, documents: ['c1'], bySeverity: { info: 1 }, rules: [{ rule: 'unparsed', findings: 1 }] },
  ]);
  expect(await findingsOfDepartments(storeOf([row('甲局', 'a1', 'sum_mismatch', 'error', 1), row('乙局', 'b1', 'sum_mismatch', 'error', 2)]), { limit: 1 })).toMatchObject([{ department: '乙局' }]);
});
