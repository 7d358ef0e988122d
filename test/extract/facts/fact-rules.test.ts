import { describe, expect, test } from 'vitest';
import { departments } from '../../../src/rules/groups/departments.ts';
import { facts } from '../../../src/rules/groups/facts.ts';
import { reportTypes } from '../../../src/rules/groups/report-types.ts';
import { rulesOf } from '../../../src/rules/rule-set.ts';
import { rules } from '../../segment/a-report.ts';

const all = [...rulesOf(rules, facts), ...rulesOf(rules, departments).map((rule) => (rule.role === 'ending' ? { ...rule, pattern: `(?:${rule.pattern})$` } : rule)), ...rulesOf(rules, reportTypes)];

test.each(all.map((rule) => [rule.id, rule] as const))('%s recognises its own examples and none of its look-alikes', (_id, rule) => {
  const pattern = new RegExp(rule.pattern, 'u');
  for (const example of rule.matches) expect(pattern.test(example), example).toBe(true);
  for (const example of rule.rejects) expect(pattern.test(example), example).toBe(false);
});

describe('the first rule of a report type that matches a title', () => {
  test.each<[string, string[]]>([
    ['overall_self_evaluation', [
      '某县教育局2022年度部门整体支出绩效自评报告', '2021年度部门整体绩效自评结果', '部门整体支出绩效自评表', '某区2023年部门(单位)绩效自评报告', '部门整体支出绩效评价自评报告',
      '2020年度整体支出绩效报告', '2022年度部门整体支出和项目支出绩效自评报告', '某局2022年绩效自评报告', '部门整体支出绩效自评情况公开', '2022年部门整体支出绩效自评复核表',
    ]],
    ['project_self_evaluation', [
      '2022年度项目支出绩效自评表', '某县农村公路养护项目绩效自评报告', '预算支出绩效自评表', '某专项资金2021年度绩效自评报告', '中央转移支付区域绩效自评表', '2022年部门项目支出绩效自评结果公开',
    ]],
    ['performance_targets', ['2020年部门预算绩效文本(草案)', '部门整体支出绩效目标表', '项目支出绩效目标申报表', '2024年部门整体支出绩效目标批复表', '2023年度项目绩效目标公开']],
    ['evaluation', ['某县高标准农田建设项目绩效评价报告', '2022年度财政重点绩效评价报告', '某局部门整体支出绩效评价报告', '某项目支出绩效再评价报告']],
    ['final_account_disclosure', ['某局2024年度部门决算', '2021年度部门决算公开说明', '某中学2022年度单位决算']],
    ['budget_disclosure', ['某厅2017年度部门预算公开', '2025年区级部门预算', '某局2023年单位预算公开说明']],
    ['other', ['2022年项目绩效运行监控表', '预算绩效管理办法', '某项目事前绩效评估报告']],
  ])('is of %s', (type, titles) => {
    const types = rulesOf(rules, reportTypes).filter(({ where, opening }) => where === 'title' && opening === undefined);
    for (const title of titles) expect(types.find(({ pattern }) => new RegExp(pattern, 'u').test(title))?.reportType, title).toBe(type);
  });
});
