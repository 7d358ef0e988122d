import { cell, head } from './blocks.ts';
import type { GenCell } from './blocks.ts';
import type { Draft } from './draft.ts';
import type { FormWord } from './form-words.ts';
import { foldTitle } from './draft.ts';
import { percent, printNumber, yuan } from './money.ts';
import type { Fen, MoneyStyle } from './money.ts';
import type { Funds, IndicatorPlan, Project } from './project.ts';

/** Money of a project in its forms: 万元 with two decimals. */
export const projectMoney = (d: Draft): MoneyStyle => ({ unit: '万元', decimals: 2, thousands: d.money.thousands, stripZeros: d.money.stripZeros, spaced: false });

/** Money of the department in its tables: the unit that its prose is in, so that both print the same amounts. */
export const departmentMoney = (d: Draft): MoneyStyle => ({ ...d.money, spaced: false });

export interface FigureCell {
  readonly subject: string;
  readonly measure: string;
  readonly label: string;
  readonly stage: string;
  readonly year?: number;
  readonly optional?: true;
}

/** An amount in a form's cell: printed, and true. An empty cell for nothing. */
export function amountCell(d: Draft, fen: Fen | null, figure: FigureCell, columns = 1): GenCell {
  if (fen === null) return cell('', columns);
  const raw = printNumber(fen, figure.subject === 'department' ? departmentMoney(d) : projectMoney(d));
  const label = foldTitle(figure.label).replace(/^其中:/, '');
  d.record({ figures: [{ year: d.year, ...figure, label, amount: yuan(fen), raw }], quantities: [], scores: [] });
  return cell(raw, columns);
}

export const FUND_LINES = [
  ['fundsTotal', 'project_funds_total', 'total'], ['current', 'current_year_appropriation', 'current'],
  ['carryover', 'prior_year_carryover', 'carryover'], ['otherFunds', 'other_funds', 'other'],
] as const satisfies readonly (readonly [FormWord, string, keyof Funds])[];

/**
 * The block 项目资金 of a self-evaluation: a header row and a row for each fund line, ten grid columns wide. Scores the
 * execution rate out of 10.
 */
export function fundRows(d: Draft, project: Project, full = 10): { rows: GenCell[][]; score: number } {
  const subject = project.name;
  const lines = FUND_LINES.filter(([, , key], i) => i < 3 || project.adjusted[key] > 0 || d.random.chance(0.5));
  const rate = Number(project.rate);
  const halves = rate >= 100 ? full * 2 : Math.floor((full * 2 * rate) / 100);
  const score = halves % 2 === 0 ? String(halves / 2) : `${Math.floor(halves / 2)}.5`;
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'execution_rate', full: String(full), score, grade: null }] });
  const rows: GenCell[][] = [
    [head(d.word('funds'), 1, lines.length + 1), head('', 2), head(d.word('initial')), head(d.word('adjusted'), 2), head(d.word('executed')), head(d.word('weight')), head(d.word('rate')), head(d.word('score'))],
  ];
  for (const [word, measure, key] of lines) {
    const label = d.word(word);
    const at = (stage: string, fen: Fen): GenCell => amountCell(d, fen === 0 && key !== 'total' ? null : fen, { subject, measure, label, stage });
    const total = key === 'total';
    rows.push([
      cell(label, 2), at('initial_budget', project.initial[key]),
      { ...at('adjusted_budget', project.adjusted[key]), columns: 2 }, at('executed', project.executed[key]),
      cell(total ? String(full) : ''), cell(total ? `${project.rate}%` : ''), cell(total ? score : ''),
    ]);
  }
  return { rows, score: halves };
}

/** Goal and result in two wide cells; their numbers are quantities without a section. */
export function goalTexts(d: Draft): { goal: string; result: string } {
  const told = d.deeds.slice(0, 2);
  const [goal, result] = [d.sentence(), d.sentence()];
  for (const [i, { verb, noun, unit, count, goal: planned }] of told.entries()) {
    const mark = i === 0 ? '' : '，';
    goal.say(`${mark}${verb}`).count(noun, planned, unit, 'ge');
    result.say(`${mark}${i === 0 ? '全年' : ''}${verb}`).count(noun, count, unit);
  }
  goal.say('，').say(d.domain.benefits[0]!.join('')).say('。');
  result.say(told.every((deed) => deed.count >= deed.goal) ? '，各项目标如期实现。' : '，个别目标未达预期。');
  for (const sentence of [goal, result]) d.record({ figures: [], scores: [], quantities: sentence.quantities.map((quantity) => ({ ...quantity, section: null })) });
  return { goal: goal.text, result: result.text };
}

const LEVEL1: Readonly<Record<IndicatorPlan['group'], FormWord>> = { output: 'output', benefit: 'benefit', satisfaction: 'satisfaction' };
const LEVEL2: Readonly<Record<IndicatorPlan['kind'], FormWord>> = {
  quantity: 'quantityLevel', quality: 'qualityLevel', time: 'timeLevel', cost: 'costLevel', social: 'social', economic: 'economic', ecological: 'ecological', lasting: 'lasting', satisfied: 'satisfied',
};

export const level1Of = (d: Draft, plan: IndicatorPlan): string => d.word(LEVEL1[plan.group]);
export const level2Of = (d: Draft, plan: IndicatorPlan): string => d.word(LEVEL2[plan.kind]);

/** Rows with level 1 and level 2 merged over the rows that share them. `rest` gives the cells from level 3 on. */
export function indicatorRows(d: Draft, plans: readonly IndicatorPlan[], rest: (plan: IndicatorPlan) => readonly GenCell[], options: { levelWeights?: boolean; columns?: readonly [number, number] } = {}): GenCell[][] {
  const [wide1, wide2] = options.columns ?? [1, 1];
  const rows: GenCell[][] = [];
  for (const [i, plan] of plans.entries()) {
    const run = (key: 'group' | 'kind'): number => {
      if (plans[i - 1]?.[key] === plan[key]) return 0;
      let count = 1;
      while (plans[i + count]?.[key] === plan[key]) count++;
      return count;
    };
    const row: GenCell[] = [];
    const [group, kind] = [run('group'), run('kind')];
    if (group > 0) {
      const points = plans.filter((each) => each.group === plan.group).reduce((sum, each) => sum + Number(each.weight), 0);
      row.push(cell(options.levelWeights ? `${level1Of(d, plan)}(${points}分)` : level1Of(d, plan), wide1, group));
    }
    if (kind > 0) row.push(cell(level2Of(d, plan), wide2, kind));
    rows.push([...row, ...rest(plan)]);
  }
  return rows;
}

/** Sum of weights or scores as printed. */
export function pointsOf(plans: readonly IndicatorPlan[], key: 'weight' | 'score', execution: number): string {
  const halves = plans.reduce((sum, plan) => sum + Math.round(Number(plan[key]) * 2), execution);
  return halves % 2 === 0 ? String(halves / 2) : `${Math.floor(halves / 2)}.5`;
}

export const rateOf = (part: Fen, whole: Fen): string => percent(part, whole, 2);
