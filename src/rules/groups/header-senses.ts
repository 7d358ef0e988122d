import * as z from 'zod';
import { MEASURES, STAGES, type Measure } from '../../model/vocabulary.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { columnRule } from './columns.ts';
import { LABEL_ROLES } from './form-labels.ts';

const sense = ruleBase.extend({
  /** Parts that have to be there, each by its name; `a|b` is one of both. */
  needs: z.array(z.string()).min(1),
  /** Further parts that change nothing. Any part but these, or a word that no rule knows, and the sense is not meant; `any` allows all. */
  may: z.array(z.string()).default([]),
  /** The last word of a Chinese compound is its head: one of these parts; left out, any of the needed or allowed. */
  last: z.array(z.string()).optional(),
});

/**
 * What a header, label or name means by the parts that it is made of, asked only where no rule knows it as a whole: 调整后|全年|预算|数
 * is the adjusted budget though nobody has listed it. `of` says what kind of rule it stands for; the first sense that fits wins.
 */
export const headerSenseRule = z.discriminatedUnion('of', [
  sense.extend({
    of: z.enum(['indicators', 'amounts']),
    column: columnRule.shape.column, weak: columnRule.shape.weak, stage: columnRule.shape.stage, bare: columnRule.shape.bare, year: columnRule.shape.year,
    objective: columnRule.shape.objective,
  }),
  sense.extend({ of: z.literal('label'), role: z.enum(LABEL_ROLES) }),
  sense.extend({
    of: z.literal('fund-line'), measure: z.enum(Object.keys(MEASURES) as [Measure, ...Measure[]]), stage: z.enum(STAGES).optional(),
    subject: z.enum(['project', 'department']).optional(),
  }),
  sense.extend({ of: z.literal('level'), level: z.union([z.literal(1), z.literal(2)]), families: z.array(z.string()).min(1) }),
]);
export type HeaderSenseRule = z.infer<typeof headerSenseRule>;

export const headerSenses: RuleGroup<HeaderSenseRule> = { name: 'header-senses', schema: headerSenseRule };
