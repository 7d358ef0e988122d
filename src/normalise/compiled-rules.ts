import type { RuleSet } from '../rules/rule-set.ts';
import { rulesOf } from '../rules/rule-set.ts';
import { comparators, type ComparatorRule } from '../rules/groups/comparators.ts';
import { type NameRule, units, type UnitRule } from '../rules/groups/units.ts';

/** A printed form and the rule that it stands for. */
export interface Word<Rule> {
  readonly text: string;
  readonly rule: Rule;
  /** The unit word without a 个 that was put before it. */
  readonly name: string;
  /** What may not follow it. */
  readonly notBefore: RegExp | null;
}

/** Words by the character at which a match is looked for: the first, or the last for words before a number. Longest first. */
type WordTable<Rule> = ReadonlyMap<number, readonly Word<Rule>[]>;

export interface CompiledRules {
  readonly units: WordTable<UnitRule>;
  readonly before: WordTable<ComparatorRule>;
  /** Words that may stand some characters away, as one pattern that ends where the number begins. Null if no rule has any. */
  readonly distant: { readonly pattern: RegExp; readonly reach: number; readonly rules: ReadonlyMap<string, ComparatorRule> } | null;
  readonly between: WordTable<ComparatorRule>;
  readonly after: WordTable<ComparatorRule>;
  readonly names: readonly { readonly rule: NameRule; readonly pattern: RegExp }[];
}

const compiled = new WeakMap<RuleSet, CompiledRules>();

/** The two groups as look-up tables, made once for each `RuleSet`. */
export function compiledRules(rules: RuleSet): CompiledRules {
  let tables = compiled.get(rules);
  if (!tables) compiled.set(rules, (tables = compile(rules)));
  return tables;
}

function compile(rules: RuleSet): CompiledRules {
  const unitWords: Word<UnitRule>[] = [];
  const names: { rule: NameRule; pattern: RegExp }[] = [];
  for (const rule of rulesOf(rules, units)) {
    if ('patterns' in rule) {
      names.push({ rule, pattern: new RegExp(`(?:${rule.patterns.map(namedReference).join('|')})`, 'uy') });
      continue;
    }
    for (const name of rule.words) {
      const followers = Object.entries(rule.notBefore).flatMap(([key, patterns]) => (name.endsWith(key) ? patterns : []));
      const notBefore = followers.length > 0 ? new RegExp(`(?:${followers.join('|')})`, 'uy') : null;
      const printed = rule.afterGe ? [name, `个${name}`, `個${name}`] : [name];
      unitWords.push(...printed.map((text) => ({ text, rule, name, notBefore })));
    }
  }
  const words = rulesOf(rules, comparators).flatMap((rule) => rule.words.map((text) => ({ text, rule, name: text, notBefore: null })));
  return {
    units: table(unitWords, (text) => text.charCodeAt(0)),
    before: table(words.filter(({ rule }) => rule.side === 'before' || rule.side === 'mark'), (text) => text.charCodeAt(text.length - 1)),
    distant: distantWords(words),
    between: table(words.filter(({ rule }) => rule.side === 'between'), (text) => text.charCodeAt(0)),
    after: table(words.filter(({ rule }) => rule.side === 'after'), (text) => text.charCodeAt(0)),
    names,
  };
}

/** Between word and number stand Chinese words only: no mark, no other number, no 以 (以上3项). */
function distantWords(words: readonly Word<ComparatorRule>[]): CompiledRules['distant'] {
  const distant = words.filter(({ rule }) => rule.side === 'before' && rule.reach > 0);
  if (distant.length === 0) return null;
  const branches = distant.map(({ text, rule }) => `(?:${text})[一-龥]{0,${rule.reach}}`);
  return {
    pattern: new RegExp(`(?:${branches.join('|')})$`, 'u'), reach: Math.max(...distant.map(({ text, rule }) => text.length + rule.reach)),
    rules: new Map(distant.map(({ text, rule }) => [text, rule])),
  };
}

/** Patterns of one rule are joined, so the group that `\1` of a pattern means gets a name of its own. */
function namedReference(pattern: string, index: number): string {
  if (!pattern.includes('\\1')) return pattern;
  return pattern.replace(/\((?!\?)/u, `(?<g${index}>`).replaceAll('\\1', `\\k<g${index}>`);
}

function table<Rule>(words: readonly Word<Rule>[], keyOf: (text: string) => number): WordTable<Rule> {
  const byKey = new Map<number, Word<Rule>[]>();
  for (const word of words) {
    const key = keyOf(word.text);
    byKey.set(key, [...(byKey.get(key) ?? []), word]);
  }
  for (const list of byKey.values()) list.sort((a, b) => b.text.length - a.text.length);
  return byKey;
}

/** The longest unit word at `at` that is not part of another word. */
export function unitAt(text: string, at: number, rules: CompiledRules): Word<UnitRule> | null {
  for (const word of rules.units.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(word.text, at)) continue;
    const end = at + word.text.length;
    if (word.notBefore && fitsAt(word.notBefore, text, end)) continue;
    // Latin units are whole words: m is no unit in mg, t none in text.
    if (isLatin(text, end - 1) && isLatin(text, end)) continue;
    return word;
  }
  return null;
}

export function fitsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const isLatin = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at) | 0x20;
  return code >= 0x61 && code <= 0x7a;
};

/** The longest comparator that begins at `at`. */
export function comparatorAt(text: string, at: number, table: WordTable<ComparatorRule>, unit: UnitRule | null): Word<ComparatorRule> | null {
  for (const word of table.get(text.charCodeAt(at)) ?? []) if (text.startsWith(word.text, at) && suits(word.rule, unit)) return word;
  return null;
}

/** The longest comparator that ends at `end` and begins at or after `from`. */
export function comparatorBefore(text: string, end: number, from: number, rules: CompiledRules, unit: UnitRule | null): Word<ComparatorRule> | null {
  if (end <= from) return null;
  for (const word of rules.before.get(text.charCodeAt(end - 1)) ?? []) {
    const start = end - word.text.length;
    if (start < from || !text.startsWith(word.text, start) || !suits(word.rule, unit)) continue;
    if (word.rule.notAfter.some((before) => start >= before.length && text.startsWith(before, start - before.length))) continue;
    return word;
  }
  return null;
}

/** A comparator some words in front of the number at `start`, not before `from`: 至少 in 至少举办2场. */
export function distantComparator(text: string, start: number, from: number, rules: CompiledRules): ComparatorRule | null {
  if (!rules.distant) return null;
  const before = text.slice(Math.max(from, start - rules.distant.reach), start);
  if (before.length < 3 || !/[至最不起]/u.test(before)) return null;
  const match = rules.distant.pattern.exec(before);
  if (!match) return null;
  let best: ComparatorRule | null = null;
  let length = 0;
  for (const [word, rule] of rules.distant.rules) {
    if (word.length > length && match[0].startsWith(word)) {
      best = rule;
      length = word.length;
    }
  }
  return best;
}

const PERIODS = new Set(['年', '个月', '天', '日', '周', '季度', '月', '年度']);

function suits(rule: ComparatorRule, unit: UnitRule | null): boolean {
  if (rule.onlyWith === 'extent') return unit !== null && unit.kind === 'quantity' && unit.extent;
  if (rule.onlyWith === 'money' || rule.onlyWith === 'percent') return unit?.kind === rule.onlyWith;
  return !(rule.notWithPeriods && unit !== null && unit.extent && unit.words.some((word) => PERIODS.has(word)));
}
