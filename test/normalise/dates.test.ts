import { describe, expect, test } from 'vitest';
import { findDates, readDate } from '../../src/normalise/dates.ts';

describe('one date, many spellings', () => {
  test.each<[string | null, string[]]>([
    ['2023-08-08', ['2023年8月8日', '2023 年 8 月 8 日', '２０２３年８月８日', '二〇二三年八月八日', '二○二三年八月八日', '2023-08-08', '2023-8-8', '2023/8/8', '2023.8.8', '2023年8月8号']],
    ['2023-08', ['2023年8月', '二〇二三年八月', '2023-08', '2023.08', '2023年8月份']],
    ['2023', ['2023年', '2023年度', '二〇二三年']],
    ['2022-12-31', ['2022年底', '2022年末', '2022年年末', '2022年12月底', '2022年第四季度末', '二〇二二年十二月三十一日']],
    ['2022-02-28', ['2022年2月底', '2022年2月末']],
    ['2020-02-29', ['2020年2月底']],
    ['2022-12', ['22年12月']],
    [null, ['', '8月', '3年', '2023', '1.5', '13月', '2023年13月', '2023-15', '第三季度', '30日', '2023年8月8日前', '2022年12月31日至今']],
  ])('%s', (value, spellings) => {
    for (const spelling of spellings) expect(readDate(spelling), spelling).toBe(value);
  });
});

test('a form’s year completes dates that print none', () => {
  expect(readDate('8月8日', 2022)).toBe('2022-08-08');
  expect(readDate('6月底', 2022)).toBe('2022-06-30');
  expect(readDate('年底', 2022)).toBe('2022-12-31');
});

test('dates of a sentence are found with their bound and the last day that they cover', () => {
  expect(findDates('自2020年2月23日起到2020年5月12日，于第三季度末前完成，2022年底前验收', 2022)).toMatchObject([
    { value: '2020-02-23', op: 'ge', grain: 'day' },
    { value: '2020-05-12', op: 'eq', grain: 'day' },
    { value: '2022-09-30', op: 'le', last: '2022-09-30' },
    { value: '2022-12-31', op: 'le', last: '2022-12-31' },
  ]);
  expect(findDates('第三季度')).toMatchObject([{ value: null, last: null, grain: 'period' }]);
  expect(findDates('2022年上半年')).toMatchObject([{ value: null, last: '2022-06-30', grain: 'period' }]);
});

test('durations and plain numbers are no dates', () => {
  expect(findDates('为期4个月，3年以上，5日内，5个工作日，增长2.5%，2.3月')).toEqual([]);
});
