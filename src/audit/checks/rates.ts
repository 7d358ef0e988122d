import { Big } from 'big.js';
import * as z from 'zod';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, percentText } from '../findings.ts';
import { agree, difference, isOpenAbove, quotient, scaled, sumOf } from '../intervals.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { ratioClaim } from '../ratios.ts';

const settings = z.strictObject({
  rates: z.array(z.strictObject({
    /** The rate's label ends with this: 成功率. */
    rate: z.string(),
    /** Label of the counted successes contains one of these: 成功. */
    part: z.array(z.string()).min(1),
    /** Label of all cases contains one of these, or is any count with the same measure word if empty. */
    whole: z.array(z.string()).default([]),
    /** Stages of money: 执行率 is executed over adjusted_budget. */
    partStages: z.array(z.string()).default([]),
    wholeStages: z.array(z.string()).default([]),
    /** The whole may be said behind the part: `实际支出A万元，预算安排B万元，控制率N%`. */
    eitherOrder: z.boolean().default(false),
    /** More than all may be said to be 100 %. */
    capped: z.boolean().default(false),
  })),
  /** Words in a rate's name that make it one of a part, or of how things were done: 重大隐患整改率, 按期办结率. */
  narrowing: z.array(z.string()).default([]),
});
type Settings = z.infer<typeof settings>;

const HUNDRED = new Big(100);

/** A rate against the counts or amounts that the same sentence gives for it: `排查4000余起,成功调处3500起,调处成功率达99%`. */
export const rates = defineCheck({
  name: 'rates',
  settings,
  run: (context, rule, options) => statedRates(context, options).flatMap(({ rate, part, whole, adjustments, capped }) => {
    const ratio = quotient(part.interval, whole.interval);
    if (!ratio || agree(scaled(ratio, HUNDRED), rate.interval) || (capped && new Big(rate.value).eq(100) && new Big(part.value).gte(whole.value))) return [];
    // 年初预算480万元，年中追加20万元，执行500万元，执行率100%: of the budget as it was changed.
    const adjusted = adjustments.length === 0 ? [] : [sumOf([whole, ...adjustments].map((m) => m.interval)), difference(whole.interval, sumOf(adjustments.map((m) => m.interval)))];
    if (adjusted.some((base) => {
      const changed = quotient(part.interval, base);
      return changed !== null && agree(scaled(changed, HUNDRED), rate.interval);
    })) return [];
    const exact = new Big(part.value).div(whole.value).times(100);
    const atMost = isOpenAbove(whole.interval) ? '至多' : '';
    return [withClaim(findingOf(rule, {
      expected: percentText(exact), stated: rate.value,
      evidence: [whole, part, rate].map(evidenceOf),
      message: `${whole.label}${whole.raw}、${part.label}${part.raw}，${rate.label}${atMost}应为${percentText(exact)}%，文中写${rate.raw}。`,
      messageEn: `${part.label} ${part.raw} of ${whole.label} ${whole.raw} is ${isOpenAbove(whole.interval) ? 'at most ' : ''}${percentText(exact)} %, ${rate.label} is stated as ${rate.raw}.`,
    }), ratioClaim(rate, part, whole))];
  }),
});

interface StatedRate {
  readonly rate: Mention;
  readonly part: Mention;
  readonly whole: Mention;
  /** Changes of the budget that are said between the two. */
  readonly adjustments: readonly Mention[];
  readonly capped: boolean;
}

function statedRates({ passages }: AuditContext, { rates: kinds, narrowing }: Settings): StatedRate[] {
  return passages.flatMap((passage) => passage.mentions.flatMap((rate, i) => {
    if (rate.kind !== 'percent' || rate.record.label === '') return [];
    const kind = kinds.find((k) => rate.label.endsWith(k.rate));
    if (!kind || narrowing.some((word) => rate.label.includes(word))) return [];
    const sentence: Mention[] = [];
    for (let k = i - 1; k >= 0 && k >= i - 6; k--) {
      if (/[。！!；;]/u.test(passage.between(passage.mentions[k]!.at.end, passage.mentions[k + 1]!.at.start))) break;
      sentence.unshift(passage.mentions[k]!);
    }
    const part = sentence.findLast((m) => m.kind !== 'percent' && (kind.partStages.length > 0 ? hasStage(m, kind.partStages) : kind.part.some((word) => m.label.includes(word))));
    if (!part) return [];
    const wholes = sentence.filter((m) => m !== part && m.kind === part.kind && m.unit === part.unit && (m.at.start < part.at.start || kind.eitherOrder)
      && (kind.wholeStages.length > 0 ? hasStage(m, kind.wholeStages) : kind.whole.length === 0 || kind.whole.some((word) => labelBefore(passage, m).includes(word))));
    // The budget said last is the one meant, even where it turns out to be another measure's: then nothing is compared. Of counts any may be meant.
    const whole = wholes.at(-1);
    if (part.kind === 'count' && wholes.some((m) => isRatio(part, m, rate))) return [];
    return whole && (kind.wholeStages.length === 0 || sameMeasure(whole, part)) ? [{ rate, part, whole, capped: kind.capped, adjustments: sentence.filter((m) => m.at.start > whole.at.start && m.at.start < part.at.start && hasStage(m, ['adjustment'])) }] : [];
  }));

  function labelBefore(passage: AuditContext['passages'][number], mention: Mention): string {
    return passage.between(Math.max(passage.start, mention.at.start - 16), mention.at.end) + mention.label;
  }
}

function isRatio(part: Mention, whole: Mention, rate: Mention): boolean {
  const ratio = quotient(part.interval, whole.interval);
  return ratio !== null && agree(scaled(ratio, HUNDRED), rate.interval);
}

function hasStage(mention: Mention, stages: readonly string[]): boolean {
  return 'stage' in mention.record && stages.includes(mention.record.stage);
}

function sameMeasure(a: Mention, b: Mention): boolean {
  return 'measure' in a.record && 'measure' in b.record && a.record.measure === b.record.measure && a.record.subject === b.record.subject
    && (a.record.measure !== 'other' || a.record.label === b.record.label);
}
