import { readListMark } from '../chinese/list-marks.ts';
import type { HeadingRule } from '../rules/groups/headings.ts';

/** Whether a rule of headings recognises an example. */
export const recognisesHeading = (rule: HeadingRule, example: string): boolean =>
  (rule.role === 'style' ? readListMark(example)?.style === rule.style : new RegExp(rule.pattern ?? '', 'u').test(example));
