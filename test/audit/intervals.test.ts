import { describe, expect, test } from 'vitest';
import { agree, below, between, difference, intervalOf, lastPlace, quotient, scaled, sumOf } from '../../src/audit/intervals.ts';
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

describe('floating point decides a comparison only where exact decimals decide it likewise', () => {
  /** The same ends, which floating point says nothing about: every comparison falls back on the exact ones. */
  const exactly = (interval: Interval): Interval => ({ rounded: interval.rounded, cut: interval.cut, rough: interval.rough, off: Infinity });
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const places = (): number => Math.floor(random() * 4);
  const number = (least: number): Interval => printed((least + random() * 2000).toFixed(places()), '', random() < 0.8 ? 'eq' : random() < 0.5 ? 'approx' : 'ge');

  test('sums of parts with their total, a last digit off or not', () => {
    let agreed = 0;
    for (let i = 0; i < 2000; i++) {
      const parts = Array.from({ length: 2 + Math.floor(random() * 4) }, () => (random() * 900).toFixed(places()));
      const total = parts.reduce((sum, part) => sum.plus(part), new Big(0)).plus(random() < 0.5 ? '0' : (Math.floor(random() * 9) - 4) / 50).toFixed(places());
      const [sum, whole] = [sumOf(parts.map((part) => printed(part))), printed(total)];
      expect(agree(sum, whole), `${parts.join(' + ')} = ${total}`).toBe(agree(exactly(sum), exactly(whole)));
      expect(below(sum, whole), `${parts.join(' + ')} < ${total}`).toBe(below(exactly(sum), exactly(whole)));
      if (agree(sum, whole)) agreed++;
    }
    expect(agreed).toBeGreaterThan(300);
    expect(agreed).toBeLessThan(1980);
  });

  test('shares and growth', () => {
    let agreed = 0;
    for (let i = 0; i < 2000; i++) {
      const [part, whole] = [number(0), number(0.01)];
      const of = random() < 0.5 ? quotient(part, whole) : quotient(difference(part, whole), whole);
      if (of === null) continue;
      const share = scaled(of, new Big(100));
      const stated = share.rough.rounded.low === null ? number(0) : printed((share.rough.rounded.low + random() * 0.2).toFixed(places()));
      expect(agree(share, stated)).toBe(agree(exactly(share), exactly(stated)));
      expect(below(share, stated)).toBe(below(exactly(share), exactly(stated)));
      if (agree(share, stated)) agreed++;
    }
    expect(agreed).toBeGreaterThan(300);
  });

  test('a divisor that may be zero gives no quotient', () => {
    expect(quotient(printed('5'), printed('0.0'))).toBeNull();
    expect(quotient(printed('5'), difference(printed('0.3'), printed('0.3')))).toBeNull();
    expect(quotient(printed('5'), between('0', '0'))).toBeNull();
    expect(quotient(printed('5'), between('0.1', '0.1'))!.rounded.low!.toFixed()).toBe('45');
  });
});
