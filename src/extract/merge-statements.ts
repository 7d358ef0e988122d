import type { Figure, Indicator, Quantity, Score } from '../model/records.ts';
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
export function mergeStatements(prose: ProseRecords, forms: FormRecords): MergedRecords {
  const inOrder = <T extends { at: { start: number } }>(records: readonly T[]): T[] => [...records].sort((a, b) => a.at.start - b.at.start);
  return {
    figures: firstOfEach(inOrder([...prose.figures, ...forms.figures]), (f) =>
      [f.subject, f.measure, f.measure === 'other' ? f.label : '', f.stage, f.year, plain(f.amount)].join('|')),
    indicators: inOrder(forms.indicators),
    scores: mergeScores(inOrder([...prose.scores, ...forms.scores])),
    quantities: firstOfEach(inOrder(prose.quantities), (q) => [q.section, q.label, q.op, plain(q.value), q.high, q.unit].join('|')),
  };
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
      (other) => other.subject === score.subject && other.item === score.item && plain(other.score) === plain(score.score)
        && (other.full === null || score.full === null || plain(other.full) === plain(score.full))
        && (other.grade === null || score.grade === null || other.grade === score.grade),
    );
    const other = merged[same];
    if (!other) merged.push(score);
    else merged[same] = { ...other, full: other.full ?? score.full, grade: other.grade ?? score.grade, rules: [...new Set([...other.rules, ...score.rules])] };
  }
  return merged;
}

/** `115.00` and `115` are one value. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/u, '') : decimal;
}
