import type { RuleSet } from '../rules/rule-set.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Store } from '../store/store.ts';
import { rulesOfEdition } from './only-group.ts';
import { decodeAsked } from './asked-questions.ts';
import { documentKey, questionsKey, readingKey } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

/**
 * Removes outputs of stages that no rebuild can use any more: of documents no longer there, of former code, and of rules that are
 * neither today's nor the current edition's. Words read from pixels stay: they cost most, and other files may have the same page.
 */
export async function pruneCache(
  { store, cache, rules, versions }: { readonly store: Store; readonly cache: StageCache; readonly rules: RuleSet; readonly versions: Versions },
): Promise<{ readonly outputs: number; readonly bytes: number }> {
  const current = (await store.editions()).find((edition) => edition.current);
  const former = current ? await rulesOfEdition(store, current.readBy, rules) : null;
  const keep = new Set<string>();
  for (const { sha256, files } of await store.readOtherwise('')) {
    for (const { name } of files) {
      const document = documentKey(versions, sha256, name);
      keep.add(document);
      for (const set of former ? [rules, former] : [rules]) {
        const questions = questionsKey(versions, set, document);
        const packed = keep.has(questions) ? null : await cache.get(questions);
        keep.add(questions);
        if (packed) keep.add(readingKey(questions, decodeAsked(packed).answers));
      }
    }
  }
  return cache.prune(keep);
}
