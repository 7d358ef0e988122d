import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../../src/audit/across/compare-documents.ts';
import { intervalOfAmount } from '../../../src/audit/across/stated-amount.ts';
import type { StatedAmount } from '../../../src/audit/across/stated-amount.ts';
import { GROUPS } from '../../../src/rules/groups.ts';
import { loadRules } from '../../../src/rules/load.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../../rules')], GROUPS);

const account = (amount: string, parts: Partial<StatedAmount<string>> = {}): StatedAmount<string> => ({
  document: 'a', documentName: '2021年度部门决算', reportType: 'final_account_disclosure', reportYear: 2021, measure: 'expenditure_total', stage: 'executed', year: 2021,
  amount, raw: `${Number(amount) / 10_000}万元`, label: '支出合计', page: 3, source: 'a:1', ...parts,
});
const evaluation = (amount: string, parts: Partial<StatedAmount<string>> = {}): StatedAmount<string> =>
  account(amount, { document: 'b', documentName: '2021年度整体支出绩效自评报告', reportType: 'overall_self_evaluation', source: 'b:1', ...parts });

describe('documents of one department', () => {
  test('an account and a self-evaluation that give two values for one total contradict each other', () => {
    const [finding, ...others] = compareDocuments([evaluation('3182000'), account('3102000')], rules);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      document: 'b', rule: 'documents_differ', severity: 'warning', expected: '3102000', stated: '3182000',
      message: '同一数据前后不一：《2021年度部门决算》2021年支出合计310.2万元，《2021年度整体支出绩效自评报告》2021年支出合计318.2万元，相差8万元。',
      evidence: [{ raw: '支出合计318.2万元', source: 'b:1' }, { raw: '《2021年度部门决算》第3页：支出合计310.2万元', source: null }],
    });
  });
  test('an amount rounded to 万元 agrees with the same in 元', () => {
    expect(compareDocuments([account('3102045.5', { raw: '3102045.50元' }), evaluation('3102000')], rules)).toEqual([]);
  });
  test('amounts of different funds are two things', () => {
    expect(compareDocuments([account('3102000'), evaluation('2902000', { label: '一般公共预算支出合计' })], rules)).toEqual([]);
  });
  test('amounts far apart only inform', () => {
    expect(compareDocuments([account('3102000'), evaluation('1102000')], rules).map((f) => f.severity)).toEqual(['info']);
  });
  test('a document that contradicts itself is left to its own findings', () => {
    expect(compareDocuments([account('3102000'), account('3100000'), evaluation('3182000')], rules)).toEqual([]);
  });
  test('a total and its part that are off by the same amount are one slip', () => {
    const project = { measure: 'project_expenditure' as const, label: '项目支出' };
    const found = compareDocuments([account('3102000'), evaluation('3182000'), account('1000000', project), evaluation('1080000', project)], rules);
    expect(found.map((f) => f.severity)).toEqual(['warning', 'info']);
  });
  test("last year's closing balance is this year's opening balance", () => {
    const closing = account('150000', { document: 'y2020', reportYear: 2020, year: 2020, measure: 'year_end_balance', stage: 'carried_out', label: '年末结转和结余' });
    const opening = account('120000', { measure: 'prior_year_carryover', stage: 'carried_in', label: '年初结转和结余' });
    expect(compareDocuments([opening, closing], rules)).toMatchObject([{ rule: 'carryover_differs', document: 'a', expected: '150000', stated: '120000' }]);
    expect(compareDocuments([{ ...opening, amount: '150000', raw: '15万元' }, closing], rules)).toEqual([]);
    expect(compareDocuments([{ ...opening, year: 2022 }, closing], rules)).toEqual([]);
  });
});

test('how exact a printed amount is follows from its number and its value', () => {
  const width = (raw: string, amount: string): string => {
    const { low, high } = intervalOfAmount({ raw, amount }).rounded;
    return high!.minus(low!).toFixed();
  };
  expect(width('28.05', '280500')).toBe('100');
  expect(width('1,092.90万元', '10929000')).toBe('100');
  expect(width('310万元', '3100000')).toBe('10000');
  expect(width('3102045.50元', '3102045.5')).toBe('0.01');
});
