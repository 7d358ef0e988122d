import { Big } from 'big.js';
import type { Decimal, Grade } from '../../model/records.ts';
import { printedDecimal } from '../../normalise/decimal.ts';
import { countedOff, fullAndReached } from './full-and-reached.ts';
import type { Grammar } from './grammar.ts';

/** A score as running text states it; offsets into the folded text of its passage. */
export interface StatedScore {
  /** `total`, or the heading with a full mark of its own (`投入(20分)`) under which it stands. */
  readonly item: string;
  readonly full: Decimal | null;
  readonly score: Decimal;
  readonly grade: Grade | null;
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
}

const GRADES: Readonly<Record<string, Grade>> = { 优秀: '优', 优: '优', 良好: '良', 良: '良', 较好: '良', 合格: '中', 中等: '中', 中: '中', 较差: '差', 差: '差' };

/** `(一)投入(20分)`: a heading that is an item of the score. */
const HEADING_ITEM = /^(.+?)\((?:满分|分值)?(\d{1,3}(?:\.\d+)?)分\)/u;

/** `(二)履职效能(50分,自评得分49.2分)`: a heading with its full mark and what was reached of it. */
const SCORED_HEADING = /^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?(?<item>[^,，。;；:()]{2,20})\((?:满分|分值|权重)?(?<full>\d{1,3}(?:\.\d+)?)分[,，;；]?(?:[^,，;；()]{0,8}(?:得分|评分|得))(?:为|:)?(?<score>\d{1,3}(?:\.\d+)?)分?\)/u;

/** `决策类指标得分18分` is the score of a part. */
const PART = /^(?:其中[:：,，]?)?((?:投入|决策|过程|产出|效益|效果|满意度|管理|履职|成本|执行|绩效)[^,，]{0,8}?(?:指标|类|方面|部分)?)得分/u;

/** Words in front of a score that make it the report's own, whatever heading it stands under. */
const OVERALL = /整体|综合|总|自评|最终|最后|评价/u;

/**
 * The scores of a passage: `自评得分95.5分,等级“优”`, `自评价90分`. The full mark comes from the passage (`满分100分`) or the
 * heading (`投入(20分)`), the grade from the words up to the next score. Bands (`90分以上为优`) are no scores.
 */
export function scoresIn(text: string, heading: string | null, grammar: Grammar): StatedScore[] {
  if (!/\d分/u.test(text)) return [];
  const scored = SCORED_HEADING.exec(text)?.groups;
  if (scored) {
    const end = text.indexOf(scored['score']!, text.indexOf(scored['full']!) + scored['full']!.length) + scored['score']!.length;
    return [{ item: scored['item']!, full: printedDecimal(scored['full']!), score: printedDecimal(scored['score']!)!, grade: null, start: end - scored['score']!.length, end, rules: [] }];
  }
  const listed = listedParts(text, grammar);
  if (listed) return listed;
  const whole = fullAndReached(text);
  const counted = whole.length > 1 ? [] : countedOff(text);
  const reached = counted.length > 0 ? counted : whole;
  if (reached.length === 0) return plainScores(text, heading, grammar);
  const totals = totalOf(text, reached, heading, grammar);
  // 得分95分,其中…,得28.5分。评价等级为优秀: the grade may stand behind the parts.
  const behind = grammar.find('grade', text.slice(reached.at(-1)!.end, reached.at(-1)!.end + 40));
  const graded = totals.map((total) => (totals.length === 1 && total.grade === null && behind ? { ...total, grade: GRADES[behind.match.groups!['grade']!] ?? null, rules: [...total.rules, behind.rule] } : total));
  return [...reached, ...graded];
}

/** The total in front of or behind parts with full marks: read as if the parts were not there. */
function totalOf(text: string, parts: readonly StatedScore[], heading: string | null, grammar: Grammar): StatedScore[] {
  const behind = text.slice(parts.at(-1)!.end).replace(/^分?(?:\([^()]*\))?/u, '');
  const total = TOTAL_POINTS.exec(behind);
  const sum = parts.reduce((all, { score }) => all.plus(score), new Big(0));
  if (total && sum.eq(total.groups!['value']!)) return [overallAt(text, text.length - behind.length + total[0].length, total.groups!['value']!, grammar)];
  const first = text.lastIndexOf(parts[0]!.item === 'execution_rate' ? '预算执行率' : parts[0]!.item, parts[0]!.start);
  return plainScores(text.slice(0, first), heading, grammar).filter(({ item }) => item === 'total');
}

function plainScores(text: string, heading: string | null, grammar: Grammar): StatedScore[] {
  // `自评总分97分(满分100分)`: 满分 says more than 总分.
  const full = grammar.find('full-score', /满分.*/u.exec(text)?.[0] ?? text) ?? grammar.find('full-score', text);
  const fullMark = full?.match.groups?.['full'] ?? full?.match.groups?.['of'] ?? (text.includes('百分制') ? '100' : null);
  const item = heading === null ? null : HEADING_ITEM.exec(heading);
  const candidates = candidatesIn(text, grammar).filter(({ start, end }) => !isBand(text, start, end) && !OF_INDICATOR.test(text.slice(text.lastIndexOf('。', start) + 1, start)));
  // `自评总分93.5分` alone is what was reached, not what could be.
  const printedFull = candidates.length === 1 && candidates[0]!.value === fullMark && !/满分|分制/u.test(text) && !/^100(?:\.0+)?$/u.test(fullMark) ? null : fullMark;
  const scores = candidates.filter(({ match, value }) => !(/满分|总分/u.test(match) && value === printedFull && (candidates.length > 1 || match.includes('满分'))));
  // `自评总分100分，实得96分`: what could be reached leads on to what was.
  const fullMarks = candidates.filter((one) => !scores.includes(one));
  const parts = partsBehind(text, scores[0]?.end ?? text.length, scores[0]?.value ?? '');
  if (parts.length > 0) scores.splice(1);
  return [...scores.filter(({ match, start }) => item !== null || !isBareClause(match) || fullMarks.some(({ end }) => start >= end && start - end <= 1) || EVALUATED.test(text.slice(Math.max(0, start - 24), start) + match)).map(({ rule, match, value, end }, index) => {
    const rest = text.slice(end, Math.min(scores[index + 1]?.start ?? text.length, end + 60));
    const grade = grammar.find('grade', rest) ?? (parts.length > 0 ? grammar.find('grade', text.slice(parts.at(-1)!.end, parts.at(-1)!.end + 40)) : null);
    const named = PART.exec(match)?.[1];
    const ofHeading = item !== null && !OVERALL.test(match);
    return {
      item: named ?? (ofHeading ? item[1]! : 'total'), full: named ? null : printedDecimal(ofHeading ? item[2]! : (printedFull ?? '')), score: printedDecimal(value)!,
      grade: grade ? (GRADES[grade.match.groups!['grade']!] ?? null) : null,
      start: end - 1 - value.length, end, rules: [rule, ...(grade ? [grade.rule] : [])],
    };
  }), ...parts];
}

/** Points of a part in a list: `投入14分`, `履职效能指标得分38.5分`. */
const PART_POINTS = /^[、,，;；和及]?(?<item>\p{Script=Han}{2,12}?(?:类指标)?)(?:指标|部分|方面|类)?(?:自评|评价)?(?:得分|得|为|:)*(?<value>\d{1,3}(?:\.\d{1,3})?)分/u;

/** The parts listed from a place on, where they add up to a total; `end` is behind the last. */
function partsAt(text: string, start: number, total: (parts: readonly StatedScore[], end: number) => string | null): { readonly parts: StatedScore[]; readonly end: number } | null {
  const parts: StatedScore[] = [];
  let end = start;
  for (let part = PART_POINTS.exec(text.slice(end)); part && !TOTAL_POINTS.test(text.slice(end)); part = PART_POINTS.exec(text.slice(end))) {
    const { item = '', value = '' } = part.groups ?? {};
    end += part[0].length;
    parts.push({ item: item === '预算执行率' ? 'execution_rate' : item, full: null, score: printedDecimal(value)!, grade: null, start: end - 1 - value.length, end, rules: ['prose.score.parts'] });
  }
  const wanted = total(parts, end);
  const sum = parts.reduce((all, { score }) => all.plus(score), new Big(0));
  return parts.length >= 2 && wanted !== null && sum.eq(wanted) ? { parts, end } : null;
}

/** `自评得分94分,其中投入14分、过程36分、产出25分、效果19分`: the parts of the only score, where they add up to it. */
function partsBehind(text: string, end: number, total: string): StatedScore[] {
  const list = /^(?:[^。]{0,20}?。?其中[:：,，]?|\((?=\p{Script=Han}{2,12}\d))/u.exec(text.slice(end))?.[0];
  return list === undefined ? [] : (partsAt(text, end + list.length, () => total)?.parts ?? []);
}

const TOTAL_POINTS = /^[、,，;；]?(?:以上)?(?:各项|[一二三四五六七八九十]项)?(?:合计|总计|共计|累计|总分|总得分|综合得分)(?:得分|得|为|是|:)*(?<value>\d{1,3}(?:\.\d{1,3})?)分/u;

/** `预算配置10分、预算执行18.6分、履职效益9.5分,合计38.1分`: parts in front of the total that is their sum. */
function listedParts(text: string, grammar: Grammar): StatedScore[] | null {
  const start = /(?:^|[。:：,，])(?=\p{Script=Han}{2,12}\d{1,3}(?:\.\d{1,3})?分[、,，;；]\p{Script=Han}{2,12}\d)/u.exec(text);
  if (!start) return null;
  const found = partsAt(text, start.index + start[0].length, (_, end) => TOTAL_POINTS.exec(text.slice(end))?.groups?.['value'] ?? null);
  if (!found) return null;
  const total = TOTAL_POINTS.exec(text.slice(found.end))!;
  const value = total.groups!['value']!;
  return [...found.parts, overallAt(text, found.end + total[0].length, value, grammar)];
}

/** The total whose number and 分 end at `end`, with the grade behind it. */
function overallAt(text: string, end: number, value: string, grammar: Grammar): StatedScore {
  const grade = grammar.find('grade', text.slice(end, end + 60));
  return { item: 'total', full: null, score: printedDecimal(value)!, grade: grade ? (GRADES[grade.match.groups!['grade']!] ?? null) : null, start: end - 1 - value.length, end, rules: ['prose.score.parts', ...(grade ? [grade.rule] : [])] };
}

/** A total whose label, number and grade stand on lines of their own (cells of a form saved as text): 综合得分 / 96 / 评价等次 / 优. */
export function scoreOnLines([label = '', value = '', ...rest]: readonly string[]): { readonly score: Decimal; readonly grade: Grade | null } | null {
  if (!/^(?:绩效|整体|部门|项目|支出)*(?:自评|评价|评分)*(?:综合|最终|总)(?:得分|评分|分)[:：]?$/u.test(label) || !/^\d{1,3}(?:\.\d{1,2})?分?$/u.test(value)) return null;
  if (/^[\d.]+分?$/u.test(rest[0] ?? '') || Number(value.replace('分', '')) > 100) return null;
  const grade = /^(?:评价|自评|绩效|评定)?(?:等级|等次|结果)[:：]?$/u.test(rest[0] ?? '') ? (GRADES[rest[1] ?? ''] ?? null) : null;
  return { score: printedDecimal(value.replace('分', ''))!, grade };
}

/** 年度指标值≥90%,实际完成98.6%,得分5分: points of one indicator. */
const OF_INDICATOR = /(?:指标值|目标值)[^。]{0,40}(?:完成|实际)/u;

/** `制度健全性得3分`: points of a clause, where the heading gives no full mark; no score of the report. */
const isBareClause = (match: string): boolean => !/得分|评分|分数|总分/u.test(match) && !OVERALL.test(match) && !/考[评核]|绩效|评[定审估]|测评/u.test(match);

/** `根据评分表自评,得96分`: the clause in front says what the points are of. */
const EVALUATED = /(?:自评(?:价)?|自我评价|综合评价|绩效评价|考评)[,，:：]?(?:共|总)?得\d[\d.]*分$/u;

function candidatesIn(text: string, grammar: Grammar): { rule: string; match: string; value: string; start: number; end: number }[] {
  const found: { rule: string; match: string; value: string; start: number; end: number }[] = [];
  for (let at = 0; ;) {
    const score = grammar.find('score', text.slice(at));
    const value = score?.match.groups?.['value'];
    if (!score || !value) return found;
    const start = at + score.match.index;
    at = start + score.match[0].length;
    found.push({ rule: score.rule, match: score.match[0], value, start, end: at });
  }
}

function isBand(text: string, start: number, end: number): boolean {
  return /^(?:\(?含?\)?(?:及)?(?:以上|以下)|[-~—至到])/u.test(text.slice(end)) || /(?:[≥≤><~—至-]|不(?:少于|低于|足|满))$/u.test(text.slice(Math.max(0, start - 3), start));
}
