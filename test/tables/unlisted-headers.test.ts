import { expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, scoreLines, whatFormsSay } from './a-table.ts';

const said = (rows: string) => whatFormsSay(aDocument('项目支出绩效自评表', { rows }));
const codes = (form: ReturnType<typeof said>): string[] => form.issues.map(({ code }) => code).filter((code) => code.startsWith('tables.column'));

test('headers that no rule lists are understood by the words they are made of', () => {
  const form = said(`
    专项(资金)名称 | 法治宣传经费 | < | < | < | < | <
    预算资金安排及执行(万元) | | 年初预算安排数 | 调整后全年预算数 | 累计执行数 | 资金执行比率 | <
    ^ | 资金合计 | 10 | 12 | 9 | 75% | <
    ^ | 其中：当年财政资金拨款 | 10 | 10 | 9 | 90% | <
    ^ | 上年结余结转 | | 2 | 0 | 0% | <
    一级指标 | 二级指标 | 三级考核指标 | 计划指标值 | 实际达到值 | 标准分 | 自评分值
    产出成果 | 数量目标 | 宣传场次 | ≥30场次 | 32场次 | 60 | 60
    绩效成效 | 相关方满意度 | 群众满意率 | ≥90% | 85% | 40 | 36
    自评合计 | < | < | < | < | 100 | 96`);
  expect(figureLines(form)).toEqual([
    '法治宣传经费: project_funds_total initial_budget 2022 = 100000', '法治宣传经费: project_funds_total adjusted_budget 2022 = 120000', '法治宣传经费: project_funds_total executed 2022 = 90000',
    '法治宣传经费: current_year_appropriation initial_budget 2022 = 100000', '法治宣传经费: current_year_appropriation adjusted_budget 2022 = 100000', '法治宣传经费: current_year_appropriation executed 2022 = 90000',
    '法治宣传经费: prior_year_carryover adjusted_budget 2022 = 20000', '法治宣传经费: prior_year_carryover executed 2022 = 0',
  ]);
  expect(indicatorLines(form)).toEqual([
    '产出成果 / 数量目标 / 宣传场次 | target ge 30场次 | actual 32场次 | weight 60 | score 60',
    '绩效成效 / 相关方满意度 / 群众满意率 | target ge 90% | actual 85% | weight 40 | score 36',
  ]);
  expect(scoreLines(form)).toEqual(['法治宣传经费: total 96/100']);
});

test('a budget of the year behind the budget of its beginning is the adjusted one', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | < | <
    项目资金(万元) | | 年初预算数 | 年度预算核定数 | 全年执行数
    ^ | 年度资金总额 | 10 | 12 | 9`);
  expect(figureLines(form).map((line) => line.split(' ').slice(1).join(' '))).toEqual(['project_funds_total initial_budget 2022 = 100000', 'project_funds_total adjusted_budget 2022 = 120000', 'project_funds_total executed 2022 = 90000']);
});

const FUNDS = `
    项目名称 | 法治宣传经费 | < | < | < | < | < | <
    项目资金(万元) | | 首盘 | 年盘 | 出账 | 考点 | 执行率 | 核点
    ^ | 年度资金总额 | 10 | 12 | 9 | 10 | 75% | 7.5
    ^ | 其他资金 | 0 | 2 | 1 | | 50% |`;

test('the rate tells which column of funds is the budget and which was spent, and what the points are', () => {
  const form = said(FUNDS);
  expect(figureLines(form).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'project_funds_total initial_budget 2022 = 100000', 'project_funds_total adjusted_budget 2022 = 120000', 'project_funds_total executed 2022 = 90000',
    'other_funds initial_budget 2022 = 0', 'other_funds adjusted_budget 2022 = 20000', 'other_funds executed 2022 = 10000',
  ]);
  expect(scoreLines(form)).toEqual(['法治宣传经费: execution_rate 7.5/10']);
  expect(codes(form)).toContain('tables.column-by-content');
});

test('amounts under headers that nobody knows are not read where no rate proves them, and are said to be unknown', () => {
  const form = said(FUNDS.replaceAll(/75%|50%/gu, '60%'));
  expect(figureLines(form)).toEqual([]);
  expect(codes(form)).toContain('tables.column-undecided');
  expect(form.forms[0]!.unknown.map(({ text }) => text)).toEqual(expect.arrayContaining(['年盘', '12', '出账', '9']));
});

const INDICATORS = (rows: readonly string[]): string => `
    项目名称 | 法治宣传经费 | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 应做 | 所做 | 配比 | 核点
    ${rows.join('\n    ')}`;

const ROWS = ['产出指标 | 数量指标 | 宣传场次 | ≥30场次 | 32场次 | 30 | 30', '^ | 质量指标 | 合格率 | ≥95% | 90% | 30 | 25', '效益指标 | 社会效益指标 | 法治意识 | 提高 | 有所提高 | 20 | 20', '满意度指标 | 服务对象满意度指标 | 满意率 | ≥90% | 92% | 20 | 20'];

test('columns of indicators are known by what they hold: points that add up to 100, scores never above them, values with comparisons', () => {
  const form = said(INDICATORS(ROWS));
  expect(indicatorLines(form)).toEqual([
    '产出指标 / 数量指标 / 宣传场次 | target ge 30场次 | actual 32场次 | weight 30 | score 30',
    '产出指标 / 质量指标 / 合格率 | target ge 95% | actual 90% | weight 30 | score 25',
    "效益指标 / 社会效益指标 / 法治意识 | target '提高' | actual '有所提高' | weight 20 | score 20",
    '满意度指标 / 服务对象满意度指标 / 满意率 | target ge 90% | actual 92% | weight 20 | score 20',
  ]);
});

test('points that do not add up prove nothing: the columns stay empty and are listed as unknown', () => {
  const form = said(INDICATORS(ROWS).replaceAll('| 30 | 30', '| 37 | 31').replaceAll('| 20 | 20', '| 17 | 19'));
  expect(indicatorLines(form)[0]).toBe('产出指标 / 数量指标 / 宣传场次 | target ge 30场次 | actual 32场次');
  expect(form.forms[0]!.unknown.map(({ text }) => text)).toEqual(expect.arrayContaining(['配比', '核点', '37', '31']));
  expect(codes(form)).toContain('tables.column-undecided');
});

test('a cell that goes on beside the indicator rows is no column, whatever it says', () => {
  const form = said(`
    单位名称 | 某某局 | < | < | <
    年度绩效目标完成情况 | 一级指标 | 二级指标 | 指标内容 | 目标值
    ^ | 产出指标 | 数量指标 | 宣传场次 | 30场次
    ^ | 效益指标 | 社会效益指标 | 法治意识 | 提高`);
  expect(indicatorLines(form)).toEqual(['产出指标 / 数量指标 / 宣传场次 | target 30场次', "效益指标 / 社会效益指标 / 法治意识 | target '提高'"]);
});

test('several amounts behind one label without a header are nobody’s', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | <
    年度资金总额(万元) | 10 | 12 | 9`);
  expect(figureLines(form)).toEqual([]);
  expect(form.forms[0]!.unknown.map(({ text }) => text)).toEqual(['年度资金总额(万元)', '10', '12', '9']);
});

test('the word 项目 alone names the project where it heads no column', () => {
  const form = said(`
    项目 | 法治宣传经费 | < | <
    实施单位 | 某某局 | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 宣传场次 | 30场次
    效益指标 | 社会效益指标 | 法治意识 | 提高`);
  expect(form.forms[0]!.subject).toBe('法治宣传经费');
  const list = said(`
    项目 | 预算数 | 决算数
    基本支出 | 10 | 9`);
  expect(list.forms[0]!.subject).toBe('department');
});

test('in words that nobody knows, the first line of funds that is the sum of the others is the total, and one between two known parts has its usual place', () => {
  const form = said(`
    申报项目名 | 法治宣传经费 | < | <
    项目资金(万元) | | 年初预算数 | 全年可用资金 | 全年执行数
    ^ | 盘子 | 10 | 12 | 9
    ^ | 当年财政拨款 | 8 | 8 | 7
    ^ | 往来款 | 1 | 3 | 1
    ^ | 其他资金 | 1 | 1 | 1`);
  expect(figureLines(form)).toEqual(['project_funds_total', 'current_year_appropriation', 'prior_year_carryover', 'other_funds'].flatMap((measure, line) =>
    ['initial_budget', 'adjusted_budget', 'executed'].map((stage, at) => `法治宣传经费: ${measure} ${stage} 2022 = ${[[10, 12, 9], [8, 8, 7], [1, 3, 1], [1, 1, 1]][line]![at]! * 10_000}`)));
});

test('a first line that is not the sum of the others is no total', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | <
    项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数
    ^ | 盘子 | 10 | 12 | 9
    ^ | 当年财政拨款 | 8 | 8 | 7
    ^ | 其他资金 | 1 | 1 | 1`);
  expect(figureLines(form).filter((line) => line.includes('project_funds_total'))).toEqual([]);
});

test('the last stage in front of rows of turned funds is what was executed', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | <
    项目资金(万元) | 资金总额 | 财政拨款 | 其他资金
    年初预算数 | 10 | 8 | 2
    全年预算数 | 12 | 10 | 2
    出账 | 9 | 7 | 2`);
  expect(figureLines(form)).toContain('法治宣传经费: project_funds_total executed 2022 = 90000');
});

test('a note directly behind the third level describes the indicator, one at the end tells of the judging', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 考核内容说明 | 指标值 | 实际完成值 | 分值 | 得分 | 评分说明
    产出指标 | 数量指标 | 宣传场次 | 下乡宣传 | ≥30场次 | 32场次 | 60 | 60 | 按比例
    效益指标 | 社会效益指标 | 知晓率 | 抽样调查 | ≥90% | 92% | 40 | 40 | 按比例`);
  expect(form.forms[0]!.indicators.map(({ cells }) => [cells.description?.text, cells.remark?.text])).toEqual([['下乡宣传', '按比例'], ['抽样调查', '按比例']]);
});

test('a column under a wider header whose word nobody knows is told by what it holds, not by the wider header', () => {
  const form = said(`
    项目名称 | 法治宣传经费 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 年初计划 | < | 自评情况 | <
    ^ | ^ | ^ | 指标值 | 分值 | 实际完成值 | 本项计点
    产出指标 | 数量指标 | 宣传场次 | ≥30场次 | 50 | 32场次 | 50
    产出指标 | 数量指标 | 讲座 | ≥3场 | 10 | 4场 | 10
    效益指标 | 社会效益指标 | 知晓率 | ≥90% | 40 | 85% | 36`);
  expect(indicatorLines(form).map((line) => line.split(' | ').at(-1))).toEqual(['score 50', 'score 10', 'score 36']);
});

test('labels of goals that no rule knows are goals by their words where texts stand beside or below them', () => {
  const form = said(`
    项目名称 | 法治宣传经费
    计划要达到的目标 | 开展宣传三十场次以上，居民满意度达到九成。
    目标落实情况 | 开展宣传三十二场次，居民满意度达到九成。`);
  expect(form.forms[0]!.prose.map(({ role }) => role)).toEqual(['goal', 'result']);
});

test('two short labels over two texts are the goal and what came of it, and signs under any word are signs', () => {
  const form = said(`
    资助项目名称 | 法治宣传经费 | < | < | < | <
    年度计划 | 目标内容 | < | 实施成果 | < | <
    ^ | 开展宣传三十场次以上，居民满意度达到九成。 | < | 开展宣传三十二场次，居民满意度达到九成。 | < | <
    一级指标 | 二级指标 | 三级考核内容 | 指标类型 | 指标值 | 值的单位
    产出指标 | 数量指标 | 宣传场次 | ≥ | 30 | 场次
    产出指标 | 数量指标 | 讲座 | ≥ | 3 | 场
    效益指标 | 社会效益指标 | 知晓率 | ≥ | 90 | %`);
  expect(form.forms[0]!.prose.map(({ role }) => role)).toEqual(['goal', 'result']);
  expect(form.forms[0]!.indicators.map(({ operator, unit }) => [operator?.text, unit?.text])).toEqual([['≥', '场次'], ['≥', '场'], ['≥', '%']]);
  expect(form.forms[0]!.subject).toBe('法治宣传经费');
});

test('the last row of points out of 100 is the total, whatever it is called, and a share of points is their weight', () => {
  const form = said(`
    资助项目名称 | 法治宣传经费 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值比重 | 得分
    产出指标 | 数量指标 | 宣传场次 | ≥30场次 | 32场次 | 60 | 60
    效益指标 | 社会效益指标 | 知晓率 | ≥90% | 85% | 40 | 36
    百分制得分 | < | < | < | < | 100 | 96`);
  expect(scoreLines(form)).toEqual(['法治宣传经费: total 96/100']);
  expect(indicatorLines(form).map((line) => line.split(' | ').slice(-2))).toEqual([['weight 60', 'score 60'], ['weight 40', 'score 36']]);
});

test('a list under any word for the name of projects is about projects', () => {
  const form = said(`
    序号 | 资助项目名称 | 全年可用资金(万元) | 累计列支数(万元) | 预算兑现率 | 自评得分
    1 | 法治宣传经费 | 10 | 9 | 90% | 95
    2 | 道路改造工程 | 20 | 20 | 100% | 98`);
  expect(figureLines(form)).toContain('道路改造工程: project_funds_total executed 2022 = 200000');
});

test('words of time and of counts beside funds name no money, whatever number stands behind them', () => {
  const form = whatFormsSay(aDocument('法治宣传经费绩效目标表', { origin: 'tabs', rows: `
    项目名称 | 法治宣传经费 | 预算数(万元) | 16.00 | |
    资金支出 | 3月底 | 6月底 | 10月底 | 1 | 2月底
    计划(%) | 20.00 | 40.00 | 60.00 | 100.00 |
    资金安排 | 补助户数 | 12 | 建设期限 | 3 | ` }));
  expect(figureLines(form)).toEqual(['法治宣传经费: project_funds_total initial_budget 2022 = 160000']);
});
