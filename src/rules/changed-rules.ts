import type { RuleBase } from './rule-set.ts';

/** Ids of rules that were added, taken away or changed; notes and examples change nothing. */
export function changedRules(before: readonly RuleBase[], after: readonly RuleBase[]): ReadonlySet<string> {
  const said = (rules: readonly RuleBase[]): Map<string, string> =>
    new Map(rules.map(({ note: _note, matches: _matches, rejects: _rejects, ...rest }) => [rest.id, JSON.stringify(rest)]));
  const [a, b] = [said(before), said(after)];
  return new Set([...a.keys(), ...b.keys()].filter((id) => a.get(id) !== b.get(id)));
}
