import { cell, head } from './blocks.ts';
import type { GenCell } from './blocks.ts';
import { foldTitle } from './draft.ts';
import type { Draft } from './draft.ts';
import { amountCell, indicatorRows, level1Of, level2Of } from './form-parts.ts';
import { makeProject, trueIndicator } from './project.ts';
import type { IndicatorPlan, Project } from './project.ts';
import type { Form } from './self-evaluation-forms.ts';
import { words } from './words.ts';

const fold = foldTitle;

/** A target without a result: what a declaration knows. */
const declared = { actual: null, score: null, reason: null } as const;

function goalOf(d: Draft): string {
  const s = d.sentence();
  for (const [i, { verb, noun, unit, goal }] of d.deeds.slice(0, 2).entries()) s.say(i === 0 ? '' : '，').say(verb).count(noun, goal, unit, 'ge');
  s.say(`，${d.domain.benefits[0]!.join('')}。`);
  d.record({ figures: [], scores: [], quantities: s.quantities.map((quantity) => ({ ...quantity, section: null })) });
  return s.text;
}

/** 项目编码, funds and a plan of spending by quarter above seven columns of indicators with description and basis. */
export const declaration: Form = (d, name) => {
  const project = makeProject(d, name);
  const subject = name;
  const stage = 'initial_budget';
  const at = (measure: string, label: string, fen: number): GenCell => amountCell(d, fen, { subject, measure, label, stage });
  const rows = indicatorRows(d, project.indicators, (plan) => {
    const description = d.random.pick(['反映任务完成数量', '反映工作达到的标准', '考核项目实施效果', '衡量资金使用成效']);
    const basis = d.random.pick(['年度工作计划', '上级文件要求', '历史数据', '行业标准']);
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), ...declared, weight: null, description, basis }));
    return [cell(plan.name), cell(description, 2), cell(plan.target.raw), cell(basis)];
  });
  const months = d.random.pick([['3月底', '6月底', '10月底', '12月底'], ['一季度', '二季度', '三季度', '四季度']]);
  d.table({
    kind: 'table',
    rows: [
      [head('项目编码'), cell(`${d.random.int(100, 999)}-0${d.random.int(100, 999)}-JX${d.random.int(10, 99)}`, 2), head('项目名称'), cell(name, 3)],
      [head('预算规模\n及资金用途', 1, 2), head('预算数'), at('project_funds_total', '预算数', project.initial.total), head('其中:财政资金'), at('fiscal_funds', '财政资金', project.initial.current), head('其他资金'), project.initial.other > 0 ? at('other_funds', '其他资金', project.initial.other) : cell('')],
      [cell(`用于${d.domain.duties[0]!}等工作。`, 6)],
      [head('资金支出\n计划(%)', 1, 2), head(months[0]!, 2), head(months[1]!), head(months[2]!), head(months[3]!, 2)],
      [cell('20', 2), cell('45'), cell('75'), cell('100', 2)],
      [head('绩效目标'), cell(goalOf(d), 6)],
      [head('一级指标'), head('二级指标'), head('三级指标'), head(d.word('description'), 2), head(d.pick(words(['指标值'], ['目标值']))), head(d.word('basis'))],
      ...rows,
    ],
  });
};

const SIGN: Readonly<Record<string, string>> = { ge: '≥', le: '≤', eq: '=' };

/** Sign, value and unit in cells of their own; the value of the target is their join. */
function split(plan: IndicatorPlan): { target: IndicatorPlan['target']; cells: readonly [string, string, string] } {
  const { target } = plan;
  const text = (raw: string): IndicatorPlan['target'] => ({ raw, kind: 'text', op: null, value: null, high: null, unit: null });
  if (target.kind === 'date') return { target: text('按期完成'), cells: ['定性', '按期完成', ''] };
  if (target.kind !== 'number') return { target: text(target.raw), cells: ['定性', target.raw, ''] };
  const [value, unit] = plan.kind === 'cost' ? [String(Number(target.value) / 10_000), '万元'] : [target.value!, target.unit!];
  const cells = [SIGN[target.op!]!, value, unit] as const;
  return { target: { ...target, raw: cells.join('') }, cells };
}

/** The target split over 指标性质, 指标值 and 度量单位. */
export const splitTarget: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const withWeight = d.random.chance(0.6);
  const rows = indicatorRows(d, project.indicators, (plan) => {
    const { target, cells } = split(plan);
    d.truth.indicators.push(trueIndicator({ ...plan, target }, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), ...declared, weight: withWeight ? plan.weight : null }));
    return [cell(plan.name), ...cells.map((text) => cell(text)), ...(withWeight ? [cell(plan.weight)] : [])];
  });
  const width = withWeight ? 7 : 6;
  const stage = 'initial_budget';
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName')), cell(name, 2), head(d.word('implementer')), cell(d.unit, width - 4)],
      [head(d.pick(words(['年度资金总额(万元)'], ['资金总额(万元)']))), amountCell(d, project.initial.total, { subject, measure: 'project_funds_total', label: '年度资金总额', stage }, 2), head('财政拨款'), amountCell(d, project.initial.current, { subject, measure: 'current_year_appropriation', label: '财政拨款', stage }, width - 4)],
      [head(d.pick(words(['年度目标', '绩效目标'], ['总体目标']))), cell(goalOf(d), width - 1)],
      [head('一级指标'), head('二级指标'), head(d.word('level3')), head(d.word('nature')), head('指标值'), head(d.word('unit')), ...(withWeight ? [head(d.word('weight'))] : [])],
      ...rows,
    ],
  });
};

/** Medium-term and annual targets side by side: two indicators in each row. */
export const longTermAndAnnual: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const annual = project.indicators;
  const rows = indicatorRows(d, annual, (plan) => {
    const later = laterTarget(plan);
    for (const [objective, target] of [['long_term', later], ['annual', plan.target]] as const) {
      d.truth.indicators.push(trueIndicator({ ...plan, target }, { subject, objective, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), ...declared, weight: null }));
    }
    return [cell(plan.name), cell(later.raw), cell(plan.name), cell(plan.target.raw)];
  });
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName')), cell(name, 5)],
      [head('一级指标', 1, 2), head('二级指标', 1, 2), head(d.pick(words(['中期目标', '实施期目标'], ['长期目标'])), 2), head(d.pick(words(['年度目标'], ['当年目标'])), 2)],
      [head('三级指标'), head('指标值'), head('三级指标'), head('指标值')],
      ...rows,
    ],
  });
};

function laterTarget(plan: IndicatorPlan): IndicatorPlan['target'] {
  const { target } = plan;
  if (target.kind !== 'number' || target.value === null || target.unit === '%' || plan.kind === 'cost') return target;
  const value = String(Number(target.value) * 3);
  return { ...target, value, raw: target.raw.replace(target.value, value) };
}

/** 成本指标 as a level 1 of its own, with 经济成本 and 社会成本 below it. */
export const costFirst: Form = (d, name) => {
  const project: Project = makeProject(d, name, false);
  const subject = name;
  const rows: GenCell[][] = [];
  const cost = d.random.int(5, 80);
  const costs = [
    ['经济成本指标', d.pick(words(['项目总成本', '预算总成本'], ['总投入成本'])), { raw: `≤${cost}万元`, kind: 'number', op: 'le', value: String(cost * 10_000), high: null, unit: '元' }],
    ['社会成本指标', '对社会造成的负面影响', { raw: '无', kind: 'text', op: null, value: null, high: null, unit: null }],
  ] as const;
  for (const [i, [level2, level3, target]] of costs.entries()) {
    d.truth.indicators.push({ subject, objective: null, level1: '成本指标', level2, level3, description: null, target, actual: null, weight: null, score: null, reason: null, basis: null, remark: null });
    rows.push([...(i === 0 ? [cell('成本指标', 1, 2)] : []), cell(level2), cell(level3, 2), cell(target.raw)]);
  }
  const rest = project.indicators.filter((plan) => plan.kind !== 'cost');
  rows.push(...indicatorRows(d, rest, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), ...declared, weight: null }));
    return [cell(plan.name, 2), cell(plan.target.raw)];
  }));
  const stage = 'initial_budget';
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName')), cell(name, 4)],
      [head('项目资金\n(万元)', 1, 3), head(d.word('fundsTotal'), 2), amountCell(d, project.initial.total, { subject, measure: 'project_funds_total', label: d.word('fundsTotal'), stage }, 2)],
      [head(d.word('current'), 2), amountCell(d, project.initial.current, { subject, measure: 'current_year_appropriation', label: d.word('current'), stage }, 2)],
      [head(d.word('otherFunds'), 2), project.initial.other > 0 ? amountCell(d, project.initial.other, { subject, measure: 'other_funds', label: d.word('otherFunds'), stage }, 2) : cell('', 2)],
      [head(d.pick(words(['总体目标', '年度绩效目标'], ['绩效目标']))), cell(goalOf(d), 4)],
      [head('一级指标'), head('二级指标'), head(d.word('level3'), 2), head(d.word('target'))],
      ...rows,
    ],
  });
};

/** A whole department's targets: tasks with their money, then indicators. */
export const departmentTargets: Form = (d) => {
  const { initial } = d.finances;
  const subject = 'department';
  const stage = 'initial_budget';
  const project = makeProject(d, '', false);
  const at = (measure: string, label: string, fen: number, columns: number): GenCell => amountCell(d, fen, { subject, measure, label, stage }, columns);
  const rows = indicatorRows(d, project.indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), ...declared, weight: null }));
    return [cell(plan.name, 2), cell(plan.target.raw)];
  });
  d.table({
    kind: 'table',
    rows: [
      [head(d.pick(words(['部门名称'], ['部门(单位)名称']))), cell(d.unit, 4)],
      [head(`预算情况\n(${d.money.unit})`, 1, 3), head(d.pick(words(['支出预算合计'], ['支出总额'])), 2), at('expenditure_total', '支出预算合计', initial.total, 2)],
      [head('其中:基本支出', 2), at('basic_expenditure', '基本支出', initial.basic, 2)],
      [head('项目支出', 2), at('project_expenditure', '项目支出', initial.project, 2)],
      [head('年度总体目标'), cell(goalOf(d), 4)],
      [head('一级指标'), head('二级指标'), head(d.word('level3'), 2), head(d.word('target'))],
      ...rows,
    ],
  });
};
