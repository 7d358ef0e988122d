import { describe, expect, test } from 'vitest';
import { csvLine, csvText } from '../../src/query/csv.ts';
import { percentOf, percentOfDecimals } from '../../src/query/ratio.ts';
import { grouped, yuanToWan } from '../../src/query/wan.ts';

test.each([
  ['10929000', '1092.9'], ['2.74', '0.000274'], ['0', '0'], ['10000', '1'], ['-35000', '-3.5'], ['123456789.01', '12345.678901'], ['9999.99', '0.999999'],
])('%s yuan is %s 万元, nothing rounded', (yuan, wan) => {
  expect(yuanToWan(yuan)).toBe(wan);
});

test.each([['1234567.5', '1,234,567.5'], ['999', '999'], ['1000', '1,000'], ['-1234.5678', '-1,234.5678'], ['0.000274', '0.000274'], ['-100', '-100'], ['123456', '123,456'], ['不详2020', '不详2020']])('%s reads %s', (decimal, text) => {
  expect(grouped(decimal)).toBe(text);
});

test.each([
  [1n, 3n, '33.33'], [2n, 3n, '66.67'], [1n, 1n, '100.00'], [-1n, 4n, '-25.00'], [1n, -4n, '-25.00'], [0n, 5n, '0.00'], [1n, 0n, null], [1n, 20000n, '0.01'], [1n, 20001n, '0.00'],
])('%s of %s is %s %%', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

test('percent of decimals as printed', () => {
  expect(percentOfDecimals('515', '300')).toBe('171.67');
  expect(percentOfDecimals('99.5', '100.00')).toBe('99.50');
});

describe('cells of a CSV file', () => {
  test.each([
    ['=1+1', `'=1+1`], ['+8613800000000', `'+8613800000000`], ['-无', `'-无`], ['@SUM(A1)', `'@SUM(A1)`], ['＝1+1', `'＝1+1`], ['\t=1', `'\t=1`], [' =1', `' =1`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['-12.5', '-12.5'], ['95%', '95%'], ['-3.2%', '-3.2%'], ['一、基本情况', '一、基本情况'], ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'], [12, '12'], [null, ''],
  ])('%j is written %s', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });
  test('a file begins with a byte order mark', () => {
    expect(csvText(['部门'], [['甲']])).toBe('\ufeff部门\r\n甲\r\n');
  });
});
