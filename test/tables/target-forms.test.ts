import { expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, whatFormsSay } from './a-table.ts';

test('a target declaration: funds as labels and values, stage of the budget', () => {
  const said = whatFormsSay(aDocument('项目支出绩效目标申报表', '（2023年度）', { rows: `
    项目名称 | 乡村道路养护 | < | < | < | < |
    主管部门及代码 | 交通运输局 | < | 实施单位 | 公路站 | < |
    项目资金（万元） | 年度资金总额： | < | 260.00 | < | < |
    ^ | 其中：财政拨款 | < | 200.00 | < | < |
    ^ | 其他资金 | < | 60.00 | < | < |
    年度目标 | 养护县乡道路180公里。 | < | < | < | < |
    绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 |
    ^ | 产出指标 | 数量指标 | 养护里程 | ≥180公里 | |
    ^ | 成本指标 | 经济成本指标 | 每公里成本 | ≤1.5万元/公里 | 含材料 |
    ^ | 满意度指标 | 服务对象满意度指标 | 沿线群众满意度 | ≥90% | |` }), 2023);
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 养护里程 | target ge 180公里',
    '成本指标 / 经济成本指标 / 每公里成本 | target le 15000元/公里 | remark 含材料',
    '满意度指标 / 服务对象满意度指标 / 沿线群众满意度 | target ge 90%',
  ]);
  expect(figureLines(said)).toEqual([
    '乡村道路养护: project_funds_total initial_budget 2023 = 2600000', '乡村道路养护: current_year_appropriation initial_budget 2023 = 2000000',
    '乡村道路养护: other_funds initial_budget 2023 = 600000',
  ]);
  expect(said.forms[0]).toMatchObject({ kind: 'performance_targets', prose: [{ role: 'goal' }] });
});

test('预算规模, 财政资金 and 其他资金 in one row; plan percentages are nothing', () => {
  const said = whatFormsSay(aDocument('社区矫正经费绩效目标表', '单位：万元', { rows: `
    项目编码 | 315-01 | < | 项目名称 | 社区矫正经费 | < | < |
    预算规模及资金用途 | 预算数 | 45.00 | 其中：财政资金 | 45.00 | 其他资金 | |
    ^ | 用于社区矫正中心运行 | < | < | < | < | < |
    资金支出计划（%） | 3月底 | < | 6月底 | 10月底 | 12月底 | < |
    ^ | 20.00 | < | 40.00 | 60.00 | 100.00 | < |
    绩效目标 | 1、健全矫正体系 | < | < | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | < | 指标值 | 指标值确定依据 |
    产出指标 | 数量指标 | 矫正活动次数 | 组织矫正活动次数 | < | ≥24次 | 年度计划 |
    效果指标 | 社会效益指标 | 再犯罪率 | 再犯罪人员比例 | < | ≤0.2百分率 | 年终统计 |` }));
  expect(figureLines(said)).toEqual(['社区矫正经费: project_funds_total initial_budget 2022 = 450000', '社区矫正经费: fiscal_funds initial_budget 2022 = 450000']);
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 矫正活动次数 | target ge 24次 | description 组织矫正活动次数 | basis 年度计划',
    '效果指标 / 社会效益指标 / 再犯罪率 | target le 0.2% | description 再犯罪人员比例 | basis 年终统计',
  ]);
});

test('long-term and annual targets as two columns are two rows', () => {
  const said = whatFormsSay(aDocument('项目支出绩效目标表', { rows: `
    项目名称 | 林区防火 | < | < | < |
    一级指标 | 二级指标 | 三级指标 | 中期指标值 | 年度指标值 |
    产出指标 | 数量指标 | 巡护人次 | 3600人次 | 1200人次 |` }));
  expect(indicatorLines(said)).toEqual([
    '#long_term / 产出指标 / 数量指标 / 巡护人次 | target 3600人次',
    '#annual / 产出指标 / 数量指标 / 巡护人次 | target 1200人次',
  ]);
});

test('long-term and annual blocks side by side, the second without a level 1 of its own', () => {
  const said = whatFormsSay(aDocument('项目支出绩效目标表', { rows: `
    项目名称 | 水源保护 | < | < | < | < | < |
    中期目标 | < | < | < | 年度目标 | < | < |
    一级指标 | 二级指标 | 三级指标 | 中期指标值 | 二级指标 | 三级指标 | 年度指标值 |
    产出指标 | 数量指标 | 清淤河道 | 90公里 | 数量指标 | 清淤河道 | 30公里 |
    效益指标 | 生态效益指标 | 水质达标率 | ≥98% | 生态效益指标 | 水质达标率 | ≥95% |` }));
  expect(indicatorLines(said)).toEqual([
    '#long_term / 产出指标 / 数量指标 / 清淤河道 | target 90公里',
    '#long_term / 效益指标 / 生态效益指标 / 水质达标率 | target ge 98%',
    '#annual / 产出指标 / 数量指标 / 清淤河道 | target 30公里',
    '#annual / 效益指标 / 生态效益指标 / 水质达标率 | target ge 95%',
  ]);
});

test('long-term indicators above annual ones are told apart by the label beside them', () => {
  const said = whatFormsSay(aDocument('项目绩效目标表', { rows: `
    项目名称 | 垃圾清运 | < | < | < |
    长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
    ^ | 产出指标 | 数量指标 | 清运量 | 9000吨 |
    年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
    ^ | 产出指标 | 数量指标 | 清运量 | 3000吨 |` }));
  expect(indicatorLines(said)).toEqual(['#long_term / 产出指标 / 数量指标 / 清运量 | target 9000吨', '#annual / 产出指标 / 数量指标 / 清运量 | target 3000吨']);
});

test('without any header row the contents say what the columns are', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { rows: `
    项目名称 | 校园普法 | < | < | < | < | < |
    产出指标 | 数量指标 | 普法课堂 | ≥24节 | 26节 | 20 | 20 |
    ^ | 质量指标 | 学生知晓率 | ≥90% | 95% | 20 | 20 |
    满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥95% | 94% | 10 | 9 |` }));
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 普法课堂 | target ge 24节 | actual 26节 | weight 20 | score 20',
    '产出指标 / 质量指标 / 学生知晓率 | target ge 90% | actual 95% | weight 20 | score 20',
    '满意度指标 / 服务对象满意度指标 / 师生满意度 | target ge 95% | actual 94% | weight 10 | score 9',
  ]);
});

test('a table that goes on after a paragraph without repeating its header keeps its columns', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表',
    { rows: `
      项目名称 | 图书采购 | < | < | < | < | < |
      一级指标 | 二级指标 | 三级指标 | 分值 | 指标值 | 实际完成值 | 得分 |
      产出指标 | 数量指标 | 采购册数 | 20 | 5000册 | 5200册 | 20 |` },
    '第 2 页',
    { rows: `
      产出指标 | 质量指标 | 验收合格率 | 20 | 100% | 100% | 20 |
      效益指标 | 社会效益指标 | 借阅量增长 | 30 | ≥10% | 8% | 24 |` }));
  expect(said.forms).toHaveLength(1);
  expect(indicatorLines(said)).toEqual([
    '产出指标 / 数量指标 / 采购册数 | target 5000册 | actual 5200册 | weight 20 | score 20',
    '产出指标 / 质量指标 / 验收合格率 | target 100% | actual 100% | weight 20 | score 20',
    '效益指标 / 社会效益指标 / 借阅量增长 | target ge 10% | actual 8% | weight 30 | score 24',
  ]);
});
