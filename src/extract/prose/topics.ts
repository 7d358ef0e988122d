import { findMeasure } from '../../normalise/measure-labels.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Grammar } from './grammar.ts';
import type { Inherited, Topic } from './statements.ts';

const LIST_MARK = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[①-⑳])/u;
const ABOUT_NOTHING = /(?:总体)?(?:执行|收支|支出|决算|预算|增减变动|具体)*(?:情况|说明|分析|方面|部分|如下|中)*[:：。,，]*$/u;
const LINE_ITEM = /\((?:类|款|项)\)/u;

/**
 * What a heading or lead is about: `3.公务接待费。`, `“三公”经费支出决算情况说明`, a line of the classification. Null if it names no measure.
 * Without `anywhere` it has to be nothing but the name: in mid-paragraph `主要用于人员支出。` explains, it does not announce.
 */
export function topicOf(text: string, { rules }: { rules: RuleSet }, anywhere: boolean): Topic | null {
  const words = text.replace(LIST_MARK, '').replace(/[。:：,，;；]+$/u, '');
  if (LINE_ITEM.test(words)) return { measure: findMeasure(words, rules)?.measure ?? 'other', label: words, rule: findMeasure(words, rules)?.rule ?? null };
  const plain = words.replace(/^(?:关于)?/u, '').replace(/(?:情况的?(?:说明|分析)?|的?说明|情况)$/u, '');
  const meaning = findMeasure(plain, rules) ?? findMeasure(plain.replace(ABOUT_NOTHING, ''), rules);
  if (!meaning || TOTALS.has(meaning.measure) || (!anywhere && !meaning.whole)) return null;
  return { measure: meaning.measure, label: plain.replace(/(?:预算|决算|执行|收支)+$/u, ''), rule: meaning.rule };
}

/** Headings such as 支出决算情况说明 name the account, not an amount. */
const TOTALS: ReadonlySet<string> = new Set(['revenue_total', 'expenditure_total', 'revenue_grand_total', 'expenditure_grand_total', 'other']);

/**
 * Topic, stage and project that the titles down to a section set: the nearest title that names one. A document that publishes a
 * budget or an account says its stage by itself: there 支出情况 in a title means no more than the account.
 */
export function sectionContext(path: readonly string[], grammar: Grammar, rules: RuleSet, { publishes, projects, reviewsProjects }: { publishes: boolean; projects: readonly string[]; reviewsProjects: boolean }): { topic: Topic | null; stage: Inherited | null; project: string | null } {
  let topic: Topic | null = null;
  let stage: Inherited | null = null;
  let project: string | null = null;
  for (const [distance, title] of path.toReversed().entries()) {
    const plain = title.replace(/\([^()]*\)/gu, '').replace(/[与和同][^,，与]{2,14}(?:对比|比较|相比)/u, '');
    if (distance === 0) topic = topicOf(title, { rules }, true);
    // （一）总体情况 below 一般公共预算财政拨款支出决算情况说明 is of what the title above names.
    else if (distance === 1 && topic === null && GENERAL.test(path.at(-1)!)) topic = topicOf(title, { rules }, true);
    const named = grammar.stage(plain, 'heading');
    if (!(publishes && named?.rule === 'stage.executed.heading-account')) stage ??= named;
    const name = grammar.find('project-heading', plain)?.match.groups?.['name'];
    if (name) project ??= knownProject(name, projects);
    else if (distance === 0 && path.length > 1 && /项目/u.test(path.at(-2)!) && PROJECT_TITLE.test(plain) && !NO_PROJECT.test(plain)) project ??= knownProject(plain, projects);
    else if (reviewsProjects && !NO_PROJECT.test(plain) && (PROJECT_TITLE.test(plain) || (projects.length === 0 && PAID_FOR.test(plain) && findMeasure(plain, rules) === null))) project ??= knownProject(plain, projects);
  }
  return { topic, stage: stage?.stage === 'unspecified' ? null : stage, project };
}

const GENERAL = /^(?:支出)?(?:决算|预算)?(?:总体|结构|具体)(?:情况|构成)(?:的?说明)?$/u;

/** In a report that reviews several projects each has a heading of its own: `（一）森林防火能力建设项目`. */
const PROJECT_TITLE = /^[^,，。;；:、]{3,40}(?:项目|工程|专项资金|补助资金|补助经费|专项经费|工作经费)$/u;
/** The same by what money is given for, where no form and no title names the report's project: `（一）政务平台运维经费`. */
const PAID_FOR = /^[^,，。;；:、]{3,40}(?:经费|资金|补助|补贴|专项|奖补|[^消免学收]费)$/u;
const NO_PROJECT = /^(?:[省市县区州]级|中央|地方|上级|本级|自筹|配套|到位|使用|拨付|结余|结转|资金|经费|人员|公用|其他|重点|部门|预算|财政|年度|本级|各类?|主要|纳入|涉及|评价|自评|绩效|立项|实施|具体|资金|支出|完成|存在|未|无|新增|一般|政府|专项|补助)/u;

/** 某市科技局项目 of the report of 某市科技局 is no project: its title speaks of all its projects. */
export const isOwnName = (name: string, department: string | null): boolean => department !== null && name.replace(/(?:(?:19|20)\d\d年度?)?(?:项目|专项|支出|资金)*$/u, '').endsWith(department);

/** The name as the document's forms print it, where one of them is meant; 项目 behind a name that is one without it is dropped. */
export function knownProject(name: string, projects: readonly string[]): string {
  return projects.find((project) => project === name || name.startsWith(project) || `${name}项目` === project) ?? name.replace(/(?<=经费|资金|补助|补贴|奖补)项目$/u, '');
}
