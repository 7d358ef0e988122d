import { expect, test } from 'vitest';
import { fenToWan, toFen } from '../../src/store/fen.ts';
import { indexQuery, searchTerms, wordPattern } from '../../src/store/search-terms.ts';

test.each([
  ['法律援助', '法律 律援 援助 助'],
  ['法律 援助', '法律 律援 援助 助'],
  ['法律,援助', '法律 律 援助 助'],
  ['第3季度', '第 3 季度 度'],
  ['２０２２ＡＢｃ', '2022abc'],
  ['', ''],
])('terms of %s', (text, terms) => {
  expect(searchTerms(text)).toBe(terms);
});

test.each([
  [['援助'], '"援助"'],
  [['法律援助'], '"法律" AND "律援" AND "援助"'],
  [['水'], '"水" *'],
  [['2022'], '"2022" *'],
  [['支出', '情况'], '"支出" AND "情况"'],
  [['。', '"'], null],
])('index query of %s', (words, query) => {
  expect(indexQuery(words)).toBe(query);
});

test.each([
  ['法律援助', '提供法律 援助300件', '法律 援助'],
  ['1092.90', '支出１０９２．９０万元', '１０９２．９０'],
  ['ABC', 'xabcx', 'abc'],
])('%s is found in %s', (word, text, match) => {
  expect(text.match(wordPattern(word))).toEqual([match]);
});

test.each([
  ['10929000', 1092900000n], ['2.74', 274n], ['0.005', 1n], ['0.004', 0n], ['-3.1', -310n], ['-0.005', -1n], ['99999999999999999.99', 9999999999999999999n],
])('%s yuan is %s 分', (yuan, fen) => {
  expect(toFen(yuan)).toBe(fen);
});

test.each([
  [1092900000n, '1092.90'], [1n, '0.00'], [5000n, '0.01'], [4999n, '0.00'], [-1092900000n, '-1092.90'], [-1n, '0.00'], [0n, '0.00'],
  // On both sides of where floats are no longer used.
  [1125899906834999n, '1125899906.83'], [1125899906835000n, '1125899906.84'], [-1125899906835000n, '-1125899906.84'], [2n ** 50n + 180000000005000n, '1305899906.85'], [123456789012345678905000n, '123456789012345678.91'],
])('%s 分 is %s 万元', (fen, wan) => {
  expect(fenToWan(fen)).toBe(wan);
});
