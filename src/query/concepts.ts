import { foldText } from '../chinese/fold.ts';
import { concepts } from '../rules/groups/concepts.ts';
import type { ConceptRule } from '../rules/groups/concepts.ts';
import { rulesOf } from '../rules/rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';

type Concept = Extract<ConceptRule, { concept: string }>;

export interface Concepts {
  /** A name without marks, blanks and affixes: what is counted. */
  core(name: string): string;
  /** Whether two names end in a word of the same kind, or neither in any. */
  sameHead(a: string, b: string): boolean;
  /** The concept that a name belongs to; null if no rule knows it. */
  find(name: string): Concept | null;
}

/** Quotes, brackets and punctuation: never what two names differ by. */
const MARKS = /[“”"'‘’()[\]《》、,，.。:：;；\s]/gu;

/** Compiles the concept rules. */
export function readConcepts(set: RuleSet): Concepts {
  const rules = rulesOf(set, concepts);
  const words = (where: 'before' | 'after'): string =>
    rules.flatMap((rule) => ('affix' in rule && rule.affix === where ? rule.words : [])).sort((a, b) => b.length - a.length).join('|');
  const before = new RegExp(`^(?:${words('before')})(?=..)`, 'u');
  const after = new RegExp(`(?<=..)(?:${words('after')})$`, 'u');

  const cores = new Map<string, string>();
  const core = (name: string): string => cores.get(name) ?? cores.set(name, coreOf(name)).get(name)!;
  const coreOf = (name: string): string => {
    let rest = foldText(name).replace(MARKS, '');
    for (let former = ''; rest !== former;) {
      former = rest;
      rest = rest.replace(before, '').replace(after, '');
    }
    return rest;
  };

  const byCore = new Map<string, Concept>();
  for (const rule of rules) {
    if (!('concept' in rule)) continue;
    for (const name of [rule.concept, ...rule.names]) {
      if (!byCore.has(core(name))) byCore.set(core(name), rule);
    }
  }
  const heads = rules.flatMap((rule) => ('heads' in rule ? rule.heads : []));
  const headPattern = new RegExp(`(?:${heads.join('|')})$`, 'u');
  const headOf = (name: string): string => headPattern.exec(core(name))?.[0] ?? '';
  return { core, sameHead: (a, b) => headOf(a) === headOf(b), find: (name) => byCore.get(core(name)) ?? null };
}
