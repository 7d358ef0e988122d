import { Big } from 'big.js';
import * as z from 'zod';
import type { Indicator, Quantity } from '../../model/records.ts';
import { foldedText } from '../../chinese/fold.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import { agree, between } from '../intervals.ts';
import type { Interval } from '../intervals.ts';
import { evidenceOf, mentionOfQuantity } from '../mentions.ts';
import { once } from '../once.ts';
import { sameClaim, withClaim } from '../slips.ts';

const settings = z.strictObject({
  /** Words of a label that say nothing about what is counted: 实际 办理 数量 … */
  empty: z.array(z.string()).default([]),
  /** Words that tell a target from a result in running text. */
  targets: z.array(z.string()).default([]),
  /** Words that narrow what is counted: 民事法律援助案件 is not 法律援助案件. */
  narrowing: z.array(z.string()).default([]),
  /** Shortest common label. */
  shortest: z.int().positive().default(4),
});
type Settings = z.infer<typeof settings>;

/**
 * A result in the form against the same result in the text. A target in the text (以上, 不低于) is not a result, and a
 * report that also gives the form's value somewhere near has said what it means.
 */
export const indicatorAndProse = defineCheck({
  name: 'indicator-and-prose',
  settings,
  run: ({ reading, document }, rule, options) => {
    const saidBefore = (q: Quantity): string => bare(foldedText(document.text.slice(Math.max(0, q.at.start - 24), q.at.start)), options);
    const results = reading.quantities.filter((q) => q.at.table === null && q.op === 'eq').map((q) => ({ q, label: once(() => bare(q.label, options)), before: once(() => saidBefore(q)) }));
    // One slip is one finding, however many rows of several forms repeat the form's number.
    const told = new Set<Quantity>();
    return reading.indicators.flatMap((indicator) => {
      const actual = indicator.actual;
      if (actual?.kind !== 'number' || actual.op !== 'eq' || actual.value === null || actual.unit === null || actual.unit === '%') return [];
      const name = bare(indicator.level3, options);
      if (name.length < 2) return [];
      const same = results.filter(({ q, label, before }) => q.unit === actual.unit && (sameThing(name, label(), options) || (name.length >= 3 && before().endsWith(name)))).map(({ q }) => q);
      const stated = intervalOfActual(indicator);
      if (same.length === 0 || reading.quantities.some((q) => q.unit === actual.unit && new Big(q.value).eq(actual.value!) && related(q, same))) return [];
      const other = same[0]!;
      if (same.some((q) => agree(mentionOfQuantity(q).interval, stated)) || same.some((q) => !new Big(q.value).eq(other.value))) return [];
      if (told.has(other)) return [];
      told.add(other);
      const gap = new Big(other.value).minus(actual.value).abs().toFixed();
      const place = indicator.fields.actual ?? indicator.at;
      const [said, filled] = [mentionOfQuantity(other), { at: place, value: actual.value, raw: actual.raw, interval: stated }];
      return [withClaim(findingOf(rule, {
        expected: other.value, stated: actual.value, evidence: [evidenceOf(said), { raw: `${indicator.level3}${actual.raw}`, at: place }],
        message: `正文称${other.label}${other.raw}，自评表“${indicator.level3}”实际完成值为${actual.raw}，相差${gap}${actual.unit}。`,
        messageEn: `The text gives ${other.label} as ${other.raw}, the form's ${indicator.level3} as ${actual.raw}, ${gap}${actual.unit} apart.`,
      }), sameClaim(said, filled))];
    });
  },
});

function intervalOfActual({ actual }: Indicator): Interval {
  return between(actual!.value!, actual!.value!);
}

function bare(label: string, { empty }: Settings): string {
  let text = label.replace(/[“”"《》()（）、,，。.\s]/gu, '');
  for (const word of empty) text = text.replaceAll(word, '');
  // 老年人数 without 人数 is 老年; 老年人 is the same people.
  return text.replace(/人$/u, '');
}

function sameThing(a: string, b: string, { narrowing, shortest }: Settings): boolean {
  const shorter = a.length <= b.length ? a : b;
  const longer = a.length <= b.length ? b : a;
  if (a !== b && (shorter.length < shortest || !longer.includes(shorter)) && !(shorter.length >= 3 && longer.endsWith(shorter))) return false;
  const narrowed = (text: string): string[] => narrowing.filter((word) => text.includes(word));
  const x = narrowed(a);
  const y = narrowed(b);
  // Both kinds together (刑事民事) are all there is; one of them alone is a part.
  return x.length === y.length || (x.length !== 1 && y.length !== 1);
}

/** The form's value stands within the text's sentence too: 受理34件，已办结29件, and the form counts those concluded. */
function related(quantity: Quantity, same: readonly Quantity[]): boolean {
  return same.some((other) => Math.abs(other.at.start - quantity.at.start) < 60);
}
