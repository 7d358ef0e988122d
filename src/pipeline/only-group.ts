import type { RuleSet } from '../rules/rule-set.ts';
import type { Store } from '../store/store.ts';

/** The rules that the current edition was read with, but one group as it is now: what that group alone changes. Null if the edition's rules were not noted. */
export async function withOnlyGroup(store: Store, rules: RuleSet, name: string): Promise<RuleSet | null> {
  const current = (await store.editions()).find((edition) => edition.current);
  const former = current ? await rulesOfEdition(store, current.readBy, rules) : null;
  return former && { groups: { ...former.groups, [name]: rules.groups[name]! } };
}

/** The rules that a key of rules and code stands for; null if they were not noted. `rules`: today's, whose groups there are. */
export async function rulesOfEdition(store: Store, key: string, rules: RuleSet): Promise<RuleSet | null> {
  const facts = await store.keyFacts(key);
  if (!facts) return null;
  const groups: [string, RuleSet['groups'][string]][] = [];
  for (const [name, now] of Object.entries(rules.groups)) {
    const hash = facts.rules[name];
    const group = hash === now.hash ? now : hash === undefined ? null : await store.ruleGroup(hash);
    if (!group) return null;
    groups.push([name, group]);
  }
  return { groups: Object.fromEntries(groups) };
}
