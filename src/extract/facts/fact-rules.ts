import { departments } from '../../rules/groups/departments.ts';
import { facts } from '../../rules/groups/facts.ts';
import { reportTypes, type ReportTypeRule } from '../../rules/groups/report-types.ts';
import { rulesOf, type RuleSet } from '../../rules/rule-set.ts';

/** A rule's pattern, ready to test, under the rule's id. */
export interface Recogniser {
  readonly id: string;
  readonly pattern: RegExp;
  readonly weak: boolean;
}

type Role =
  | 'title' | 'title-tail' | 'title-topic' | 'no-title' | 'date-label' | 'page-label' // facts
  | 'ending' | 'office' | 'behind' | 'label' | 'other-label' | 'firm'; // departments

/** The rules that the facts of a document are read with. */
export interface FactRules {
  readonly types: readonly (ReportTypeRule & { readonly regex: RegExp })[];
  /** The first rule of a role that recognises a folded text, or null. */
  find(role: Role, text: string): Recogniser | null;
}

const compiled = new WeakMap<RuleSet, FactRules>();

/** Compiled once per rule set. */
export function factRulesOf(rules: RuleSet): FactRules {
  let known = compiled.get(rules);
  if (!known) {
    known = compile(rules);
    compiled.set(rules, known);
  }
  return known;
}

function compile(rules: RuleSet): FactRules {
  const byRole = new Map<Role, Recogniser[]>();
  for (const rule of [...rulesOf(rules, facts), ...rulesOf(rules, departments)]) {
    const pattern = new RegExp(rule.role === 'ending' ? `(?:${rule.pattern})$` : rule.pattern, 'u');
    byRole.set(rule.role, [...(byRole.get(rule.role) ?? []), { id: rule.id, pattern, weak: 'weak' in rule && rule.weak }]);
  }
  return {
    types: rulesOf(rules, reportTypes).map((rule) => ({ ...rule, regex: new RegExp(rule.pattern, 'u') })),
    find: (role, text) => byRole.get(role)?.find(({ pattern }) => pattern.test(text)) ?? null,
  };
}
