import { expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, scoreLines, whatFormsSay } from './a-table.ts';

test('Sichuan: title inside the grid, 指标性质, 权重, fund lines with 财政专户管理资金 and 单位资金, prompts left in cells', () => {
  const said = whatFormsSay(aDocument({ rows: `
    部门预算项目支出绩效自评表(2023年度) | < | < | < | < | < | < | < | < | < | < |
    项目名称 | 51092324T000010263357-2023年全县视频会议系统补助 | < | < | < | < | < | < | < | < | < |
    主管部门 | 锦屏县司法局部门 | < | < | 实施单位 | 锦屏县司法局 | < | < | < | < | < |
    项目基本情况 | 1.项目年度目标完成情况 | < | 项目年度目标 | < | < | 年度目标完成情况 | < | < | < | < |
    ^ | ^ | < | 采购视频会议终端12套。 | < | < | 对照年度目标,说明相关任务目标的完成情况(100字以内) | < | < | < | < |
    ^ | 2.项目实施内容及过程概述 | < | 2023年采购终端,12月前付款。 | < | < | < | < | < | < | < |
    预算执行情况(10分) | 年度预算数(万元) | < | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | < |
    ^ | 总额 | < | 0.00 | 8.36 | 8.36 | 100.00% | 10 | 10 | 1.预算执行率未达到90%的需说明原因(100字以内) | < |
    ^ | 其中：财政资金 | < | 0.00 | 8.00 | 8.00 | 100.00% | / | / | | < |
    ^ | 财政专户管理资金 | < | 0.00 | 0.36 | 0.36 | 100.00% | / | / | | < |
    ^ | 单位资金 | < | | | | | / | / | | < |
    绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
    ^ | 产出指标 | 数量指标 | 采购终端数量 | ≥ | 12 | 套 | 12 | 40 | 40 | |
    ^ | ^ | 质量指标 | 验收合格率 | ＝ | 100 | % | 100 | 30 | 30 | |
    ^ | 效益指标 | 社会效益指标 | 会议保障能力 | 定性 | 好坏 | | 好 | 20 | 18 | 设备调试偏晚 |
    合计 | < | < | < | < | < | < | < | 100 | 98 | |
    评价结论 | 自评总体较好。 | < | < | < | < | < | < | < | < | < |
    项目负责人：甲某 | < | < | < | < | 财务负责人：乙某 | < | < | < | < | < |` }), 2023);
  expect(said.forms[0]).toMatchObject({ kind: 'project_self_evaluation', subject: '2023年全县视频会议系统补助' });
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 采购终端数量 | target ge 12套 | actual 12套 | weight 40 | score 40',
    '产出指标 / 质量指标 / 验收合格率 | target 100% | actual 100% | weight 30 | score 30',
    "效益指标 / 社会效益指标 / 会议保障能力 | target '好坏' | actual '好' | weight 20 | score 18 | reason 设备调试偏晚",
  ]);
  const subject = '2023年全县视频会议系统补助';
  expect(figureLines(said)).toEqual([
    `${subject}: project_funds_total initial_budget 2023 = 0`, `${subject}: project_funds_total adjusted_budget 2023 = 83600`, `${subject}: project_funds_total executed 2023 = 83600`,
    `${subject}: fiscal_funds initial_budget 2023 = 0`, `${subject}: fiscal_funds adjusted_budget 2023 = 80000`, `${subject}: fiscal_funds executed 2023 = 80000`,
    `${subject}: fiscal_account_funds initial_budget 2023 = 0`, `${subject}: fiscal_account_funds adjusted_budget 2023 = 3600`, `${subject}: fiscal_account_funds executed 2023 = 3600`,
  ]);
  expect(scoreLines(said)).toEqual([`${subject}: execution_rate 10/10`, `${subject}: total 98/100`]);
  expect(said.forms[0]!.prose.map(({ role, cell }) => `${role}: ${cell.text}`)).toEqual([
    'goal: 采购视频会议终端12套。', 'narrative: 2023年采购终端,12月前付款。', 'narrative: 自评总体较好。',
  ]);
});

test('county special funds: 专项资金名称, 全年预算数(A), 执行率(B/A), 全年完成值', () => {
  const said = whatFormsSay(aDocument('2020年度县级专项资金绩效目标自评表', { rows: `
    专项资金名称 | < | 县级储备粮轮换 | < | 负责人及电话 | 丙某 | < |
    县级主管部门 | < | 商务和粮食局 | < | 实施单位 | 粮食股 | < |
    项目资金(万元) | < | | 全年预算数(A) | < | 全年执行数(B) | 执行率(B/A) |
    ^ | < | 年度资金总额 | 194.9 | < | 190.9 | 97.95% |
    ^ | < | 其中：中央补助 | 100.0 | < | 100.0 | 100% |
    ^ | < | 地方资金 | 94.9 | < | 90.9 | 95.79% |
    年度总体目标 | 年初设定目标 | < | < | 全年实际完成情况 | < | < |
    ^ | 保持储备机制稳定 | < | < | 储备规模达标 | < | < |
    绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 未完成原因和改进措施 |
    ^ | 产出指标 | 数量指标 | 储备到位率 | 100% | 100% | |
    ^ | 满意度指标 | 服务对象满意度指标 | 市民满意度 | ≥90% | 88% | 宣传不够 |
    说明 | 无 | < | < | < | < | < |` }), 2020);
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 储备到位率 | target 100% | actual 100%',
    '满意度指标 / 服务对象满意度指标 / 市民满意度 | target ge 90% | actual 88% | reason 宣传不够',
  ]);
  expect(figureLines(said)).toEqual([
    '县级储备粮轮换: project_funds_total adjusted_budget 2020 = 1949000', '县级储备粮轮换: project_funds_total executed 2020 = 1909000',
    '县级储备粮轮换: central_grant adjusted_budget 2020 = 1000000', '县级储备粮轮换: central_grant executed 2020 = 1000000',
    '县级储备粮轮换: local_funds adjusted_budget 2020 = 949000', '县级储备粮轮换: local_funds executed 2020 = 909000',
  ]);
});

test('Hunan: funds by source and by use below the columns, label and amount in one cell', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效自评表', { rows: `
    单位名称 | 桃溪县司法局 | < | < | < | < | < |
    年度预算申请(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分 |
    ^ | 年度资金总额 | 863.2 | 1092.9 | 1092.9 | 100% | 10 |
    ^ | 按收入性质分： | < | < | 按支出性质分： | < | < |
    ^ | 其中：一般公共预算：863.2 | < | < | 其中：基本支出：748.2 | < | < |
    ^ | 其他资金：0 | < | < | 项目支出：115 | < | < |
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    产出指标 | 数量指标 | 普法活动 | 12场 | 14场 | 20 | 20 |` }));
  expect(figureLines(said)).toEqual([
    'department: project_funds_total initial_budget 2022 = 8632000', 'department: project_funds_total adjusted_budget 2022 = 10929000', 'department: project_funds_total executed 2022 = 10929000',
    'department: general_public_budget unspecified 2022 = 8632000', 'department: basic_expenditure unspecified 2022 = 7482000',
    'department: other_funds unspecified 2022 = 0', 'department: project_expenditure unspecified 2022 = 1150000',
  ]);
  expect(indicatorLines(said)).toEqual(['产出指标 / 数量指标 / 普法活动 | target 12场 | actual 14场 | weight 20 | score 20']);
});

test('amounts written into one cell with their unit', () => {
  const said = whatFormsSay(aDocument('项目绩效目标表', { rows: `
    项目名称 | 镇域道路建设 | < |
    资金总额及构成 | 总额106.75万元 | 财政拨款：69.23万元(其中：上级财政资金：69.23万元) |
    一级指标 | 二级指标 | 指标内容 |
    产出指标 | 数量指标 | 硬化道路 |` }));
  expect(figureLines(said)).toEqual(['镇域道路建设: project_funds_total initial_budget 2022 = 1067500', '镇域道路建设: current_year_appropriation initial_budget 2022 = 692300']);
});

test('weights printed behind the names where the form has no column for them', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效评价得分表', { rows: `
    一级指标 | 二级指标 | 三级指标 | 得分 |
    部门决策（25分） | 目标任务（15分） | 相关性（5分） | 5 |
    ^ | ^ | 明确性（5分） | 4 |
    综合管理（30分） | 绩效监控（5分） | 预算执行进度监控（2分） | 2 |` }));
  expect(indicatorLines(said)).toEqual([
    '部门决策 / 目标任务 / 相关性(5分) | weight 5 | score 5', '部门决策 / 目标任务 / 明确性(5分) | weight 5 | score 4', '综合管理 / 绩效监控 / 预算执行进度监控(2分) | weight 2 | score 2',
  ]);
});

test('Markdown with merged cells printed once in every column and row', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { origin: 'pipes', rows: `
    项目名称 | 山塘清淤 | 山塘清淤 | 山塘清淤 | 山塘清淤 | 山塘清淤 | 山塘清淤
    项目资金（万元） | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
    项目资金（万元） | 年度资金总额 | 20 | 20 | 18 | 90% | 9
    年度总体目标 | 清淤山塘6口。 | 清淤山塘6口。 | 清淤山塘6口。 | 清淤山塘6口。 | 清淤山塘6口。 | 清淤山塘6口。
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 清淤口数 | 6口 | 6口 | 50 | 50
    产出指标 | 时效指标 | 完工及时率 | 100% | 83% | 30 | 25
    总分 | 总分 | 总分 | 总分 | 总分 | 100 | 84` }));
  expect(said.forms[0]).toMatchObject({ subject: '山塘清淤', prose: [{ role: 'goal' }] });
  expect(figureLines(said)).toEqual([
    '山塘清淤: project_funds_total initial_budget 2022 = 200000', '山塘清淤: project_funds_total adjusted_budget 2022 = 200000', '山塘清淤: project_funds_total executed 2022 = 180000',
  ]);
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 清淤口数 | target 6口 | actual 6口 | weight 50 | score 50', '产出指标 / 时效指标 / 完工及时率 | target 100% | actual 83% | weight 30 | score 25',
  ]);
  expect(scoreLines(said)).toEqual(['山塘清淤: execution_rate 9/-', '山塘清淤: total 84/100']);
});

test('fund rows one column to the left of their header are put in place by their percentages', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { origin: 'tabs', rows: `
    项目名称 | 塘坝维修 | | | | |
    项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
    年度资金总额 | 30 | 32 | 31 | 96.88% | 9.69 |
    其中：当年财政拨款 | 30 | 32 | 31 | 96.88% | - |` }));
  expect(figureLines(said)).toEqual([
    '塘坝维修: project_funds_total initial_budget 2022 = 300000', '塘坝维修: project_funds_total adjusted_budget 2022 = 320000', '塘坝维修: project_funds_total executed 2022 = 310000',
    '塘坝维修: current_year_appropriation initial_budget 2022 = 300000', '塘坝维修: current_year_appropriation adjusted_budget 2022 = 320000', '塘坝维修: current_year_appropriation executed 2022 = 310000',
  ]);
  expect(scoreLines(said)).toEqual(['塘坝维修: execution_rate 9.69/-']);
});

test('the unit in the header against another in the title is flagged, the nearer one is used', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', '单位：元', { rows: `
    项目名称 | 管网改造 | < | < |
    项目资金(万元) | | 全年预算数 | 全年执行数 |
    ^ | 年度资金总额 | 50 | 48 |` }));
  expect(figureLines(said)[0]).toBe('管网改造: project_funds_total adjusted_budget 2022 = 500000');
  expect(said.issues.map((issue) => issue.code)).toEqual(['tables.units-contradict']);
});

test('tasks of a department target form keep their amounts, the indicators follow', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效目标表', { rows: `
    部门名称 | 石门县林业局 | < | < | < | < |
    年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | < |
    ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金 |
    ^ | 森林防火 | 巡护和扑救 | 120 | 100 | 20 |
    ^ | 金额合计 | < | 120 | 100 | 20 |
    年度总体目标 | 目标1：森林火灾受害率控制在0.9‰以内。 | < | < | < | < |
    年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < |
    ^ | 产出指标 | 数量指标 | 巡护里程 | ≥5000公里 | < |` }));
  expect(indicatorLines(said)).toEqual(['产出指标 / 数量指标 / 巡护里程 | target ge 5000公里']);
  expect(figureLines(said).slice(0, 1)).toEqual(['department: other(森林防火) initial_budget 2022 = 1200000']);
  expect(said.forms[0]!.prose).toMatchObject([{ role: 'goal' }]);
});

test('a monitoring form: results of part of the year count where no other result stands', () => {
  const said = whatFormsSay(aDocument('项目绩效运行监控表', { rows: `
    项目名称 | 水质监测 | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-6月完成情况 |
    产出指标 | 数量指标 | 监测断面 | 24个 | 12个 |` }));
  expect(indicatorLines(said)).toEqual(['产出指标 / 数量指标 / 监测断面 | target 24个 | actual 12个']);
});

test('funds turned round: the rows are stages, the columns fund lines', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { rows: `
    项目名称 | < | 护林员补助 | < | < |
    项目资金(万元) | < | 资金总额 | 财政拨款 | 上年结转资金 |
    年初预算 | < | 9.5 | 9.5 | 0 |
    调整预算数 | < | 11 | 10 | 1 |
    预算执行数 | < | 11 | 10 | 1 |` }));
  expect(figureLines(said)).toEqual([
    '护林员补助: project_funds_total initial_budget 2022 = 95000', '护林员补助: current_year_appropriation initial_budget 2022 = 95000', '护林员补助: prior_year_carryover initial_budget 2022 = 0',
    '护林员补助: project_funds_total adjusted_budget 2022 = 110000', '护林员补助: current_year_appropriation adjusted_budget 2022 = 100000', '护林员补助: prior_year_carryover adjusted_budget 2022 = 10000',
    '护林员补助: project_funds_total executed 2022 = 110000', '护林员补助: current_year_appropriation executed 2022 = 100000', '护林员补助: prior_year_carryover executed 2022 = 10000',
  ]);
});

test('each level with a weight of its own: the row has the weight behind its name', () => {
  const said = whatFormsSay(aDocument('部门整体支出绩效评分表', { rows: `
    一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 | 目标值 | 完成值 | 得分 |
    产出 | 60 | 产出数量 | 26 | 巡查次数 | 26 | 24次 | 26次 | 26 |` }));
  expect(indicatorLines(said)).toEqual(['产出 / 产出数量 / 巡查次数 | target 24次 | actual 26次 | weight 26 | score 26']);
});

test('a row that holds only a name of level 1 heads the rows below it', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { rows: `
    项目名称 | 社保经办 | < | < |
    二级指标 | 指标名称 | 目标值 | 完成值 |
    产出指标 | < | < | < |
    产出数量 | 经办业务 | 300件 | 310件 |
    效益指标 | < | < | < |
    社会效益 | 群众便利 | 提高 | 提高 |` }));
  expect(said.indicators.map((row) => `${row.level1} / ${row.level2} / ${row.level3}`)).toEqual(['产出指标 / 产出数量 / 经办业务', '效益指标 / 社会效益 / 群众便利']);
});
