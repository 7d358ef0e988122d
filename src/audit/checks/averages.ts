import { Big } from 'big.js';
import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf, moneyText } from '../findings.ts';
import { agree, quotient } from '../intervals.ts';
import { isMovement } from '../lists.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention, Passage } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import type { Term } from '../slips.ts';

const settings = z.strictObject({
  /** `人均` is money by people: words in front of the average, and the measure words of what it is divided by. */
  averages: z.array(z.strictObject({ words: z.array(z.string()).min(1), units: z.array(z.string()).min(1) })).min(1),
  /** What may stand between those words and the number: 人均接待费, 人均约. A 标准 or 补助 a head is set, not worked out. */
  between: z.array(z.string()),
}).transform(({ averages: kinds, between: words }) => kinds.map((kind) => ({ units: kind.units, pattern: new RegExp(`(?<word>${kind.words.join('|')})(?:${words.join('|')})*$`, 'u') })));

/**
 * An average that the sentence gives beside its amount and its count: `接待费2.88万元，288人次，人均100元`. Any amount and any
 * count of the sentence that give it will do; where none do, the nearest of each are quoted.
 */
export const averages = defineCheck({
  name: 'averages',
  settings,
  run: ({ passages }, rule, patterns) => passages.flatMap((passage) => passage.mentions.flatMap((average, i) => {
    if (i < 2 || average.unit !== '元') return [];
    const before = passage.between(passage.mentions[i - 1]!.at.end, average.at.start);
    const kind = patterns.find(({ pattern }) => pattern.test(before));
    if (!kind || before.includes('。') || PER_TIME.test(passage.between(average.at.end, Math.min(passage.end, average.at.end + 4)))) return [];
    const sentence = sentenceBefore(passage, i);
    const counts = sentence.filter((m) => m.kind === 'count' && kind.units.includes(m.unit) && new Big(m.value).gt(0));
    const amounts = sentence.filter((m) => m.unit === '元' && (m.kind === 'money' || /[万亿]元/u.test(m.raw)) && !isMovement(m) && new Big(m.value).gt(0) && !patterns.some(({ pattern }) => pattern.test(m.label)));
    const [count, amount] = [counts.at(-1), amounts.at(-1)];
    if (!count || !amount || amounts.some((m) => counts.some((n) => fits(average, m, n)))) return [];
    const exact = moneyText(new Big(amount.value).div(count.value).round(2).toFixed());
    const word = kind.pattern.exec(before)!.groups!['word']!;
    return [withClaim(findingOf(rule, {
      expected: new Big(amount.value).div(count.value).round(2).toFixed(), stated: average.value, evidence: [evidenceOf(amount), evidenceOf(count), { raw: `${word}${average.raw}`, at: average.at }],
      message: `${amount.label}${amount.raw}、${count.label}${count.raw}，${word}应为${exact}，文中写${average.raw}。`,
      messageEn: `${amount.label} ${amount.raw} for ${count.label} ${count.raw} is ${exact} each, stated as ${average.raw}.`,
    }), { mentions: [amount, count, average], mended: () => [], holds: (of: (term: Term) => Term['interval']) => agree(of(average), quotient(of(amount), of(count)) ?? of(average)) })];
  })),
});

/** 人均300元/月: of how many months is not said. */
const PER_TIME = /^(?:[/每]|一个)[月天日周季年]/u;

/** The numbers of the sentence in front of its `i`th. */
function sentenceBefore({ mentions, between }: Passage, i: number): Mention[] {
  let from = i;
  while (from > 0 && !between(mentions[from - 1]!.at.end, mentions[from]!.at.start).includes('。')) from--;
  return mentions.slice(from, i);
}

function fits(average: Mention, amount: Mention, count: Mention): boolean {
  const each = quotient(amount.interval, count.interval);
  return each === null || agree(each, average.interval);
}
