import type { ProseRule } from '../../rules/groups/prose.ts';
import type { StageRule } from '../../rules/groups/stages.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { grammarOf } from './grammar.ts';

/** Whether the grammar finds an example in the role of a rule; which rule of the role finds it is of no matter. */
export const recognisesProse = (rules: RuleSet, rule: ProseRule, example: string): boolean => grammarOf(rules).find(rule.role, example) !== null;

/** Whether this rule itself is the one that finds it: a look-alike may belong to another rule of the role. */
export const claimsProse = (rules: RuleSet, rule: ProseRule, example: string): boolean => grammarOf(rules).find(rule.role, example)?.rule === rule.id;

export const recognisesStage = (rules: RuleSet, rule: StageRule, example: string): boolean => rule.in.every((place) => grammarOf(rules).stage(example, place)?.stage === rule.stage);

export const claimsStage = (rules: RuleSet, rule: StageRule, example: string): boolean => rule.in.some((place) => grammarOf(rules).stage(example, place)?.rule === rule.id);
