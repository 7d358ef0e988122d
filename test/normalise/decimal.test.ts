import { describe, expect, test } from 'vitest';
import { addDecimals, compareDecimals, divideDecimals, multiplyDecimals, negateDecimal, plainDecimal, sameDecimal, shiftDecimal, stepOf, subtractDecimals } from '../../src/normalise/decimal.ts';

describe('a decimal has one plain form', () => {
  test.each<[string | null, string[]]>([
    ['1092.9', ['1092.9', '1092.90', '+1092.900', '01092.9']],
    ['0', ['0', '0.00', '-0', '-0.0', '000', '.0']],
    ['-12.5', ['-12.5', '-012.50']],
    ['0.5', ['.5', '0.5', '00.50']],
    [null, ['', '.', '-', '1,000', '1e3', '12件', '1.2.3', 'NaN']],
  ])('%s', (plain, spellings) => {
    for (const spelling of spellings) expect(plainDecimal(spelling), spelling).toBe(plain);
  });
});

test('万元 become yuan by moving the point, never by a float', () => {
  expect(shiftDecimal('64.1', 6)).toBe('64100000');
  expect(shiftDecimal('1092.90', 4)).toBe('10929000');
  expect(shiftDecimal('0.00001', 4)).toBe('0.1');
  expect(shiftDecimal('5', -2)).toBe('0.05');
  expect(shiftDecimal('-12.345', -1)).toBe('-1.2345');
  expect(shiftDecimal('0.000', 8)).toBe('0');
});

test('the step is one unit in the last printed place', () => {
  expect(['1092.90', '35', '0.001'].map(stepOf)).toEqual(['0.01', '1', '0.001']);
});

test('sums, differences, products, quotients and comparisons are exact', () => {
  expect(addDecimals('0.1', '0.2')).toBe('0.3');
  expect(subtractDecimals('1092.90', '863.2')).toBe('229.7');
  expect(multiplyDecimals('1.1', '1.1')).toBe('1.21');
  expect(divideDecimals('1', '3', 4)).toBe('0.3333');
  expect(divideDecimals('515', '300', 4)).toBe('1.7167');
  expect(divideDecimals('1', '0')).toBe(null);
  expect(compareDecimals('10', '9.99')).toBeGreaterThan(0);
  expect(sameDecimal('115', '115.00')).toBe(true);
  expect(negateDecimal('0')).toBe('0');
  expect(negateDecimal('-3.50')).toBe('3.5');
});
