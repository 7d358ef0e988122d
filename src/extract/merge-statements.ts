import { compareDecimals, plainDecimal, sameDecimal } from '../normalise/decimal.ts';
import type { Figure, Indicator, Quantity, Score } from '../model/records.ts';
import type { Stage } from '../model/vocabulary.ts';
import type { FormRecords } from './forms/records-of-forms.ts';
import type { ProseRecords } from './prose/records-of-prose.ts';

export interface MergedRecords {
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly scores: readonly Score[];
  readonly quantities: readonly Quantity[];
}

/**
 * The same statement twice is one record (contract, Conventions): figures by subject, measure, stage, year and amount,
 * scores by subject and item where neither contradicts the other, quantities by section, label and value. The first printed stays.
 */
export function mergeStatements(prose: Omit<ProseRecords, 'evaluated'>, forms: FormRecords, evaluated: string | null = null): MergedRecords {
  const about = <T extends { readonly subject: string }>(records: readonly T[]): T[] => records.map((record) => (evaluated !== null && record.subject === 'department' ? { ...record, subject: evaluated } : record));
  const inOrder = <T extends { at: { start: number } }>(records: readonly T[]): T[] => [...records].sort((a, b) => a.at.start - b.at.start);
  return {
    figures: withRestatements(withStagesOfRestatements(inOrder([...prose.figures, ...forms.figures])), (f) =>
      [f.subject, f.measure, f.measure === 'other' ? f.label : '', f.stage, f.year, plain(f.amount)].join('|')),
    indicators: inOrder(about(forms.indicators)),
    scores: mergeScores(inOrder([...prose.scores, ...about(forms.scores)])),
    quantities: quantitiesOnce(inOrder(prose.quantities)),
  };
}

/**
 * A restatement that names no stage belongs to the stage it restates (contract); so does a bare 预算数, before it is taken for
 * the initial budget. Figures that name no stage are known by the id of the rule that gave them one, `stage.bare…`.
 * 基本支出615.47万元 after 615.48万元 restates it too: amounts that differ by no more than a rounding of the last places.
 */
function withStagesOfRestatements(figures: readonly Figure[]): Figure[] {
  const bareRule = (figure: Figure): string | undefined => figure.rules.find((rule) => rule.startsWith('stage.bare'));
  const known = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (bareRule(figure) !== undefined || !RESTATED.has(figure.stage)) continue;
    const key = `${figure.subject}|${figure.measure}|${figure.measure === 'other' ? figure.label : ''}|${figure.year}`;
    known.set(key, [...(known.get(key) ?? []), figure]);
  }
  let head: Figure | null = null;
  return figures.map((figure) => {
    const bare = bareRule(figure);
    if (bare === undefined) {
      head = null;
      return figure;
    }
    const same = known.get(`${figure.subject}|${figure.measure}|${figure.measure === 'other' ? figure.label : ''}|${figure.year}`) ?? [];
    const candidates = same.filter((other) => bare !== 'stage.bare-budget' || BUDGETS.has(other.stage));
    const match = nearest(candidates.filter((other) => sameDecimal(other.amount, figure.amount)), figure)
      ?? (bare === 'stage.bare' ? nearest(candidates.filter((other) => almost(other.amount, figure.amount)), figure) : undefined);
    const stage = match?.stage ?? (bare === 'stage.bare' && head && isPartOf(figure, head) ? head.stage : figure.stage);
    const settled = stage === figure.stage ? figure : { ...figure, stage, rules: [...figure.rules, 'stage.restated'] };
    if (match) head = settled;
    return settled;
  });
}

/** The parts printed behind a restated amount (`基本支出615万元,其中人员经费…;日常公用经费…`) are of its stage. Code units. */
const PARTS_WITHIN = 400;
function isPartOf(figure: Figure, head: Figure): boolean {
  return figure.subject === head.subject && figure.at.table === head.at.table && figure.at.start - head.at.start <= PARTS_WITHIN && compareDecimals(figure.amount, head.amount) <= 0;
}

const BUDGETS: ReadonlySet<Stage> = new Set<Stage>(['initial_budget', 'adjusted_budget']);
const RESTATED: ReadonlySet<Stage> = new Set<Stage>(['initial_budget', 'adjusted_budget', 'executed', 'carried_in', 'carried_out', 'balance']);

/** The last one printed before the figure, else the first behind it. */
function nearest(candidates: readonly Figure[], figure: Figure): Figure | undefined {
  return candidates.findLast((other) => other.at.start <= figure.at.start) ?? candidates[0];
}

/** Within one part in a thousand: a slip of rounding, not another amount. Only decides a stage, never a value. */
function almost(a: string, b: string): boolean {
  const x = Number(a);
  const y = Number(b);
  return Math.abs(x - y) <= Math.max(Math.abs(x), Math.abs(y)) / 1000;
}

/**
 * Quantities once for each section. What the title of a form's objective (年度目标2:…) repeats from the prose is the same statement,
 * and so is the rate of an amount (预算执行率) that is itself stated in several sections.
 */
function quantitiesOnce(quantities: readonly Quantity[]): Quantity[] {
  const key = (q: Quantity): string => [q.label, q.op, plain(q.value), q.high, q.unit].join('|');
  const inProse = new Set(quantities.filter((q) => q.section !== null).map(key));
  return firstOfEach(quantities.filter((q) => q.section !== null || !q.rules.includes('prose.goal-line') || !inProse.has(key(q))), (q) =>
    (q.unit === '%' && q.label.endsWith('执行率') ? '' : `${q.section}|`) + key(q));
}

/** The first of each, with the others at its side: what adds up in one place must be seen in that place. */
function withRestatements(figures: readonly Figure[], keyOf: (figure: Figure) => string): Figure[] {
  return [...Map.groupBy(figures, keyOf).values()].map(([first, ...again]) => (again.length === 0 ? first! : { ...first!, restatements: again }));
}

function firstOfEach<T>(records: readonly T[], keyOf: (record: T) => string): T[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = keyOf(record);
    return !seen.has(key) && seen.add(key);
  });
}

/** Text and table that give the same total are one record with all that either gives (contract, Rulings). */
function mergeScores(scores: readonly Score[]): Score[] {
  const merged: Score[] = [];
  for (const score of scores) {
    const same = merged.findIndex(
      (other) => other.subject === score.subject && (other.item === score.item || (score.full !== null && other.full !== null && plainItem(other.item) === plainItem(score.item))) && plain(other.score) === plain(score.score)
        && (other.full === null || score.full === null || plain(other.full) === plain(score.full))
        && (other.grade === null || score.grade === null || other.grade === score.grade),
    );
    const other = merged[same];
    if (!other) merged.push(score);
    else merged[same] = { ...other, full: other.full ?? score.full, grade: other.grade ?? score.grade, rules: [...new Set([...other.rules, ...score.rules])] };
  }
  return merged;
}

/** 决策情况(15分,得13.5分) as a heading is the part that the conclusion calls 决策. */
const plainItem = (item: string): string => item.replace(/(?:指标)?(?:情况|分析|完成情况)*$/u, '');

/** `115.00` and `115` are one value. */
const plain = (decimal: string): string => plainDecimal(decimal) ?? decimal;
