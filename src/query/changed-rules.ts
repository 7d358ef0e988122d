import { changedRules } from '../rules/changed-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { KeyFacts, Store } from '../store/store.ts';

/** Ids of the rules that are not the same in two editions; null where it is not known what one of them was read with. */
export async function rulesChangedBetween(store: Store, before: number, after: number): Promise<ReadonlySet<string> | null> {
  const editions = await store.editions();
  const [a, b] = await Promise.all([before, after].map(async (number) => {
    const edition = editions.find((one) => one.number === number);
    return edition ? store.keyFacts(edition.readBy) : null;
  }));
  return a && b ? changedBetween(store, a, b.rules, async (hash) => store.ruleGroup(hash)) : null;
}

/** Ids of the rules that are not the same in an edition and in a rule set. */
export async function rulesChangedSince(store: Store, edition: number, rules: RuleSet): Promise<ReadonlySet<string> | null> {
  const found = (await store.editions()).find((one) => one.number === edition);
  const facts = found ? await store.keyFacts(found.readBy) : null;
  const byHash = new Map(Object.values(rules.groups).map((group) => [group.hash, group]));
  const hashes = Object.fromEntries(Object.entries(rules.groups).map(([name, group]) => [name, group.hash]));
  return facts && changedBetween(store, facts, hashes, async (hash) => byHash.get(hash) ?? null);
}

async function changedBetween(
  store: Store, before: KeyFacts, after: Readonly<Record<string, string>>, groupOf: (hash: string) => Promise<Awaited<ReturnType<Store['ruleGroup']>>>,
): Promise<ReadonlySet<string> | null> {
  const changed = new Set<string>();
  for (const name of new Set([...Object.keys(before.rules), ...Object.keys(after)])) {
    const [was, is] = [before.rules[name], after[name]];
    if (was === is) continue;
    const [a, b] = [was === undefined ? null : await store.ruleGroup(was), is === undefined ? null : await groupOf(is)];
    for (const id of changedRules(a?.rules ?? [], b?.rules ?? [])) changed.add(id);
  }
  return changed;
}
