import * as z from 'zod';
import { MARK_STYLES } from '../../chinese/list-marks.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * What a rule about headings recognises. `style` makes a numbering style part of outlines and says how deep it stands by
 * custom; the other roles have patterns, which work on folded text (no white space, half width).
 * - `ending`: a title that ends so is whole; one that does not may go on in the next line
 * - `duties`: the title above a list of duties, whose numbered items are no headings
 * - `introduces-list`: a sentence whose numbered sentences below are its parts
 * - `introduces-parts`: an amount or a statement whose numbered items below are its parts, whatever they look like
 * - `sentence`: how a numbered sentence (a duty, a measure, a cause) begins or what it holds, against a title
 * - `noun`: a phrase closed by a noun that no sentence ends with, even where it begins like one (组织实施情况, 指导思想)
 * - `no-title`: a numbered line that is never a heading (a signature, a bare value)
 * - `contents`: the line above a table of contents
 * - `contents-line`: a line of a table of contents, by its leaders or page number
 */
export const HEADING_ROLES = ['style', 'ending', 'duties', 'introduces-list', 'introduces-parts', 'sentence', 'noun', 'no-title', 'contents', 'contents-line'] as const;

export const headingRule = ruleBase.extend({
  role: z.enum(HEADING_ROLES),
  /** Regular expression, flags `u`. For every role but `style`. */
  pattern: pattern.optional(),
  /** For `style`: which one, and its depth by custom; 1 stands outside 2. */
  style: z.enum(MARK_STYLES).optional(),
  rank: z.number().optional(),
}).refine((rule) => (rule.role === 'style' ? rule.style !== undefined && rule.rank !== undefined : rule.pattern !== undefined), 'role style needs style and rank, every other role a pattern');
export type HeadingRule = z.infer<typeof headingRule>;

export const headings: RuleGroup<HeadingRule> = { name: 'headings', schema: headingRule };
