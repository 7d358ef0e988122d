import { Big } from 'big.js';
import { printedDecimal } from '../../normalise/decimal.ts';
import type { StatedScore } from './scores-of-prose.ts';

const POINTS = String.raw`\d{1,3}(?:\.\d{1,3})?`;
const ITEM = String.raw`(?<=^|[,，;；。:、)])(?:其中[:：,，]?)?(?:[A-Za-z]类)?(?<item>(?!满分|分值|权重|评价|自评|总|综合|最终|整体(?!绩效目标)|合计)\p{Script=Han}{2,14}?)(?:指标|类|部分|方面)*[:：]?`;
/** `部门管理30分,得28.3分`, `运行成本类满分20分,得17.63分`, `项目决策:20分中得19分`. */
const FULL_FIRST = new RegExp(String.raw`${ITEM}(?:满分|权重分?|分值|权重分值)?[为:]?(?<full>${POINTS})分[,，]?中?(?:自评|实际|实|评价)?得分?[为:]?(?<score>${POINTS})分`, 'gu');
/** `投入指标得分14分(满分15分)`. */
const SCORE_FIRST = new RegExp(String.raw`${ITEM}(?:自评|实际|实|评价)?(?:得分?)?[为:]?(?<score>${POINTS})分\((?:满分|权重|分值)[为:]?(?<full>${POINTS})分\)`, 'gu');
/** `履职效能(50分)得48.6分`. */
const FULL_IN_BRACKETS = new RegExp(String.raw`${ITEM}\((?:满分|权重|分值)?[为:]?(?<full>${POINTS})分\)[,，:]?(?:自评|实际|实|评价)?得分?[为:]?(?<score>${POINTS})分`, 'gu');
/** `预算执行10分(得9.88分)`. */
const SCORE_IN_BRACKETS = new RegExp(String.raw`${ITEM}(?:满分|权重|分值)?[为:]?(?<full>${POINTS})分\((?:自评|实际|实|评价)?得分?[为:]?(?<score>${POINTS})分?\)`, 'gu');
/** What a first-level part of a form is called: alone in its paragraph it is a part of the score too. */
const FIRST_LEVEL = /^execution_rate$|^(?:项目|部门|预算)?(?:投入|决策|过程|产出|效益|效果|管理|履职|成本|满意度|可持续影响|运行成本|预算执行)(?:管理|效能|效果|情况)?$/u;

/**
 * Parts of a score that are printed with their full mark and what was reached of it. Several are believed where their full marks
 * make up a hundred: others are points of single indicators. Parts of a form's first level are believed by their names.
 */
export function fullAndReached(text: string): StatedScore[] {
  const found = [FULL_FIRST, SCORE_FIRST, FULL_IN_BRACKETS, SCORE_IN_BRACKETS].map((pattern) => [...text.matchAll(pattern)].map(partOf).filter((part) => new Big(part.score).lte(part.full!)));
  const parts = found.toSorted((a, b) => b.length - a.length)[0]!;
  if (parts.every(({ item }) => FIRST_LEVEL.test(item))) return parts;
  return parts.length > 1 && parts.reduce((sum, { full }) => sum.plus(full!), new Big(0)).eq(100) ? parts : [];
}

const LIST = /(?:各|分)[^,，。;；:]{1,10}得分(?:情况)?(?:分别)?(?:为|是|如下)?[:：](?<list>[^。]+)/u;
const LISTED = /(?:^|[,，、;；])(?<item>\p{Script=Han}{2,14}?)(?:得)?(?<score>\d{1,3}(?:\.\d{1,3})?)分(?:\((?<grade>[优良中差])秀?好?\))?(?=[,，、;；]|$)/gu;

/** `各县(区)得分:罗溪县93.5分(优),大瑶县90.1分(优)`: points of several that the clause in front counts off. */
export function countedOff(text: string): StatedScore[] {
  const found = LIST.exec(text);
  const list = found?.groups?.['list'];
  if (!found || list === undefined) return [];
  const from = found.index + found[0].length - list.length;
  const items = [...list.matchAll(LISTED)].map((match): StatedScore => {
    const { item = '', score = '', grade } = match.groups ?? {};
    const start = from + match.index + match[0].indexOf(`${score}分`);
    return { item, full: null, score: printedDecimal(score)!, grade: (grade as StatedScore['grade'] | undefined) ?? null, start, end: start + score.length, rules: ['prose.score.parts'] };
  });
  return items.length >= 2 ? items : [];
}

/** `14分(满分15分)`: what was reached stands in front of the bracket. */
const SCORE_BEFORE_BRACKET = /\((?:满分|权重|分值)[^()]*\)$/u;

function partOf(match: RegExpExecArray): StatedScore {
  const { item = '', full = '', score = '' } = match.groups ?? {};
  const start = match.index + match[0].lastIndexOf(score, SCORE_BEFORE_BRACKET.test(match[0]) ? match[0].indexOf('(') : match[0].length);
  return { item: item === '预算执行率' ? 'execution_rate' : item, full: printedDecimal(full), score: printedDecimal(score)!, grade: null, start, end: start + score.length, rules: ['prose.score.parts'] };
}
