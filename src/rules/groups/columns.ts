import * as z from 'zod';
import { STAGES } from '../../model/vocabulary.ts';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** What a column of an indicator table holds. `referenceWeight` counts where there is no weight; `none` is known but has no field in the contract. */
export const INDICATOR_COLUMNS = [
  'number', 'level1', 'level2', 'level3', 'description', 'operator', 'target', 'unit', 'actual', 'weight', 'referenceWeight', 'score',
  'reason', 'basis', 'remark', 'none',
] as const;
export type IndicatorColumn = (typeof INDICATOR_COLUMNS)[number];

/** What a column of a table of amounts holds beside amounts of a stage. */
export const AMOUNT_COLUMNS = ['label', 'code', 'amount', 'rate', 'weight', 'score', 'reason', 'remark', 'none'] as const;
export type AmountColumn = (typeof AMOUNT_COLUMNS)[number];

/**
 * Words that head a column. A header is compared without white space, brackets and what is in them at its end (`执行率(%)`),
 * and without `：`; `words` are regular expressions that have to match all of it. The first rule that matches wins.
 */
export const columnRule = ruleBase.extend({
  /** Which kind of table it heads. */
  table: z.enum(['indicators', 'amounts']),
  column: z.enum([...new Set([...INDICATOR_COLUMNS, ...AMOUNT_COLUMNS])] as [IndicatorColumn | AmountColumn, ...(IndicatorColumn | AmountColumn)[]]),
  words: z.array(pattern).min(1),
  /** Gives way to another column of the same field: 指标内容 is the level 3 only where no 三级指标 is. */
  weak: z.boolean().default(false),
  /** For `amount`: the stage that the words name. */
  stage: z.enum(STAGES).optional(),
  /** The words are a bare 预算数, which may be a restatement of a figure of another stage. */
  bare: z.boolean().default(false),
  /** Years from the form's: -1 for 上年决算数. */
  year: z.int().default(0),
  /** For two targets or blocks side by side: which objective the column belongs to. */
  objective: z.enum(['long_term', 'annual']).optional(),
});
export type ColumnRule = z.infer<typeof columnRule>;

export const columns: RuleGroup<ColumnRule> = { name: 'columns', schema: columnRule };
