import * as z from 'zod';
import { MEASURES, type Measure } from '../../model/vocabulary.ts';
import type { RuleGroup } from '../rule-set.ts';
import { ruleBase } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

const measure = z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]);

/** The printed names of one measure. All terms are compared without the `modifiers`, quotes and (类), and with 及 与 以及 as 和. */
const measureRule = ruleBase.extend({
  measure,
  /** Names that may stand anywhere in a label; the one that ends last wins, then the longest: Chinese heads come last. */
  terms: z.array(z.string()).default([]),
  /** Names too short or general to be looked for inside others: the whole label has to be one of them. */
  whole: z.array(z.string()).default([]),
  /** Names that hold only below one of these measures, as `货物` below procurement_total. The whole label, as in `whole`. */
  below: z.array(measure).default([]),
  /** A sum of anything: looked for only when no other name is in the label (`财政专户管理资金收入总计` is not 收入总计). */
  general: z.boolean().default(false),
  /** Words that make the label mean something else, whatever term it holds. */
  unless: z.array(z.string()).default([]),
});

/** Words that say when, who or how certain but never what: taken out of labels and terms before they are compared. */
const modifierRule = ruleBase.extend({ modifiers: z.array(pattern).min(1) });

export const measureRuleSchema = z.union([measureRule, modifierRule]);
export type MeasureRule = z.infer<typeof measureRuleSchema>;

/** Printed labels of amounts and the measure of the contract's vocabulary that each means. */
export const measures: RuleGroup<MeasureRule> = { name: 'measures', schema: measureRuleSchema };
