import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';

/** Words around numbers that say at least, at most, about. Read by `src/normalise`. */
const schema = ruleBase.extend({
  op: z.enum(['eq', 'ge', 'gt', 'le', 'lt', 'approx']),
  /** `before` the number, `between` number and unit (3000多元), `after` the unit; `mark` for ≥ and the like, also alone in a column 指标性质. */
  side: z.enum(['before', 'between', 'after', 'mark']),
  words: z.array(z.string().min(1)).min(1),
  /** Understood, but no part of a quantity's `raw`: 达到, 控制在. A cell may begin with it and still be a number. */
  quiet: z.boolean().default(false),
  /** Characters directly before the word that make it part of another one: 近 behind 附. */
  notAfter: z.array(z.string().min(1)).default([]),
  /** How many characters may stand between the word and the number, as in 至少举办2场; then it is no part of `raw`. */
  reach: z.int().min(0).max(8).default(0),
  /** Only when one of these kinds of unit stands there: 内 only behind a stretch of time. */
  onlyWith: z.enum(['any', 'extent', 'money', 'percent']).default('any'),
  /** Not before years and months: 近三年 is a period, not about three years. */
  notWithPeriods: z.boolean().default(false),
});

export type ComparatorRule = z.infer<typeof schema>;

export const comparators: RuleGroup<ComparatorRule> = { name: 'comparators', schema };
