import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';

/**
 * Administrative divisions by their GB/T 2260 codes. `rows` has one division a line: six-digit code, name and, separated by
 * blanks, short and former names; the three separated by tabs. A rule with `rowsFrom: FILE.tsv` takes its rows from that file.
 * A later row with a known code replaces it, so that a province can correct the table.
 */
export const regionRule = ruleBase.extend({
  rowsFrom: z.string().optional(),
  rows: z.string(),
});
export type RegionRule = z.infer<typeof regionRule>;

export const regions: RuleGroup<RegionRule> = { name: 'regions', schema: regionRule };
