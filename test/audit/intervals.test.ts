import { describe, expect, test } from 'vitest';
import { agree, between, intervalOf, isSurelyShare, lastPlace, quotient, scaled, sumOf } from '../../src/audit/intervals.ts';
import type { Interval } from '../../src/audit/intervals.ts';
import { Big } from 'big.js';

const printed = (value: string, raw = value, op: 'eq' | 'approx' | 'ge' | 'le' = 'eq'): Interval => intervalOf({ value, step: lastPlace(value), op, raw });

describe('two printed numbers agree if true values that round to them can agree', () => {
  test.each([
    ['28.05 and 41.95 make 70', ['28.05', '41.95'], '70', true],
    ['727.33 and 99.98 make 827.31', ['727.33', '99.98'], '827.31', true],
    ['827.32 is not 827.31 with its parts', ['727.30', '99.98'], '827.31', false],
    ['three parts rounded down make one unit more', ['33.3', '33.3', '33.3'], '100.0', true],
    ['179.63 and 85.85 are not 265.58', ['179.63', '85.85'], '265.58', false],
    ['whole numbers of a table that were cut', ['115', '12'], '127.6', true],
  ])('%s', (_title, parts, total, expected) => {
    expect(agree(sumOf(parts.map((part) => printed(part))), printed(total))).toBe(expected);
  });

  test('one figure printed twice with a different last digit disagrees', () => {
    expect(agree(printed('827.32'), printed('827.31'))).toBe(false);
    expect(agree(printed('827.32'), printed('827.3'))).toBe(true);
  });
});

describe('words beside a number widen it', () => {
  test('余 is not below: 3500 of 4000余 is at most 87.5 %', () => {
    const whole = intervalOf({ value: '4000', step: '0', op: 'approx', raw: '4000余起' });
    const rate = scaled(quotient(intervalOf({ value: '3500', step: '0', op: 'eq', raw: '3500起' }), whole)!, new Big(100));
    expect(rate.rounded.high!.toFixed()).toBe('87.5');
    expect(agree(rate, printed('99'))).toBe(false);
    expect(agree(rate, printed('85'))).toBe(true);
  });
  test('近 is not above', () => {
    expect(agree(intervalOf({ value: '1000', step: '0', op: 'approx', raw: '近1000人' }), between('950', '950'))).toBe(true);
    expect(agree(intervalOf({ value: '1000', step: '0', op: 'approx', raw: '近1000人' }), between('1050', '1050'))).toBe(false);
  });
  test('以上 has no upper end', () => {
    expect(agree(intervalOf({ value: '90', step: '1', op: 'ge', raw: '90%以上' }), printed('100'))).toBe(true);
  });
});

test('the last printed place of a number', () => {
  expect(['115', '827.30', '0.005'].map(lastPlace)).toEqual(['1', '0.01', '0.001']);
});

test('what is surely a share by a rough reckoning is one exactly, and most that are one are sure', () => {
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let [sure, exact] = [0, 0];
  for (let i = 0; i < 3000; i++) {
    const whole = (random() * 2000 + 0.01).toFixed(2);
    const part = (random() * Number(whole)).toFixed(random() < 0.5 ? 1 : 2);
    const share = Math.max(0, (100 * Number(part)) / Number(whole) + (random() < 0.5 ? 0 : (random() - 0.5) / 5)).toFixed(Math.floor(random() * 3));
    const ratio = quotient(printed(part), printed(whole));
    const agrees = ratio !== null && agree(scaled(ratio, new Big(100)), printed(share));
    if (isSurelyShare(printed(part), printed(whole), printed(share))) {
      expect(agrees, `${part} of ${whole}: ${share}`).toBe(true);
      sure++;
    }
    if (agrees) exact++;
  }
  expect(sure).toBeGreaterThan(exact * 0.9);
});
