import { Big } from 'big.js';
import { agree, below, difference, negated, sumOf } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { Claim, Term } from './slips.ts';

/** `total` against `plus` − `minus`: the claim that the sum makes, with what would mend it. */
export function sumClaim(total: Term, plus: readonly Term[], minus: readonly Term[] = []): Claim {
  const all = [total, ...plus, ...minus];
  const given = (of: (mention: Term) => Interval): Interval => (minus.length === 0 ? sumOf(plus.map(of)) : difference(sumOf(plus.map(of)), sumOf(minus.map(of))));
  const printed = (mention: Term): Interval => mention.interval;
  const without = (part: Term): Interval => {
    const rest = difference(sumOf(plus.filter((each) => each !== part).map(printed)), sumOf(minus.filter((each) => each !== part).map(printed)));
    const gap = difference(total.interval, rest);
    return minus.includes(part) ? negated(gap) : gap;
  };
  return {
    mentions: all,
    mended: () => [{ mention: total, by: given(printed) }, ...[...plus, ...minus].map((mention) => ({ mention, by: without(mention) }))],
    holds: (of) => agree(of(total), given(of)),
    isShort: () => below(given(printed), total.interval),
  };
}

/** What the printed numbers add up to, without regard to rounding; for messages. */
export function exactSum(plus: readonly Term[], minus: readonly Term[] = []): Big {
  return minus.reduce((sum, mention) => sum.minus(mention.value), plus.reduce((sum, mention) => sum.plus(mention.value), new Big(0)));
}
