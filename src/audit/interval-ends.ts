import { Big } from 'big.js';
import type { Decimal, Operator } from '../model/records.ts';

/**
 * What interval arithmetic needs of numbers. Every formula below is written once for both kinds: exact decimals, and floating
 * point, which is many times faster and decides all comparisons that are not within its error (`intervals.ts`).
 */
export interface Arithmetic<N> {
  of(decimal: Decimal): N;
  plus(a: N, b: N): N;
  minus(a: N, b: N): N;
  times(a: N, b: N): N;
  over(a: N, b: N): N;
  /** Negative, zero or positive as a is below, at or above b. */
  compare(a: N, b: N): number;
}

export const EXACT: Arithmetic<Big> = {
  of: (decimal) => new Big(decimal), plus: (a, b) => a.plus(b), minus: (a, b) => a.minus(b), times: (a, b) => a.times(b), over: (a, b) => a.div(b), compare: (a, b) => a.cmp(b),
};

export const FLOATING: Arithmetic<number> = { of: Number, plus: (a, b) => a + b, minus: (a, b) => a - b, times: (a, b) => a * b, over: (a, b) => a / b, compare: (a, b) => a - b };

/** Values between two ends; null is unbounded. An end belongs to the range only where the range is a single value. */
export interface RangeOf<N> {
  readonly low: N | null;
  readonly high: N | null;
}

/** The values that round to what is printed, and those that are cut to it. */
export interface Ends<N> {
  readonly rounded: RangeOf<N>;
  readonly cut: RangeOf<N>;
}

export interface Printed {
  readonly value: Decimal;
  /** One unit in the last printed place, in the same unit as `value`; 0 for what is counted exactly. */
  readonly step: Decimal;
  readonly op: Operator;
  /** As printed, to tell 余 and 多 (not below) from 近 (not above) and 约 (either way). */
  readonly raw: string;
}

/** How far 约 and 近 reach, as a share of the printed number: a reader takes 约900 to be between 810 and 990. */
const ABOUT = '0.1';

export function endsOf<N>(n: Arithmetic<N>, { value, step: last, op, raw }: Printed): Ends<N> {
  const v = n.of(value);
  const step = n.of(last);
  const half = n.times(step, n.of('0.5'));
  const [low, high] = [n.minus(v, half), n.plus(v, half)];
  const towardsZero: RangeOf<N> = isNegative(n, v) ? { low: n.minus(v, step), high: v } : { low: v, high: n.plus(v, step) };
  switch (op) {
    case 'eq':
      return { rounded: { low, high }, cut: towardsZero };
    case 'ge':
    case 'gt':
      return { rounded: { low, high: null }, cut: { low: towardsZero.low, high: null } };
    case 'le':
    case 'lt':
      return { rounded: { low: null, high }, cut: { low: null, high: towardsZero.high } };
    case 'approx': {
      if (/[余多]/u.test(raw)) return same({ low, high: null });
      const reach = n.times(isNegative(n, v) ? n.minus(n.of('0'), v) : v, n.of(ABOUT));
      return same({ low: n.minus(v, reach), high: /近/u.test(raw) ? high : n.plus(v, reach) });
    }
  }
}

export const endsBetween = <N>(n: Arithmetic<N>, low: Decimal, high: Decimal): Ends<N> => same({ low: n.of(low), high: n.of(high) });

export function endsOfSum<N>(n: Arithmetic<N>, all: readonly Ends<N>[]): Ends<N> {
  const total = (ends: readonly (N | null)[]): N | null => ends.reduce((sum, end) => (sum === null || end === null ? null : n.plus(sum, end)), n.of('0'));
  const add = (ranges: readonly RangeOf<N>[]): RangeOf<N> => ({ low: total(ranges.map((r) => r.low)), high: total(ranges.map((r) => r.high)) });
  return { rounded: add(all.map((ends) => ends.rounded)), cut: add(all.map((ends) => ends.cut)) };
}

export function endsNegated<N>(n: Arithmetic<N>, { rounded, cut }: Ends<N>): Ends<N> {
  const minus = (end: N | null): N | null => (end === null ? null : n.minus(n.of('0'), end));
  const turn = ({ low, high }: RangeOf<N>): RangeOf<N> => ({ low: minus(high), high: minus(low) });
  return { rounded: turn(rounded), cut: turn(cut) };
}

/** `factor` must not be negative. */
export function endsScaled<N>(n: Arithmetic<N>, { rounded, cut }: Ends<N>, factor: N): Ends<N> {
  const times = ({ low, high }: RangeOf<N>): RangeOf<N> => ({ low: low === null ? null : n.times(low, factor), high: high === null ? null : n.times(high, factor) });
  return { rounded: times(rounded), cut: times(cut) };
}

/** Null where the divisor may be zero or less. */
export function endsOfQuotient<N>(n: Arithmetic<N>, a: Ends<N>, b: Ends<N>): Ends<N> | null {
  const rounded = divide(n, a.rounded, b.rounded);
  const cut = divide(n, a.cut, b.cut);
  return rounded && cut ? { rounded, cut } : null;
}

/** Null where one of them may be negative, or is open below. */
export function endsOfProduct<N>(n: Arithmetic<N>, a: Ends<N>, b: Ends<N>): Ends<N> | null {
  const times = (x: RangeOf<N>, y: RangeOf<N>): RangeOf<N> | null =>
    (x.low === null || y.low === null || isNegative(n, x.low) || isNegative(n, y.low) ? null : { low: n.times(x.low, y.low), high: x.high === null || y.high === null ? null : n.times(x.high, y.high) });
  const [rounded, cut] = [times(a.rounded, b.rounded), times(a.cut, b.cut)];
  return rounded && cut ? { rounded, cut } : null;
}

/** Whether all of `a` lies below all of `b`. Ranges that only touch do so, unless one of them is a single value. */
export function apart<N>(n: Arithmetic<N>, a: RangeOf<N>, b: RangeOf<N>): boolean {
  if (a.high === null || b.low === null) return false;
  const order = n.compare(a.high, b.low);
  return order < 0 || (order === 0 && !isPoint(n, a) && !isPoint(n, b));
}

const same = <N>(range: RangeOf<N>): Ends<N> => ({ rounded: range, cut: range });

const isNegative = <N>(n: Arithmetic<N>, value: N): boolean => n.compare(value, n.of('0')) < 0;

const isPoint = <N>(n: Arithmetic<N>, { low, high }: RangeOf<N>): boolean => low !== null && high !== null && n.compare(low, high) === 0;

function divide<N>(n: Arithmetic<N>, a: RangeOf<N>, b: RangeOf<N>): RangeOf<N> | null {
  if (b.low === null || n.compare(b.low, n.of('0')) <= 0) return null;
  return {
    low: a.low === null ? null : isNegative(n, a.low) ? n.over(a.low, b.low) : b.high === null ? n.of('0') : n.over(a.low, b.high),
    high: a.high === null ? null : isNegative(n, a.high) && b.high !== null ? n.over(a.high, b.high) : n.over(a.high, b.low),
  };
}
