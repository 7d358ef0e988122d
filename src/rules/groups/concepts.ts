import * as z from 'zod';
import type { RuleGroup } from '../rule-set.ts';
import { ruleBase } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** Names of level-3 indicators that mean one thing. Compared without white space, marks and the affixes. */
const conceptRule = ruleBase.extend({
  /** The name it is shown under. */
  concept: z.string(),
  /** Other names of the same thing, whole. */
  names: z.array(z.string()).default([]),
  /** What the values count: names whose values are of another kind are kept apart. */
  values: z.enum(['count', 'percent', 'money', 'date', 'any']).default('any'),
});

/** Words in front of or behind a name that do not change what is counted (办理…, …数量). Regular expressions, taken away again and again. */
const affixRule = ruleBase.extend({ affix: z.enum(['before', 'after']), words: z.array(pattern).min(1) });

/** Endings that say what kind of number it is: a name with one and a name without it are never merely alike (调解案件, 调解案件成功率). */
const headRule = ruleBase.extend({ heads: z.array(pattern).min(1) });

export const conceptRuleSchema = z.union([conceptRule, affixRule, headRule]);
export type ConceptRule = z.infer<typeof conceptRuleSchema>;

/** Indicators that different departments name differently. Used by `compare --indicator` only: no record hangs on it. */
export const concepts: RuleGroup<ConceptRule> = { name: 'concepts', schema: conceptRuleSchema };
