import { fold } from '../chinese/fold.ts';
import type { ComparatorRule } from '../rules/groups/comparators.ts';
import type { MeasureRule } from '../rules/groups/measures.ts';
import type { RegionRule } from '../rules/groups/regions.ts';
import type { UnitsRule } from '../rules/groups/units.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { findMeasure } from './measure-labels.ts';
import { findMeasured } from './measured.ts';
import { regionsOf } from './regions.ts';

/** Whether a number of an example is read with this rule. */
export const recognisesUnit = (rules: RuleSet, rule: UnitsRule | ComparatorRule, example: string): boolean =>
  findMeasured(fold(example).text, rules).some((measured) => measured.rules.includes(rule.id));

/** Whether a label is of the rule's measure. `政府采购支出>货物` is the label 货物 in a line below 政府采购支出. Null for rules that name no measure. */
export function recognisesMeasure(rules: RuleSet, rule: MeasureRule, example: string): boolean | null {
  if (!('measure' in rule)) return null;
  const [above, label] = example.includes('>') ? example.split('>') : [null, example];
  const below = above ? (findMeasure(above, rules)?.measure ?? null) : null;
  return findMeasure(label!, rules, below)?.measure === rule.measure;
}

export const recognisesRegion = (rules: RuleSet, rule: RegionRule, example: string): boolean => regionsOf(rules).named(example).some((region) => region.rule === rule.id);
