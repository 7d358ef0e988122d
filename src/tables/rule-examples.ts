import type { ColumnRule } from '../rules/groups/columns.ts';
import type { FormLabelRule } from '../rules/groups/form-labels.ts';
import type { FormRule } from '../rules/groups/forms.ts';
import type { FundLineRule } from '../rules/groups/fund-lines.ts';
import type { LevelRule } from '../rules/groups/levels.ts';
import type { RuleSet } from '../rules/load.ts';
import { lexiconOf } from './lexicon.ts';

/** Whether, of all rules of its group, this one recognises an example. */
export function recognisesColumn(rules: RuleSet, rule: ColumnRule, example: string): boolean {
  const lexicon = lexiconOf(rules);
  return (rule.table === 'indicators' ? lexicon.indicatorColumn : lexicon.amountColumn)(example)?.id === rule.id;
}

/** A name of several levels belongs to each of their rules. */
export const recognisesLevel = (rules: RuleSet, rule: LevelRule, example: string): boolean => lexiconOf(rules).level(example)?.levels.includes(rule.level) ?? false;

export const recognisesFormLabel = (rules: RuleSet, rule: FormLabelRule, example: string): boolean => lexiconOf(rules).label(example)?.id === rule.id;

export const recognisesFundLine = (rules: RuleSet, rule: FundLineRule, example: string): boolean => lexiconOf(rules).fundLine(example, rule.subject ?? 'department')?.id === rule.id;

export const recognisesForm = (rules: RuleSet, rule: FormRule, example: string): boolean => lexiconOf(rules).form(example)?.id === rule.id;

/** Whether a name is taken for this rule's first: a look-alike may share its level. */
export const claimsLevel = (rules: RuleSet, rule: LevelRule, example: string): boolean => lexiconOf(rules).level(example)?.rule === rule.id;
