import { describe, expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, whatFormsSay } from './a-table.ts';

describe('cells one a line', () => {
  const cells = (text: string): ReturnType<typeof whatFormsSay> => whatFormsSay(aDocument('部门整体支出绩效自评表', { origin: 'lines', rows: text }));
  const lines = (words: string): string => words.split(/\s+/u).join('\n');

  test('a label beside the table that reads like a column is none; the next goal stands under the header of the one before', () => {
    const said = cells(lines(`年度目标完成情况 一级指标 二级指标 三级指标 年初目标值 实际完成值
      产出指标 数量指标 巡河次数 24次 26次 质量指标 水质达标率 100% 100% 时效指标 巡查及时率 ≥95% 96%
      效益指标 社会效益指标 河道面貌 明显改善 达成预期指标 满意度指标 服务对象满意度指标 沿河居民满意度 ≥90% 93%
      年度目标2:管好水库 年度目标完成情况
      产出指标 数量指标 除险水库座数 3座 3座 质量指标 验收合格率 100% 100%`));
    expect(indicatorLines(said)).toEqual([
      '产出指标 / 数量指标 / 巡河次数 | target 24次 | actual 26次',
      '产出指标 / 质量指标 / 水质达标率 | target 100% | actual 100%',
      '产出指标 / 时效指标 / 巡查及时率 | target ge 95% | actual 96%',
      "效益指标 / 社会效益指标 / 河道面貌 | target '明显改善' | actual '达成预期指标'",
      '满意度指标 / 服务对象满意度指标 / 沿河居民满意度 | target ge 90% | actual 93%',
      '#2 / 产出指标 / 数量指标 / 除险水库座数 | target 3座 | actual 3座',
      '#2 / 产出指标 / 质量指标 / 验收合格率 | target 100% | actual 100%',
    ]);
  });

  test('a cell that is missing shifts none: the row and the one it took from are not read, with an issue', () => {
    const said = cells(lines(`一级指标 二级指标 三级指标 年初目标值 实际完成值
      产出指标 数量指标 巡河次数 24次 26次 质量指标 堤防完好程度 基本完好 达成预期指标
      效益指标 社会效益指标 面貌改善程度 效果显著 达成预期指标 群众参与热情 有所提升 沿河村庄守护河道的自觉性 效果显著 达成预期指标
      可持续影响指标 管护机制 效果显著 达成预期指标`));
    expect(said.indicators.map((row) => row.level3)).toEqual(['巡河次数', '堤防完好程度', '沿河村庄守护河道的自觉性', '管护机制']);
    expect(said.issues.map((issue) => issue.code)).toContain('tables.rows-lost');
  });

  test('labels and level names broken over two lines are whole again, and a reason over two cells', () => {
    const said = cells(lines(`项目支 出名称 河道清淤 年度总 体目标 清淤三条河道
      绩效指标 一级 指标 二级 指标 三级指标 指标值 完成值 分值 得分 偏差原因
      产出 指标 数量指标 清淤长度 12公里 11公里 20 18 汛期提前, 停工半月
      质量指标 验收合格率 100% 100% 20 20 满意度 指标 服务对象 满意度指标 沿河居民满意度 ≥90% 93% 10 10`));
    expect(said.indicators.map((row) => `${row.level1} / ${row.level2} / ${row.level3} ${row.score} ${row.reason ?? ''}`)).toEqual([
      '产出指标 / 数量指标 / 清淤长度 18 汛期提前,停工半月', '产出指标 / 质量指标 / 验收合格率 20 ', '满意度指标 / 服务对象满意度指标 / 沿河居民满意度 10 ',
    ]);
  });

  test('funds named beside each other', () => {
    const said = cells(lines(`单位:万元 项目名称 河道清淤 预算规模及资金用途 预算数 36.50 其中:财政资金 36.50 其他资金
      一级指标 二级指标 三级指标 绩效指标 描述 指标值 指标值确定依据
      产出指标 数量指标 清淤长度 清淤河道的长度 ≥12公里 实施方案 质量指标 验收合格率 验收合格的比例 100% 行业规范`));
    expect(figureLines(said)).toEqual(['河道清淤: project_funds_total initial_budget 2022 = 365000', '河道清淤: fiscal_funds initial_budget 2022 = 365000']);
    expect(said.indicators.map((row) => `${row.level3} ${row.description} ${row.target?.raw} ${row.basis}`)).toEqual(['清淤长度 清淤河道的长度 ≥12公里 实施方案', '验收合格率 验收合格的比例 100% 行业规范']);
  });
});
