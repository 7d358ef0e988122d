import { expect, test } from 'vitest';
import { readProse } from './read-prose.ts';

test('a form poured into one line gives no records, for what belongs to what is lost', () => {
  const form = '附件1 项目支出绩效自评表 项目名称 河道管护经费 主管部门 青屏县水务局 实施单位 青屏县水务局 年初预算数 全年预算数 全年执行数 分值 年度资金总额: 62.5万元 62.5万元 62.5万元 10 100% 10 其中:当年财政拨款 62.5万元 62.5万元 62.5万元';
  expect(readProse(form)).toEqual([]);
});

test('a sentence that names a few cells of a form is read', () => {
  expect(readProse('该项目全年预算数62.5万元，全年执行数62.5万元，按分值计10分。', { reportType: 'project_self_evaluation' })).toContain('project_expenditure executed 2023 625000');
});
