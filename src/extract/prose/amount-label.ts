import { findMeasure, saysNoMeasure, type LabelMeaning } from '../../normalise/measure-labels.ts';
import type { Measure, Stage } from '../../model/vocabulary.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { UP_TO } from './amount-words.ts';
import type { Grammar } from './grammar.ts';
import type { Topic } from './statements.ts';

/** What the words in front of an amount of money say by themselves, before anything is inherited from the words around. */
export interface AmountLabel {
  /** As the contract wants it: without 其中, year and words of stage in front, without 为 and the like behind. */
  readonly text: string;
  /** All the words in front of the amount. */
  readonly printed: string;
  /** What it is about: the same without words of change and stage, for the amounts that refer back to it. */
  readonly topic: string;
  readonly meaning: LabelMeaning | null;
  readonly stage: { readonly stage: Stage; readonly rule: string } | null;
  /** A year printed in the label; -1 for 上年 (the year before the document's). */
  readonly year: number | null;
  /** Set when the amount is an increase or a decrease. */
  readonly change: { readonly rule: string; readonly base: 'year' | 'budget' | null } | null;
  /** The clause before, where it says what changed without an amount: `项目支出增加,较上年增加…`. */
  readonly cause: Topic | null;
  /** The words speak of spending or receiving. */
  readonly spent: boolean;
  /** The words are of money, though no measure is known for them. */
  readonly namesMoney: boolean;
  /** Money that came in, or did not: no budget and not yet spent. */
  readonly arrived: boolean;
  /** Money set aside: it takes no stage of what was spent before it. */
  readonly allocated: boolean;
  /** The words name one thing that money goes to. */
  readonly namesPart: boolean;
  /** The label names a stage or no more than 支出: what it is about was said before. */
  readonly needsTopic: boolean;
  /** Amount and label are of parts of what was stated before (其中). */
  readonly listRule: string | null;
  readonly project: { readonly name: string; readonly rule: string } | null;
  readonly sameProject: boolean;
  /** Money of several projects together (共涉及资金). */
  readonly several: string | null;
}

export interface LabelContext {
  readonly grammar: Grammar;
  readonly rules: RuleSet;
  /** Measure of the list's head or the paragraph's topic, for short names. */
  readonly below: Measure | null;
  /** Names of projects that the document's forms are about. */
  readonly projects: readonly string[];
  /** The project that the report says it is about: a shorter name for it in the text means it. */
  readonly reportProject?: string | null;
  readonly department: string | null;
  readonly fiscalYear: number | null;
  /** The words behind the amount. */
  readonly after?: string;
  /** The words stand below the name of a project: its money needs no name of its own. */
  readonly ofProject?: boolean;
  /** The words say what the money is for: no project is named in them. */
  readonly namesNoProject?: boolean;
}

/** Reads a label. `gap` is everything since the number before it: comparisons stand in clauses of their own (`与2022年度相比,减少`). */
export function readAmountLabel(words: string, gap: string, context: LabelContext): AmountLabel {
  const { grammar, rules } = context;
  const before = behindListHead(words, grammar);
  const budget = comparedBudget(gap, context);
  const year = grammar.find('compared-year', gap);
  const trend = grammar.find('rise', before) ?? grammar.find('fall', before) ?? grammar.find('trend-lead', grammar.strip('lead', before));
  const outgrows = [budget, year].some((found) => found !== null && gap.endsWith(found.match[0]) && /[大小高低超多少]于?/u.test(found.match[0]));
  let core = withPriorYear(before, context.fiscalYear);
  for (const role of ['compared-budget', 'compared-year', 'rise', 'fall', 'trend-lead'] as const) {
    if (!trend && !outgrows) break;
    if (role === 'trend-lead') core = grammar.strip('lead', core);
    const found = grammar.find(role, core);
    if (found) core = core.replace(found.match[0], '');
  }
  const named = trend || outgrows || context.namesNoProject ? null : projectIn(core, context);
  const about = named ? core.slice(named.end) : core;
  const stage = grammar.stage(about, 'label');
  const change = trend || outgrows
    ? { rule: (trend ?? budget ?? year)!.rule, base: stage?.stage === 'adjustment' ? ('budget' as const) : budget && (!year || budget.match.index > year.match.index || (budget.match.index === year.match.index && budget.match.groups?.['year'] !== undefined)) ? ('budget' as const) : year ? ('year' as const) : SAVED.test(before) ? ('budget' as const) : null }
    : null;
  const stripped = wordsOf(about, context);
  const changes = change !== null || stage?.stage === 'adjustment';
  const bare = stripped === '' || (changes && grammar.find('names-change', stripped) !== null) || namesAmount(grammar.strip('lead', about.replace(LIST_MARK, '')), context) || saysNoMeasure(stripped, rules);
  return {
    text: change ? grammar.stripTail(before.replace(LIST_MARK, '').replace(/^(?:[)、]|其中|(?:主要)?原因(?:[一二三]?(?:是|为)|:))/u, ''), 'amount-tail') : wordsOf(before, context), printed: words, topic: grammar.stripTail(stripped, 'stage-tail') || stripped,
    meaning: named && bare ? null : findMeasure(stripped, rules, context.below),
    cause: change ? causeIn(gap, before, budget !== null, context) : null, spent: grammar.find('spent', words) !== null, namesMoney: grammar.find(change ? 'named-part' : 'budget-money', stripped) !== null,
    arrived: /到位/u.test(stripped) || /^未?(?:足额|及时|全部)?到位/u.test(context.after ?? ''), allocated: (grammar.find('allocated', words) !== null || named?.rule === 'prose.project-name.listed') && grammar.find('spent', words) === null, namesPart: grammar.find('named-part', stripped) !== null, stage, year: yearIn(core, context.fiscalYear), change, needsTopic: bare,
    listRule: grammar.find('list-head', gap)?.rule ?? null,
    project: named ? { name: named.name, rule: named.rule } : null,
    sameProject: grammar.find('same-project', grammar.strip('lead', core)) !== null,
    several: grammar.find('several-projects', core)?.rule ?? null,
  };
}

/** `2021年结余资金` in the report of 2022 is 上年结余资金. */
const withPriorYear = (words: string, fiscalYear: number | null): string =>
  fiscalYear === null ? words : words.replace(new RegExp(`${fiscalYear - 1}年(?:度|末|底)?(?=(?:财政拨款)?结[转余])`, 'u'), '上年');

const namesAmount = (words: string, { grammar, ofProject }: LabelContext): boolean =>
  grammar.find('names-amount', words) !== null || (ofProject === true && grammar.find('names-project-amount', words) !== null);

/** What was saved was saved from the budget. */
const SAVED = /节(?:约|省|支)/u;

/** `项目支出包括|委员活动经费`: the label is what comes behind. */
function behindListHead(words: string, grammar: Grammar): string {
  const found = grammar.find('list-head', words);
  const rest = found ? words.slice(found.match.index + found.match[0].length) : '';
  return rest.length >= 2 ? rest : words;
}

/** A comparison with the budget of another year is one with that year. */
function comparedBudget(gap: string, { grammar, fiscalYear }: LabelContext): ReturnType<Grammar['find']> {
  const found = grammar.find('compared-budget', gap);
  const year = found?.match.groups?.['year'];
  return year !== undefined && Number(year) !== fiscalYear ? null : found;
}

function causeIn(gap: string, before: string, againstBudget: boolean, context: LabelContext): Topic | null {
  const clause = gap.slice(0, gap.length - before.length).split(/[,，;；:：]/u).findLast((words) => words !== '') ?? '';
  const trend = againstBudget ? null : (context.grammar.find('rise', clause) ?? context.grammar.find('fall', clause));
  const still = trend ?? context.grammar.find('no-change', clause);
  const words = still ? wordsOf(clause.slice(0, still.match.index), context) : '';
  const meaning = words === '' ? null : findMeasure(words, context.rules);
  return meaning && { measure: meaning.measure, label: words, rule: meaning.rule };
}

const LIST_MARK = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[①-⑳])/u;
/** The code of a functional item in front of its name: `2010301行政运行`. */
export const ITEM_CODE = /^2\d{2}(?:\d{2}){1,2}(?=\p{Script=Han}{2})/u;
const LEADING_YEAR = /^(?:(?:19|20)\d\d年(?:度|末|底|初)?|[上去]年[末底]|[去今]年度?|上一?年度?(?:同期|同口径)?(?:实际|决算|预算|执行|支出)?数?$)/u;
const LEADING_STAGE = /^(?:(?:[省市县区州]|同级)?(?:人大(?:常委会)?|财政(?:局|厅)?)(?:批准|批复|核定)(?=.*(?:支出|收入))|(?:年初)?(?:预算)?(?:批复|核定|下达|调整后|调整预算后|决算)的?|年初(?=调整))(?=.{2})(?!数)/u;

/** Who gave the money, in front of whom it was given to or of its name: `市财政局拨入|我局办案经费`. */
const GIVER = /^\p{Script=Han}{0,12}财政(?:局|厅|部门)?(?:拨入|划入|(?:拨付?|划拨?|下达|安排|下拨)给)(?=.{2})/u;
/** The same with the paper that gave it: `省财政厅《…通知》下达我县|水利发展资金`. */
const GIVEN_TO_US = /^.{0,90}?(?:下达|拨付|安排|下拨)给?[我本](?:省|市|县|区|州|旗|局|委|厅|院|校|单位|部门|镇|乡|街道)(?=.{2,30}(?:资金|经费|补助|专款|转移支付)$)/u;
/** That it was paid, in front of its name: `支付|办案补贴`. */
const PAID = /^(?:支付|投入|拨付|发放|列支|支出)了?(?=[^,，]{2,}(?:经费|补贴|补助|费|费用|奖金|工资|津贴)$)/u;

/** The short name of a unit in front of no more than its budget: `县水利局支出`. */
const SHORT_OWNER = /^[省市县区州旗]\p{Script=Han}{1,6}[局委厅院](?=(?:年初|全年)?(?:部门|整体|总)?(?:支出|收入|收支)(?:预算|决算|合计|总计|总额|数)*$)/u;

/** 该项目 in front of what the amount is called. */
const OF_THE_PROJECT = /^[该本此](?:项目|专项)的?(?=.{2})/u;

/** Money set aside for what is named behind: `安排渔港经费`. */
const SET_ASIDE = /^(?:共|预算|拟|计划)?(?:安排|下达|拨付)(?:了)?(?=(?!(?:专项|配套|财政|项目|补助|预算|扶持|工作|转移支付|[中省市县区]\p{Script=Han})*(?:资金|经费|预算|补助|款|指标)?(?:数|额|总额)?$)\p{Script=Han}{4,}$)/u;

/** The words of a label that name what the money is. */
export function wordsOf(label: string, { grammar, department }: Pick<LabelContext, 'grammar' | 'department'>): string {
  let text = label.replace(LIST_MARK, '').replace(ITEM_CODE, '');
  for (let before = ''; before !== text;) {
    before = text;
    if (department && text.startsWith(department)) text = text.slice(department.length);
    text = grammar.strip('lead', text).replace(LEADING_YEAR, '').replace(LEADING_STAGE, '').replace(GIVER, '').replace(GIVEN_TO_US, '').replace(PAID, '').replace(SHORT_OWNER, '').replace(OF_THE_PROJECT, '');
  }
  if (text.startsWith('“') && !text.includes('”')) text = text.slice(1);
  return grammar.stripTail(text, 'amount-tail').replace(SET_ASIDE, '');
}

/** 城乡低保补助资金 in the report on 城乡居民最低生活保障补助资金: every character of the short name stands in the long one, in order. */
function shortens(name: string, whole: string): boolean {
  let at = 0;
  for (const ch of whole) if (ch === name[at]) at++;
  return at === name.length && name.length * 3 >= whole.length;
}

/** The text has another name for the report's one project: a shorter one, or one that has half of it in common (第五次全国经济普查 for 经济普查专项). */
function means(name: string, whole: string): boolean {
  if (shortens(name, whole)) return true;
  const shorter = Math.min(name.length, whole.length);
  const length = Math.max(4, Math.ceil(shorter / 2));
  for (let start = 0; start + length <= name.length; start++) if (whole.includes(name.slice(start, start + length))) return true;
  return false;
}

function projectIn(core: string, { grammar, projects, rules, reportProject }: LabelContext): { name: string; rule: string; end: number } | null {
  const known = projects.find((name) => core.includes(name));
  if (known) return { name: known, rule: 'prose.project-name.form', end: core.indexOf(known) + known.length };
  const found = grammar.find('project-name', grammar.strip('lead', core));
  const name = found?.match.groups?.['name'];
  if (!found || !name || /^(?:用于|用以|该|本|此|各|所有|全部|每个?|上述|其他|其它|部分|主要|一级|二级|重点|调整|年初|预算|全年|追加|年中|新增|实施|安排|实际|(?:中央|[省市县区州]级?)(?:财政)?(?:下达|拨付|安排)|\d+个|[一二三四五六七八九十]+个)/u.test(name)) return null;
  if (findMeasure(name, rules) !== null || saysNoMeasure(name, rules)) return null;
  const end = core.indexOf(name) + name.length;
  return { name: reportProject && means(name.replace(/项目$/u, ''), reportProject) ? reportProject : name, rule: found.rule, end };
}

/** A year of the label that can be a budget's year: laws and plans are older. */
function yearIn(text: string, fiscalYear: number | null): number | null {
  for (const match of text.replace(UP_TO, '').matchAll(/(?<!\d)((?:19|20)\d\d)年/gu)) {
    const year = Number(match[1]);
    if (fiscalYear === null || Math.abs(year - fiscalYear) <= 3) return year;
  }
  if (fiscalYear !== null && /(?:下一?年度?|明年|次年度?)(?=[^,，]{0,8}(?:预算|安排|资金|经费))/u.test(text) && !/结[转余]/u.test(text)) return fiscalYear + 1;
  if (fiscalYear !== null && /(?:上年|去年|上一年)(?:度)?(?![^,，]{0,6}(?:结转|结余))/u.test(text)) return fiscalYear - 1;
  return null;
}
