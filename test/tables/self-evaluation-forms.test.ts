import { describe, expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, scoreLines, whatFormsSay } from './a-table.ts';

describe('the project self-evaluation form of the central template', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', '(2022年度)', {
    rows: `
      项目名称 | < | 基层法治宣传经费 | < | < | < | < | < | < |
      主管部门 | < | 青岩市司法局 | < | < | 实施单位 | < | 青岩市法治宣传中心 | < |
      项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | < |
      ^ | 年度资金总额 | 120.00 | 118.50 | 110.00 | 10 | 92.83% | 9.28 | < |
      ^ | 其中：当年财政拨款 | 100.00 | 98.50 | 90.00 | - | 91.37% | - | < |
      ^ | 上年结转资金 | 20.00 | 20.00 | 20.00 | - | 100% | - | < |
      ^ | 其他资金 | | | | - | | - | < |
      年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < | < |
      ^ | 全年开展法治宣传30场次。 | < | < | 已开展32场次。 | < | < | < | < |
      绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
      ^ | 产出指标(50分) | 数量指标 | 法治宣传场次 | ≥30场次 | 32场次 | 15 | 15 | |
      ^ | ^ | ^ | 发放宣传册 | 2万册 | 1.8万册 | 10 | 9 | 印制时间偏晚 |
      ^ | ^ | 质量指标 | 活动覆盖率 | ≥95% | 96% | 15 | 15 | |
      ^ | ^ | 时效指标 | 活动完成时间 | 2022年12月底前 | 2022年11月 | 10 | 10 | |
      ^ | 效益指标(30分) | 经济效益指标 | | | | | | |
      ^ | ^ | 社会效益指标 | 法治意识提升 | 明显提升 | 明显提升 | 30 | 28 | |
      ^ | 满意度指标(10分) | 服务对象满意度指标 | 群众满意度 | ≥90% | 93% | 10 | 10 | |
      总分 | < | < | < | < | < | 100 | 96.28 | |`,
  }));

  test('a merged level name applies to every row it spans, without its weight in brackets', () => {
    expect(indicatorLines(said)).toEqual([
      '产出指标 / 数量指标 / 法治宣传场次 | target ge 30场次 | actual 32场次 | weight 15 | score 15',
      '产出指标 / 数量指标 / 发放宣传册 | target 20000册 | actual 18000册 | weight 10 | score 9 | reason 印制时间偏晚',
      '产出指标 / 质量指标 / 活动覆盖率 | target ge 95% | actual 96% | weight 15 | score 15',
      '产出指标 / 时效指标 / 活动完成时间 | target le 2022-12-31 | actual eq 2022-11 | weight 10 | score 10',
      "效益指标 / 社会效益指标 / 法治意识提升 | target '明显提升' | actual '明显提升' | weight 30 | score 28",
      '满意度指标 / 服务对象满意度指标 / 群众满意度 | target ge 90% | actual 93% | weight 10 | score 10',
    ]);
  });

  test('every fund line gives an amount in yuan for each column, with the unit of the block', () => {
    expect(figureLines(said)).toEqual([
      '基层法治宣传经费: project_funds_total initial_budget 2022 = 1200000',
      '基层法治宣传经费: project_funds_total adjusted_budget 2022 = 1185000',
      '基层法治宣传经费: project_funds_total executed 2022 = 1100000',
      '基层法治宣传经费: current_year_appropriation initial_budget 2022 = 1000000',
      '基层法治宣传经费: current_year_appropriation adjusted_budget 2022 = 985000',
      '基层法治宣传经费: current_year_appropriation executed 2022 = 900000',
      '基层法治宣传经费: prior_year_carryover initial_budget 2022 = 200000',
      '基层法治宣传经费: prior_year_carryover adjusted_budget 2022 = 200000',
      '基层法治宣传经费: prior_year_carryover executed 2022 = 200000',
    ]);
  });

  test('the scored execution rate and the total are scores', () => {
    expect(scoreLines(said)).toEqual(['基层法治宣传经费: execution_rate 9.28/10', '基层法治宣传经费: total 96.28/100']);
  });

  test('goal and result are kept as running text', () => {
    expect(said.forms[0]!.prose.map(({ role, cell }) => `${role}: ${cell.text}`)).toEqual(['goal: 全年开展法治宣传30场次。', 'result: 已开展32场次。']);
  });

  test('each field of an indicator leads to its cell', () => {
    const row = said.indicators[1]!;
    const text = (field: 'level1' | 'level3' | 'actual' | 'reason'): string => said.document.text.slice(row.fields[field]!.start, row.fields[field]!.end);
    expect([text('level1'), text('level3'), text('actual'), text('reason')]).toEqual(['产出指标(50分)', '发放宣传册', '1.8万册', '印制时间偏晚']);
    expect(row.at).toMatchObject({ table: 0, row: 11, column: 3 });
  });

  test('the form knows what it is and whom it names', () => {
    expect(said.forms[0]).toMatchObject({ kind: 'project_self_evaluation', header: { supervisingDepartment: { text: '青岩市司法局' }, implementingUnit: { text: '青岩市法治宣传中心' } } });
  });
});

test('the weight column may stand before the target, and 权重 is a weight', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 人民调解补助 | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 权重 | 年初目标值 | 完成值 | 自评得分 |
    产出 | 数量 | 调解案件数 | 20 | ≥500件 | 512件 | 20 |
    效益 | 社会效益 | 纠纷化解率 | 22.5 | 不低于95% | 97% | 22.5 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出 / 数量 / 调解案件数 | target ge 500件 | actual 512件 | weight 20 | score 20',
    '效益 / 社会效益 / 纠纷化解率 | target ge 95% | actual 97% | weight 22.5 | score 22.5',
  ]);
});

test('a target split over 指标性质, 指标值 and 度量单位 is one target, and the unit holds for the result too', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 律师值班经费 | < | < | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 分值 | 得分 |
    产出指标 | 数量指标 | 值班律师人数 | ≥ | 12 | 人 | 14 | 20 | 20 |
    产出指标 | 时效指标 | 补贴发放及时性 | 定性 | 及时 | | 及时 | 20 | 20 |` }));
  expect(said.indicators[0]!.target).toEqual({ raw: '≥12人', kind: 'number', op: 'ge', value: '12', high: null, unit: '人' });
  expect(said.indicators[0]!.actual).toMatchObject({ value: '14', unit: '人' });
  expect(said.indicators[1]!.target).toMatchObject({ kind: 'text' });
});

test('a header in two rows: 得分 under 自评 counts, 得分 under 复评 has no field', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 社区矫正经费 | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 指标值 | 分值 | 自评 | 复评 |
    ^ | ^ | ^ | ^ | ^ | 得分 | 得分 |
    产出指标 | 数量指标 | 矫正对象人数 | 60人 | 30 | 30 | 28 |
    满意度指标 | 服务对象满意度指标 | 对象满意度 | ≥85% | 10 | 9 | 8 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 矫正对象人数 | target 60人 | weight 30 | score 30',
    '满意度指标 / 服务对象满意度指标 / 对象满意度 | target ge 85% | weight 10 | score 9',
  ]);
});

test('operator, value and unit may stand under one merged header', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 法律援助补贴 | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | < | 实际完成值 |
    ^ | ^ | ^ | 运算符号 | 指标值 | 计量单位 | ^ |
    产出指标 | 数量指标 | 办案数量 | ≥ | 300 | 件 | 315 |
    成本指标 | 经济成本指标 | 每案补贴 | ≤ | 1500 | 元 | 1400 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 办案数量 | target ge 300件 | actual 315件',
    '成本指标 / 经济成本指标 / 每案补贴 | target le 1500元 | actual 1400元',
  ]);
});

test('指标1: in front of a name is numbering; rows of …… and / are none', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 公证惠民 | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    产出指标 | 数量指标 | 指标1：办理公证 | 200件 | 210件 | 20 | 20 |
    ^ | ^ | 指标2：公证咨询 | 1000人次 | 1200人次 | 10 | 10 |
    ^ | ^ | …… | | | | |
    ^ | 质量指标 | 指标1： | | | | |
    ^ | 时效指标 | / | / | / | | |
    效益指标 | 社会效益指标 | 1.群众知晓率 | ≥80% | 85% | 10 | 10 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 办理公证 | target 200件 | actual 210件 | weight 20 | score 20',
    '产出指标 / 数量指标 / 公证咨询 | target 1000人次 | actual 1200人次 | weight 10 | score 10',
    '效益指标 / 社会效益指标 / 群众知晓率 | target ge 80% | actual 85% | weight 10 | score 10',
  ]);
});

test('explanation, scoring rule and evidence go to description and remark; worked-out rates have no field', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 普法阵地建设 | < | < | < | < | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 指标解释 | 目标值 | 实际值 | 完成率 | 分值 | 评分标准 | 得分 | 佐证材料 |
    产出指标 | 数量指标 | 新建阵地 | 年内新建数 | 5个 | 4个 | 80% | 10 | 按比例得分 | 8 | 验收单 |` }));
  expect(indicatorLines(said)).toEqual(['产出指标 / 数量指标 / 新建阵地 | target 5个 | actual 4个 | weight 10 | score 8 | description 年内新建数 | remark 按比例得分;验收单']);
});

test('without 三级指标 the column 指标内容 names the row', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 调解员培训 | < | < | < | < |
    一级指标 | 二级指标 | 指标内容 | 指标值 | 完成情况 | 备注 |
    产出指标 | 数量指标 | 培训期数 | 4期 | 4期 | |
    ^ | 质量指标 | 培训合格率 | 100% | 98% | 2人补考 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 培训期数 | target 4期 | actual 4期',
    '产出指标 / 质量指标 / 培训合格率 | target 100% | actual 98% | remark 2人补考',
  ]);
});

test('several projects in one table are several forms', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表 单位:万元', { rows: `
    项目名称 | 公共法律服务 | < | < | < |
    资金情况 | 全年预算数 | 全年执行数 | 执行率 | 得分 |
    年度资金总额 | 50 | 48 | 96% | 9.6 |
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 |
    产出指标 | 数量指标 | 服务场次 | 12场 | 12场 |
    项目名称 | 智慧矫正 | < | < | < |
    资金情况 | 全年预算数 | 全年执行数 | 执行率 | 得分 |
    年度资金总额 | 30 | 30 | 100% | 10 |
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 |
    产出指标 | 数量指标 | 采购设备 | 20套 | 20套 |` }));
  expect(said.forms.map((form) => form.subject)).toEqual(['公共法律服务', '智慧矫正']);
  expect(said.indicators.map((row) => `${row.subject}: ${row.level3}`)).toEqual(['公共法律服务: 服务场次', '智慧矫正: 采购设备']);
  expect(figureLines(said)).toEqual([
    '公共法律服务: project_funds_total adjusted_budget 2022 = 500000', '公共法律服务: project_funds_total executed 2022 = 480000',
    '智慧矫正: project_funds_total adjusted_budget 2022 = 300000', '智慧矫正: project_funds_total executed 2022 = 300000',
  ]);
  expect(scoreLines(said)).toEqual(['公共法律服务: execution_rate 9.6/-', '智慧矫正: execution_rate 10/-']);
});

test('a code in front of the project name is no part of it', () => {
  const said = whatFormsSay(aDocument({ rows: `
    项目名称 | 510129210000012345678-日常公用经费 | < | < |
    一级指标 | 二级指标 | 三级指标 | 指标值 |
    产出指标 | 质量指标 | 保障率 | 100% |` }));
  expect(said.indicators[0]!.subject).toBe('日常公用经费');
});
