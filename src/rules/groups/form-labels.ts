import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/** What a label inside a form announces. */
export const LABEL_ROLES = [
  'projectName', 'projectCode', 'supervisingDepartment', 'implementingUnit', 'department', 'fillingDate', 'year', 'unit', 'contact',
  'goal', 'result', 'narrative', // running text beside or below the label
  'total', 'grade', // score rows
  'funds', // heads amounts: 项目资金(万元)
  'indicators', // stands beside the indicator rows: 绩效指标
  'longTermIndicators', 'annualIndicators',
  'plan', // plan percentages, dates and signatures: nothing of the contract
] as const;
export type LabelRole = (typeof LABEL_ROLES)[number];

/** Labels of cells. Compared without white space, the colon at the end and brackets at the end; `words` are regular expressions over all of it. */
export const formLabelRule = ruleBase.extend({
  role: z.enum(LABEL_ROLES),
  words: z.array(pattern).min(1),
});
export type FormLabelRule = z.infer<typeof formLabelRule>;

export const formLabels: RuleGroup<FormLabelRule> = { name: 'form-labels', schema: formLabelRule };
