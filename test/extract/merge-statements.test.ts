import { describe, expect, test } from 'vitest';
import { mergeStatements } from '../../src/extract/merge-statements.ts';
import type { Figure, Quantity, Score } from '../../src/model/records.ts';

const nowhere = { table: null, row: null, column: null };
const aFigure = (start: number, given: Partial<Figure>): Figure => ({
  subject: 'department', measure: 'expenditure_total', label: '支出总额', stage: 'executed', year: 2023, amount: '100', raw: '100元', unit: null,
  at: { start, end: start + 1, ...nowhere }, rules: [], ...given,
});
const aQuantity = (start: number, given: Partial<Quantity>): Quantity => ({
  label: '法律援助案件', op: 'eq', value: '515', high: null, unit: '件', raw: '515件', section: '工作开展情况', at: { start, end: start + 1, ...nowhere }, rules: [], ...given,
});
const aScore = (start: number, given: Partial<Score>): Score => ({
  subject: 'department', item: 'total', full: null, score: '95', grade: null, at: { start, end: start + 1, ...nowhere }, rules: [], ...given,
});
const merge = (figures: Figure[], quantities: Quantity[] = [], prose: Score[] = [], form: Score[] = []) =>
  mergeStatements({ figures, quantities, scores: prose }, { figures: [], indicators: [], scores: form });

describe('the same statement twice is one record', () => {
  test('an amount printed as 100 and as 100.00 is one figure, the first', () => {
    expect(merge([aFigure(9, { amount: '100.00' }), aFigure(3, {})]).figures.map((figure) => figure.at.start)).toEqual([3]);
  });

  test('a bare 预算数 that restates the adjusted budget is the adjusted budget', () => {
    const merged = merge([
      aFigure(1, { stage: 'initial_budget', amount: '80' }), aFigure(2, { stage: 'adjusted_budget' }),
      aFigure(3, { stage: 'initial_budget', rules: ['stage.bare-budget'] }),
    ]);
    expect(merged.figures.map(({ stage, amount }) => `${stage} ${amount}`)).toEqual(['initial_budget 80', 'adjusted_budget 100']);
  });

  test('a bare 预算数 that restates nothing is the initial budget', () => {
    expect(merge([aFigure(1, { amount: '99' }), aFigure(2, { stage: 'initial_budget', rules: ['stage.bare-budget'] })]).figures.map(({ stage }) => stage))
      .toEqual(['executed', 'initial_budget']);
  });

  test('an amount of another project restates nothing', () => {
    expect(merge([aFigure(1, {}), aFigure(2, { subject: '普法宣传经费', stage: 'unspecified', rules: ['stage.bare'] })]).figures.map(({ stage }) => stage))
      .toEqual(['executed', 'unspecified']);
  });

  test('a count stated in two sections is two records, an execution rate is one', () => {
    const merged = merge([], [
      aQuantity(1, {}), aQuantity(2, { section: '存在的问题' }), aQuantity(3, {}),
      aQuantity(4, { label: '预算执行率', value: '100', unit: '%' }), aQuantity(5, { label: '预算执行率', value: '100.0', unit: '%', section: '预算执行情况分析' }),
    ]);
    expect(merged.quantities.map((quantity) => quantity.at.start)).toEqual([1, 2, 4]);
  });

  test('text and table that give the same total are one score with the full mark of one and the grade of the other', () => {
    const [score, ...others] = merge([], [], [aScore(1, { grade: '优' })], [aScore(9, { full: '100', score: '95.0' })]).scores;
    expect(others).toEqual([]);
    expect(score).toMatchObject({ full: '100', score: '95', grade: '优' });
  });
});
