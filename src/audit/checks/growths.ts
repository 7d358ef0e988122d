import { Big } from 'big.js';
import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf, percentText } from '../findings.ts';
import { agree, difference, negated, quotient, scaled } from '../intervals.ts';
import type { Interval } from '../intervals.ts';
import { isMovement } from '../lists.ts';
import { asReached, evidenceOf } from '../mentions.ts';
import type { Mention, Passage } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import type { Term } from '../slips.ts';

const settings = z.strictObject({
  growth: z.array(z.string()).min(1),
  decline: z.array(z.string()).min(1),
  /** What names the number of the year before: 上年, 2020年度. */
  earlier: z.array(z.string()).min(1),
  /** What stands between the number of the year before and the one that was reached: 降至, 增加到. */
  reached: z.array(z.string()).min(1),
}).transform(({ growth, decline, earlier, reached }) => ({
  growth,
  from: new RegExp(`(?:^|[,，。；;])(?<what>[^,，。；;]*?)[由从](?:${earlier.join('|')})?的?$`, 'u'),
  reached: new RegExp(`^[,，]?(?:${reached.join('|')})(?:${earlier.join('|')}|今年|本年度?)?的?$`, 'u'),
  compared: new RegExp(`^[,，(]?(?:比|较|与|同比)(?:${earlier.join('|')})(?:同期|决算数?|实际|全年)?(?:的|为|是)?$`, 'u'),
  changed: new RegExp(`^[)]?[,，]?(?:同比|相比|比上年|较上年|环比)?(?<way>${[...growth, ...decline].join('|')})(?:了|约|为|率为|幅度?为)?$`, 'u'),
}));

/** The percentage of a change against the numbers of both years: `1260件，较上年1200件增长15%`, `2023年860万元，2022年800万元，同比增长12.5%`. */
export const growths = defineCheck({
  name: 'growths',
  settings,
  run: ({ passages }, rule, { growth, ...words }) => passages.flatMap((passage) => passage.mentions.flatMap((percent, i) => {
    const [first, second] = [passage.mentions[i - 2], passage.mentions[i - 1]];
    if (percent.unit !== '%' || !first || !second) return [];
    const way = words.changed.exec(passage.between(second.at.end, percent.at.start))?.groups?.['way'];
    const pair = way === undefined ? null : pairOf(passage, i, words);
    if (!pair) return [];
    const { now, before, what } = pair;
    const up = growth.includes(way!);
    const given = (of: (term: Term) => Interval): Interval | null => {
      const ratio = quotient(difference(of(now), of(before)), of(before));
      return ratio && scaled(up ? ratio : negated(ratio), new Big(100));
    };
    const rate = given((term) => term.interval);
    if (!rate || agree(rate, percent.interval)) return [];
    const exact = new Big(now.value).minus(before.value).div(before.value).times(100);
    return [withClaim(findingOf(rule, {
      expected: percentText(exact.abs()), stated: percent.value, evidence: [now, before, percent].map(evidenceOf),
      message: `${what}${now.raw}，${pair.when}为${before.raw}，应为${exact.lt(0) ? '下降' : '增长'}${percentText(exact.abs())}%，文中写${way}${percent.raw}。`,
      messageEn: `${what} ${now.raw} after ${before.raw} is a ${exact.lt(0) ? 'fall' : 'rise'} of ${percentText(exact.abs())} %, stated as a ${up ? 'rise' : 'fall'} of ${percent.raw}.`,
    }), { mentions: [now, before, percent], mended: () => [{ mention: percent, by: rate }], holds: (of) => {
      const expected = given(of);
      return expected !== null && agree(expected, of(percent));
    } })];
  })),
});

type Words = Pick<z.infer<typeof settings>, 'compared' | 'changed' | 'from' | 'reached'>;

interface Pair {
  readonly now: Mention;
  readonly before: Mention;
  /** What both are numbers of, and when the earlier one was; for messages. */
  readonly what: string;
  readonly when: string;
}

/** The two numbers in front of the `i`th. Null where they are no pair. */
function pairOf(passage: Passage, i: number, { compared, from, reached }: Words): Pair | null {
  const [first, second] = [passage.mentions[i - 2]!, passage.mentions[i - 1]!];
  if (first.kind !== 'percent' && first.unit === second.unit && reached.test(passage.between(first.at.end, second.at.start))) {
    const clause = from.exec(passage.between(i > 2 ? passage.mentions[i - 3]!.at.end : passage.start, first.at.start));
    return clause && { now: asReached(second), before: asReached(first), what: clause.groups!['what']!, when: '此前' };
  }
  const years = yearsOf(passage, first, second, compared);
  return years && { ...years, what: years.now.label, when: '上年' };
}

/** Which of two numbers is the later year's: as the words between them say, or as their years do. Null where they are no pair. */
function yearsOf(passage: Passage, first: Mention, second: Mention, compared: RegExp): Pick<Pair, 'now' | 'before'> | null {
  if (first.kind === 'percent' || first.unit !== second.unit || isMovement(first) || isMovement(second)) return null;
  const words = passage.between(first.at.end, second.at.start);
  const [x, y] = [first.record, second.record];
  const isSame = !('measure' in x && 'measure' in y) || (x.measure === y.measure && x.subject === y.subject && x.stage === y.stage);
  if (isSame && compared.test(words)) return { now: first, before: second };
  if (!isSame || !('measure' in x && 'measure' in y) || /[。；;]/u.test(words) || x.year === null || y.year === null || Math.abs(x.year - y.year) !== 1) return null;
  return x.year > y.year ? { now: first, before: second } : { now: second, before: first };
}
