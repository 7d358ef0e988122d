import type { Decimal, Grade } from '../../model/records.ts';
import { plainDecimal } from '../../normalise/decimal.ts';
import type { Grammar } from './grammar.ts';

/** A score as running text states it; offsets into the folded text of its passage. */
export interface StatedScore {
  readonly item: string | null;
  readonly full: Decimal | null;
  readonly score: Decimal;
  readonly grade: Grade | null;
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
}

const GRADES: Readonly<Record<string, Grade>> = { 优秀: '优', 优: '优', 良好: '良', 良: '良', 较好: '良', 合格: '中', 中等: '中', 中: '中', 较差: '差', 差: '差' };

/**
 * The scores of a passage: `自评得分95.5分,等级“优”`, `自评价90分`. The full mark comes from the passage (`满分100分`) or the
 * heading (`(20分)`), the grade from the words up to the next score. Bands (`90分以上为优`) are no scores.
 */
export function scoresIn(text: string, heading: string | null, grammar: Grammar): StatedScore[] {
  if (!text.includes('分')) return [];
  const found: StatedScore[] = [];
  const full = grammar.find('full-score', text)?.match.groups;
  let at = 0;
  for (;;) {
    const score = grammar.find('score', text.slice(at));
    const value = score?.match.groups?.['value'];
    if (!score || !value) break;
    const start = at + score.match.index;
    const end = start + score.match[0].length;
    at = end;
    if (isBand(text, start, end) || /满分|总分值/u.test(score.match[0])) continue;
    const rest = text.slice(end);
    const next = grammar.find('score', rest)?.match.index ?? rest.length;
    const grade = grammar.find('grade', rest.slice(0, Math.min(next, 60)));
    const inHeading = heading ? /\((\d{1,3}(?:\.\d+)?)分\)/u.exec(heading)?.[1] : undefined;
    found.push({
      item: score.match.groups?.['item'] || null, full: plainDecimal(full?.['full'] ?? full?.['of'] ?? inHeading ?? '') ?? null, score: plainDecimal(value)!,
      grade: grade ? (GRADES[grade.match.groups!['grade']!] ?? null) : null,
      start: end - 1 - value.length, end, rules: [score.rule, ...(grade ? [grade.rule] : [])],
    });
  }
  return found;
}

function isBand(text: string, start: number, end: number): boolean {
  return /^(?:\(?含?\)?(?:及)?(?:以上|以下)|[-~—至到])/u.test(text.slice(end)) || /(?:≥|≤|>|<|[-~—至])$/u.test(text.slice(Math.max(0, start - 1), start)) || /不(?:少于|低于|足|满)$/u.test(text.slice(Math.max(0, start - 3), start));
}
