import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * Where a document's own facts stand.
 * - `title`: the last words of a title
 * - `title-tail`: a short last line of a title that would also be whole without it
 * - `title-topic`: words that a line of a broken title holds
 * - `no-title`: lines at the top that are no title (document number, header of a company, a date)
 * - `date-label`: what is printed in front of the signing date
 * - `page-label`: what a web page prints beside the date it was put up
 */
export const factRule = ruleBase.extend({
  role: z.enum(['title', 'title-tail', 'title-topic', 'no-title', 'date-label', 'page-label']),
  /** Regular expression on folded text, flags `u`. */
  pattern,
});
export type FactRule = z.infer<typeof factRule>;

export const facts: RuleGroup<FactRule> = { name: 'facts', schema: factRule };
