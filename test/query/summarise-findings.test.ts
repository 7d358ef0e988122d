import { expect, test } from 'vitest';
import { summariseFindings } from '../../src/query/summarise-findings.ts';
import type { Store } from '../../src/store/store.ts';

test.each([
  ['sum_mismatch', '刑事案件、民事案件(220件 + 125件)合计345件，与法律援助案件347件相差2件。', '件'],
  ['restated_differently', '基本支出前写827.32万元，后写827.31万元，相差100元。', '元'],
  ['unit_slip', '“三公”经费写作2.74元，而各项合计2.74万元，疑单位应为“万元”。', '元'],
  ['share_mismatch', '基本支出684.47万元占总支出1170.6万元应为58.47%，文中写占50.5%。', '百分点'],
  ['rate_mismatch', '公务接待费2.88万元、国内公务接待288人次，人均应为100元，文中写150元。', '元'],
  ['year_mismatch', '报告为2021年度，所附“(2020年度)”为2020年。', '年'],
  ['weight_sum', '部门自评表各项指标分值合计102分，应为100分。', '分'],
  ['target_missed_full_score', '“满意度”目标≥90%，实际85%，未达目标，却得满分10分。', '百分点'],
  ['prose_table_mismatch', '正文称援助案566件，自评表“办理案件数”实际完成值为660件。', '件'],
  ['documents_differ', '两份文档不一致。', null],
])('the largest difference of %s has the unit of what was compared', async (rule, message, unit) => {
  const row = { rule, severity: 'error', findings: 1, documents: 1, departments: 1, largest: { expected: '12', stated: '10', message } };
  const store = { findingsByRule: () => Promise.resolve([row]) } as unknown as Store;
  expect(await summariseFindings(store, {})).toMatchObject([{ largest: '2', unit }]);
});
