import type { DepartmentRule } from '../../rules/groups/departments.ts';
import type { FactRule } from '../../rules/groups/facts.ts';
import type { ReportTypeRule } from '../../rules/groups/report-types.ts';

/** Whether a rule about a document's facts recognises an example. */
export const recognisesFact = (rule: DepartmentRule | FactRule | ReportTypeRule, example: string): boolean =>
  new RegExp('role' in rule && rule.role === 'ending' ? `(?:${rule.pattern})$` : rule.pattern, 'u').test(example);
