import type { RuleSet } from '../rules/load.ts';
import type { Store } from '../store/store.ts';

/** The rules that the current edition was read with, but one group as it is now: what that group alone changes. Null if the edition's rules were not noted. */
export async function withOnlyGroup(store: Store, rules: RuleSet, name: string): Promise<RuleSet | null> {
  const current = (await store.editions()).find((edition) => edition.current);
  const facts = current && (await store.keyFacts(current.readBy));
  if (!facts) return null;
  const groups = await Promise.all(Object.entries(rules.groups).map(async ([group, now]) => {
    const hash = facts.rules[group];
    if (group === name || hash === now.hash) return [group, now] as const;
    const before = hash === undefined ? null : await store.ruleGroup(hash);
    return before && ([group, before] as const);
  }));
  return groups.includes(null) ? null : { groups: Object.fromEntries(groups.filter((entry) => entry !== null)) };
}
