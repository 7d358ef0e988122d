import { changedRules } from '../rules/changed-rules.ts';
import { checks } from '../rules/groups/checks.ts';
import { measures } from '../rules/groups/measures.ts';
import type { LoadedGroup, RuleSet } from '../rules/load.ts';
import type { KeyFacts, Store, UnreadDocument } from '../store/store.ts';
import type { RecheckJob, Unsure } from './recheck.ts';
import { changeBetween, documentKey, keyFacts, questionsKey, readBy } from './stage-versions.ts';
import type { Change, Versions } from './stage-versions.ts';

/** What a rebuild has to do: most rules touch few documents. */
export interface RebuildPlan {
  /** Documents that cannot have changed. */
  readonly same: readonly UnreadDocument[];
  /** Documents of which the cache tells whether they can have changed. */
  readonly recheck: readonly Recheck[];
  /** Documents to be read again. */
  readonly read: readonly UnreadDocument[];
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
  for (const [key, ofKey] of Map.groupBy(documents, (document) => document.readBy)) {
    const before = await store.keyFacts(key);
    const change = before && changeBetween(before, after);
    const unsure = before && (change?.what === 'audit' || change?.what === 'asked') ? await recheckOf(ofKey, before, change, sources) : null;
    if (change?.what === 'nothing') same.push(...ofKey);
    else if (unsure) recheck.push(unsure);
    else read.push(...ofKey);
  }
  return { same, recheck, read };
}

/** Null where the former rules were never noted. */
async function recheckOf(documents: readonly UnreadDocument[], before: KeyFacts, change: { readonly what: Change; readonly checks: boolean }, sources: Sources): Promise<Recheck | null> {
  const { store, versions, rules } = sources;
  const asked = change.what === 'asked' ? await store.ruleGroup(before.rules[measures.name] ?? '') : null;
  if (change.what === 'asked' && asked === null) return null;
  const changed = change.checks ? await changedChecks(before, sources) : new Set<string>();
  const had = changed === 'all' ? null : await store.foundBy(changed);
  const unsure = ({ sha256, bytes, files }: UnreadDocument): Unsure => ({
    sha256, bytes, had: had?.has(sha256) ?? true,
    keys: [...new Set(files.map(({ name }) => documentKey(versions, sha256, name)))].map((document) => ({ document, questions: questionsKey(versions, rules, document) })),
  });
  const key = readBy(versions, rules);
  return { documents, audits: change.checks, jobOf: (some) => ({ documents: some.map(unsure), readBy: key, measures: asked, checks: changed }) };
}

/** Rules of `checks` whose findings may be others; all, where the code of audit changed, or their order: of two that find the same the first is told. */
async function changedChecks(before: KeyFacts, { store, versions, rules }: Sources): Promise<'all' | ReadonlySet<string>> {
  const [former, now] = [await store.ruleGroup(before.rules[checks.name] ?? ''), rules.groups[checks.name]!];
  if (former === null || before.code['audit'] !== versions.stages.audit || !sameOrder(former, now)) return 'all';
  return changedRules(former.rules, now.rules);
}

function sameOrder(before: LoadedGroup, after: LoadedGroup): boolean {
  const common = (a: LoadedGroup, b: LoadedGroup): string => a.rules.filter(({ id }) => b.rules.some((rule) => rule.id === id)).map(({ id }) => id).join();
  return common(before, after) === common(after, before);
}
