import { expect, test } from 'vitest';
import { aDocument, indicatorLines, whatFormsSay } from '../../tables/a-table.ts';

const oneRow = (cells: string, header = '一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分'): ReturnType<typeof whatFormsSay> =>
  whatFormsSay(aDocument('项目支出绩效自评表', { rows: `项目名称 | 测试项目 | < | < | < | < | <\n${header}\n${cells}` }));

test.each([
  ['指标1：办案数量', '办案数量'],
  ['指标12.办案数量', '办案数量'],
  ['1、办案数量', '办案数量'],
  ['（2）办案数量', '办案数量'],
  ['★办案数量', '办案数量'],
  ['51个社区配备律师数', '51个社区配备律师数'],
  ['2022年办案数量', '2022年办案数量'],
  ['3.5%以内的差错率', '3.5%以内的差错率'],
])('the level-3 name %s is %s', (printed, name) => {
  expect(oneRow(`产出指标 | 数量指标 | ${printed} | 3件 | 4件 | 5 | 5`).indicators[0]!.level3).toBe(name);
});

test.each([
  ['产出指标（50分）', '产出指标'],
  ['产出指标(22.5)', '产出指标'],
  ['产出指标50分', '产出指标'],
  ['产出⏎指标', '产出指标'],
])('the level-1 name %s is without its weight', (printed, name) => {
  expect(oneRow(`${printed} | 数量指标 | 办案数量 | 3件 | 4件 | 5 | 5`).indicators[0]!.level1).toBe(name);
});

test('empty cells, dashes and slashes are null, zero is a value', () => {
  expect(indicatorLines(oneRow('产出指标 | 质量指标 | 投诉率 | / | 0 | — | 5'))).toEqual(['产出指标 / 质量指标 / 投诉率 | actual 0 | score 5']);
});

test('points may be printed with 分', () => {
  expect(indicatorLines(oneRow('产出指标 | 质量指标 | 合格率 | 100% | 98% | 10分 | 9.8分'))).toEqual(['产出指标 / 质量指标 / 合格率 | target 100% | actual 98% | weight 10 | score 9.8']);
});

test('a sign is kept in raw as it is printed', () => {
  expect(oneRow('产出指标 | 质量指标 | 合格率 | ≧90% | 98% | 10 | 10').indicators[0]!.target).toMatchObject({ raw: '≧90%', op: 'ge', value: '90' });
});

test('a figure in a cell keeps its digits as printed and names the unit that made it yuan', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { rows: `
    项目名称 | 测试项目 | < | < |
    项目资金(万元) | | 全年预算数 | 全年执行数 |
    ^ | 年度资金总额 | 1,092.90 | 1092.9万元 |` }));
  expect(said.figures.map(({ amount, raw, unit }) => [amount, raw, unit?.text ?? null])).toEqual([['10929000', '1,092.90', '万元'], ['10929000', '1092.9万元', null]]);
  expect(said.document.text.slice(said.figures[0]!.at.start, said.figures[0]!.at.end)).toBe('1,092.90');
});

test('a bare 预算数 and an amount without a stage say so, for the merging of restatements', () => {
  const said = whatFormsSay(aDocument('部门整体绩效自评表', { rows: `
    单位名称 | 测试局 | < | < |
    基本支出总额 | 20万元 | 项目支出总额 | 30万元 |
    预算执行情况(万元) | | 预算数 | 执行数 |
    ^ | 部门整体支出总额 | 50 | 50 |` }));
  expect(said.figures.map((figure) => [figure.measure, figure.stage, figure.rules.find((rule) => rule.startsWith('stage.'))])).toEqual([
    ['basic_expenditure', 'unspecified', 'stage.bare'], ['project_expenditure', 'unspecified', 'stage.bare'],
    ['expenditure_total', 'initial_budget', 'stage.bare-budget'], ['expenditure_total', 'executed', undefined],
  ]);
});

test('a list of projects: each line is a project with its funds and its score, the total is the department\'s', () => {
  const said = whatFormsSay(aDocument('2022年度项目支出绩效自评情况汇总表', '单位：万元', { rows: `
    序号 | 项目名称 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 |
    1 | 送戏下乡 | 24 | 20 | 83.33% | 96.5 |
    2 | 510129210000012345678-文化馆开放 | 65 | 65 | 100% | 99 |
    合计 | < | 89 | 85 | 95.51% | |` }));
  expect(said.figures.map((figure) => `${figure.subject} ${figure.measure} ${figure.stage} ${figure.amount}`)).toEqual([
    '送戏下乡 project_funds_total adjusted_budget 240000', '送戏下乡 project_funds_total executed 200000',
    '文化馆开放 project_funds_total adjusted_budget 650000', '文化馆开放 project_funds_total executed 650000',
    'department project_expenditure adjusted_budget 890000', 'department project_expenditure executed 850000',
  ]);
  expect(said.scores.map((score) => `${score.subject} ${score.item} ${score.score}`)).toEqual(['送戏下乡 total 96.5', '文化馆开放 total 99']);
});
