import { expect, test } from 'vitest';
import { readProse } from './read-prose.ts';

test('who gave the money and by which paper is no part of its name', () => {
  expect(readProse('省财政厅《关于下达2023年防汛资金的通知》下达我县防汛抗旱资金60万元。青屏市财政局拨入青屏市水务局设备购置经费5万元，支付管护补贴3万元。', { department: '青屏市水务局' })).toEqual([
    'other unspecified 2023 600000 «防汛抗旱资金»', 'other unspecified 2023 50000 «设备购置经费»', 'other unspecified 2023 30000 «管护补贴»',
  ]);
});

test('what a count is made up of is no part of what is counted', () => {
  expect(readProse('内设5个科室包括：办公室、财务科；3个中心包括：监测中心、服务中心。')).toEqual(['科室 = 5 个', '中心 = 3 个']);
});
