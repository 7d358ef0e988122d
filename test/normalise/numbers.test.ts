import { describe, expect, test } from 'vitest';
import { fold } from '../../src/chinese/fold.ts';
import { findNumbers, readNumber } from '../../src/normalise/numbers.ts';
import { toChineseNumerals } from '../../src/normalise/numerals.ts';
import { anyLength, seeded } from './seeded.ts';

describe('one number, many spellings', () => {
  test.each<[string | null, string[]]>([
    ['1234.56', ['1234.56', '1,234.56', '１，２３４．５６', '1 234.56', '1,234. 56', '1，234.56', '001234.560']],
    ['12000000', ['12000000', '1200万', '一千二百万', '壹仟贰佰万', '1,200万', '1千2百万']],
    ['1230000000', ['12亿3000万', '12.3亿', '十二亿三千万', '拾贰亿叁仟万']],
    ['9000000', ['九百万', '900万', '玖佰萬']],
    ['200', ['两百', '二百', '贰佰', '兩百', '2百']],
    ['1010', ['一千零一十', '一千零十', '壹仟零壹拾', '1010']],
    ['250', ['二百五', '二百五十']],
    ['3.14', ['三点一四', '叁点壹肆', '3.14']],
    ['120000000', ['一点二亿', '1.2亿', '一亿二']],
    ['2022', ['二〇二二', '二零二二', '二○二二', '2022']],
    ['22', ['廿二', '二十二']],
    ['0.95', ['百分之九十五', '百分之95']],
    ['1', ['百分之百', '百分百']],
    ['0.003', ['千分之三', '0.3%'.replace('0.3%', '千分之3')]],
    ['0.3', ['十分之三', '10分之3']],
    ['0.75', ['3/4', '四分之三']],
    ['-12.5', ['-12.5', '负十二点五', '－12.5']],
    ['0', ['0', '零', '〇', '0.00']],
    [null, ['', '-', '12件', '1,23', '4.262,41', '元', '点五点', '一百零百', '数十', '十一十二', '1.2.3', '一切']],
  ])('%s', (value, spellings) => {
    for (const spelling of spellings) expect(readNumber(spelling), spelling).toBe(value);
  });
});

test('a number without a definite value says so', () => {
  const [some] = findNumbers('数十');
  expect(some).toMatchObject({ start: 0, end: 2, value: '10', vague: true });
  expect(findNumbers('九百余万')[0]).toMatchObject({ value: '9000000', about: '余' });
  expect(findNumbers('十几万')[0]).toMatchObject({ value: '100000', about: '几' });
});

test('two neighbouring digits before a unit are a range', () => {
  expect(findNumbers('三五百')[0]).toMatchObject({ value: '300', high: '500' });
  expect(findNumbers('四十五六万')[0]).toMatchObject({ value: '450000', high: '460000' });
  expect(findNumbers('三四十万')[0]).toMatchObject({ value: '300000', high: '400000' });
});

test('the step of a number is one unit in its last printed place', () => {
  const stepIn = (text: string): string | undefined => findNumbers(text)[0]?.step;
  expect(stepIn('1092.90万')).toBe('100');
  expect(stepIn('12亿3000万')).toBe('10000');
  expect(stepIn('35')).toBe('1');
  expect(stepIn('一千二百万')).toBe('1000000');
});

test('numbers of a sentence are found in order, each once', () => {
  const text = fold('收入1,817.12万元，占１００％；事业收入０万元，占 0%。').text;
  expect(findNumbers(text).map((number) => number.value)).toEqual(['18171200', '100', '0', '0']);
});

test('Chinese numerals survive printing and reading, from 0 to 10^12', () => {
  const random = seeded(20260101);
  for (let i = 0; i < 5000; i++) {
    const value = anyLength(random, 12);
    expect(readNumber(toChineseNumerals(value)), toChineseNumerals(value)).toBe(value.toString());
  }
  for (let value = 0n; value <= 2200n; value++) expect(readNumber(toChineseNumerals(value))).toBe(value.toString());
});

test('a number survives thousands separators, full width and white space', () => {
  const random = seeded(7);
  for (let i = 0; i < 2000; i++) {
    const whole = anyLength(random, 10).toString();
    const plain = `${whole}.${Math.floor(random() * 90 + 10)}`.replace(/0+$/u, '');
    const grouped = plain.replace(/\d(?=(?:\d{3})+\.)/gu, '$&,');
    const wide = grouped.replace(/[\d.]/gu, (ch) => (ch === '.' ? '．' : String.fromCharCode(ch.charCodeAt(0) + 0xfee0)));
    for (const spelling of [plain, grouped, wide, grouped.split('').join(' ')]) expect(readNumber(spelling), spelling).toBe(plain);
  }
});
