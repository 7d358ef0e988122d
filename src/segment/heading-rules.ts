import { headings, HEADING_ROLES, type HeadingRule } from '../rules/groups/headings.ts';
import { rulesOf, type RuleSet } from '../rules/load.ts';

type Role = (typeof HEADING_ROLES)[number];

/** The heading rules of a rule set, ready to ask. */
export interface HeadingRules {
  /** The id of the first rule of a role that recognises a folded text; null when none does. */
  find(role: Role, text: string): string | null;
}

const compiled = new WeakMap<RuleSet, HeadingRules>();

/** Compiled once per rule set. */
export function headingRulesOf(rules: RuleSet): HeadingRules {
  let known = compiled.get(rules);
  if (!known) {
    known = compile(rulesOf(rules, headings));
    compiled.set(rules, known);
  }
  return known;
}

function compile(rules: readonly HeadingRule[]): HeadingRules {
  const byRole = new Map<Role, { id: string; pattern: RegExp }[]>(HEADING_ROLES.map((role) => [role, []]));
  for (const rule of rules) byRole.get(rule.role)!.push({ id: rule.id, pattern: new RegExp(rule.pattern, 'u') });
  return { find: (role, text) => byRole.get(role)!.find(({ pattern }) => pattern.test(text))?.id ?? null };
}
