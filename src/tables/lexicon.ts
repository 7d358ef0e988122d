import { columns, type ColumnRule } from '../rules/groups/columns.ts';
import { formLabels, type FormLabelRule } from '../rules/groups/form-labels.ts';
import { forms, type FormRule } from '../rules/groups/forms.ts';
import { fundLines, type FundLineRule } from '../rules/groups/fund-lines.ts';
import { levels, type LevelRule } from '../rules/groups/levels.ts';
import { rulesOf, type RuleSet } from '../rules/rule-set.ts';
import { compositionOf } from './compose-header.ts';

/** What a name says about its place among the levels. Several rules may know one name: 成本指标 is of level 1 and 2. */
export interface LevelName {
  readonly levels: readonly number[];
  /** Parts of the form that it is the name of, as level 1, and that it belongs to, as level 2. */
  readonly families1: readonly string[];
  readonly families2: readonly string[];
  readonly rule: string;
}

/** The rules of forms, compiled once for a rule set. All texts are folded cell texts; answers are remembered. */
export interface Lexicon {
  readonly rules: RuleSet;
  indicatorColumn(header: string): ColumnRule | null;
  amountColumn(header: string): ColumnRule | null;
  level(name: string): LevelName | null;
  label(text: string): FormLabelRule | null;
  fundLine(label: string, subject: 'project' | 'department'): FundLineRule | null;
  form(title: string): FormRule | null;
}

const lexicons = new WeakMap<RuleSet, Lexicon>();

export function lexiconOf(rules: RuleSet): Lexicon {
  let lexicon = lexicons.get(rules);
  if (!lexicon) lexicons.set(rules, (lexicon = compile(rules)));
  return lexicon;
}

/** 预算数(调整后) is 调整后预算数: what the brackets say is lost with them otherwise. */
const BEHIND = /^(?<name>[^()（）[\]]{2,12})[(（](?<stage>调整后?|年初|全年)的?[)）]$/u;

/** A header, label or level name without what may stand around it: white space, `★`, colon and brackets at its end. */
export function bareName(text: string): string {
  let name = text.replace(/[\s★*▲]+/gu, '').replace(BEHIND, '$<stage>$<name>');
  for (;;) {
    const shorter = name.replace(/(?:[:：;；。,，、]|[([（][^()[\]（）]*[)\]）]?)$/u, '');
    if (shorter === name || shorter === '') return name;
    name = shorter;
  }
}

/** A label of an amount without numbering in front, 其中:, and what `bareName` takes away: `其中:1.财政拨款(万元)` is `财政拨款`. */
export function bareLabel(text: string): string {
  let label = bareName(text);
  for (;;) {
    const shorter = label.replace(/^(?:(?:其中|其)[:：]|其中|(?:资金)?(?:来源|结构|构成|性质)[:：]|[-—–·•]+|[一二三四五六七八九十]+[、.．]|\(?[一二三四五六七八九十\d]+[)、]|\d{1,2}[.．、](?!\d)|[①-⑳])/u, '');
    if (shorter === label || shorter === '') return label;
    label = shorter;
  }
}

function compile(rules: RuleSet): Lexicon {
  const columnRules = rulesOf(rules, columns);
  const levelRules = rulesOf(rules, levels);
  const formRules = rulesOf(rules, forms).map((rule) => ({ rule, pattern: new RegExp(rule.words.join('|'), 'u') }));
  const ofLevels = levelRules.map((rule) => ({ rule, pattern: whole(rule.words) }));
  const composed = compositionOf(rules);
  const columnOf = (table: ColumnRule['table']) => (name: string): ColumnRule | null => {
    const sense = composed.sense(table, name);
    return sense && { ...sense, table, words: [] };
  };
  return {
    rules,
    indicatorColumn: firstOf(columnRules.filter((rule) => rule.table === 'indicators'), { otherwise: columnOf('indicators') }),
    amountColumn: firstOf(columnRules.filter((rule) => rule.table === 'amounts'), { otherwise: columnOf('amounts') }),
    level: remembered((name) => {
      const known: readonly Pick<LevelRule, 'id' | 'level' | 'families'>[] = ofLevels.filter(({ pattern }) => pattern.test(name)).map(({ rule }) => rule);
      const found = known.length > 0 || name.length > LONGEST_LEVEL_NAME ? known : composed.senses('level', name);
      const first = found[0];
      return first ? { levels: found.map((rule) => rule.level), families1: familiesOf(found, 1), families2: familiesOf(found, 2), rule: first.id } : null;
    }),
    label: firstOf(rulesOf(rules, formLabels), {
      barer: bareLabel,
      otherwise: (name) => {
        const sense = composed.sense('label', name);
        return sense && { ...sense, words: [] };
      },
    }),
    fundLine: fundLineOf(rulesOf(rules, fundLines), (name) => composed.senses('fund-line', name).map((sense) => ({ ...sense, words: [] }))),
    form: (title) => formRules.find(({ pattern }) => pattern.test(title))?.rule ?? null,
  };
}

const familiesOf = (found: readonly Pick<LevelRule, 'level' | 'families'>[], level: number): string[] => found.filter((rule) => rule.level === level).flatMap((rule) => rule.families);

const whole = (words: readonly string[]): RegExp => new RegExp(`^(?:${words.join('|')})$`, 'u');

/** Headers and labels are short; anything longer is content. */
const LONGEST_NAME = 30;

/** Made of parts, a header is shorter still: a sentence is made of the same words. */
const LONGEST_COMPOUND = 14;
const LONGEST_LEVEL_NAME = 12;

interface Fallbacks<Rule> {
  /** Takes more away from around a name; tried after the name itself. */
  readonly barer?: (name: string) => string;
  /** Asked where no rule knows the whole name. */
  readonly otherwise: (name: string) => Rule | null;
}

function firstOf<Rule extends { readonly words: readonly string[] }>(rules: readonly Rule[], { barer, otherwise }: Fallbacks<Rule>): (text: string) => Rule | null {
  const compiled = rules.map((rule) => ({ rule, pattern: whole(rule.words) }));
  const find = (name: string): Rule | null => compiled.find(({ pattern }) => pattern.test(name))?.rule ?? null;
  return remembered((name) => {
    const bare = barer?.(name) ?? name;
    return find(name) ?? (bare === name ? null : find(bare)) ?? (bare.length > LONGEST_COMPOUND ? null : otherwise(bare));
  });
}

function remembered<T>(find: (name: string) => T | null): (text: string) => T | null {
  const known = new Map<string, T | null>();
  return (text) => {
    if (text.length > 2 * LONGEST_NAME) return null;
    let found = known.get(text);
    if (found === undefined) {
      const name = bareName(text);
      found = name.length > LONGEST_NAME ? null : find(name);
      if (known.size > 5_000) known.clear();
      known.set(text, found);
    }
    return found;
  };
}

function fundLineOf(rules: readonly FundLineRule[], composed: (name: string) => readonly FundLineRule[]): Lexicon['fundLine'] {
  const compiled = rules.map((rule) => ({ rule, pattern: whole(rule.words) }));
  return (label, subject) => {
    const name = bareLabel(label);
    if (name.length > LONGEST_NAME) return null;
    const known = compiled.find(({ rule, pattern }) => (rule.subject ?? subject) === subject && pattern.test(name))?.rule;
    if (known) return known;
    return name.length > LONGEST_COMPOUND ? null : (composed(name).find((rule) => (rule.subject ?? subject) === subject) ?? null);
  };
}
