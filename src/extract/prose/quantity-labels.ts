import { saidOf, thingAfter, thingBefore } from './counted-things.ts';
import { withoutComparison } from './amount-words.ts';
import type { Grammar } from './grammar.ts';
import type { Mention } from './mentions.ts';

/** What the sentence has said so far, for numbers whose own words name nothing. */
export interface Recall {
  /** What the last amount, count or lead was about. */
  readonly about: string;
  /** Label of the last count or amount, shares and growth left out. Empty if there is none. */
  readonly stated: string;
  /** The sentence tells target and result of the indicator that it names. */
  readonly indicator: boolean;
  /** What a degree of completion right behind the goal counted last is of; null if the last number was no goal. */
  readonly goal: string | null;
  /** The heading right above, or empty. */
  readonly title: string;
}

export interface QuantityLabel {
  readonly text: string;
  readonly rules: readonly string[];
  /** How many characters behind the number belong to the label. */
  readonly taken: number;
  /** A share, a growth or a degree of completion: what follows is not about it. */
  readonly relative: boolean;
  /** It is the target or the result of an indicator named in front. */
  readonly indicator?: boolean;
  /** Set where the number is the goal of what was counted before (`案件120件,完成目标|100件的120%`). */
  readonly goal?: string | null;
}

/**
 * The noun phrase that a number counts or measures, or null if it counts nothing (`3个方面`, a second mention of the same things).
 * A share, a growth and a degree of completion take the label of what they are about; the label of growth says 增长 or 下降.
 */
export function quantityLabel(mention: Mention, gap: string, recall: Recall, grammar: Grammar): QuantityLabel | null {
  const label = labelOf(mention, gap, recall, grammar);
  const text = withoutLoneQuotes(label?.text.replace(LIST_MARK, '').replace(/^(?:的(?!士)|\/)(?=.{2})|、$/gu, '') ?? '');
  // A rate of points says no more than the points.
  return label && /\p{Script=Han}/u.test(text) && !text.endsWith('得分率') ? { ...label, text } : null;
}

/** A quote whose other half stands behind the number: `自评结果为“优”的12个`. */
const withoutLoneQuotes = (text: string): string => (text.split('“').length === text.split('”').length ? text : text.replace(/[“”]/gu, ''));

/** The number of the item that the label stands in: `1.建成公园`. */
const LIST_MARK = /^(?:\(?\d{1,2}[)）]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[①-⑳])(?=.{2})/u;

function labelOf(mention: Mention, gap: string, recall: Recall, grammar: Grammar): QuantityLabel | null {
  const { token, before, after, stop } = mention;
  const isRate = token.kind === 'percent' || token.kind === 'points';
  if (token.spelled && countsNothing(mention, grammar)) return null;
  // 火情24小时扑灭率≥98%: the span of time is part of the name of the rate.
  if (stop === 'number' && !isRate && SPAN_OF_RATE.test(`${token.unit ?? ''}${after}`)) return null;
  const once = token.spelled && LIGHT_VERB.test(before) ? /^[^、的和与及]{2,}/u.exec(after)?.[0] : undefined;
  if (once) return { text: once, rules: [], taken: once.length, relative: false };
  if (token.kind === 'percent' && before === '的' && recall.goal !== null) return { text: recall.goal, rules: ['prose.completion'], taken: 0, relative: true };
  const behind = RATE_BEHIND.exec(after)?.groups?.['name'];
  if (behind !== undefined) return { text: behind, rules: [], taken: behind.length + 1, relative: false };
  const relative = isRate ? relativeLabel(before, gap, recall, grammar) : changeOf(before, recall, grammar);
  if (relative) return { ...relative, taken: 0, relative: true };
  if (!isRate && grammar.find('no-count', after)) return null;
  const label = (text: string, taken = 0): QuantityLabel => ({ text, rules: [], taken, relative: false });
  const thing = thingBefore(before, grammar);
  const follows = (stop === '(' && after === '') || MOVES.test(after) ? { text: '', length: 0 } : thingAfter(after, grammar);
  const joint = thing !== '' && (isRate || token.kind === 'money');
  if (follows.text !== '' && !joint) {
    const refersBack = after.endsWith('中') && after.length <= 12 && thing === '';
    return refersBack ? null : label(follows.text, follows.length);
  }
  const target = NAMED_TARGET.exec(thing)?.groups?.['name'];
  if (target) return { ...label(target), indicator: true };
  if (TARGET.test(thing) || (recall.indicator && RESULT.test(thing))) {
    const named = thingOfClause(gap, before, grammar).replace(NUMBERED, '');
    const text = named.length >= 2 ? named : recall.stated || (recall.title.length <= CLAUSE_LABEL ? recall.title : '');
    return { ...label(text === '' ? thing : text), indicator: true };
  }
  if (thing !== '' && !/^.{2,12}中$/u.test(thing)) return { ...label(thing), goal: goalOf(mention, gap, recall, grammar) };
  // 1,126户4,380人增收: both numbers count the same.
  if (gap === '' && mention.since === 'number' && recall.stated !== '') return label(recall.stated);
  const bare = gap.includes('其中') ? BUILT.exec(before)?.[0] : undefined;
  if (bare) return label(bare);
  const said = saidOf(after, grammar);
  if (/的[^,，]*中$/u.test(said)) return null;
  if (said.length >= 2) return label(said, after.length);
  const inherited = thingOfClause(gap, before, grammar) || recall.stated;
  return inherited.length >= 2 ? label(inherited) : null;
}

/** Hours or days in front of the name of a rate. */
const SPAN_OF_RATE = /^(?:小时|天|日|分钟|个月|年)(?:内|以内)?\p{Script=Han}{2,10}率(?:达到?|为|约)?$/u;
/** `93.9%|的结案率`: the name of a rate or a mean behind its number. */
const RATE_BEHIND = /^的(?<name>[^、,，和及与\d]{2,16}?(?:率|比例|比|天数))(?=$|[、和及与]|名列|位[居列]|排名|为)/u;

/** Parts of what was built: 其中|新建2.6万亩. */
const BUILT = /(?:新建|改建|扩建|续建|新增)$/u;

/** 受理诉求A件,同比减少B件: the change of what was counted before. */
function changeOf(before: string, { stated }: Recall, grammar: Grammar): { text: string; rules: string[] } | null {
  for (const [role, word] of [['rise', '增长'], ['fall', '下降']] as const) {
    const trend = grammar.find(role, before);
    if (trend && stated !== '' && grammar.find('compared-year', before) && withoutComparison(before.slice(0, trend.match.index), grammar).replace(/^[,，]/u, '') === '') return { text: `${stated}${word}`, rules: [trend.rule] };
  }
  return null;
}

/** 由3.5天|缩短至1.2天: what is behind leads over to the second value. */
const MOVES = /^(?:缩短|提高|提升|上升|下降|降低|增加|增长|减少|压缩|扩大|调整|[降升增减])[到至为]/u;

/** What a form's columns are called: the number is of the indicator named in front, `指标1:巡查次数,指标值≥12次,实际完成14次`. */
const TARGET = /^(?:年度|全年|年初|预期|计划)*(?:指标值|目标值)$/u;
const NAMED_TARGET = /^(?<name>.{3,}?)的?(?:年度|全年|年初)?(?:指标值|目标值|(?<!绩效|年度|总体|工作|重点|产出|效益|阶段性|设定|具体|完成|发展)目标)$/u;
const RESULT = /^(?:(?:全年|年度)?(?:实际)?(?:完成值?|实际值)(?:情况)?|实际)$/u;
const NUMBERED = /^(?:绩效)?(?:指标|目标)[\d一二三四五六七八九十]{1,2}[:：、]?/u;

/** `案件120件,完成目标|100件|的120%`: what the goal is of, with the words that say so. */
function goalOf({ before, after }: Mention, gap: string, { stated }: Recall, grammar: Grammar): string | null {
  const found = after === '的' && before.startsWith('完成') ? grammar.find('completion', before) : null;
  const thing = found ? stated || thingOfClause(gap, before, grammar) : '';
  return thing === '' ? null : `${thing}${before}`;
}

/** A verb that leaves what is done to the noun behind the number: `开展|一次|专项督查`. */
const LIGHT_VERB = /(?:开展|进行|组织|举办|举行|召开|实施|完成|参加|至少|不少于|做)了?$/u;

/** A numeral in words that is part of a name or an article: 三省一市, 二次会议, 新一轮. */
function countsNothing({ token, before, after }: Mention, grammar: Grammar): boolean {
  const one = token.value === '1' && (/[批种类股番片系]$/u.test(token.raw) || (token.unit === '次' && !LIGHT_VERB.test(before)));
  // 二批项目 is the second of them; 分三批实施 only says how.
  const nth = /[批期]$/u.test(token.raw) && (/^(?:项目|资金|工程|计划|名单|次)/u.test(after) || /分(?:为|成)?$/u.test(before));
  return one || nth || /[年省市县区角分]$/u.test(token.raw) || (token.unit === '次' && /^(?:全体|代表)?(?:会议|全会|大会)/u.test(after)) || grammar.find('article', before) !== null;
}

function relativeLabel(before: string, gap: string, { about, stated }: Recall, grammar: Grammar): { text: string; rules: string[] } | null {
  const share = grammar.find('share', before);
  if (share) {
    const own = thingBefore(before.slice(0, share.match.index), grammar);
    const text = own || stated || thingOfClause(gap, before, grammar);
    return text.length >= 2 ? { text, rules: [share.rule] } : null;
  }
  for (const [role, word] of [['rise', '增长'], ['fall', '下降']] as const) {
    const trend = grammar.find(role, before);
    if (!trend) continue;
    const rest = withoutComparison(before.slice(0, trend.match.index), grammar);
    const own = /^[较比]/u.test(rest) ? '' : thingBefore(rest, grammar);
    const clause = stated === '' ? thingOfClause(gap, before, grammar) : '';
    return { text: `${own || clause || about}${word}`, rules: [trend.rule] };
  }
  const completion = grammar.find('completion', before);
  if (!completion) return null;
  const own = thingBefore(before.slice(0, completion.match.index), grammar);
  return { text: `${own || about}${completion.match[0].replace(/^(?:为|是|占)|的$/gu, '')}`, rules: [completion.rule] };
}

/** The longest a label taken over from an earlier clause may be. */
const CLAUSE_LABEL = 40;

/** The thing named in the clause before, where a number's own clause names none: `开展“六进”活动,已完成10次`. */
function thingOfClause(gap: string, before: string, grammar: Grammar): string {
  const clause = gap.slice(0, gap.length - before.length).split(/[,，;；:：]/u).findLast((words) => words.length >= 2) ?? '';
  const thing = thingBefore(clause, grammar);
  return (/等(.{2,})$/u.exec(thing)?.[1] ?? thing).slice(-CLAUSE_LABEL);
}
