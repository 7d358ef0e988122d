import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf, percentText } from '../findings.ts';
import { agree, difference, negated, quotient, scaled } from '../intervals.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention } from '../mentions.ts';

const settings = z.strictObject({
  growth: z.array(z.string()).min(1),
  decline: z.array(z.string()).min(1),
});

/** `X万元，比上年增加A万元，增长B%`: the percentage against amount and change. Growth is over the earlier value, X − A. */
export const changes = defineCheck({
  name: 'changes',
  settings,
  run: ({ passages }, rule, { growth, decline }) => passages.flatMap((passage) => passage.mentions.flatMap((percent, i) => {
    const change = passage.mentions[i - 1];
    const now = passage.mentions[i - 2];
    if (percent.kind !== 'percent' || !change || !now || !isChange(change) || now.kind !== 'money' || isChange(now)) return [];
    if ((now.record as Figure).measure !== (change.record as Figure).measure) return [];
    const wordsOfChange = passage.between(now.at.end, change.at.start);
    const wordsOfPercent = passage.between(change.at.end, percent.at.start);
    if (/[。；;]/u.test(wordsOfChange + wordsOfPercent) || !/^[,，、]?(?:同比)?(?:增长|下降|减少|增加|上升|降低|增幅|降幅)(?:了|为|达|约)?$/u.test(wordsOfPercent)) return [];
    const up = growth.some((word) => wordsOfChange.includes(word));
    const down = decline.some((word) => wordsOfChange.includes(word));
    if (up === down) return [];
    const signed = up ? change.interval : negated(change.interval);
    const before = difference(now.interval, signed);
    const ratio = quotient(change.interval, before);
    if (!ratio || agree(scaled(ratio, new Big(100)), percent.interval)) return [];
    const earlier = up ? new Big(now.value).minus(change.value) : new Big(now.value).plus(change.value);
    const exact = new Big(change.value).div(earlier).times(100);
    return [findingOf(rule, {
      expected: percentText(exact), stated: percent.value, evidence: [now, change, percent].map(evidenceOf),
      message: `${now.label}${now.raw}，较上年${up ? '增加' : '减少'}${change.raw}，${up ? '增长' : '下降'}率应为${percentText(exact)}%，文中写${percent.raw}。`,
      messageEn: `${now.label} ${now.raw} after a ${up ? 'rise' : 'fall'} of ${change.raw} is a change of ${percentText(exact)} %, stated as ${percent.raw}.`,
    })];
  })),
});

function isChange(mention: Mention): boolean {
  return 'stage' in mention.record && mention.record.stage === 'change';
}
