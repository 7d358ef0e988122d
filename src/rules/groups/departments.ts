import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * How the names of budget units are built and where they are printed.
 * - `ending`: the last word of a unit's name; `weak` ones need a division or a label in front (学校, 中心)
 * - `office`: what a body's name may go on with after its first ending (人大常委会办公厅)
 * - `behind`: what follows the name in a title (部门, 2022年度, 整体支出)
 * - `label`: what is printed in front of the name of the unit evaluated; a cell's or a line's text
 * - `other-label`: labels of units that the report is not about (主管部门, 评价机构)
 * - `firm`: names of those who only write or sign
 */
export const departmentRule = ruleBase.extend({
  role: z.enum(['ending', 'office', 'behind', 'label', 'other-label', 'firm']),
  /** Regular expression on folded text, flags `u`. `ending` has to match a name's end, `behind` the text's beginning. */
  pattern,
  weak: z.boolean().default(false),
});
export type DepartmentRule = z.infer<typeof departmentRule>;

export const departments: RuleGroup<DepartmentRule> = { name: 'departments', schema: departmentRule };
