import { widthFold } from '../chinese/fold.ts';
import type { Measure } from '../model/vocabulary.ts';
import { measures, type MeasureRule } from '../rules/groups/measures.ts';
import { rulesOf, type RuleSet } from '../rules/rule-set.ts';
import { noteQuestion } from '../rules/questions.ts';

/** What a printed label means. */
export interface LabelMeaning {
  readonly measure: Measure;
  /** Id of the rule that knew it. */
  readonly rule: string;
  /** True when the label is nothing but the name: no words in front of or behind it. */
  readonly whole: boolean;
}

/**
 * The measure that a label names, or null if no rule knows it. The label may carry words of stage and year
 * (`2022年年初预算安排收入` is revenue_total). `below` is the measure of the line that it is a part of, which lends short names
 * their meaning: `货物` below procurement_total.
 */
export function findMeasure(label: string, rules: RuleSet, below: Measure | null = null): LabelMeaning | null {
  if (LINE_ITEM.test(label)) return null;
  noteQuestion(`${below ?? ''}|${label}`);
  const lexicon = lexiconOf(rules);
  const key = keyOf(label, lexicon.modifiers);
  if (key === '') return null;
  const inContext = below === null ? undefined : lexicon.below.get(`${below}|${key}`);
  if (inContext) return { ...inContext, whole: true };
  const exact = lexicon.whole.get(key);
  if (exact) return { ...exact, whole: true };
  const term = lastTerm(key, label, lexicon, false) ?? lastTerm(key, label, lexicon, true);
  return term && { measure: term.entry.measure, rule: term.entry.rule, whole: term.length === key.length };
}

/** True when a label says nothing but stage, year and the like (`全年实际执行数`): its measure is that of the statement before it. */
export function saysNoMeasure(label: string, rules: RuleSet): boolean {
  noteQuestion(`${SAYS_NONE}|${label}`);
  return /^(?:数|额|金额|总额|资金|总数|合计|经费)?$/u.test(keyOf(label, lexiconOf(rules).modifiers));
}

/** Stands where a question of `findMeasure` has the measure above. */
const SAYS_NONE = '?';

/**
 * Answers again what `findMeasure` or `saysNoMeasure` was once asked, as text to be compared. These two are the only way to
 * the group `measures`, so that a reading can change with the group only where one of its answers does.
 */
export function answerAgain(question: string, rules: RuleSet): string {
  const bar = question.indexOf('|');
  const [above, label] = [question.slice(0, bar), question.slice(bar + 1)];
  if (above === SAYS_NONE) return String(saysNoMeasure(label, rules));
  const meaning = findMeasure(label, rules, above === '' ? null : (above as Measure));
  return meaning === null ? '' : `${meaning.measure} ${meaning.rule} ${meaning.whole}`;
}

/** A line below the classes of the functional classification: `教育支出(类)普通教育(款)小学教育(项)` is not 教育支出. */
const LINE_ITEM = /[(（](?:款|项)[)）]/u;

interface Entry {
  readonly measure: Measure;
  readonly rule: string;
}

interface Term extends Entry {
  readonly unless: readonly string[];
  readonly general: boolean;
}

interface Lexicon {
  readonly modifiers: RegExp | null;
  readonly whole: ReadonlyMap<string, Entry>;
  readonly below: ReadonlyMap<string, Entry>;
  readonly terms: ReadonlyMap<string, Term>;
  /** Lengths of the terms that end in a character, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

const lexicons = new WeakMap<RuleSet, Lexicon>();

function lexiconOf(rules: RuleSet): Lexicon {
  let lexicon = lexicons.get(rules);
  if (!lexicon) lexicons.set(rules, (lexicon = compile(rulesOf(rules, measures))));
  return lexicon;
}

function compile(rules: readonly MeasureRule[]): Lexicon {
  const words = rules.flatMap((rule) => ('modifiers' in rule ? rule.modifiers : [])).sort((a, b) => b.length - a.length);
  const modifiers = words.length > 0 ? new RegExp(words.join('|'), 'gu') : null;
  const whole = new Map<string, Entry>();
  const below = new Map<string, Entry>();
  const terms = new Map<string, Term>();
  for (const rule of rules) {
    if ('modifiers' in rule) continue;
    const entry = { measure: rule.measure, rule: rule.id };
    for (const term of rule.terms) terms.set(keyOf(term, modifiers), { ...entry, unless: rule.unless, general: rule.general });
    for (const name of rule.whole) {
      const key = keyOf(name, modifiers);
      if (rule.below.length === 0) whole.set(key, entry);
      else for (const parent of rule.below) below.set(`${parent}|${key}`, entry);
    }
  }
  const lengths = new Map<string, number[]>();
  for (const term of terms.keys()) {
    const last = term.at(-1) ?? '';
    const list = lengths.get(last) ?? [];
    if (!list.includes(term.length)) list.push(term.length);
    lengths.set(last, list);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  return { modifiers, whole, below, terms, lengths };
}

/** Brackets that hold a level of the classification or a code, quotes, marks between words, and bullets in front. */
const ORNAMENTS = /\(含[^()]*\)|\((?:类|款|项|\d+类?)\)|[“”"'‘’「」《》\s]|^(?:其中|其)[:,，]?|^[一二三四五六七八九十\d]+[、.]|[:,，。;；]+$/gu;

function keyOf(label: string, modifiers: RegExp | null): string {
  const plain = widthFold(label).replace(ORNAMENTS, '').replace(/以及|及其|及|与/gu, '和');
  return modifiers ? plain.replace(modifiers, '') : plain;
}

/** What may follow the name in a label that is still about it: `基本支出|总额`, `项目支出|(含县级配套)`. */
const FOLLOWS_A_NAME = /^(?:支出|支付|收入|费用?|开支|金额|总额|额|数额?|合计|总计|小计|共计|资金|经费|情况|部分|类|科目|方面|共|财政拨款|[和、]|总体|说明|一览表|总表|表|\([^()]*\)|中)*$/u;

function lastTerm(key: string, label: string, lexicon: Lexicon, general: boolean): { entry: Term; length: number } | null {
  for (let end = key.length; end > 0; end--) {
    let follows: boolean | null = null;
    for (const length of lexicon.lengths.get(key.charAt(end - 1)) ?? []) {
      if (length > end) continue;
      const entry = lexicon.terms.get(key.slice(end - length, end));
      if (entry?.general !== general || entry.unless.some((word) => label.includes(word))) continue;
      follows ??= FOLLOWS_A_NAME.test(key.slice(end));
      if (follows) return { entry, length };
    }
  }
  return null;
}
