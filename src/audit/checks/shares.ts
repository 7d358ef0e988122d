import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { sameDecimal } from '../../normalise/decimal.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, percentText } from '../findings.ts';
import { agree, quotient, scaled } from '../intervals.ts';
import { isMovement } from '../lists.ts';
import type { PartList } from '../lists.ts';
import { evidenceOf, withUnit } from '../mentions.ts';
import type { Mention, Passage } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { ratioClaim } from '../ratios.ts';

const settings = z.strictObject({
  /** Words of a base phrase and the measures they may stand for: `占总支出的` is a share of expenditure_total. The first that fits by words counts. */
  bases: z.array(z.strictObject({ words: z.string(), measures: z.array(z.string()).min(1) })),
});
type Settings = z.infer<typeof settings>;

/** `占总支出的`, `占比`, `占`: what stands between an amount and its share. */
const SHARE = /(?:^|[,，、。；;:：()])(?<own>[^占,，、。；;:：()]*)占(?<base>[^占,，。；;()]*?)(?:的?比重?|的?比例)?(?:的|为|达|约为?)?$/u;
/** What may stand before 占 without another amount being spoken of: `货物采购授予中小企业合同金额占货物支出的95%` is no share of the amount before it. */
const SAME_AMOUNT = /^(?:.{0,2}|(?:[其该]|此项|该项|该类|上述)?.{0,2}(?:支出|收入|金额|部分|经费|资金)?(?:约|仅|共|合计|总体|大致|分别|只|已)?)$/u;
/** Whether a text can state a share at all: others need not be taken apart. */
const canState = (text: string): boolean => text.includes('占') || /完\s*成[^。]*的/u.test(text);
const HUNDRED = new Big(100);
/** Totals that a writer may have had in mind instead, likeliest first. */
const OTHER_BASES = ['expenditure_total', 'basic_expenditure', 'project_expenditure', 'revenue_total'] as const;

/** Shares of a total (`占总支出的75.7%`) against the two amounts, and which base would fit when the stated one does not. */
export const shares = defineCheck({
  name: 'shares',
  settings,
  run: (context, rule, options) => (canState(context.document.text) ? statedShares(context) : []).flatMap(({ part, share, base, list, printed, fulfils }) => {
    const whole = printed ?? (base === '' ? (list?.head ?? null) : findBase(context, part, base, options));
    if (!whole || whole.unit !== part.unit) return [];
    const ratio = quotient(part.interval, whole.interval);
    if (!ratio || agree(scaled(ratio, HUNDRED), share.interval)) return [];
    const exact = new Big(part.value).div(whole.value).times(100);
    const fitting = OTHER_BASES.map((measure) => context.mentions.find((other) => other !== whole && other.record !== part.record
      && 'measure' in other.record && other.record.measure === measure && !isMovement(other) && fits(part, other, share))).find((other) => other !== undefined);
    const baseName = base === '' ? whole.label : base;
    if (fulfils) {
      return [withClaim(findingOf(rule, {
        finding: 'rate_mismatch', expected: percentText(exact), stated: share.value, evidence: [evidenceOf(whole), evidenceOf(part), { raw: share.raw, at: share.at }],
        message: `${part.label}${part.raw}，${fulfils}${baseName}${withUnit(whole)}的比例应为${percentText(exact)}%，文中写${share.raw}。`,
        messageEn: `${part.label} ${part.raw} is ${percentText(exact)} % of ${baseName} ${withUnit(whole)}, stated as ${share.raw}.`,
      }), ratioClaim(share, part, whole))];
    }
    const suggestion = fitting ? `；${share.raw}是占${fitting.label}${withUnit(fitting)}的比例` : '';
    return [withClaim(findingOf(rule, {
      expected: percentText(exact), stated: share.value,
      evidence: [evidenceOf(whole), evidenceOf(part), { raw: share.raw, at: share.at }],
      message: `${part.label}${part.raw}占${baseName}${withUnit(whole)}应为${percentText(exact)}%，文中写占${share.raw}${suggestion}。`,
      messageEn: `${part.label} ${part.raw} is ${percentText(exact)} % of ${baseName} ${whole.raw}, stated as ${share.raw}.`,
    }), ratioClaim(share, part, whole))];
  }),
});

interface StatedShare {
  readonly part: Mention;
  readonly share: Mention;
  /** The words between 占 and the number; empty when none, then the base is the head of the list. */
  readonly base: string;
  /** The list that the part stands in, where no base is named. */
  readonly list: PartList | null;
  /** The base where its amount is printed between the part and the share. */
  readonly printed?: Mention;
  /** 完成 or 达到 where the base is a budget or a plan that was fulfilled, and no whole that the part belongs to. */
  readonly fulfils?: string | undefined;
}

function statedShares(context: AuditContext): StatedShare[] {
  return context.passages.flatMap((passage) => passage.mentions.flatMap((share, i): StatedShare[] => {
    const before = share.unit === '%' ? passage.mentions[i - 1] : undefined;
    if (!before) return [];
    const ofPrinted = shareOfPrinted(passage, i, before);
    if (ofPrinted) return [ofPrinted];
    if (before.kind !== 'money') return [];
    const words = passage.between(before.at.end, share.at.start);
    const match = SHARE.exec(words);
    const part = match && partOf(passage, i, words, match.groups!['own']!);
    if (!part) return [];
    const base = match.groups!['base']!;
    return [{ part, share, base, list: base === '' ? listWith(part, context) : null }];
  }));
}

/** The amount whose share is stated: the one in front, or the one that is named again: `事业收入A万元，其他收入B万元。事业收入占总收入的N%`. */
function partOf({ mentions }: Passage, i: number, words: string, own: string): Mention | null {
  const name = bare(own);
  const named = name.length < 3 ? undefined : mentions.slice(0, i).findLast((mention) => mention.kind === 'money' && !isMovement(mention) && bare(mention.label) === name);
  if (named) return mentions.slice(0, i).some((other) => isSameMeasure(other, named) && !sameDecimal(other.value, named.value)) ? null : named;
  // A new sentence speaks of the amount before it only where it says so.
  return SAME_AMOUNT.test(own) && (!words.includes('。') || own === '' || /^(?:其|该|此|上述)/u.test(own)) ? mentions[i - 1]! : null;
}

const isSameMeasure = ({ record: a }: Mention, { record: b }: Mention): boolean => 'measure' in a && 'measure' in b && a.measure === b.measure && a.measure !== 'other' && a.stage !== 'change';

/** `A万元，占总支出B万元的N%`, `决算A万元，完成年初预算B万元的N%`: the base with its amount. */
function shareOfPrinted({ mentions, between }: Passage, i: number, whole: Mention): StatedShare | null {
  const share = mentions[i]!;
  if (!/^的(?:比例|比重)?(?:约|近|为)?$/u.test(between(whole.at.end, share.at.start))) return null;
  for (let k = i - 2; k >= 0 && k >= i - 4; k--) {
    const part = mentions[k]!;
    const gap = between(part.at.end, whole.at.start);
    if (gap.includes('。')) return null;
    if (part.kind === 'percent' || isMovement(part)) continue;
    // Counts of many things stand beside one another: only the one in front is spoken of, if no other of the sentence gives the percentage.
    if (part.unit !== whole.unit || ((part.kind === 'count' || whole.kind === 'count') && (k < i - 2 || mentions.slice(Math.max(0, i - 6), k).some((other) => other.unit === part.unit && fits(other, whole, share))))) return null;
    const words = /(?:^|[,，、；;])(?<verb>占|完成|达到?|为|是|相当于)(?<base>[^占,，；;]*)$/u.exec(gap);
    if (!words) return null;
    const fulfils = words.groups!['verb'] === '占' ? undefined : words.groups!['verb'];
    if (fulfils && 'stage' in part.record && part.record.stage !== 'executed') return null;
    return { part, share, base: words.groups!['base']!, list: null, printed: whole, fulfils };
  }
  return null;
}

const listWith = (part: Mention, { lists }: AuditContext): PartList | null =>
  lists.findLast((list) => list.parts.some(({ mention }) => mention === part)) ?? null;

/** The figure that the base phrase names: same subject, and the stage of the part where it has one; nearest before the part, else after it. */
function findBase({ mentions }: AuditContext, part: Mention, base: string, options: Settings): Mention | null {
  const rule = options.bases.find(({ words }) => base.includes(words));
  const figure = part.record as Figure;
  if (!rule) return findByLabel(mentions, part, base);
  for (const measure of rule.measures) {
    const candidates = mentions.filter((mention) => {
      const record = mention.record;
      return 'measure' in record && record !== figure && record.measure === measure && record.subject === figure.subject && record.year === figure.year
        && (record.stage === figure.stage || figure.stage === 'unspecified') && record.stage !== 'change' && record.stage !== 'adjustment';
    });
    const distinct = new Set(candidates.map((c) => new Big(c.value).toFixed()));
    const before = candidates.filter((c) => c.at.start < part.at.start).at(-1);
    if (before && (distinct.size === 1 || figure.stage !== 'unspecified')) return before;
    if (figure.stage === 'unspecified') {
      const executed = candidates.find((c) => (c.record as Figure).stage === 'executed');
      if (executed) return executed;
    }
    if (distinct.size === 1) return candidates[0]!;
  }
  return null;
}

/** A base that no rule names is what the report itself calls it: `占授予中小企业合同金额的`, where one amount before the part has that label. */
function findByLabel(mentions: readonly Mention[], part: Mention, base: string): Mention | null {
  const figure = part.record as Figure;
  const wanted = bare(base);
  if (wanted.length < 2) return null;
  const called = mentions.filter((mention) => mention.kind === 'money' && mention.at.start < part.at.start && mention.at.table === null && !isMovement(mention) && bare(mention.label) === wanted
    && (mention.record as Figure).subject === figure.subject && (mention.record as Figure).year === figure.year && (mention.record as Figure).stage === figure.stage);
  return new Set(called.map((mention) => new Big(mention.value).toFixed())).size === 1 ? called.at(-1)! : null;
}

const bare = (label: string): string => label.replace(/(?:\d{4}年度?|全年度?|本年度?|当年|总额|总计|合计|总|的|决算数?|预算数?|数|额)/gu, '');

function fits(part: Mention, whole: Mention, share: Mention): boolean {
  const ratio = quotient(part.interval, whole.interval);
  return ratio !== null && agree(scaled(ratio, HUNDRED), share.interval);
}
