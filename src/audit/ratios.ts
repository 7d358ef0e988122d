import { Big } from 'big.js';
import { agree, quotient, scaled } from './intervals.ts';
import type { Claim, Term } from './slips.ts';

const HUNDRED = new Big(100);

/** `percent` against `part` ÷ `whole`: what the finding claims. A wrong percentage stands alone, so only it is mended. */
export function ratioClaim(percent: Term, part: Term, whole: Term): Claim {
  return {
    mentions: [percent, part, whole],
    mended: () => {
      const ratio = quotient(part.interval, whole.interval);
      return ratio ? [{ mention: percent, by: scaled(ratio, HUNDRED) }] : [];
    },
    holds: (of) => {
      const given = quotient(of(part), of(whole));
      return given !== null && agree(scaled(given, HUNDRED), of(percent));
    },
  };
}
