import * as z from 'zod';
import { STAGES } from '../../model/vocabulary.ts';
import type { RuleGroup } from '../rule-set.ts';
import { ruleBase } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** Words in a label, a heading or a column that say which state of the budget an amount belongs to. */
const stageRule = ruleBase.extend({
  stage: z.enum(STAGES),
  /** Regular expression, tried on folded text. Rules are tried in the order of the file: the first that matches decides. */
  pattern,
  /** `label`: what is printed for an amount; `heading`: the title of a section, for amounts that name no stage; both by default. */
  in: z.array(z.enum(['label', 'heading'])).default(['label', 'heading']),
});
export type StageRule = z.infer<typeof stageRule>;

export const stages: RuleGroup<StageRule> = { name: 'stages', schema: stageRule };
