import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { expect, test } from 'vitest';
import { ALL_FREQUENCIES, cutWords } from '../../src/query/cut-words.ts';

test('names are cut with the words that they can hold as with the whole dictionary', () => {
  const names = ['法律援助案件办结率', '服务对象满意度', '资金拨付及时率', '4S店检查次数', 'GDP增长率', 'PM2.5平均浓度', '𠮷祥社区', '', '公共法律服务体系建设数量', '农村饮水安全工程受益人口'];
  const whole = Jieba.withDict(dict);
  expect(cutWords(names)).toEqual(names.map((name) => whole.cut(name, false)));
  expect(cutWords(['满意度'])).toEqual([['满意度']]);
});

test('the weight of the words left out is that of the whole dictionary', () => {
  const all = Buffer.from(dict).toString('utf8').split('\n').reduce((sum, line) => sum + (line === '' ? 0 : Number(line.split(' ')[1])), 0);
  expect(all).toBe(ALL_FREQUENCIES);
});
