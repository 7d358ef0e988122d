import { cell, head } from './blocks.ts';
import type { GenCell } from './blocks.ts';
import { foldTitle } from './draft.ts';
import type { Draft } from './draft.ts';
import { amountCell, fundRows, goalTexts, indicatorRows, level1Of, level2Of, pointsOf, rateOf } from './form-parts.ts';
import { makeProject, trueIndicator } from './project.ts';
import type { IndicatorPlan } from './project.ts';
import type { Form } from './self-evaluation-forms.ts';
import { words } from './words.ts';

/** Layouts that no rule was written for: together with the held-out words they measure what a new province's form costs. */

const fold = foldTitle;

function recordTotal(d: Draft, subject: string, total: string): void {
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
}

/** No column for level 1: each group has a row of its own across the form. */
export const groupRows: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const rows: GenCell[][] = [];
  for (const group of new Set(project.indicators.map((plan) => plan.group))) {
    const plans = project.indicators.filter((plan) => plan.group === group);
    const level1 = level1Of(d, plans[0]!);
    rows.push([cell(level1, 6)]);
    for (const plan of plans) {
      d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1), level2: fold(level2Of(d, plan)), reason: null }));
      rows.push([cell(level2Of(d, plan)), cell(plan.name), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(plan.score)]);
    }
  }
  const total = pointsOf(project.indicators, 'score', 0);
  recordTotal(d, subject, total);
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName')), cell(name, 2), head(d.word('implementer')), cell(d.unit, 2)],
      [head('二级指标'), head(d.word('level3')), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head(d.word('score'))],
      ...rows,
      [head(d.word('total'), 4), cell('100'), cell(total)],
    ],
  });
};

/** Funds turned round: sources over the columns, budget and spending down the rows. */
export const turnedFunds: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const line = (label: string, stage: string, funds: typeof project.initial): GenCell[] => [
    cell(label, 2),
    amountCell(d, funds.total, { subject, measure: 'project_funds_total', label: '资金总额', stage }),
    amountCell(d, funds.current, { subject, measure: 'current_year_appropriation', label: '财政拨款', stage }),
    amountCell(d, funds.carryover, { subject, measure: 'prior_year_carryover', label: '上年结转资金', stage }),
    amountCell(d, funds.other, { subject, measure: 'other_funds', label: '其他资金', stage }, 2),
  ];
  const { goal, result } = goalTexts(d);
  const rows = indicatorRows(d, project.indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), reason: null }));
    return [cell(plan.name), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(plan.score)];
  });
  const total = pointsOf(project.indicators, 'score', 0);
  recordTotal(d, subject, total);
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName'), 2), cell(name, 5)],
      [head('项目资金(万元)', 2), head('资金总额'), head('财政拨款'), head('上年结转资金'), head('其他资金', 2)],
      line(d.word('initial'), 'initial_budget', project.initial), line(d.word('adjusted'), 'adjusted_budget', project.adjusted), line(d.word('executed'), 'executed', project.executed),
      [head(d.word('expected'), 2), cell(goal, 5)],
      [head(d.word('achieved'), 2), cell(result, 5)],
      [head(d.word('level1')), head(d.word('level2')), head(d.word('level3')), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head(d.word('score'))],
      ...rows,
      [head(d.word('total'), 5), cell('100'), cell(total)],
    ],
  });
};

/** Columns that are worked out from others (完成率, 得分率) between those that count. */
export const workedOutColumns: Form = (d, name) => {
  const project = makeProject(d, name);
  const { rows: funds, score } = fundRows(d, project);
  const subject = name;
  const done = (plan: IndicatorPlan): string => (plan.target.kind === 'number' && plan.actual.kind === 'number' && Number(plan.target.value) > 0 ? `${rateOf(Number(plan.actual.value), Number(plan.target.value))}%` : '');
  const rows = indicatorRows(d, project.indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)) }));
    return [cell(plan.name), cell(plan.target.raw), cell(plan.actual.raw), cell(done(plan)), cell(plan.weight), cell(plan.score), cell(`${rateOf(Number(plan.score) * 100, Number(plan.weight) * 100)}%`), cell(plan.reason ?? '')];
  });
  const total = pointsOf(project.indicators, 'score', score);
  recordTotal(d, subject, total);
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName'), 2), cell(name, 8)],
      ...funds,
      [head(d.word('level1')), head(d.word('level2')), head(d.word('level3')), head(d.word('target')), head(d.word('actual')), head(d.pick(words(['完成率'], ['完成比率', '指标完成率']))), head(d.word('weight')), head(d.word('score')), head('得分率'), head(d.pick(words(['扣分原因'], ['未完成原因'])))],
      ...rows,
      [head(d.word('total'), 6), cell('100'), cell(total), cell(''), cell('')],
    ],
  });
};

/** Text columns on both sides of the numbers: what the indicator means, how it is scored, what proves it. */
export const textColumns: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const rows = indicatorRows(d, project.indicators, (plan) => {
    const description = d.random.pick(['考核任务数量完成情况', '反映服务质量水平', '用以评价实施成效']);
    const scoring = d.random.pick(['达标得满分，否则不得分', '按完成比例得分']);
    const proof = d.random.chance(0.5) ? d.random.pick(['工作总结', '统计台账', '问卷汇总表']) : '';
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), reason: null, description, remark: proof === '' ? scoring : `${scoring};${proof}` }));
    return [cell(plan.name), cell(description), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(scoring), cell(plan.score), cell(proof)];
  });
  const total = pointsOf(project.indicators, 'score', 0);
  recordTotal(d, subject, total);
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName'), 2), cell(name, 4), head(d.word('implementer'), 2), cell(d.unit, 2)],
      [head(d.word('level1')), head(d.word('level2')), head(d.word('level3')), head(d.word('description')), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head('评分标准'), head(d.word('score')), head('佐证材料')],
      ...rows,
      [head(d.word('total'), 6), cell('100'), cell(''), cell(total), cell('')],
    ],
  });
};

/** A weight behind every level; only the third one's is an indicator's. */
export const weightPerLevel: Form = (d) => {
  const subject = 'department';
  const project = makeProject(d, '', false);
  const plans = project.indicators;
  const sum = (key: 'group' | 'kind', of: string): string => {
    const total = plans.filter((plan) => plan[key] === of).reduce((all, plan) => all + Number(plan.weight), 0);
    return String(total);
  };
  const height = (key: 'group' | 'kind', i: number): number => {
    if (plans[i - 1]?.[key] === plans[i]![key]) return 0;
    let rows = 1;
    while (plans[i + rows]?.[key] === plans[i]![key]) rows++;
    return rows;
  };
  const rows = plans.map((plan, i): GenCell[] => {
    const [group, kind] = [height('group', i), height('kind', i)];
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), reason: null }));
    return [
      ...(group > 0 ? [cell(level1Of(d, plan), 1, group), cell(sum('group', plan.group), 1, group)] : []), ...(kind > 0 ? [cell(level2Of(d, plan), 1, kind), cell(sum('kind', plan.kind), 1, kind)] : []),
      cell(plan.name), cell(plan.weight), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.score),
    ];
  });
  const total = pointsOf(plans, 'score', 0);
  recordTotal(d, subject, total);
  d.totalScore = { score: total, grade: Number(total) >= 90 ? '优' : Number(total) >= 80 ? '良' : '中' };
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('level1')), head('权重'), head('二级指标'), head('权重'), head(d.word('level3')), head('权重'), head(d.word('target')), head(d.word('actual')), head(d.word('score'))],
      ...rows,
      [head(d.word('total'), 5), cell('100'), cell('', 2), cell(total)],
    ],
  });
};
