import { expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, scoreLines, whatFormsSay } from './a-table.ts';

const said = (rows: string, title = '项目支出绩效自评表') => whatFormsSay(aDocument(title, '单位：万元', { rows }));
const unread = (form: ReturnType<typeof said>): string[] => form.forms.flatMap((one) => one.unknown.map(({ text }) => text));

test('weight and score in one cell are two numbers', () => {
  const form = said(`
    项目名称 | 堤防养护经费 | < | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值/得分
    产出指标 | 数量指标 | 养护堤防 | ≥12公里 | 40/40
    ^ | 时效指标 | 按期完成率 | 100% | 30/27.5
    效益指标 | 社会效益指标 | 防洪能力 | 提高 | 30/30
    总分 | < | < | < | 100/97.5`);
  expect(indicatorLines(form)).toEqual([
    '产出指标 / 数量指标 / 养护堤防 | target ge 12公里 | weight 40 | score 40', '产出指标 / 时效指标 / 按期完成率 | target 100% | weight 30 | score 27.5',
    '效益指标 / 社会效益指标 / 防洪能力 | target \'提高\' | weight 30 | score 30',
  ]);
  expect(scoreLines(form)).toEqual(['堤防养护经费: total 97.5/100']);
});

test('a column of nothing but signs, and one of nothing but units, belong to the target', () => {
  const form = said(`
    项目名称 | 堤防养护经费 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 走向 | 指标值 | 量名
    产出指标 | 数量指标 | 养护堤防 | ≥ | 12 | 公里
    ^ | 质量指标 | 验收合格率 | = | 100 | %
    ^ | 时效指标 | 完工天数 | ≤ | 90 | 天`);
  expect(indicatorLines(form)).toEqual(['产出指标 / 数量指标 / 养护堤防 | target ge 12公里', '产出指标 / 质量指标 / 验收合格率 | target 100%', '产出指标 / 时效指标 / 完工天数 | target le 90天']);
});

test('目标 and 实际 below wider headers are columns of a second header row', () => {
  const form = said(`
    一级指标 | 二级指标 | 三级指标 | 年初计划 | < | 自评情况 | <
    ^ | ^ | ^ | 目标 | 权重 | 实际 | 得分
    产出指标 | 数量指标 | 养护堤防 | ≥12公里 | 60 | 13公里 | 60
    效益指标 | 社会效益指标 | 防洪能力 | 提高 | 40 | 提高 | 40`);
  expect(indicatorLines(form)).toEqual(['产出指标 / 数量指标 / 养护堤防 | target ge 12公里 | actual 13公里 | weight 60 | score 60', '效益指标 / 社会效益指标 / 防洪能力 | target \'提高\' | actual \'提高\' | weight 40 | score 40']);
});

test('the row that counts the columns names nothing, and a line without a name is not read', () => {
  const form = said(`
    收入 | < | < | 支出 | < | <
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    栏次 | | 1 | 栏次 | | 2
    一、财政拨款收入 | 1 | 625.58 | 一、卫生健康支出 | 36 | 636.42
    本年收入合计 | 23 | 625.58 | 本年支出合计 | 50 | 636.42
    年初结转和结余 | 25 | 20.84 | 年末结转和结余 | 52 | 10.00
     | 26 | 20.84 | | 53 |
    收入总计 | 27 | 646.42 | 支出总计 | 54 | 646.42`, '收入支出决算总表');
  expect(figureLines(form)).toEqual([
    'department: fiscal_appropriation executed 2022 = 6255800', 'department: revenue_total executed 2022 = 6255800', 'department: prior_year_carryover carried_in 2022 = 208400', 'department: revenue_grand_total executed 2022 = 6464200',
    'department: health executed 2022 = 6364200', 'department: expenditure_total executed 2022 = 6364200', 'department: year_end_balance carried_out 2022 = 100000', 'department: expenditure_grand_total executed 2022 = 6464200',
  ]);
  expect(unread(form)).toContain('20.84');
});

test('a cell that lists several amounts gives each its own label', () => {
  const form = said(`
    项目名称 | 镇区道路改造 | < | <
    资金总额及构成 | 总额1060.5万元 一、财政拨款：692.3万元（其中：上级财政资金：692.3万元；本级财政：0万元） 二、自有资金：0万元 三、其他：368.2万元 | < | <`, '项目支出绩效目标表');
  expect(figureLines(form)).toEqual([
    '镇区道路改造: project_funds_total initial_budget 2022 = 10605000', '镇区道路改造: current_year_appropriation initial_budget 2022 = 6923000', '镇区道路改造: fiscal_funds initial_budget 2022 = 6923000',
    '镇区道路改造: other(本级财政) initial_budget 2022 = 0', '镇区道路改造: unit_funds initial_budget 2022 = 0', '镇区道路改造: other_funds initial_budget 2022 = 3682000',
  ]);
});

test('资金计划, 到位 and 使用 are three stages of each project in a list', () => {
  const form = said(`
    项目 | 资金计划 | 资金到位情况 | 资金使用情况
    农村公路养护专项资金 | 10 | 10 | 8
    消费维权宣传经费 | 5 | 4 | 4`, '项目资金使用情况表');
  expect(figureLines(form).map((line) => line.replace(/project_funds_total |2022 /gu, ''))).toEqual([
    '农村公路养护专项资金: initial_budget = 100000', '农村公路养护专项资金: adjusted_budget = 100000', '农村公路养护专项资金: executed = 80000',
    '消费维权宣传经费: initial_budget = 50000', '消费维权宣传经费: adjusted_budget = 40000', '消费维权宣传经费: executed = 40000',
  ]);
});

const TURNED = (middle: string): string => `
    项目名称 | 堤防养护经费 | < | <
    项目资金(万元) | | 年度资金总额 | 其他资金
    ^ | 年初预算数 | 10 | 1
    ^ | ${middle} | 12 | 2
    ^ | 全年执行数 | 9 | 0`;

test('in turned funds a row that nobody knows is the budget of the year between the other two', () => {
  expect(figureLines(said(TURNED('核拨盘子'))).filter((line) => line.includes('adjusted'))).toEqual(['堤防养护经费: project_funds_total adjusted_budget 2022 = 120000', '堤防养护经费: other_funds adjusted_budget 2022 = 20000']);
});

test('where its neighbours do not prove it, its amounts are left unread', () => {
  const form = said(TURNED('核拨盘子').replace('年初预算数', '起始盘子'));
  expect(figureLines(form).filter((line) => !line.includes('executed'))).toEqual([]);
});

test('the column behind the second level is the third, whatever it is called', () => {
  const form = said(`
    一级指标 | 二级指标 | 考量事项 | 年度指标值 | 分值
    产出指标 | 数量指标 | 养护堤防 | ≥12公里 | 60
    效益指标 | 社会效益指标 | 防洪能力 | 提高 | 40`);
  expect(indicatorLines(form)).toEqual(['产出指标 / 数量指标 / 养护堤防 | target ge 12公里 | weight 60', '效益指标 / 社会效益指标 / 防洪能力 | target \'提高\' | weight 40']);
});

test('a page saved one cell a line: the points and the unit in front of the columns are of all of them', () => {
  const form = whatFormsSay(aDocument('项目支出绩效自评表(2022年度)', { rows: ['项目名称', '堤防养护经费', '预算执行情况(10分)', '年度预算数(万元)', '年初预算', '调整后预算数', '预算执行数', '预算执行率', '权重', '得分', '原因', '总额', '10', '12', '9', '75.00%', '10', '7.5', '其中:财政资金', '10', '12', '9', '75.00%', '/', '/',
    '绩效指标(90分)', '一级指标', '二级指标', '三级指标', '指标值', '完成值', '权重', '得分', '产出指标', '数量指标', '养护堤防', '≥12公里', '13公里', '60', '60', '效益指标', '社会效益指标', '防洪能力', '≥20年一遇', '20年一遇', '30', '30', '合计', '100', '97.5'].join('\n'), origin: 'tabs' }));
  expect(figureLines(form)).toEqual([
    '堤防养护经费: project_funds_total initial_budget 2022 = 100000', '堤防养护经费: project_funds_total adjusted_budget 2022 = 120000', '堤防养护经费: project_funds_total executed 2022 = 90000',
    '堤防养护经费: fiscal_funds initial_budget 2022 = 100000', '堤防养护经费: fiscal_funds adjusted_budget 2022 = 120000', '堤防养护经费: fiscal_funds executed 2022 = 90000',
  ]);
});
