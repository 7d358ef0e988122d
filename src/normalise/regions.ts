import { regions as regionRules, type RegionRule } from '../rules/groups/regions.ts';
import { rulesOf, type RuleSet } from '../rules/rule-set.ts';

/** An administrative division of GB/T 2260. */
export interface Region {
  /** Six digits: `130000` a province, `130100` a city, `130110` a district or county. */
  readonly code: string;
  /** Its full name of today. */
  readonly name: string;
  /** Id of the rule whose rows have it. */
  readonly rule: string;
}

/** A name of a division in a text. Offsets into that text. */
export interface RegionMention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** All divisions of that name, now or formerly: 朝阳区 is in 北京市 and in 长春市. At least one. */
  readonly candidates: readonly Region[];
}

export interface Regions {
  byCode(code: string): Region | null;
  /** Divisions of a full, short or former name; several where the name is used in several places. */
  named(name: string): readonly Region[];
  /** Every name of a division in a folded text, leftmost and longest. One pass over the text. */
  find(text: string): RegionMention[];
}

/** Whether a division is another one or lies in it: `isWithin("130110", "130000")`. */
export function isWithin(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor.replace(/(?:00){1,2}$/u, ''));
}

/** The name of a code, with those above it: `河北省石家庄市鹿泉区`. Null for a code that the table does not have. */
export function nameOf(regions: Regions, code: string): string | null {
  if (!regions.byCode(code)) return null;
  const codes = new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]);
  return [...codes].map((one) => regions.byCode(one)?.name ?? '').join('');
}

/**
 * Which division of several with one name is meant, by the divisions named around it: the city that it lies in (for districts
 * of 北京 and the like the municipality), or, where no such city is named, its province. Null when that does not decide.
 */
export function resolve(mention: RegionMention, around: readonly RegionMention[]): Region | null {
  const { candidates } = mention;
  if (candidates.length === 1) return candidates[0]!;
  const named = (code: string): number => around.filter((other) => other.candidates.some((one) => one.code === code)).length;
  const byCity = candidates.map(({ code }) => named(isMunicipal(code) ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`));
  return majority(candidates, byCity.some((count) => count > 0) ? byCity : candidates.map(({ code }) => named(`${code.slice(0, 2)}0000`)));
}

/** 北京, 天津, 上海, 重庆: their districts have no city in between. */
const isMunicipal = (code: string): boolean => /^(?:11|12|31|50)/u.test(code);

/** Several places with evidence: only a clear majority is believed, else a person has to decide. */
function majority(candidates: readonly Region[], weights: readonly number[]): Region | null {
  const order = candidates.map((candidate, index) => ({ candidate, weight: weights[index]! })).sort((a, b) => b.weight - a.weight);
  const [best, second] = [order[0]!, order[1]!];
  return best.weight > 0 && best.weight >= 3 * second.weight ? best.candidate : null;
}

const compiled = new WeakMap<RuleSet, Regions>();

/** The table of a rule set, read once. */
export function regionsOf(rules: RuleSet): Regions {
  let known = compiled.get(rules);
  if (!known) {
    known = compile(rulesOf(rules, regionRules));
    compiled.set(rules, known);
  }
  return known;
}

function compile(rules: readonly RegionRule[]): Regions {
  const byCode = new Map<string, Region>();
  const byName = new Map<string, Region[]>();
  for (const { id: rule, rows } of rules) {
    for (const row of rows.split('\n')) {
      const [code, name, others] = row.split('\t');
      if (!code || !name) continue;
      const region = { code, name, rule };
      byCode.set(code, region);
      for (const one of others ? [name, ...others.split(' ')] : [name]) {
        byName.set(one, [...(byName.get(one) ?? []).filter((known) => known.code !== code), region]);
      }
    }
  }
  // Names by their first two characters, longest first: a position of the text costs one look-up.
  const byHead = new Map<number, string[]>();
  for (const name of byName.keys()) {
    const names = byHead.get(headOf(name, 0));
    if (names) names.push(name);
    else byHead.set(headOf(name, 0), [name]);
  }
  for (const names of byHead.values()) names.sort((a, b) => b.length - a.length);
  return {
    byCode: (code) => byCode.get(code) ?? null,
    named: (name) => byName.get(name) ?? [],
    find(text) {
      const found: RegionMention[] = [];
      for (let i = 0; i + 1 < text.length; i++) {
        const name = byHead.get(headOf(text, i))?.find((one) => text.startsWith(one, i));
        if (name === undefined || (name.length === 2 && !standsAlone(text, i, found.at(-1)?.end ?? -1))) continue;
        found.push({ start: i, end: i + name.length, name, candidates: byName.get(name)! });
        i += name.length - 1;
      }
      return found;
    },
  };
}

const headOf = (text: string, index: number): number => text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1);

/** `和县` in 区和县级 is no county: a name of two characters counts only at a beginning or behind another division. */
function standsAlone(text: string, index: number, endOfLast: number): boolean {
  return index === 0 || index === endOfLast || !/[\u4e00-\u9fff]/u.test(text.charAt(index - 1));
}
