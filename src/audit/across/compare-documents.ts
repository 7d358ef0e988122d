import { Big } from 'big.js';
import * as z from 'zod';
import { MEASURES, REPORT_TYPES, STAGES } from '../../model/vocabulary.ts';
import type { Measure } from '../../model/vocabulary.ts';
import { checks } from '../../rules/groups/checks.ts';
import type { CheckRule } from '../../rules/groups/checks.ts';
import { rulesOf } from '../../rules/rule-set.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { moneyText } from '../findings.ts';
import { agree } from '../intervals.ts';
import { intervalOfAmount } from './stated-amount.ts';
import type { AcrossFinding, StatedAmount } from './stated-amount.ts';

/** What the rule compares: the same figure, or last year's closing balance with this year's opening. */
export const ACROSS = 'across-documents';

const amount = z.strictObject({ measure: z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]), stage: z.enum(STAGES) });

/** Settings of a rule whose `check` is `across-documents`. */
export const acrossSettings = z.strictObject({
  pairs: z.array(z.strictObject({
    earlier: amount,
    later: amount,
    /** Years from the earlier amount to the later one. */
    years: z.int().min(0),
    /** Kinds of reports whose word on it counts. */
    types: z.array(z.enum(REPORT_TYPES)).min(1),
  })).min(1),
  /** Words that narrow a label; two labels that differ in one of them are two things. */
  narrowing: z.array(z.string()).default([]),
  /** Further apart than this share of the larger, two amounts are more likely of two scopes than of one: `info`. */
  nearness: z.string().regex(/^0?\.\d+$/u),
});
type Settings = z.infer<typeof acrossSettings>;

/** Measures that any rule compares: what the pipeline has to fetch. */
export function comparedMeasures(rules: RuleSet): readonly Measure[] {
  return [...new Set(acrossRules(rules).flatMap(({ settings }) => settings.pairs.flatMap(({ earlier, later }) => [earlier.measure, later.measure])))].sort();
}

/** The contradictions between documents of one department. A figure that a document itself gives two values is left to its own findings. */
export function compareDocuments<Source>(amounts: readonly StatedAmount<Source>[], rules: RuleSet): AcrossFinding<Source>[] {
  const told = new Set<string>();
  return acrossRules(rules).flatMap(({ rule, settings }) => settings.pairs.flatMap((pair) => {
    const stated = (side: typeof pair.earlier): StatedAmount<Source>[] => onceEach(amounts.filter((each) => each.measure === side.measure && each.stage === side.stage && pair.types.includes(each.reportType)), pair.types);
    const [before, after] = [stated(pair.earlier), stated(pair.later)];
    const found: AcrossFinding<Source>[] = [];
    for (const [i, earlier] of before.entries()) {
      for (const later of pair.years === 0 ? after.slice(i + 1) : after) {
        if (later.document === earlier.document || later.year !== earlier.year + pair.years || !isComparable(earlier, later, settings)) continue;
        if (agree(intervalOfAmount(earlier), intervalOfAmount(later))) continue;
        // A total and its part that are off by the same amount are one slip.
        const finding = findingOn(earlier, later, pair.years, rule, settings);
        const slip = `${earlier.document}|${later.document}|${new Big(finding.expected).minus(finding.stated).toFixed()}`;
        found.push(told.has(slip) ? { ...finding, severity: 'info' } : finding);
        told.add(slip);
      }
    }
    return found;
  }));
}

/** In the order of the reports' years, then of the rule's kinds of reports, whose first has the most weight; without what a document states with several values. */
function onceEach<Source>(amounts: readonly StatedAmount<Source>[], types: readonly string[]): StatedAmount<Source>[] {
  const groups = [...Map.groupBy(amounts, ({ document, year }) => `${document}|${year}`).values()];
  return groups.filter(([first, ...others]) => others.every((other) => new Big(other.amount).eq(first!.amount))).map(([first]) => first!)
    .sort((a, b) => a.reportYear - b.reportYear || types.indexOf(a.reportType) - types.indexOf(b.reportType) || (a.document < b.document ? -1 : 1));
}

function isComparable(a: StatedAmount<unknown>, b: StatedAmount<unknown>, { narrowing }: Settings): boolean {
  return narrowing.every((word) => a.label.includes(word) === b.label.includes(word));
}

function findingOn<Source>(earlier: StatedAmount<Source>, later: StatedAmount<Source>, years: number, rule: CheckRule, { nearness }: Settings): AcrossFinding<Source> {
  const gap = new Big(later.amount).minus(earlier.amount).abs();
  const larger = new Big(earlier.amount).gt(later.amount) ? new Big(earlier.amount) : new Big(later.amount);
  const isNear = gap.div(larger).lte(nearness);
  const [x, y] = [earlier, later].map(({ label, amount: yuan, year }) => `${year}年${label}${moneyText(yuan)}`) as [string, string];
  const kind = years === 0 ? '同一数据前后不一' : '上年末与本年初不衔接';
  return {
    document: later.document, rule: rule.finding, severity: isNear ? rule.severity : 'info',
    message: `${kind}：《${earlier.documentName}》${x}，《${later.documentName}》${y}，相差${moneyText(gap.toFixed())}。`,
    messageEn: `${earlier.documentName} gives ${earlier.label} of ${earlier.year} as ${moneyText(earlier.amount)}, ${later.documentName} gives ${later.label} of ${later.year} as ${moneyText(later.amount)}: ${moneyText(gap.toFixed())} apart.`,
    expected: earlier.amount, stated: later.amount,
    evidence: [
      { raw: `${later.label}${later.raw}`, source: later.source },
      { raw: `《${earlier.documentName}》${earlier.page === null ? '' : `第${earlier.page}页`}：${earlier.label}${earlier.raw}`, source: null },
    ],
    rules: [`${rule.id}@${rule.version}`],
  };
}

const known = new WeakMap<RuleSet, { rule: CheckRule; settings: Settings }[]>();

function acrossRules(rules: RuleSet): readonly { rule: CheckRule; settings: Settings }[] {
  let found = known.get(rules);
  if (!found) known.set(rules, (found = rulesOf(rules, checks).filter((rule) => rule.check === ACROSS).map((rule) => ({ rule, settings: acrossSettings.parse(rule.settings) }))));
  return found;
}
