import type { FormScore } from '../model/form.ts';
import { Big } from 'big.js';
import { isPlainNumber } from './cell-fit.ts';
import type { Grid, GridCell } from './grid.ts';
import { bareName, type Lexicon } from './lexicon.ts';

/** Scores of the parts of an evaluation, and the row behind them. */
export interface ScoreSummary {
  readonly scores: readonly FormScore[];
  readonly to: number;
}

/** Heads of the names: 指标 | 权重 | 得分 | 得分率. */
const NAMES = /^(?:一级|评价|考核|评分|自评|打分)?(?:指标|内容|项目|类别|维度|部分|要素|事项)(?:名称|类别|内容)?$/u;

/** Columns worked out from the others. */
const WORKED_OUT = /率$|占比|比例|扣分|等[级次]/u;

/**
 * A small table of what each part of an evaluation reached (指标 | 权重 | 得分): names, full marks and points, nothing else. Believed
 * where the points stay within the marks and a total below is their sum.
 */
export function readScoreSummary(grid: Grid, row: number, lexicon: Lexicon): ScoreSummary | null {
  const heads = grid.rows[row]!;
  const [name, ...others] = heads;
  if (!name || heads.length < 3 || !NAMES.test(bareName(name.text))) return null;
  const columns = others.map((cell) => ({ cell, column: WORKED_OUT.test(bareName(cell.text)) ? 'none' : lexicon.indicatorColumn(cell.text)?.column }));
  const only = (wanted: 'weight' | 'score'): GridCell | null => {
    const found = columns.filter(({ column }) => column === wanted);
    return found.length === 1 ? found[0]!.cell : null;
  };
  const [weight, score] = [only('weight'), only('score')];
  if (!weight || !score || columns.some(({ column }) => !['weight', 'score', 'none'].includes(column ?? ''))) return null;
  const scores: FormScore[] = [];
  const sum = { full: new Big(0), score: new Big(0) };
  for (let r = row + 1; r < grid.rowCount; r++) {
    const [own, full, got] = [name, weight, score].map((head) => grid.rows[r]!.find((cell) => cell.column === head.column));
    if (!own || !full || !got || own.text.length > 16 || !isPlainNumber(full.text) || !isPlainNumber(got.text)) return null;
    const [most, reached] = [new Big(full.text.replace(/[,分]/gu, '')), new Big(got.text.replace(/[,分]/gu, ''))];
    if (reached.gt(most)) return null;
    if (lexicon.label(own.text)?.role === 'total') {
      if (scores.length < 2 || !sum.full.eq(most) || !sum.score.eq(reached)) return null;
      return { scores: [...scores, { item: 'total', full, score: got, grade: null, rules: ['score.summary'] }], to: r + 1 };
    }
    sum.full = sum.full.plus(most);
    sum.score = sum.score.plus(reached);
    scores.push({ item: bareName(own.text), full, score: got, grade: null, rules: ['score.summary'] });
  }
  return scores.length >= 2 && sum.full.eq(100) ? { scores, to: grid.rowCount } : null;
}
