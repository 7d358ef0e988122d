import { Big } from 'big.js';
import { agree, holdsZero, isOpenAbove, scaled } from './intervals.ts';
import type { Interval } from './intervals.ts';

/** Slips of the pen between 元, 千元, 万元 and 亿元 (FORMS.md, Contradictions), largest first. */
const FACTORS = ['100000000', '10000', '1000'] as const;
/** A decimal point in the wrong place; round partial lists reach a tenth of their whole by chance, so it counts only where the parts are known to be all. */
const TENFOLD = '10';

export const isTenfold = (factor: Big): boolean => factor.eq(TENFOLD) || factor.times(TENFOLD).eq(1);

/**
 * The factor by which a stated amount must be multiplied to agree with what its parts give, or null.
 * Zero agrees with everything when scaled, so it is no evidence.
 */
export function unitSlipFactor(stated: Interval, expected: Interval, complete = false): Big | null {
  if (isOpenAbove(expected) || holdsZero(expected)) return null;
  for (const factor of complete ? [...FACTORS, TENFOLD] : FACTORS) {
    const times = new Big(factor);
    if (agree(scaled(stated, times), expected)) return times;
    const divided = new Big(1).div(times);
    if (agree(scaled(stated, divided), expected)) return divided;
  }
  return null;
}

/** The unit that would have been right, for the sentence. */
export function meantUnit(printedUnit: string, factor: Big): string {
  const units: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
  const places = (units[printedUnit] ?? 0) + (factor.gt(1) ? factor.e : factor.e);
  return Object.keys(units).find((unit) => units[unit] === places) ?? '另一单位';
}
