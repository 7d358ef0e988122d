import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** Names of level-1 and level-2 indicators: they prove which column a cell belongs to when a row is out of step. */
export const levelRule = ruleBase.extend({
  level: z.union([z.literal(1), z.literal(2)]),
  /** Regular expressions over the whole name without white space and brackets at its end. */
  words: z.array(pattern).min(1),
  /** The part of the form: groups whose families differ cannot share a merged level-1 cell. A name of several families fits each. */
  families: z.array(z.string()).min(1),
});
export type LevelRule = z.infer<typeof levelRule>;

export const levels: RuleGroup<LevelRule> = { name: 'levels', schema: levelRule };
