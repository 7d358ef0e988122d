import { ACROSS } from '../audit/across/compare-documents.ts';
import { changedRules } from '../rules/changed-rules.ts';
import { checks } from '../rules/groups/checks.ts';
import type { CheckRule } from '../rules/groups/checks.ts';
import { measures } from '../rules/groups/measures.ts';
import type { LoadedGroup, RuleSet } from '../rules/rule-set.ts';
import type { KeyFacts, Store, UnreadDocument } from '../store/store.ts';
import type { RecheckJob, Unsure } from './recheck.ts';
import { changeBetween, keyFacts } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

/** What a rebuild has to do: most rules touch few documents. */
export interface RebuildPlan {
  /** Documents that cannot have changed. */
  readonly same: readonly UnreadDocument[];
  /** Documents of which the cache tells whether they can have changed. */
  readonly recheck: readonly Recheck[];
  /** Documents to be read again. */
  readonly read: readonly UnreadDocument[];
  /** Whether documents of a department may be compared otherwise although they stand as they were. */
  readonly compares: boolean;
}

/** Documents that were read by the same rules and code. */
export interface Recheck {
  readonly documents: readonly UnreadDocument[];
  /** Whether rules of `checks` changed, or else only what others are asked. */
  readonly audits: boolean;
  jobOf(documents: readonly UnreadDocument[]): RecheckJob;
}

interface Sources {
  readonly store: Store;
  readonly rules: RuleSet;
  readonly versions: Versions;
}

/** Sorts documents by what may have changed for them, from the rules and code that last read each. Whatever is not known is read again. */
export async function planRebuild(documents: readonly UnreadDocument[], sources: Sources): Promise<RebuildPlan> {
  const { store, versions, rules } = sources;
  const after = keyFacts(versions, rules);
  const same: UnreadDocument[] = [];
  const read: UnreadDocument[] = [];
  const recheck: Recheck[] = [];
  let compares = false;
  for (const [key, ofKey] of Map.groupBy(documents, (document) => document.readBy)) {
    const before = await store.keyFacts(key);
    const checked = await changedChecks(before, sources);
    compares ||= checked.across;
    const change = before && changeBetween(before, after);
    const unsure = before && (change === 'audit' || change === 'asked') ? await recheckOf(ofKey, before, change, checked.changed, sources) : null;
    if (change === 'nothing') same.push(...ofKey);
    else if (unsure) recheck.push(unsure);
    else read.push(...ofKey);
  }
  return { same, recheck, read, compares };
}

/** Null where the former rules were never noted. */
async function recheckOf(documents: readonly UnreadDocument[], before: KeyFacts, change: 'audit' | 'asked', changed: RecheckJob['checks'], { store, versions }: Sources): Promise<Recheck | null> {
  const asked = change === 'asked' ? await store.ruleGroup(before.rules[measures.name] ?? '') : null;
  if (change === 'asked' && asked === null) return null;
  const had = changed === 'all' ? null : await store.foundBy(changed);
  const unsure = ({ sha256, bytes, files }: UnreadDocument): Unsure => ({
    sha256, bytes, had: had?.has(sha256) ?? true, names: files.map(({ name }) => name),
  });
  return { documents, audits: changed === 'all' || changed.size > 0, jobOf: (some) => ({ documents: some.map(unsure), versions, measures: asked, checks: changed }) };
}

/** Rules of `checks` whose findings may be others: all, where the code of audit changed, or their order (of two that find the same the first is told). `across`: some of them compare documents. */
async function changedChecks(before: KeyFacts | null, { store, versions, rules }: Sources): Promise<{ readonly changed: RecheckJob['checks']; readonly across: boolean }> {
  const former = before && (await store.ruleGroup(before.rules[checks.name] ?? ''));
  const now = rules.groups[checks.name]!;
  if (!former || before.code['audit'] !== versions.stages.audit || !sameOrder(former, now)) return { changed: 'all', across: true };
  const changed = changedRules(former.rules, now.rules);
  return { changed, across: [...former.rules, ...now.rules].some((rule) => changed.has(rule.id) && (rule as CheckRule).check === ACROSS) };
}

function sameOrder(before: LoadedGroup, after: LoadedGroup): boolean {
  const common = (a: LoadedGroup, b: LoadedGroup): string => a.rules.filter(({ id }) => b.rules.some((rule) => rule.id === id)).map(({ id }) => id).join();
  return common(before, after) === common(after, before);
}
