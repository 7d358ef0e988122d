import type { Big } from 'big.js';
import type { Decimal } from '../model/records.ts';
import { apart, EXACT, endsBetween, endsNegated, endsOf, endsOfProduct, endsOfQuotient, endsOfSum, endsScaled, FLOATING } from './interval-ends.ts';
import type { Arithmetic, Ends, Printed, RangeOf } from './interval-ends.ts';

export type Range = RangeOf<Big>;

/**
 * The true values that a printed number may stand for (contract, Rulings, Findings): those that round to it, and those
 * that are cut to it. A document does one or the other throughout, so the two are never mixed: 827.32 is not 827.31,
 * although a value could be rounded to the one and cut to the other.
 */
export interface Interval extends Ends<Big> {
  /** The ends in floating point, none further than `off` from the exact one; 0 where they are the exact ones. */
  readonly rough: Ends<number>;
  readonly off: number;
}

export function intervalOf(printed: Printed): Interval {
  const rough = endsOf(FLOATING, printed);
  // Whole numbers and their halves have no error in floating point.
  const isExact = Number.isInteger(Number(printed.step)) && isSmallWhole(printed.value) && printed.op === 'eq';
  return new Reckoned(rough, isExact ? 0 : errorAt(rough), () => endsOf(EXACT, printed));
}

/** Exactly one value, or a range given by the document itself (300-500元). */
export function between(low: Decimal, high: Decimal): Interval {
  const rough = endsBetween(FLOATING, low, high);
  return new Reckoned(rough, isSmallWhole(low) && isSmallWhole(high) ? 0 : errorAt(rough), () => endsBetween(EXACT, low, high));
}

export function agree(a: Interval, b: Interval): boolean {
  const off = a.off + b.off;
  if (WAYS.some((way) => !mayLieBelow(a.rough[way], b.rough[way], off) && !mayLieBelow(b.rough[way], a.rough[way], off))) return true;
  if (WAYS.every((way) => liesBelow(a.rough[way], b.rough[way], off) || liesBelow(b.rough[way], a.rough[way], off))) return false;
  return WAYS.some((way) => (off === 0 ? meet(FLOATING, a.rough[way], b.rough[way]) : meet(EXACT, a[way], b[way])));
}

/** Whether every value of `a` lies below every value of `b`, whichever way they were shortened. */
export function below(a: Interval, b: Interval): boolean {
  const off = a.off + b.off;
  if (WAYS.every((way) => liesBelow(a.rough[way], b.rough[way], off))) return true;
  return WAYS.every((way) => mayLieBelow(a.rough[way], b.rough[way], off) && apart(EXACT, a[way], b[way]));
}

/** Whether nothing bounds it from above: 4000余, 90%以上. */
export function isOpenAbove({ rough }: Interval): boolean {
  return rough.rounded.high === null;
}

export function holdsZero(interval: Interval): boolean {
  const { rough, off } = interval;
  const { low, high } = rough.rounded;
  if ((low !== null && low > off) || (high !== null && high < -off)) return false;
  return (low === null || low <= -off || interval.rounded.low!.lte(0)) && (high === null || high >= off || interval.rounded.high!.gte(0));
}

export function sumOf(intervals: readonly Interval[]): Interval {
  const rough = endsOfSum(FLOATING, intervals.map((each) => each.rough));
  const largest = intervals.reduce((sum, each) => sum + size(each.rough), 0);
  const off = intervals.reduce((sum, each) => sum + each.off, 0);
  return new Reckoned(rough, off === 0 && largest < EXACT_UP_TO ? 0 : off + largest * ULPS * intervals.length, () => endsOfSum(EXACT, intervals));
}

export function negated(interval: Interval): Interval {
  return new Reckoned(endsNegated(FLOATING, interval.rough), interval.off, () => endsNegated(EXACT, interval));
}

export const difference = (a: Interval, b: Interval): Interval => sumOf([a, negated(b)]);

/** `factor` must not be negative. */
export function scaled(interval: Interval, factor: Big): Interval {
  const by = factor.toNumber();
  const rough = endsScaled(FLOATING, interval.rough, by);
  return new Reckoned(rough, interval.off * by + errorAt(rough), () => endsScaled(EXACT, interval, factor));
}

/** Quotient of numbers; null where the divisor may be zero or less. */
export function quotient(a: Interval, b: Interval): Interval | null {
  const least = leastOf(b.rough);
  if (least === null || least < -b.off) return null;
  const exact = (): Ends<Big> | null => endsOfQuotient(EXACT, a, b);
  // A divisor this close to zero is told from zero exactly, and its quotient is never reckoned with.
  if (least <= b.off * CLOSE) {
    const ends = exact();
    return ends && new Reckoned(toRough(ends), Infinity, () => ends);
  }
  const rough = endsOfQuotient(FLOATING, a.rough, b.rough)!;
  return new Reckoned(rough, ((a.off + size(rough) * b.off) / least) * 2 + errorAt(rough), () => exact()!);
}

/** Product of numbers; null where one may be negative. */
export function productOf(a: Interval, b: Interval): Interval | null {
  const rough = endsOfProduct(FLOATING, a.rough, b.rough);
  // As exact as its ends, which hardly any comparison needs.
  return rough && new Reckoned(rough, a.off * size(b.rough) + b.off * size(a.rough) + errorAt(rough), () => endsOfProduct(EXACT, a, b)!);
}

/** One unit in the last printed place of a decimal, e.g. `0.01` for `827.30` and `1` for `115`. */
export function lastPlace(printed: string): Decimal {
  const fraction = /\.(\d+)/u.exec(printed)?.[1] ?? '';
  return fraction === '' ? '1' : `0.${'0'.repeat(fraction.length - 1)}1`;
}

/** Far more than the few operations between two numbers can be off, as a share of them; far less than anything printed. */
const ULPS = 1e-14;
/** Whole numbers up to here, and their halves, add up without error. */
const EXACT_UP_TO = 2 ** 50;
/** How many times its own error a divisor must be for the quotient's error to stay in proportion. */
const CLOSE = 1000;

/** Ends in floating point at once, and exactly when they are asked for: hardly ever. */
class Reckoned implements Interval {
  readonly rough: Ends<number>;
  readonly off: number;
  readonly #make: () => Ends<Big>;
  #exact: Ends<Big> | null = null;

  constructor(rough: Ends<number>, off: number, make: () => Ends<Big>) {
    this.rough = rough;
    this.off = off;
    this.#make = make;
  }

  get rounded(): Range {
    return (this.#exact ??= this.#make()).rounded;
  }

  get cut(): Range {
    return (this.#exact ??= this.#make()).cut;
  }
}

const WAYS = ['rounded', 'cut'] as const;

/** Whether `a` lies below `b` although each end may be off. */
const liesBelow = (a: RangeOf<number>, b: RangeOf<number>, off: number): boolean => a.high !== null && b.low !== null && a.high < b.low - off;

/** Whether `a` may lie below `b`, or touch it, as far as the errors leave open. */
const mayLieBelow = (a: RangeOf<number>, b: RangeOf<number>, off: number): boolean => a.high !== null && b.low !== null && a.high <= b.low + off;

const meet = <N>(n: Arithmetic<N>, a: RangeOf<N>, b: RangeOf<N>): boolean => !apart(n, a, b) && !apart(n, b, a);

const isSmallWhole = (decimal: Decimal): boolean => Number.isInteger(Number(decimal)) && Math.abs(Number(decimal)) < EXACT_UP_TO;

/** The largest end by magnitude. */
function size({ rounded, cut }: Ends<number>): number {
  return Math.max(Math.abs(rounded.low ?? 0), Math.abs(rounded.high ?? 0), Math.abs(cut.low ?? 0), Math.abs(cut.high ?? 0));
}

const errorAt = (rough: Ends<number>): number => size(rough) * ULPS;

/** The lower of the two low ends; null where one is open. */
const leastOf = ({ rounded, cut }: Ends<number>): number | null => (rounded.low === null || cut.low === null ? null : Math.min(rounded.low, cut.low));

function toRough({ rounded, cut }: Ends<Big>): Ends<number> {
  const range = ({ low, high }: Range): RangeOf<number> => ({ low: low?.toNumber() ?? null, high: high?.toNumber() ?? null });
  return { rounded: range(rounded), cut: range(cut) };
}
