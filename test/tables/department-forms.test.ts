import { expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, scoreLines, whatFormsSay } from './a-table.ts';

test('a scored form without 一级指标: group rows are level 1 and scores, 设定分值 is the weight, the grade belongs to the total', () => {
  const said = whatFormsSay(aDocument('青岩市部门整体支出绩效自评表', { rows: `
    单位名称 | < | 青岩市水务局 | < | < | < |
    上年结转金额(万元) | < | 12.50 | 年初预算金额(万元) | 880.00 | < |
    预算调整金额(万元) | < | 40.25 | 其他调整资金(万元) | 0.00 | < |
    预算执行金额(万元) | < | 932.75 | 年末结余金额(万元) | 0.00 | < |
    单位职能概况 | < | 负责全市水资源管理和农村供水。 | < | < | < |
    二级指标 | 三级指标 | 指标分值 | < | 计算分析情况 | 评价得分 |
    ^ | ^ | 参考分值 | 设定分值 | ^ | ^ |
    投入 | | 10 | 10 | —— | 9.00 |
    目标设定 | 绩效目标合理性 | 5 | 5.00 | 符合规划 | 5.00 |
    ^ | 绩效指标明确性 | 5 | 5.00 | 个别指标未量化 | 4.00 |
    过程 | | 40 | 90 | —— | 88.00 |
    预算执行 | 预算完成率 | 40 | 90.00 | 99.1% | 88.00 |
    综合得分 | < | 100 | < | 97.00 | < |
    评价结果等次： | < | 优 | < | < | < |` }));
  expect(indicatorLines(said)).toEqual([
    '投入 / 目标设定 / 绩效目标合理性 | weight 5.00 | score 5.00 | remark 符合规划',
    '投入 / 目标设定 / 绩效指标明确性 | weight 5.00 | score 4.00 | remark 个别指标未量化',
    '过程 / 预算执行 / 预算完成率 | weight 90.00 | score 88.00 | remark 99.1%',
  ]);
  expect(scoreLines(said)).toEqual(['department: 投入 9.00/10', 'department: 过程 88.00/90', 'department: total 97.00/100 优']);
  expect(figureLines(said)).toEqual([
    'department: prior_year_carryover carried_in 2022 = 125000', 'department: expenditure_total initial_budget 2022 = 8800000',
    'department: expenditure_total adjustment 2022 = 402500', 'department: other(其他调整资金) adjustment 2022 = 0',
    'department: expenditure_total executed 2022 = 9327500', 'department: year_end_balance carried_out 2022 = 0',
  ]);
  expect(said.forms[0]!.prose).toMatchObject([{ role: 'narrative', cell: { text: '负责全市水资源管理和农村供水。' } }]);
});

test('a whole-department form with 履职效能, 管理效率, 社会效应 and 可持续发展能力', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效自评表', { rows: `
    部门名称 | 云岭县民政局 | < | < | < | < | < |
    年度预算执行情况(万元) | | 预算数 | 执行数 | 执行率 | 分值 | 得分 |
    ^ | 部门整体支出总额 | 1500 | 1470.6 | 98.04% | 20 | 19.6 |
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 |
    履职效能 | 整体工作完成情况 | 重点任务完成率 | 100% | 100% | 30 | 30 |
    管理效率 | 预算编制管理 | 预算编制规范性 | 规范 | 规范 | 20 | 20 |
    社会效应 | 满意度 | 服务对象满意度 | ≥90% | 92% | 15 | 15 |
    可持续发展能力 | 人才支持 | 人才培养机制 | 健全 | 较健全 | 15 | 13 |
    合计 | < | < | < | < | 100 | 97.6 |` }));
  expect(indicatorLines(said)).toEqual([
    '履职效能 / 整体工作完成情况 / 重点任务完成率 | target 100% | actual 100% | weight 30 | score 30',
    "管理效率 / 预算编制管理 / 预算编制规范性 | target '规范' | actual '规范' | weight 20 | score 20",
    '社会效应 / 满意度 / 服务对象满意度 | target ge 90% | actual 92% | weight 15 | score 15',
    "可持续发展能力 / 人才支持 / 人才培养机制 | target '健全' | actual '较健全' | weight 15 | score 13",
  ]);
  expect(scoreLines(said)).toEqual(['department: execution_rate 19.6/20', 'department: total 97.6/100']);
  expect(figureLines(said)).toEqual(['department: expenditure_total initial_budget 2022 = 15000000', 'department: expenditure_total executed 2022 = 14706000']);
});

test('objectives one below the other: each block carries the number of its objective, in tables of their own', () => {
  const said = whatFormsSay(aDocument('部门整体绩效自评表',
    { rows: `
      单位名称 | 南湾区科技局 | < | < | < |
      年度目标1：完成科普活动20场以上 | < | < | < | < |
      一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 |
      产出指标 | 数量指标 | 科普活动场次 | 20场以上 | 23场 |` },
    '年度目标2：培育高新技术企业。',
    { rows: `
      一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 |
      产出指标 | 数量指标 | 新增高新企业 | 8家 | 9家 |
      年度目标3：落实补助 | < | < | < | < |
      产出指标 | 时效指标 | 补助发放及时率 | 100% | 100% |` }));
  expect(said.forms).toHaveLength(1);
  expect(said.forms[0]!.tables).toEqual([0, 1]);
  expect(indicatorLines(said)).toEqual([
    '#1 / 产出指标 / 数量指标 / 科普活动场次 | target ge 20场 | actual 23场',
    '#2 / 产出指标 / 数量指标 / 新增高新企业 | target 8家 | actual 9家',
    '#3 / 产出指标 / 时效指标 / 补助发放及时率 | target 100% | actual 100%',
  ]);
});

test('a total at the top of the form, with grade beside it', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效评价评分表', { rows: `
    自评得分 | 93.5 | 评价等级 | 优秀 | < |
    一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
    决策 | 绩效目标 | 目标合理性 | 5 | 5 |
    过程 | 预算执行 | 预算执行率 | 10 | 8.5 |` }));
  expect(scoreLines(said)).toEqual(['department: total 93.5/- 优']);
  expect(indicatorLines(said)).toEqual(['决策 / 绩效目标 / 目标合理性 | weight 5 | score 5', '过程 / 预算执行 / 预算执行率 | weight 10 | score 8.5']);
});

test('the unit may stand in the title line, in a header cell or in the cell itself, which wins', () => {
  const table = (unit: string, amount: string): string => `
    项目资金${unit} | | 全年预算数 | 全年执行数 |
    ^ | 年度资金总额 | ${amount} | 8 |`;
  const first = (said: ReturnType<typeof whatFormsSay>): string => said.figures[0]!.amount;
  expect(first(whatFormsSay(aDocument('项目支出绩效自评表', '单位：元', { rows: `项目名称 | 修缮 | < | < |${table('', '98000')}` })))).toBe('98000');
  expect(first(whatFormsSay(aDocument('项目支出绩效自评表', { rows: `项目名称 | 修缮 | < | < |${table('（千元）', '98')}` })))).toBe('98000');
  expect(first(whatFormsSay(aDocument('项目支出绩效自评表', { rows: `项目名称 | 修缮 | < | < |${table('（万元）', '98000元')}` })))).toBe('98000');
});

test('amounts whose unit is printed nowhere are no figures but an issue', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { rows: `
    项目名称 | 修缮 | < | < |
    项目资金 | | 全年预算数 | 全年执行数 |
    ^ | 年度资金总额 | 98 | 97 |` }));
  expect(said.figures).toEqual([]);
  expect(said.issues.map((issue) => issue.code)).toEqual(['forms.amount-without-unit', 'forms.amount-without-unit']);
});

test('情况 in front of lines of funds says their stage, and the points beside the rate are its score, not money', () => {
  const said = whatFormsSay(aDocument('2022年度部门整体支出绩效自评表', { rows: `
    部门名称 | 某某县水利局 | < | < | < | < | < | <
    部门整体支出(万元) | 年度预算情况 | 资金总额 | 500 | 基本支出 | 300 | 项目支出 | 200
    ^ | 全年执行情况 | 资金总额 | 495 | 基本支出 | 298 | 项目支出 | 197
    ^ | 预算执行率 | 99% | 得分 | 9.90 | 满分 | 10` }));
  expect(figureLines(said).map((line) => line.replace(/^department: /u, '').replace(' 2022 =', '')).filter((line) => !line.startsWith('project_funds'))).toEqual([
    'basic_expenditure adjusted_budget 3000000', 'project_expenditure adjusted_budget 2000000', 'basic_expenditure executed 2980000', 'project_expenditure executed 1970000',
  ]);
  expect(said.scores).toMatchObject([{ item: 'execution_rate', full: '10', score: '9.90' }]);
});
