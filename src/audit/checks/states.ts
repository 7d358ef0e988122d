import { Big } from 'big.js';
import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf, numberText } from '../findings.ts';
import { agree, sumOf } from '../intervals.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { sumClaim } from '../sums.ts';

const settings = z.strictObject({
  /** Words for all cases: 受理. */
  whole: z.array(z.string()).min(1),
  /** States that a case can be in, each a list of words; a case is in one of them. */
  states: z.array(z.array(z.string()).min(1)).min(2),
});

/** Cases taken on against the states they are said to be in: `受理34件，31件已办结，2件正在审理中`. All states named must be different ones. */
export const states = defineCheck({
  name: 'states',
  settings,
  run: ({ passages }, rule, options) => passages.flatMap((passage) => passage.mentions.flatMap((whole, i) => {
    if (whole.kind !== 'count' || passage.mentions[i + 2]?.unit !== whole.unit || !options.whole.some((word) => whole.label.includes(word) || passage.between(Math.max(passage.start, whole.at.start - 12), whole.at.start).includes(word))) return [];
    const parts: Mention[] = [];
    const seen = new Set<number>();
    for (let k = i + 1; k < passage.mentions.length; k++) {
      const next = passage.mentions[k]!;
      if (/[。；;]|其中/u.test(passage.between(passage.mentions[k - 1]!.at.end, next.at.start)) || next.unit !== whole.unit) break;
      const state = options.states.findIndex((words) => words.some((word) => next.label.includes(word)));
      if (state < 0 || seen.has(state)) break;
      seen.add(state);
      parts.push(next);
    }
    if (parts.length < 2 || agree(sumOf(parts.map((part) => part.interval)), whole.interval)) return [];
    const exact = parts.reduce((sum, part) => sum.plus(part.value), new Big(0));
    const gap = exact.minus(whole.value).abs();
    const named = parts.map((part) => `${part.label}${part.raw}`).join('与');
    return [withClaim(findingOf(rule, {
      expected: exact.toFixed(), stated: whole.value, evidence: [whole, ...parts].map(evidenceOf),
      message: `${whole.label}${whole.raw}，${named}合计${numberText(exact, whole.unit)}，相差${numberText(gap, whole.unit)}。`,
      messageEn: `${whole.label} ${whole.raw}, but ${parts.map((part) => `${part.label} ${part.raw}`).join(' and ')} make ${numberText(exact, whole.unit)}.`,
    }), sumClaim(whole, parts))];
  })),
});
