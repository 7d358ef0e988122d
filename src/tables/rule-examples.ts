import type { ColumnRule } from '../rules/groups/columns.ts';
import type { FormLabelRule } from '../rules/groups/form-labels.ts';
import type { FormRule } from '../rules/groups/forms.ts';
import type { FundLineRule } from '../rules/groups/fund-lines.ts';
import type { HeaderSenseRule } from '../rules/groups/header-senses.ts';
import type { HeaderWordRule } from '../rules/groups/header-words.ts';
import type { LevelRule } from '../rules/groups/levels.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { compositionOf, type Composition } from './compose-header.ts';
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

const compositions = new WeakMap<RuleSet, Composition>();

function compositionFor(rules: RuleSet): Composition {
  let composition = compositions.get(rules);
  if (!composition) compositions.set(rules, (composition = compositionOf(rules)));
  return composition;
}

/** Whether one of the words that a name is made of plays the rule's part. */
export const recognisesHeaderWord = (rules: RuleSet, rule: HeaderWordRule, example: string): boolean => compositionFor(rules).parts(example).includes(rule.part);

/** Whether, of all senses of its kind, this is the one of a name; a name of two levels has the sense of each. */
export function recognisesHeaderSense(rules: RuleSet, rule: HeaderSenseRule, example: string): boolean {
  const senses = compositionFor(rules).senses(rule.of, example);
  return rule.of === 'level' ? senses.some(({ id }) => id === rule.id) : senses[0]?.id === rule.id;
}
