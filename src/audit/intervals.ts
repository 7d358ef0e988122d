import { Big } from 'big.js';
import type { Decimal, Operator } from '../model/records.ts';

/** Values between two ends; null is unbounded. An end belongs to the range only where the range is a single value. */
export interface Range {
  readonly low: Big | null;
  readonly high: Big | null;
}

/**
 * The true values that a printed number may stand for (contract, Rulings, Findings): those that round to it, and those
 * that are cut to it. A document does one or the other throughout, so the two are never mixed: 827.32 is not 827.31,
 * although a value could be rounded to the one and cut to the other.
 */
export interface Interval {
  readonly rounded: Range;
  readonly cut: Range;
}

/** How far 约 and 近 reach, as a share of the printed number: a reader takes 约900 to be between 810 and 990. */
const ABOUT = new Big('0.1');

export interface Printed {
  readonly value: Decimal;
  /** One unit in the last printed place, in the same unit as `value`; 0 for what is counted exactly. */
  readonly step: Decimal;
  readonly op: Operator;
  /** As printed, to tell 余 and 多 (not below) from 近 (not above) and 约 (either way). */
  readonly raw: string;
}

export function intervalOf({ value, step, op, raw }: Printed): Interval {
  const v = new Big(value);
  const half = new Big(step).times('0.5');
  const towardsZero: Range = v.lt(0) ? { low: v.minus(step), high: v } : { low: v, high: v.plus(step) };
  const exact: Interval = { rounded: { low: v.minus(half), high: v.plus(half) }, cut: towardsZero };
  switch (op) {
    case 'eq':
      return exact;
    case 'ge':
    case 'gt':
      return { rounded: { low: exact.rounded.low, high: null }, cut: { low: exact.cut.low, high: null } };
    case 'le':
    case 'lt':
      return { rounded: { low: null, high: exact.rounded.high }, cut: { low: null, high: exact.cut.high } };
    case 'approx': {
      const reach = v.abs().times(ABOUT);
      if (/[余多]/u.test(raw)) return same({ low: exact.rounded.low, high: null });
      if (/近/u.test(raw)) return same({ low: v.minus(reach), high: exact.rounded.high });
      return same({ low: v.minus(reach), high: v.plus(reach) });
    }
  }
}

/** Exactly one value, or a range given by the document itself (300-500元). */
export function between(low: Decimal, high: Decimal): Interval {
  return same({ low: new Big(low), high: new Big(high) });
}

export function agree(a: Interval, b: Interval): boolean {
  return meet(a.rounded, b.rounded) || meet(a.cut, b.cut);
}

/** Whether every value of `a` lies below every value of `b`, whichever way they were shortened. */
export function below(a: Interval, b: Interval): boolean {
  return apart(a.rounded, b.rounded) && apart(a.cut, b.cut);
}

/** Whether nothing bounds it from above: 4000余, 90%以上. */
export function isOpenAbove(interval: Interval): boolean {
  return interval.rounded.high === null;
}

export function holdsZero({ rounded: { low, high } }: Interval): boolean {
  return (low === null || low.lte(0)) && (high === null || high.gte(0));
}

export function sumOf(intervals: readonly Interval[]): Interval {
  const add = (ranges: readonly Range[]): Range => ({ low: total(ranges.map((r) => r.low)), high: total(ranges.map((r) => r.high)) });
  return { rounded: add(intervals.map((i) => i.rounded)), cut: add(intervals.map((i) => i.cut)) };
}

export function negated({ rounded, cut }: Interval): Interval {
  const turn = ({ low, high }: Range): Range => ({ low: high?.times(-1) ?? null, high: low?.times(-1) ?? null });
  return { rounded: turn(rounded), cut: turn(cut) };
}

export const difference = (a: Interval, b: Interval): Interval => sumOf([a, negated(b)]);

export function scaled({ rounded, cut }: Interval, factor: Big): Interval {
  const times = ({ low, high }: Range): Range => ({ low: low?.times(factor) ?? null, high: high?.times(factor) ?? null });
  return { rounded: times(rounded), cut: times(cut) };
}

/** Quotient of numbers; null where the divisor may be zero or less. */
export function quotient(a: Interval, b: Interval): Interval | null {
  const rounded = divide(a.rounded, b.rounded);
  const cut = divide(a.cut, b.cut);
  return rounded && cut ? { rounded, cut } : null;
}

/**
 * Whether `part` is the share `percent` of `whole` beyond any doubt of rounding: worked out in floating point, a thousand times
 * faster than the exact quotient. False says nothing.
 */
export function isSurelyShare(part: Interval, whole: Interval, percent: Interval): boolean {
  const [a, b, p] = [ends(part.rounded), ends(whole.rounded), ends(percent.rounded)];
  return a !== null && b !== null && p !== null && a.low >= 0 && b.low > 0 && (100 * a.low) / b.high < p.high * (1 - SURE) && (100 * a.high) / b.low > p.low * (1 + SURE) && p.low >= 0;
}

/** Whether `part` is beyond any doubt not the share `percent` of `whole`, likewise. */
export function isSurelyNoShare(part: Interval, whole: Interval, percent: Interval): boolean {
  return [[part.rounded, whole.rounded, percent.rounded], [part.cut, whole.cut, percent.cut]].every(([of, total, share]) => {
    const [a, b, p] = [ends(of!), ends(total!), ends(share!)];
    return a !== null && b !== null && p !== null && a.low >= 0 && b.low > 0 && p.low >= 0 && ((100 * a.low) / b.high > p.high * (1 + SURE) || (100 * a.high) / b.low < p.low * (1 - SURE));
  });
}

/** Far more than a few operations in floating point can be off, far less than anything printed. */
const SURE = 1e-9;

const ends = ({ low, high }: Range): { low: number; high: number } | null => (low === null || high === null ? null : { low: low.toNumber(), high: high.toNumber() });

/** One unit in the last printed place of a decimal, e.g. `0.01` for `827.30` and `1` for `115`. */
export function lastPlace(printed: string): Decimal {
  const fraction = /\.(\d+)/u.exec(printed)?.[1] ?? '';
  return fraction === '' ? '1' : `0.${'0'.repeat(fraction.length - 1)}1`;
}

const same = (range: Range): Interval => ({ rounded: range, cut: range });

const isPoint = ({ low, high }: Range): boolean => low !== null && high !== null && low.eq(high);

/** Ranges that only touch do not meet, unless one of them is a single value. */
function meet(a: Range, b: Range): boolean {
  return !apart(a, b) && !apart(b, a);
}

function apart(a: Range, b: Range): boolean {
  if (a.high === null || b.low === null) return false;
  return isPoint(a) || isPoint(b) ? a.high.lt(b.low) : a.high.lte(b.low);
}

function total(ends: readonly (Big | null)[]): Big | null {
  return ends.reduce((sum, end) => (sum === null || end === null ? null : sum.plus(end)), new Big(0));
}

function divide(a: Range, b: Range): Range | null {
  if (b.low === null || b.low.lte(0)) return null;
  return {
    low: a.low === null ? null : a.low.lt(0) ? a.low.div(b.low) : b.high === null ? new Big(0) : a.low.div(b.high),
    high: a.high === null ? null : a.high.lt(0) && b.high !== null ? a.high.div(b.high) : a.high.div(b.low),
  };
}
