import * as z from 'zod';
import { REPORT_TYPES } from '../../model/vocabulary.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * What a title says about the kind of report. Tried in order; the first rule that matches decides. `text` rules are asked
 * only when no title rule decides, with the document's first part.
 */
export const reportTypeRule = ruleBase.extend({
  /** Regular expression on the folded title (or text), flags `u`. */
  pattern,
  where: z.enum(['title', 'text']).default('title'),
  /** For titles: a regular expression that the document's first part has to match too. */
  opening: pattern.optional(),
  reportType: z.enum(REPORT_TYPES),
  /** The title leaves it open (`绩效自评报告`): a form of a clearer kind decides, if there is one. */
  weak: z.boolean().default(false),
});
export type ReportTypeRule = z.infer<typeof reportTypeRule>;

export const reportTypes: RuleGroup<ReportTypeRule> = { name: 'report-types', schema: reportTypeRule };
