import { checks } from '../rules/groups/checks.ts';
import { measures } from '../rules/groups/measures.ts';
import type { LoadedGroup, RuleSet } from '../rules/load.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { KeyFacts, Store, UnreadDocument } from '../store/store.ts';
import { answersStand, decodeAsked } from './stage-outputs.ts';
import { changeBetween, documentKey, keyFacts, questionsKey, readingKey } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

/** What a rebuild has to do: most rules touch few documents. */
export interface RebuildPlan {
  /** Documents that cannot have changed. */
  readonly same: readonly UnreadDocument[];
  /** Documents whose readings stand, to be looked through for contradictions; by the checks they were read with. */
  readonly recheck: readonly { readonly before: LoadedGroup | null; readonly documents: readonly StandingReading[] }[];
  /** Documents to be read again. */
  readonly read: readonly UnreadDocument[];
}

/** A document whose reading is in the cache. */
export interface StandingReading {
  readonly unread: UnreadDocument;
  readonly readingKey: string;
}

interface Sources {
  readonly store: Store;
  readonly cache: StageCache;
  readonly rules: RuleSet;
  readonly versions: Versions;
}

/** Sorts documents by what may have changed for them, from the rules and code that last read each. Whatever is not known is read again. */
export async function planRebuild(documents: readonly UnreadDocument[], sources: Sources): Promise<RebuildPlan> {
  const { store, versions, rules } = sources;
  const after = keyFacts(versions, rules);
  const same: UnreadDocument[] = [];
  const read: UnreadDocument[] = [];
  const recheck: { before: LoadedGroup | null; documents: StandingReading[] }[] = [];
  for (const [key, ofKey] of Map.groupBy(documents, (document) => document.readBy)) {
    const before = await store.keyFacts(key);
    const change = before ? changeBetween(before, after) : null;
    if (before === null || change === null || change.what === 'document' || change.what === 'reading') {
      read.push(...ofKey);
      continue;
    }
    if (change.what === 'nothing') {
      same.push(...ofKey);
      continue;
    }
    const former = await formerRules(before, sources);
    // Where the code of audit changed, its former findings cannot be worked out any more.
    const formerChecks = before.code['audit'] === after.code['audit'] ? await store.ruleGroup(before.rules[checks.name] ?? '') : null;
    const comparable = formerChecks && sameOrder(formerChecks, rules.groups[checks.name]!) ? formerChecks : null;
    const standing: StandingReading[] = [];
    for (const document of ofKey) {
      const found = former && (await standingReading(document, former, sources));
      if (!found) read.push(document);
      else if (change.checks) standing.push(found);
      else same.push(document);
    }
    if (standing.length > 0) recheck.push({ before: comparable, documents: standing });
  }
  return { same, recheck, read };
}

/** Of two rules that find the same the first is told: rules in another order are all run again. */
function sameOrder(before: LoadedGroup, after: LoadedGroup): boolean {
  const common = (a: LoadedGroup, b: LoadedGroup): string => a.rules.filter(({ id }) => b.rules.some((rule) => rule.id === id)).map(({ id }) => id).join();
  return common(before, after) === common(after, before);
}

/** Today's rules with the asked group as it was; null if it was never noted. */
async function formerRules(before: KeyFacts, { store, rules }: Sources): Promise<RuleSet | null> {
  const hash = before.rules[measures.name] ?? '';
  if (hash === rules.groups[measures.name]!.hash) return rules;
  const group = await store.ruleGroup(hash);
  return group && { groups: { ...rules.groups, [measures.name]: group } };
}

/**
 * The document's reading in the cache, if the rules as they were and as they are both answer what it asked as it was answered:
 * then the same reading is right for both. (The cache may hold the questions of some other rules' reading.)
 */
async function standingReading(unread: UnreadDocument, former: RuleSet, { cache, rules, versions }: Sources): Promise<StandingReading | null> {
  for (const { name } of unread.files) {
    const at = documentKey(versions, unread.sha256, name);
    const questionsAt = questionsKey(versions, rules, at);
    const packed = await cache.get(questionsAt);
    if (!packed) continue;
    const asked = decodeAsked(packed);
    if (!answersStand(asked, rules) || !answersStand(asked, former)) return null;
    return { unread, readingKey: readingKey(questionsAt, asked.answers) };
  }
  return null;
}
