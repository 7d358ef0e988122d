import * as z from 'zod';
import { MEASURES, STAGES, type Measure } from '../../model/vocabulary.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * Labels of amounts that mean something of their own in a form, before the measures group is asked: `预算规模` in a project's
 * form is its total. `words` are regular expressions over the whole label without white space, 其中:, numbering and brackets at the end.
 */
export const fundLineRule = ruleBase.extend({
  words: z.array(pattern).min(1),
  /** Left out where the measures group knows the label and only the stage is said here. */
  measure: z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]).optional(),
  /** Stage in the label, for amounts whose column names none. */
  stage: z.enum(STAGES).optional(),
  /** Only in forms about a project or about the whole department. */
  subject: z.enum(['project', 'department']).optional(),
});
export type FundLineRule = z.infer<typeof fundLineRule>;

export const fundLines: RuleGroup<FundLineRule> = { name: 'fund-lines', schema: fundLineRule };
