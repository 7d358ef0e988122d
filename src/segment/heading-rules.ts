import type { ListMark, MarkStyle } from '../chinese/list-marks.ts';
import { headings, HEADING_ROLES, type HeadingRule } from '../rules/groups/headings.ts';
import { rulesOf, type RuleSet } from '../rules/rule-set.ts';

type Role = (typeof HEADING_ROLES)[number];

/** The heading rules of a rule set, ready to ask. */
export interface HeadingRules {
  /** The id of the first rule of a role that recognises a folded text; null when none does. */
  find(role: Exclude<Role, 'style'>, text: string): string | null;
  /** The rule of a mark's numbering style; null for a style that no rule takes for one of an outline. */
  styleOf(mark: ListMark): { readonly id: string; readonly rank: number } | null;
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
  const styles = new Map<MarkStyle, { id: string; rank: number }>();
  for (const { id, role, pattern, style, rank } of rules) {
    if (style !== undefined && rank !== undefined) styles.set(style, { id, rank });
    else byRole.get(role)!.push({ id, pattern: new RegExp(pattern!, 'u') });
  }
  return {
    find: (role, text) => byRole.get(role)!.find(({ pattern }) => pattern.test(text))?.id ?? null,
    styleOf: (mark) => styles.get(mark.style) ?? null,
  };
}
