import { Big } from 'big.js';
import type { Decimal, Operator } from '../model/records.ts';

/**
 * The true values that a printed number may stand for, both ends included. Null is unbounded.
 * Two printed numbers agree if their intervals meet (contract, Rulings, Findings).
 */
export interface Interval {
  readonly low: Big | null;
  readonly high: Big | null;
}

/** How far 约 and 近 reach, as a share of the printed number: a reader takes 约900 to be between 810 and 990. */
const ABOUT = new Big('0.1');

export interface Printed {
  readonly value: Decimal;
  /** One unit in the last printed place, in the same unit as `value`. */
  readonly step: Decimal;
  readonly op: Operator;
  /** As printed, to tell 余 and 多 (not below) from 近 (not above) and 约 (either way). */
  readonly raw: string;
}

/** A printed number may be rounded (half a step either way) or cut (up to a step short); 余, 约, 近, 以上 widen it. */
export function intervalOf({ value, step, op, raw }: Printed): Interval {
  const v = new Big(value);
  const half = new Big(step).div(2);
  const low = v.minus(half);
  const high = v.plus(new Big(step));
  switch (op) {
    case 'eq':
      return v.lt(0) ? { low: v.minus(new Big(step)), high: v.plus(half) } : { low, high };
    case 'ge':
    case 'gt':
      return { low, high: null };
    case 'le':
    case 'lt':
      return { low: null, high };
    case 'approx': {
      const reach = v.abs().times(ABOUT);
      if (/[余多]/u.test(raw)) return { low, high: null };
      if (/近/u.test(raw)) return { low: v.minus(reach), high };
      return { low: v.minus(reach), high: v.plus(reach) };
    }
  }
}

export const agree = (a: Interval, b: Interval): boolean => !below(a, b) && !below(b, a);

/** Whether every value of `a` lies below every value of `b`. */
export function below(a: Interval, b: Interval): boolean {
  return a.high !== null && b.low !== null && a.high.lt(b.low);
}

export function sumOf(intervals: readonly Interval[]): Interval {
  const add = (ends: readonly (Big | null)[]): Big | null => ends.reduce((sum, end) => (sum === null || end === null ? null : sum.plus(end)), new Big(0));
  return { low: add(intervals.map((i) => i.low)), high: add(intervals.map((i) => i.high)) };
}

export const difference = (a: Interval, b: Interval): Interval => ({
  low: a.low === null || b.high === null ? null : a.low.minus(b.high),
  high: a.high === null || b.low === null ? null : a.high.minus(b.low),
});

export const scaled = (interval: Interval, factor: Big): Interval => ({
  low: interval.low?.times(factor) ?? null,
  high: interval.high?.times(factor) ?? null,
});

/** Quotient of two intervals of numbers that are not negative; null where the divisor may be zero or less. */
export function quotient(a: Interval, b: Interval): Interval | null {
  if (b.low === null || b.low.lte(0)) return null;
  return {
    low: a.low === null ? null : b.high === null ? new Big(0) : a.low.div(a.low.lt(0) ? b.low : b.high),
    high: a.high === null ? null : a.high.div(b.low),
  };
}

/** One unit in the last printed place of a decimal, e.g. `0.01` for `827.30` and `1` for `115`. */
export function lastPlace(printed: string): Decimal {
  const fraction = /\.(\d+)/u.exec(printed)?.[1] ?? '';
  return fraction === '' ? '1' : `0.${'0'.repeat(fraction.length - 1)}1`;
}
