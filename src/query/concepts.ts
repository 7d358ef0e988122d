import { foldText } from '../chinese/fold.ts';
import { concepts } from '../rules/groups/concepts.ts';
import type { ConceptRule } from '../rules/groups/concepts.ts';
import { rulesOf } from '../rules/load.ts';
import type { RuleSet } from '../rules/load.ts';

type Concept = Extract<ConceptRule, { concept: string }>;

export interface Concepts {
  /** A name without marks, blanks and affixes: what is counted. */
  core(name: string): string;
  /** The concept that a name belongs to; null if no rule knows it. */
  find(name: string): Concept | null;
}

/** Compiles the concept rules. */
export function readConcepts(set: RuleSet): Concepts {
  const rules = rulesOf(set, concepts);
  const affixes = (where: 'before' | 'after'): string[] =>
    rules.flatMap((rule) => ('affix' in rule && rule.affix === where ? rule.words : [])).sort((a, b) => b.length - a.length);
  const [before, after] = [affixes('before'), affixes('after')];

  const core = (name: string): string => {
    let rest = foldText(name).replace(/[“”"'‘’()[\]《》、,，.。:：;；\s]/gu, '');
    for (;;) {
      const prefix = before.find((word) => rest.startsWith(word) && rest.length > word.length + 1);
      if (prefix !== undefined) rest = rest.slice(prefix.length);
      const suffix = after.find((word) => rest.endsWith(word) && rest.length > word.length + 1);
      if (suffix !== undefined) rest = rest.slice(0, -suffix.length);
      if (prefix === undefined && suffix === undefined) return rest;
    }
  };

  const byCore = new Map<string, Concept>();
  for (const rule of rules) {
    if (!('concept' in rule)) continue;
    for (const name of [rule.concept, ...rule.names]) {
      if (!byCore.has(core(name))) byCore.set(core(name), rule);
    }
  }
  return { core, find: (name) => byCore.get(core(name)) ?? null };
}
