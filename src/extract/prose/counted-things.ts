import type { Grammar } from './grammar.ts';

/** Prepositions that begin a phrase in front of the verb: `为困难群众|提供…`, `在全区|开展…`. */
const PREPOSITION = /^(?:为|对|向|给|在|于|从|与|由|以|据|经|依托|围绕|针对|结合|通过|利用|按照|根据|联合|会同|配合)/u;
/** Words in mid-clause after which the verb comes: `中心共|受理…`. */
const BEFORE_VERB = /(?:共有|设有|现有|拥有|共计|累计|先后|全年|年内|总共|均已|已经|共|已|了)(?=.{2})/gu;

/**
 * What is counted, from the words in front of its number: `共受理法律援助案件` is 法律援助案件. A verb alone stays (`成功调处`, `已办结`).
 * Empty when the words only lead over (`目前已完成`) or only say where (`全区`).
 */
export function thingBefore(before: string, grammar: Grammar): string {
  const whole = grammar.stripTail(grammar.strip('lead', before));
  if (whole === '' || grammar.find('place', whole) && !verbInside(whole, grammar)) return '';
  let text = whole;
  for (let previous = ''; previous !== text;) {
    previous = text;
    const clause = grammar.strip('lead', text);
    // `为困难群众提供法律服务`: the verb stands behind the phrase, 为 alone is none.
    text = PREPOSITION.test(clause) && verbInside(clause, grammar) ? clause : withoutVerb(clause, grammar);
    const cut = cutInside(text, grammar);
    if (cut.length >= 2) text = cut;
  }
  const thing = grammar.stripTail(text);
  if (thing.length >= 2) return BARE_VERB.test(thing) ? '' : thing;
  const rest = whole.replace(/^(?:已(?!办结|结案)|了)/u, '');
  return BARE_VERB.test(rest) ? '' : rest;
}

/** Verbs that say nothing about what is counted when they stand alone, unlike 办结 or 调解成功. */
const BARE_VERB = /^(?:完成|进行|开展|实施|举办|组织|达|达到|提供|覆盖|涉及|设立|设置|建立|聘请|聘用|配备|召开|举行|成立|新增|组建|增加|减少|安排|发放|出具|制定|印发|建成|新建|拥有|有|共|现|已|平均)*了?$/u;

/** 验收合格率 and 处理案件率 are whole names: their verb is a part of them. */
const NAMES_RATE = /(?:率|比例|比重|占比)$/u;

function withoutVerb(text: string, grammar: Grammar): string {
  const verb = grammar.find('lead-verb', text);
  // 受理的案件回访率: a verb with 的 behind it only says which.
  const isPart = NAMES_RATE.test(text) && !(verb && text.slice(0, verb.match[0].length + 1).endsWith('的'));
  const found = isPart ? grammar.find('rate-verb', text) : verb;
  const rest = found ? text.slice(found.match[0].length).replace(/^的/u, '') : text;
  return rest.length >= 2 && !/^(?:\(|率|成功|工作$|情况$|数$|次数$|人数$)/u.test(rest) ? rest : text;
}

function verbInside(text: string, grammar: Grammar): boolean {
  return verbAt(text, grammar) > 0;
}

/** Where a verb begins behind the preposition's phrase, or -1. */
function verbAt(text: string, grammar: Grammar): number {
  for (let i = 2; i < text.length - 2; i++) if (grammar.find('lead-verb', text.slice(i))) return i;
  return -1;
}

function cutInside(text: string, grammar: Grammar): string {
  let from = 0;
  for (const match of text.matchAll(BEFORE_VERB)) {
    const end = match.index + match[0].length;
    // 重大纠纷全年受理: the thing stands in front.
    if (/^(?:全年|年内)$/u.test(match[0]) && match.index >= 2 && grammar.find('lead-verb', text.slice(end))?.match[0] === text.slice(end)) return text.slice(0, match.index);
    if (/[了有]$/u.test(match[0]) || grammar.find('lead-verb', text.slice(end))) from = end;
  }
  if (from > 0) return text.slice(from);
  if (!PREPOSITION.test(text)) return text;
  const verb = verbAt(text, grammar);
  return verb > 0 ? text.slice(verb) : text;
}

/** What is counted, from the words behind the number: `名|专职调解员`, `个月的|集中化解行动`; `length` is how much of `after` it took. */
export function thingAfter(after: string, grammar: Grammar): { text: string; length: number } {
  // 2,135名|80周岁以上老人 are 老人.
  const skipped = /^(?:的|关于|有关|(?:年满)?\d{1,3}周?岁(?:\(含\))?(?:及?以上|以下)的?(?=\p{Script=Han}))/u.exec(after)?.[0].length ?? 0;
  const words = WORK_ON.exec(after.slice(skipped))?.[1] ?? after.slice(skipped);
  if (words === '' || /^[、和及与或等]/u.test(words) || grammar.find('verb', words) || grammar.find('predicate', words)) return { text: '', length: 0 };
  let end = 1;
  for (; end < words.length; end++) {
    if (words.charAt(end) === '、' && !insideBracket(words, end) || !words.startsWith('公共', end - 1) && grammar.find('verb', words.slice(end)) && !partOfName(words, end)) break;
  }
  const text = words.slice(0, end).replace(/(?:和|及|与|以及|的)$/u, '');
  if (!/\p{Script=Han}/u.test(text)) return { text: '', length: 0 };
  return { text, length: skipped + end };
}

/** The things and the work done on them: `件|行政规章的起草审查任务` counts the things. */
const WORK_ON = /^([^的]{2,})的[^的]{2,10}(?:任务|工作)$/u;

const insideBracket = (words: string, end: number): boolean => words.lastIndexOf('(', end) > words.lastIndexOf(')', end);

/** Inside quotes or brackets nothing ends a name: `“谁执法谁普法”责任制`. */
function partOfName(words: string, end: number): boolean {
  const head = words.slice(0, end);
  return head.split('“').length > head.split('”').length || head.split('(').length > head.split(')').length || head.split('《').length > head.split('》').length;
}

/** What is said of the things counted: `36件|已在规定期限内答复`. */
export function saidOf(after: string, grammar: Grammar): string {
  return grammar.find('predicate', after) || grammar.find('verb', after) ? after.replace(/^的/u, '') : '';
}
