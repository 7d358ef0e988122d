import { describe, expect, test } from 'vitest';
import type { Stage } from '../../src/model/vocabulary.ts';
import { compareMeasure } from '../../src/query/compare-measure.ts';
import type { AmountRow, Store } from '../../src/store/store.ts';

/** 元 that a department's own report states for a year. */
function stated(department: string, year: number, yuan: number, stage: Stage = 'executed'): AmountRow {
  return {
    subject: 'department', stage, year, fen: BigInt(yuan) * 100n, raw: String(yuan), page: null, start: 0,
    of: { document: `${department}-${year}-${stage}`, department, region: null, regionCode: null, fiscalYear: year, reportType: 'overall_self_evaluation' },
  } as unknown as AmountRow;
}

const storeOf = (rows: readonly AmountRow[]): Store => ({ amounts: async () => rows }) as unknown as Store;

describe('a change compares like with like', () => {
  test('a year with fewer departments is no decline: only departments that state both years count', async () => {
    const store = storeOf([stated('甲局', 2021, 100), stated('乙局', 2021, 900), stated('甲局', 2022, 110)]);
    const { rows } = await compareMeasure(store, 'expenditure_total', 'year', {});
    expect(rows.map(({ key, cells, change }) => [key, cells[0]!.fen, change])).toEqual([
      ['2021', 100_000n, null],
      ['2022', 11_000n, { fen: 1_000n, percent: '10.00', departments: 1 }],
    ]);
  });

  test('a budget against an execution is no change', async () => {
    const store = storeOf([stated('甲局', 2021, 100, 'initial_budget'), stated('甲局', 2022, 60), stated('乙局', 2021, 50), stated('乙局', 2022, 75)]);
    const { rows } = await compareMeasure(store, 'expenditure_total', 'department', {});
    expect(rows.map(({ key, change }) => [key, change])).toEqual([['乙局', { fen: 2_500n, percent: '50.00', departments: 1 }], ['甲局', null]]);
  });

  test('a region\'s change leaves out a department that is new in it', async () => {
    const store = storeOf([stated('甲局', 2021, 100), stated('甲局', 2022, 90), stated('乙局', 2022, 500)]);
    const { rows } = await compareMeasure(store, 'expenditure_total', 'region', {});
    expect(rows.map(({ change }) => change)).toEqual([{ fen: -1_000n, percent: '-10.00', departments: 1 }]);
  });

  test('from nothing there is no percentage', async () => {
    const store = storeOf([stated('甲局', 2021, 0), stated('甲局', 2022, 5)]);
    const { rows } = await compareMeasure(store, 'overseas_travel', 'department', {});
    expect(rows[0]!.change).toEqual({ fen: 500n, percent: null, departments: 1 });
  });
});
