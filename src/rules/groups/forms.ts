import * as z from 'zod';
import { MEASURES, STAGES, type Measure } from '../../model/vocabulary.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** Words in a form's title (caption, heading above it or first row) that say what it is. The first rule that matches wins. */
export const formRule = ruleBase.extend({
  kind: z.enum(['project_self_evaluation', 'overall_self_evaluation', 'performance_targets', 'scoring', 'budget_table', 'account_table', 'other']),
  /** Regular expressions, looked for anywhere in the title without white space. */
  words: z.array(pattern).min(1),
  /** Amounts without a stage in column or label are of this one. */
  stage: z.enum(STAGES).optional(),
  /** What the 合计 row of such a table is. */
  total: z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]).optional(),
});
export type FormRule = z.infer<typeof formRule>;

export const forms: RuleGroup<FormRule> = { name: 'forms', schema: formRule };
