import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { MEASURES } from '../../model/vocabulary.ts';
import { defineCheck } from '../check.ts';
import { findingOf, numberText } from '../findings.ts';
import type { FindingText } from '../findings.ts';
import { isExplained } from '../explained.ts';
import { agree, below, sumOf } from '../intervals.ts';
import type { Interval } from '../intervals.ts';
import { isMovement } from '../lists.ts';
import type { PartList } from '../lists.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { sumClaim } from '../sums.ts';
import { isTenfold, meantUnit, unitSlipFactor } from '../unit-slip.ts';

const measure = z.enum(Object.keys(MEASURES) as [keyof typeof MEASURES, ...(keyof typeof MEASURES)[]]);

const settings = z.strictObject({
  /** Measures whose listed parts are always all of them. */
  complete: z.array(z.strictObject({
    total: measure,
    parts: z.array(measure).min(2),
    /** Of many classes a report may name the largest alone: share of the whole from which on the list is taken for all of it. */
    from: z.string().regex(/^0?\.\d+$/u).optional(),
  })).default([]),
  /** Words of groups of people and cases that overlap with other groups: 妇女 and 农民工. Their numbers need not stay below the whole. */
  overlapping: z.array(z.string()).default([]),
  /** Words of a last part that takes up what is left: a list of three or more that ends with 其他用车 is complete. */
  rest: z.array(z.string()).default([]),
  /** Words of the last of the sources of money: a list that ends with 群众自筹 names them all. */
  closing: z.array(z.string()).default([]),
  /** `money` or `count`: which lists the rule looks at. */
  kind: z.enum(['money', 'count']),
  /** Parts that come this close to the whole (as a share of it) are taken to be meant as all of it. */
  nearly: z.string().regex(/^0?\.\d+$/u).optional(),
});
type Settings = z.infer<typeof settings>;

/**
 * Parts that the text lists after 其中 against the whole. A list need not be complete: it is checked when the measures
 * are known to be all there is (基本支出 + 项目支出 + 经营支出), when the parts exceed the whole, or nearly reach it.
 */
export const partSums = defineCheck({
  name: 'part-sums',
  settings,
  run: ({ lists, reading }, rule, options) => lists.flatMap((list) => {
    const text = checkList(list, options, reading.figures);
    return text ? [withClaim(findingOf(rule, text), sumClaim(list.head, list.parts.map((part) => part.mention)))] : [];
  }),
});

function checkList(list: PartList, options: Settings, figures: readonly Figure[]): FindingText | null {
  const { head, parts } = list;
  if (head.kind !== options.kind || parts.length < 2) return null;
  const sum = sumOf(parts.map((part) => part.mention.interval));
  if (agree(sum, head.interval) || isOfAnother(list, sum)) return null;
  const exact = parts.reduce((total, part) => total.plus(part.mention.value), new Big(0));
  const stated = new Big(head.value);
  const complete = isComplete(list, options, exact) || closes(list, options);
  if ((list.trailing && !complete) || parts.some(({ mention }) => options.overlapping.some((word) => mention.label.includes(word)))) return null;
  const factor = options.kind === 'money' ? unitSlipFactor(head.interval, sum, complete) : null;
  if (factor === null && 'measure' in head.record) {
    const used = new Set<unknown>([head, ...parts.map((part) => part.mention)].map((mention) => mention.record));
    if (isExplained({ total: head.interval, sum, exact: stated.minus(exact) }, figures, used, head.record)) return null;
  }
  const tooMuch = below(head.interval, sum);
  const near = options.nearly !== undefined && stated.gt(0) && isNear(exact.div(stated), options.nearly);
  if (!complete && !near && !(tooMuch && factor === null && overlapsLittle(list, exact))) {
    if (factor === null) return null;
  }
  const names = parts.map((part) => part.mention.label).join('、');
  const printed = parts.map((part) => part.mention.raw).join(' + ');
  const evidence = [evidenceOf(head), ...parts.map((part) => evidenceOf(part.mention))];
  const expected = exact.toFixed();
  if (factor !== null) {
    if (isTenfold(factor)) {
      return {
        finding: 'unit_slip', severity: 'warning', expected, stated: head.value, evidence,
        message: `${head.label}写作${head.raw}，而${names}(${printed})合计${numberText(exact, head.unit, parts[0]!.mention.raw)}，相差十倍，疑小数点错位。`,
        messageEn: `${head.label} is given as ${head.raw}, its parts (${printed}) add up to ${numberText(exact, head.unit, parts[0]!.mention.raw)}, ten times apart: the decimal point probably slipped.`,
      };
    }
    const unit = meantUnit(/[亿万千百]*元/u.exec(head.raw)?.[0] ?? '元', factor);
    return {
      finding: 'unit_slip', severity: 'warning', expected, stated: head.value, evidence,
      message: `${head.label}写作${head.raw}，而${names}(${printed})合计${numberText(exact, head.unit, parts[0]!.mention.raw)}，疑单位应为“${unit}”。`,
      messageEn: `${head.label} is given as ${head.raw}, its parts (${printed}) add up to ${numberText(exact, head.unit, parts[0]!.mention.raw)}: the unit was probably meant to be ${unit}.`,
    };
  }
  const gap = exact.minus(stated).abs();
  return {
    expected, stated: head.value, evidence,
    message: `${names}(${printed})合计${numberText(exact, head.unit, parts[0]!.mention.raw)}，与${head.label}${head.raw}相差${numberText(gap, head.unit, parts[0]!.mention.raw)}。`,
    messageEn: `The parts ${printed} add up to ${numberText(exact, head.unit, parts[0]!.mention.raw)}, ${numberText(gap, head.unit, parts[0]!.mention.raw)} off ${head.label} ${head.raw}.`,
  };
}

const isNear = (share: Big, nearly: string): boolean => share.gte(nearly) && share.lte(new Big(2).minus(nearly));

/** How many numbers before its head a list may be about. */
const BEFORE = 4;

/** `受理8,462件，审结8,216件。其中民事案件受理…` divides the first: another number of the same passage that the parts make. */
function isOfAnother({ head, parts, passage: { mentions } }: PartList, sum: Interval): boolean {
  const from = mentions.indexOf(head);
  return mentions.slice(Math.max(0, from - BEFORE), from).some((other) => other.unit === head.unit && other.kind === head.kind && stageOf(other) === stageOf(head) && !isMovement(other) && !parts.some(({ mention }) => mention === other) && agree(other.interval, sum));
}

const stageOf = ({ record }: Mention): string => ('stage' in record ? record.stage : '');

function isComplete({ head, parts }: PartList, options: Settings, sum: Big): boolean {
  const whole = head.record;
  if (!('measure' in whole)) return false;
  return options.complete.some(({ total, parts: known, from }) => total === whole.measure && (from === undefined || sum.gte(new Big(head.value).times(from)))
    && parts.every(({ mention }) => 'measure' in mention.record && (known as string[]).includes(mention.record.measure))
    && parts.length >= 2);
}

function closes({ parts, trailing, passage }: PartList, { rest, closing }: Settings): boolean {
  const last = parts.at(-1)!.mention;
  const isLast = (parts.length >= 3 && rest.some((word) => last.label.startsWith(word))) || closing.some((word) => last.label.includes(word));
  return !trailing && isLast && !/^[^。；;，,]{0,4}等/u.test(passage.between(last.at.end, Math.max(last.at.end, passage.end)));
}

/** Parts that add to a multiple of the whole overlap (人次 by topic, projects by fund): no sum was meant. */
function overlapsLittle({ head }: PartList, exact: Big): boolean {
  const stated = new Big(head.value);
  return stated.gt(0) && exact.div(stated).lte('1.5');
}
