import type { Stage } from '../../model/vocabulary.ts';
import { rulesOf, type RuleSet } from '../../rules/rule-set.ts';
import { prose, PROSE_ROLES, type ProseRole } from '../../rules/groups/prose.ts';
import { stages } from '../../rules/groups/stages.ts';

/** The rules of running text, compiled once per rule set. */
export interface Grammar {
  /** The first rule of a role that matches, with its match; null if none does. */
  find(role: ProseRole, text: string): { readonly rule: string; readonly match: RegExpExecArray } | null;
  /** How many different texts the rules of a role find. */
  count(role: ProseRole, text: string): number;
  /** The text without the matches of a role at its beginning, as often as they come. */
  strip(role: 'lead' | 'lead-verb', text: string): string;
  /** The text without the words at its end that only lead over to a number. */
  stripTail(text: string, role?: 'tail' | 'amount-tail' | 'stage-tail'): string;
  /** The stage that a label or heading names. */
  stage(text: string, place: 'label' | 'heading'): { readonly stage: Stage; readonly rule: string } | null;
}

/** Roles tried at the beginning of a text. */
const AT_START: ReadonlySet<ProseRole> = new Set(['lead', 'lead-verb', 'rate-verb', 'place', 'verb', 'predicate', 'no-count', 'threshold', 'trend-lead']);

/** Roles tried at the end of a text. */
const AT_END: ReadonlySet<ProseRole> = new Set(['tail', 'amount-tail', 'stage-tail', 'article']);

/** 预算 in the names of the four budgets says nothing about the stage. */
const BUDGET_NAMES = /(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算/gu;

const grammars = new WeakMap<RuleSet, Grammar>();

export function grammarOf(rules: RuleSet): Grammar {
  let grammar = grammars.get(rules);
  if (!grammar) grammars.set(rules, (grammar = compile(rules)));
  return grammar;
}

function compile(rules: RuleSet): Grammar {
  const roles = new Map<ProseRole, { id: string; pattern: RegExp }[]>(PROSE_ROLES.map((role) => [role, []]));
  for (const rule of rulesOf(rules, prose)) {
    const source = AT_START.has(rule.role) ? `^(?:${rule.pattern})` : AT_END.has(rule.role) ? `(?:${rule.pattern})$` : rule.pattern;
    roles.get(rule.role)!.push({ id: rule.id, pattern: new RegExp(source, 'u') });
  }
  const stageRules = rulesOf(rules, stages).map((rule) => ({ ...rule, pattern: new RegExp(rule.pattern, 'u') }));
  const find: Grammar['find'] = (role, text) => {
    for (const { id, pattern } of roles.get(role)!) {
      const match = pattern.exec(text);
      if (match) return { rule: id, match };
    }
    return null;
  };
  return {
    find,
    count: (role, text) => new Set(roles.get(role)!.flatMap(({ pattern }) => [...text.matchAll(new RegExp(pattern, 'gu'))].map(([found]) => found))).size,
    strip(role, text) {
      let rest = text;
      for (let found = find(role, rest); found && found.match[0] !== ''; found = find(role, rest)) rest = rest.slice(found.match[0].length);
      return rest;
    },
    stripTail(text, role = 'tail') {
      let rest = text;
      for (let found = find(role, rest); found && found.match[0] !== ''; found = find(role, rest)) rest = rest.slice(0, found.match.index);
      return rest;
    },
    stage(text, place) {
      const plain = text.replace(BUDGET_NAMES, (name) => name.slice(0, -2));
      const rule = stageRules.find((candidate) => candidate.in.includes(place) && candidate.pattern.test(plain));
      return rule ? { stage: rule.stage, rule: rule.id } : null;
    },
  };
}
