import { headerSenses, type HeaderSenseRule } from '../rules/groups/header-senses.ts';
import { headerWords } from '../rules/groups/header-words.ts';
import { rulesOf, type RuleSet } from '../rules/rule-set.ts';

/** Finds what the parts of a name mean; names are folded and bare. */
export interface Composition {
  /** The parts that the words of a name can play, each once. */
  parts(name: string): string[];
  /** The first sense of a kind that the parts of the name have, or null: a part is unknown or speaks against every sense. */
  sense<Of extends HeaderSenseRule['of']>(of: Of, name: string): (HeaderSenseRule & { of: Of }) | null;
  /** All of them. */
  senses<Of extends HeaderSenseRule['of']>(of: Of, name: string): (HeaderSenseRule & { of: Of })[];
}

type Parts = ReadonlySet<string>;

/** The rules of composed names, compiled for a rule set. */
export function compositionOf(rules: RuleSet): Composition {
  const words = new Map<string, Set<string>>();
  for (const rule of rulesOf(rules, headerWords)) {
    for (const word of rule.words) {
      const parts = words.get(word);
      if (parts) parts.add(rule.part);
      else words.set(word, new Set([rule.part]));
    }
  }
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.length));
  const compiled = rulesOf(rules, headerSenses).map((rule) => ({ rule, fits: fitsOf(rule) }));
  const senses = <Of extends HeaderSenseRule['of']>(of: Of, name: string): (HeaderSenseRule & { of: Of })[] => {
    const parts = partsOf(name, words, longest);
    return compiled.filter(({ rule, fits }) => rule.of === of && fits(parts)).map(({ rule }) => rule as HeaderSenseRule & { of: Of });
  };
  return { parts: (name) => [...new Set(partsOf(name, words, longest).flatMap((parts) => [...parts]))], senses, sense: (of, name) => senses(of, name)[0] ?? null };
}

const UNKNOWN: Parts = new Set();

/** The fewest words that cover the name; letters that no word covers are parts of their own that nothing allows. */
function partsOf(name: string, words: ReadonlyMap<string, Parts>, longest: number): Parts[] {
  const text = name.replace(/\d{4}年度?/gu, '本年').replace(/[()（）[\]\s/、,，:：]/gu, '');
  const cost = [0];
  const step: { readonly from: number; readonly parts: Parts }[] = [];
  for (let to = 1; to <= text.length; to++) {
    cost[to] = Number.POSITIVE_INFINITY;
    for (let from = Math.max(0, to - longest); from < to; from++) {
      const parts = words.get(text.slice(from, to)) ?? (to - from === 1 ? UNKNOWN : undefined);
      const own = parts && cost[from]! + (parts === UNKNOWN ? 100 : 1);
      if (own === undefined || own >= cost[to]!) continue;
      cost[to] = own;
      step[to] = { from, parts: parts! };
    }
  }
  const found: Parts[] = [];
  for (let to = text.length; to > 0; to = step[to]!.from) found.unshift(step[to]!.parts);
  return found;
}

function fitsOf(rule: HeaderSenseRule): (parts: readonly Parts[]) => boolean {
  const needs = rule.needs.map((need) => need.split('|'));
  const allowed = new Set([...needs.flat(), ...rule.may]);
  const any = allowed.has('any');
  const has = (parts: Parts, names: Iterable<string>): boolean => [...names].some((name) => parts.has(name));
  return (parts) => {
    const last = parts.at(-1);
    if (!last || (rule.last && !has(last, rule.last))) return false;
    return needs.every((names) => parts.some((one) => has(one, names))) && (any || parts.every((one) => has(one, allowed)));
  };
}
