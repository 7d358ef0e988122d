import { cell, head } from './blocks.ts';
import type { GenCell } from './blocks.ts';
import { foldTitle } from './draft.ts';
import type { Draft } from './draft.ts';
import { amountCell, fundRows, goalTexts, indicatorRows, level1Of, level2Of, pointsOf, rateOf } from './form-parts.ts';
import { makeProject, trueIndicator } from './project.ts';
import type { Project } from './project.ts';
import { words } from './words.ts';

/** Writes one form, its title's paragraphs included, into the draft. */
export type Form = (d: Draft, name: string) => void;

const fold = (text: string): string => foldTitle(text).replace(/\(\d+(?:\.5)?分\)$/, '');

/** The header of a project's form: name, department, unit. Ten grid columns. */
function projectRows(d: Draft, project: Project): GenCell[][] {
  return [
    [head(d.word('projectName'), 2), cell(codedName(d, project.name), 8)],
    [head(d.word('supervisor'), 2), cell(`${d.region.printed}人民政府`, 3), head(d.word('implementer'), 2), cell(d.unit, 3)],
  ];
}

/** Some systems print the project's code before its name; it is no part of the name. */
function codedName(d: Draft, name: string): string {
  return d.random.chance(0.12) ? `${d.region.code}${d.random.int(21, 24)}T0000${d.random.int(10_000, 99_999)}-${name}` : name;
}

function goalRows(d: Draft): GenCell[][] {
  const { goal, result } = goalTexts(d);
  return [
    [head(d.word('goal'), 1, 2), head(d.word('expected'), 5), head(d.word('achieved'), 4)],
    [cell(goal, 5), cell(result, 4)],
  ];
}

/** 项目支出绩效自评表 of the central template (财预〔2018〕… annex): funds by column, goal, indicators, total. */
export const classicSelfEvaluation: Form = (d, name) => {
  const project = makeProject(d, name);
  const { rows: funds, score } = fundRows(d, project);
  const subject = name;
  const levelWeights = d.random.chance(0.4);
  const rows = indicatorRows(d, project.indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)) }));
    return [cell(plan.name, 2), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(plan.score), cell(plan.reason ?? '')];
  }, { levelWeights });
  const total = pointsOf(project.indicators, 'score', score);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
  d.table({
    kind: 'table',
    rows: [
      ...projectRows(d, project), ...funds, ...goalRows(d),
      [head(d.pick(words(['绩效\n指标', '绩效指标'], ['年度\n绩效\n指标'])), 1, rows.length + 1), head(d.word('level1')), head(d.word('level2')), head(d.word('level3'), 2), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head(d.word('score')), head(d.word('reason'))],
      ...rows,
      [head(d.word('total'), 7), cell('100'), cell(total), cell('')],
    ],
  });
};

/** Weight before target, and a further column of remarks. */
export const weightFirstSelfEvaluation: Form = (d, name) => {
  const project = makeProject(d, name);
  const { rows: funds, score } = fundRows(d, project);
  const subject = name;
  const rows = indicatorRows(d, project.indicators, (plan) => {
    const remark = d.random.chance(0.6) ? d.random.pick(['完成得满分，未完成按比例扣分', '按实际完成比例计分', '查阅台账资料']) : null;
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), reason: null, remark }));
    return [cell(plan.name, 2), cell(plan.weight), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.score), cell(remark ?? '')];
  });
  const total = pointsOf(project.indicators, 'score', score);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
  d.table({
    kind: 'table',
    rows: [
      ...projectRows(d, project), ...funds, ...goalRows(d),
      [head('绩效指标', 1, rows.length + 1), head(d.word('level1')), head(d.word('level2')), head(d.word('level3'), 2), head(d.word('weight')), head(d.word('target')), head(d.word('actual')), head(d.word('score')), head(d.word('remark'))],
      ...rows,
      [head(d.word('total'), 5), cell('100'), cell(''), cell(''), cell(total), cell('')],
    ],
  });
};

/** `指标1:` before each name, and filler rows that say nothing. */
export const prefixedSelfEvaluation: Form = (d, name) => {
  const project = makeProject(d, name);
  const { rows: funds, score } = fundRows(d, project);
  const subject = name;
  const body: GenCell[][] = [];
  const groups = [...new Set(project.indicators.map((plan) => plan.group))];
  for (const group of groups) {
    const kinds = [...new Set(project.indicators.filter((plan) => plan.group === group).map((plan) => plan.kind))];
    const lines = kinds.map((kind) => project.indicators.filter((plan) => plan.kind === kind));
    const height = lines.reduce((sum, plans) => sum + plans.length + 1, 0);
    for (const [k, plans] of lines.entries()) {
      for (const [i, plan] of plans.entries()) {
        d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)) }));
        body.push([
          ...(k === 0 && i === 0 ? [cell(level1Of(d, plan), 1, height)] : []), ...(i === 0 ? [cell(level2Of(d, plan), 1, plans.length + 1)] : []),
          cell(`指标${i + 1}：${plan.name}`, 2), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(plan.score), cell(plan.reason ?? ''),
        ]);
      }
      const filler = d.random.pick(['……', '/', '']);
      body.push([cell(filler, 2), cell(''), cell(''), cell(''), cell(''), cell('')]);
    }
  }
  const total = pointsOf(project.indicators, 'score', score);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
  d.table({
    kind: 'table',
    rows: [
      ...projectRows(d, project), ...funds, ...goalRows(d),
      [head('绩效指标', 1, body.length + 1), head(d.word('level1')), head(d.word('level2')), head(d.word('level3'), 2), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head(d.word('score')), head(d.word('reason'))],
      ...body,
      [head(d.word('total'), 7), cell('100'), cell(total), cell('')],
    ],
  });
};

/** Two header rows: what was planned and what came out stand under headings of their own. */
export const twoHeaderRows: Form = (d, name) => {
  const project = makeProject(d, name, false);
  const subject = name;
  const money = (label: string, stage: string, fen: number): GenCell[] => [head(label), amountCell(d, fen, { subject, measure: 'project_funds_total', label: '年度资金总额', stage }, 2)];
  const rows = indicatorRows(d, project.indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)) }));
    return [cell(plan.name, 2), cell(plan.target.raw), cell(plan.weight), cell(plan.actual.raw), cell(plan.score), cell(plan.reason ?? '')];
  });
  const total = pointsOf(project.indicators, 'score', 0);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
  d.table({
    kind: 'table',
    rows: [
      [head(d.word('projectName'), 2), cell(name, 7)],
      [head('年度资金总额(万元)', 2), ...money(d.word('adjusted'), 'adjusted_budget', project.adjusted.total), ...money(d.word('executed'), 'executed', project.executed.total), cell('')],
      [head(d.word('level1'), 1, 2), head(d.word('level2'), 1, 2), head(d.word('level3'), 2, 2), head('年初计划', 2), head('自评情况', 2), head(d.word('reason'), 1, 2)],
      [head(d.word('target')), head(d.word('weight')), head(d.word('actual')), head(d.word('score'))],
      ...rows,
      [head(d.word('total'), 5), cell('100'), cell(''), cell(total), cell('')],
    ],
  });
};

/** A whole department: 基本支出 and 项目支出 by column, then indicators with scores. */
export const departmentSelfEvaluation: Form = (d) => {
  const { initial, adjusted, executed } = d.finances;
  const subject = 'department';
  const { indicators } = makeProject(d, '', false);
  const line = (label: string, measure: string, key: 'total' | 'basic' | 'project'): GenCell[] => {
    const at = (stage: string, fen: number, columns: number): GenCell => amountCell(d, fen, { subject, measure, label, stage }, columns);
    return [cell(label, 2), at('initial_budget', initial[key], 2), at('adjusted_budget', adjusted[key], 1), at('executed', executed[key], 1), cell(`${rateOf(executed[key], adjusted[key])}%`, 2)];
  };
  const rows = indicatorRows(d, indicators, (plan) => {
    d.truth.indicators.push(trueIndicator(plan, { subject, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), reason: null }));
    return [cell(plan.name, 2), cell(plan.target.raw), cell(plan.actual.raw), cell(plan.weight), cell(plan.score)];
  });
  const total = pointsOf(indicators, 'score', 0);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: total, grade: null }] });
  d.totalScore = { score: total, grade: gradeOf(Number(total)) };
  d.table({
    kind: 'table',
    rows: [
      [head(d.pick(words(['部门名称', '单位名称'], ['部门(单位)名称'])), 2), cell(d.unit, 6)],
      [head(`${d.pick(words(['支出情况'], ['部门整体支出']))}(${d.money.unit})`, 2), head(d.word('initial'), 2), head(d.word('adjusted')), head(d.word('executed')), head(d.word('rate'), 2)],
      line(d.pick(words(['部门整体支出总额'], ['支出合计'])), 'expenditure_total', 'total'), line('基本支出', 'basic_expenditure', 'basic'), line('项目支出', 'project_expenditure', 'project'),
      [head(d.word('level1')), head(d.word('level2')), head(d.word('level3'), 2), head(d.word('target')), head(d.word('actual')), head(d.word('weight')), head(d.word('score'))],
      ...rows,
      [head(d.word('total'), 6), cell('100'), cell(total)],
    ],
  });
};

/** Blocks of indicators below numbered objectives, without points. */
export const objectiveBlocks: Form = (d) => {
  const { adjusted, executed } = d.finances;
  const subject = 'department';
  const rows: GenCell[][] = [
    [head('单位名称', 2), cell(d.unit, 4)],
  ];
  const at = (stage: string, fen: number): GenCell => amountCell(d, fen, { subject, measure: 'expenditure_total', label: '部门整体支出总额', stage });
  rows.push([head(`预算执行情况\n(${d.money.unit})`, 2, 2), head('', 1), head(d.word('adjusted')), head(d.word('executed')), head(d.word('rate'))]);
  rows.push([cell('部门整体支出总额'), at('adjusted_budget', adjusted.total), at('executed', executed.total), cell(`${rateOf(executed.total, adjusted.total)}%`)]);
  for (const number of ['1', '2', ...(d.random.chance(0.4) ? ['3'] : [])]) {
    const plans = makeProject(d, '').indicators;
    rows.push([cell(`年度目标${number}：${d.domain.benefits[Number(number) - 1]!.join('')}，各项工作按计划推进。`, 6)]);
    const body = indicatorRows(d, plans, (plan) => {
      d.truth.indicators.push(trueIndicator(plan, { subject, objective: number, level1: fold(level1Of(d, plan)), level2: fold(level2Of(d, plan)), weight: null, score: null, reason: null }));
      return [cell(plan.name), cell(plan.target.raw), cell(plan.actual.raw)];
    });
    rows.push([head('年度绩效\n目标完成\n情况', 1, body.length + 1), head(d.word('level1')), head(d.word('level2')), head(d.word('level3')), head(d.pick(words(['年初目标值', '年度指标值'], ['目标值']))), head(d.word('actual'))], ...body);
  }
  d.table({ kind: 'table', rows });
};

/** 参考分值 and 设定分值, groups with a row of their own, subtotals, total and grade. */
export const scoredForm: Form = (d) => {
  const subject = 'department';
  const rows: GenCell[][] = [
    [head('二级指标', 2, 2), head('三级指标', 1, 2), head('指标分值', 2), head('计算分析情况', 1, 2), head(d.pick(words(['评价得分', '自评得分'], ['得分'])), 1, 2)],
    [head('参考分值'), head('设定分值')],
  ];
  let sum = 0;
  for (const [group, blocks] of SCORED) {
    const full = blocks.flatMap(([, items]) => items).reduce((total, [, points]) => total + points, 0);
    const plans = blocks.map(([level2, items]) => [level2, items.map(([item, points]) => ({ item, points, lost: d.random.chance(0.12) && points > 1 ? 1 : 0 }))] as const);
    const got = full - plans.flatMap(([, items]) => items).reduce((total, { lost }) => total + lost, 0);
    sum += got;
    rows.push([cell(group, 3), cell(String(full)), cell(String(full)), cell('——'), cell(got.toFixed(2))]);
    d.record({ figures: [], quantities: [], scores: [{ subject, item: group, full: String(full), score: got.toFixed(2), grade: null }] });
    for (const [level2, items] of plans) {
      for (const [i, { item, points, lost }] of items.entries()) {
        const remark = lost > 0 ? '存在不足，酌情扣分' : d.random.pick(['按要求执行，未发现问题', '资料齐全，达到标准', '完成全年任务']);
        d.truth.indicators.push({
          subject, objective: null, level1: group, level2, level3: item, description: null, target: null, actual: null,
          weight: points.toFixed(2), score: (points - lost).toFixed(2), reason: null, basis: null, remark,
        });
        rows.push([...(i === 0 ? [cell(level2, 2, items.length)] : []), cell(item), cell(String(points)), cell(points.toFixed(2)), cell(remark), cell((points - lost).toFixed(2))]);
      }
    }
  }
  const grade = gradeOf(sum);
  d.totalScore = { score: sum.toFixed(2), grade };
  rows.push([head('综合得分', 3), cell('100', 2), cell(''), cell(sum.toFixed(2))], [head('评价结果等次', 3), cell(grade, 4)]);
  d.record({ figures: [], quantities: [], scores: [{ subject, item: 'total', full: '100', score: sum.toFixed(2), grade }] });
  d.table({ kind: 'table', rows });
};

/** The usual bands: 优 from 90, 良 from 80, 中 from 60. */
const gradeOf = (score: number): string => (score >= 90 ? '优' : score >= 80 ? '良' : score >= 60 ? '中' : '差');

const SCORED: readonly (readonly [string, readonly (readonly [string, readonly (readonly [string, number])[]])[]])[] = [
  ['投入', [['目标设定', [['绩效目标合理性', 3], ['绩效指标明确性', 3]]], ['预算配置', [['财政供养人员控制率', 3], ['重点支出保障率', 5]]]]],
  ['过程', [['预算执行', [['预算完成率', 4], ['结转结余变动率', 4], ['公用经费控制率', 4], ['政府采购执行率', 4]]], ['预算管理', [['管理制度健全性', 4], ['资金使用合规性', 8], ['预决算信息公开性', 4]]], ['资产管理', [['资产管理完整性', 4], ['固定资产利用率', 6]]]]],
  ['产出', [['职责履行', [['实际完成率', 8], ['质量达标率', 8], ['重点工作办结率', 8]]]]],
  ['效果', [['履职效益', [['社会效益', 8], ['可持续影响', 6], ['社会公众满意度', 6]]]]],
];

/** One line for each of several projects. */
export const projectList: Form = (d, name) => {
  const names = [name, ...d.domain.projects.filter((each) => each !== name)].slice(0, d.random.int(2, 4));
  const rows: GenCell[][] = [[head('序号'), head(d.word('projectName')), head(d.word('adjusted')), head(d.word('executed')), head(d.word('rate')), head('自评得分')]];
  for (const [i, each] of names.entries()) {
    const project = makeProject(d, each);
    const score = (d.random.int(860, 1000) / 10).toFixed(1);
    d.record({ figures: [], quantities: [], scores: [{ subject: each, item: 'total', full: null, score, grade: null }] });
    const at = (stage: string, fen: number): GenCell => amountCell(d, fen, { subject: each, measure: 'project_funds_total', label: '资金', stage, optional: true });
    rows.push([cell(String(i + 1)), cell(each), at('adjusted_budget', project.adjusted.total), at('executed', project.executed.total), cell(`${project.rate}%`), cell(score)]);
  }
  d.table({ kind: 'table', rows });
};
