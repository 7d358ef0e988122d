import { Big } from 'big.js';
import * as z from 'zod';
import { fold } from '../../chinese/fold.ts';
import type { Quantity } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, numberText } from '../findings.ts';
import { evidenceOf, mentionOfQuantity } from '../mentions.ts';
import { sameClaim, withClaim } from '../slips.ts';

const settings = z.strictObject({
  /** Words in the sentence that say that another time, a plan or a part is spoken of: 上半年, 计划, 其中. */
  elsewhere: z.array(z.string()).default([]),
  /** Shortest label that says what is counted. */
  shortest: z.int().positive(),
  /** Two values further apart than this share of the larger are more likely two things than one. */
  nearness: z.string().regex(/^0?\.\d+$/u),
  /** Counts below this are of things that a report does several times. */
  least: z.int().positive(),
});
type Settings = z.infer<typeof settings>;

/** One count given two values in two paragraphs of the text. A label that bears more than two values, or stands in sections about different projects, counts different things. */
export const restatedCounts = defineCheck({
  name: 'restated-counts',
  settings,
  run: ({ reading, document }, rule, options) => {
    const groups = Map.groupBy(reading.quantities.filter((q) => isCount(q, options)), (q) => `${q.label}|${q.unit}`);
    return [...groups.values()].flatMap((same) => {
      const values = [...new Set(same.map((q) => new Big(q.value).toFixed()))];
      if (values.length !== 2) return [];
      const [first, second] = values.map((value) => same.find((q) => new Big(q.value).eq(value))!) as [Quantity, Quantity];
      if (first.section !== second.section && [first, second].every((q) => q.section?.includes('项目'))) return [];
      const [one, other] = [new Big(first.value), new Big(second.value)];
      const gap = one.minus(other).abs();
      if (gap.div(one.gt(other) ? one : other).gt(options.nearness) || isOneParagraph(document, first, second)) return [];
      if (same.some((q) => isElsewhere(document, q, reading.facts.fiscalYear, options))) return [];
      return [withClaim(findingOf(rule, {
        expected: first.value, stated: second.value, evidence: [first, second].map((q) => evidenceOf(mentionOfQuantity(q))),
        message: `${second.label}前写${first.raw}，后写${second.raw}，相差${numberText(gap, second.unit ?? '')}。`,
        messageEn: `${second.label} is given as ${first.raw} and again as ${second.raw}.`,
      }), sameClaim(mentionOfQuantity(first), mentionOfQuantity(second)))];
    });
  },
});

const isCount = (q: Quantity, { shortest, least }: Settings): boolean =>
  q.at.table === null && q.op === 'eq' && q.high === null && q.unit !== null && !['%', '元', '百分点'].includes(q.unit) && q.label.length >= shortest && new Big(q.value).gte(least);

const isOneParagraph = ({ text }: AuditContext['document'], a: Quantity, b: Quantity): boolean =>
  !text.slice(Math.min(a.at.end, b.at.end), Math.max(a.at.start, b.at.start)).includes('\n');

function isElsewhere({ text }: AuditContext['document'], { at }: Quantity, year: number | null, { elsewhere }: Settings): boolean {
  const before = text.slice(Math.max(0, at.start - 200), at.start);
  const sentence = fold(before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1)).text;
  return elsewhere.some((word) => sentence.includes(word)) || [...sentence.matchAll(/20\d\d(?=年)/gu)].some(([found]) => Number(found) !== year);
}
