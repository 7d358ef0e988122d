import type { ConceptRule } from '../rules/groups/concepts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { CHECKS_OF_READING } from '../pipeline/check-rules.ts';
import type { GroupChecks } from '../pipeline/check-rules.ts';
import { readConcepts } from './concepts.ts';
import type { Concepts } from './concepts.ts';

const known = new WeakMap<RuleSet, Concepts>();

/** Whether a name is of the rule's concept, carries its affix, or has its head. */
export function recognisesConcept(rules: RuleSet, rule: ConceptRule, example: string): boolean {
  let concepts = known.get(rules);
  if (!concepts) known.set(rules, (concepts = readConcepts(rules)));
  if ('heads' in rule) return !concepts.sameHead(example, ANOTHER_HEAD);
  if ('affix' in rule) return concepts.core(example) !== example;
  return concepts.find(example)?.id === rule.id;
}

/** A name whose head no rule of heads has for an ornament. */
const ANOTHER_HEAD = '案件';

/** What recognises the examples of every group there is. */
export const CHECKS_OF_GROUPS: GroupChecks = { ...CHECKS_OF_READING, concepts: { matches: recognisesConcept, competes: (a, b) => 'concept' in a && 'concept' in b } };
