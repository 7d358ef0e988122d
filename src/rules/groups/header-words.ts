import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';

/**
 * Words that headers and labels of forms are put together from: 年初|预算|安排|数. A word may play several parts (总额 is a total
 * and an amount). What parts together mean is said by the group `header-senses`.
 */
export const headerWordRule = ruleBase.extend({
  part: z.string().regex(/^[a-z0-9-]+$/u),
  /** The words themselves, no patterns. */
  words: z.array(z.string().min(1)).min(1),
});
export type HeaderWordRule = z.infer<typeof headerWordRule>;

export const headerWords: RuleGroup<HeaderWordRule> = { name: 'header-words', schema: headerWordRule };
