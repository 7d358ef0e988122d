import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure, Finding } from '../../model/records.ts';
import type { CheckRule } from '../../rules/groups/checks.ts';
import { defineCheck } from '../check.ts';
import { findingOf, moneyText, percentText } from '../findings.ts';
import { agree, difference, negated, quotient, scaled } from '../intervals.ts';
import { isOfEarlierTime } from '../lists.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention, Passage } from '../mentions.ts';
import type { Interval } from '../intervals.ts';
import { withClaim } from '../slips.ts';
import type { Claim, Term } from '../slips.ts';
import { exactSum, sumClaim } from '../sums.ts';

const settings = z.strictObject({
  growth: z.array(z.string()).min(1),
  decline: z.array(z.string()).min(1),
});

/** `X万元，比上年增加A万元，增长B%`: the percentage against amount and change. Growth is over the earlier value, X − A. */
export const changes = defineCheck({
  name: 'changes',
  settings,
  run: ({ passages }, rule, options) => passages.flatMap((passage) => [...earlierAmounts(passage, rule, options), ...percentages(passage, rule, options)]),
});

type Settings = z.infer<typeof settings>;

function percentages(passage: Passage, rule: CheckRule, { growth, decline }: Settings): Finding[] {
  return passage.mentions.flatMap((percent, i) => {
    const change = passage.mentions[i - 1];
    if (percent.kind !== 'percent' || !change || !isChange(change)) return [];
    // What changed is the latest year's amount: last year's may be said in between.
    const { measure } = change.record as Figure;
    const amounts = passage.mentions.slice(Math.max(0, i - 3), i - 1).filter((m, k, all) => isAmount(m) && (m.record as Figure).measure === measure && !(k > 0 && isOfEarlierTime(passage.between(all[k - 1]!.at.end, m.at.start))));
    const now = amounts.findLast((m) => amounts.every((other) => ((other.record as Figure).year ?? 0) <= ((m.record as Figure).year ?? 0)));
    if (!now) return [];
    const wordsOfChange = passage.between(now.at.end, change.at.start);
    const wordsOfPercent = passage.between(change.at.end, percent.at.start);
    if (!isOneStatement(wordsOfChange) || /[。；;]/u.test(wordsOfPercent) || !/^[,，、]?(?:同比)?(?:增长|下降|减少|增加|上升|降低|增幅|降幅)(?:了|为|达|约)?$/u.test(wordsOfPercent)) return [];
    const up = growth.some((word) => wordsOfChange.includes(word));
    const down = decline.some((word) => wordsOfChange.includes(word));
    if (up === down) return [];
    const signed = up ? change.interval : negated(change.interval);
    const before = difference(now.interval, signed);
    const ratio = quotient(change.interval, before);
    if (!ratio || agree(scaled(ratio, new Big(100)), percent.interval)) return [];
    const earlier = up ? new Big(now.value).minus(change.value) : new Big(now.value).plus(change.value);
    const exact = new Big(change.value).div(earlier).times(100);
    return [withClaim(findingOf(rule, {
      expected: percentText(exact), stated: percent.value, evidence: [now, change, percent].map(evidenceOf),
      message: `${now.label}${now.raw}，较上年${up ? '增加' : '减少'}${change.raw}，${up ? '增长' : '下降'}率应为${percentText(exact)}%，文中写${percent.raw}。`,
      messageEn: `${now.label} ${now.raw} after a ${up ? 'rise' : 'fall'} of ${change.raw} is a change of ${percentText(exact)} %, stated as ${percent.raw}.`,
    }), changeClaim(now, change, percent, up))];
  });
}

/** `…万元。与2022年度相比，…增加`: the sentence that compares an amount may follow the one that states it. */
function isOneStatement(words: string): boolean {
  const [, ...after] = words.split(/[。；;]/u);
  return after.length === 0 || (after.length === 1 && /^(?:与|较|比|同)(?:上年|20\d\d年)(?:度|决算数?)*相?比/u.test(after[0]!));
}

/** A wrong percentage stands alone, so only it is mended. */
function changeClaim(now: Mention, change: Mention, percent: Mention, up: boolean): Claim {
  const given = (of: (mention: Term) => Interval): Interval | null => {
    const ratio = quotient(of(change), difference(of(now), up ? of(change) : negated(of(change))));
    return ratio && scaled(ratio, new Big(100));
  };
  return {
    mentions: [now, change, percent], mended: () => [{ mention: percent, by: given((mention) => mention.interval)! }],
    holds: (of) => {
      const expected = given(of);
      return expected !== null && agree(expected, of(percent));
    },
  };
}

/** `X万元，比上年的Y万元增加A万元`: the change against both amounts. */
function earlierAmounts(passage: Passage, rule: CheckRule, { growth, decline }: Settings): Finding[] {
  return passage.mentions.flatMap((change, i) => {
    const [now, before] = [passage.mentions[i - 2], passage.mentions[i - 1]];
    if (!now || !before || !isChange(change) || !isAmount(now) || !isAmount(before) || isAdjustment(before)) return [];
    const [x, y] = [now.record as Figure, before.record as Figure];
    if (x.measure !== y.measure || x.subject !== y.subject || (x.stage === y.stage && x.year === y.year)) return [];
    const introduced = passage.between(now.at.end, before.at.start);
    const words = passage.between(before.at.end, change.at.start);
    if (!/[比较]/u.test(introduced) || /[。；;]/u.test(introduced + words) || words.length > 6) return [];
    const up = growth.some((word) => words.includes(word));
    if (up === decline.some((word) => words.includes(word))) return [];
    const claim = up ? sumClaim(now, [before, change]) : sumClaim(before, [now, change]);
    if (claim.holds((mention) => mention.interval)) return [];
    const exact = exactSum([now], [before]).abs().toFixed();
    return [withClaim(findingOf(rule, {
      finding: 'sum_mismatch', expected: exact, stated: change.value, evidence: [now, before, change].map(evidenceOf),
      message: `${now.label}${now.raw}，此前为${before.raw}，${up ? '增加' : '减少'}额应为${moneyText(exact)}，文中写${change.raw}。`,
      messageEn: `${now.label} ${now.raw} against ${before.raw} is a change of ${moneyText(exact)}, stated as ${change.raw}.`,
    }), claim)];
  });
}

const isAmount = (mention: Mention): boolean => mention.kind === 'money' && !isChange(mention);

/** `比预算增加0万元`: a difference from the budget, no amount to compare with. */
const isAdjustment = (mention: Mention): boolean => 'stage' in mention.record && mention.record.stage === 'adjustment';

function isChange(mention: Mention): boolean {
  return 'stage' in mention.record && mention.record.stage === 'change';
}
