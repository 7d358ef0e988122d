import { Big } from 'big.js';
import type { Indicator, Place, Score } from '../model/records.ts';
import type { AuditContext } from './check.ts';
import { between } from './intervals.ts';
import type { Term } from './slips.ts';

/** The rows and scores of one printed form. */
export interface ScoredForm {
  readonly subject: string;
  /** Annual rows: long-term and annual targets of one row are one weight. */
  readonly indicators: readonly Indicator[];
  /** Scores printed in the form, and those of the text where the subject has only this form. */
  readonly scores: readonly Score[];
  /** How many forms the subject has; blocks by objective may be forms of their own whose weights make 100 together. */
  readonly siblings: number;
}

const known = new WeakMap<AuditContext['reading'], readonly ScoredForm[]>();

/** The document's forms; worked out once for all checks. */
export function scoredForms(context: AuditContext): readonly ScoredForm[] {
  let made = known.get(context.reading);
  if (!made) known.set(context.reading, (made = makeScoredForms(context)));
  return made;
}

function makeScoredForms({ reading, forms }: AuditContext): ScoredForm[] {
  const formOf = new Map(forms.flatMap((form, index) => form.tables.map((table) => [table, index] as const)));
  const byForm = Map.groupBy(reading.indicators.filter((i) => i.objective !== 'long_term'), (i) => `${i.at.table === null ? '' : formOf.get(i.at.table)}|${i.subject}`);
  const count = new Map<string, number>();
  for (const rows of byForm.values()) count.set(rows[0]!.subject, (count.get(rows[0]!.subject) ?? 0) + 1);
  return [...byForm].map(([key, indicators]) => {
    const { subject } = indicators[0]!;
    const siblings = count.get(subject)!;
    const scores = reading.scores.filter((s) => s.subject === subject
      && (s.at.table === null ? siblings === 1 : `${formOf.get(s.at.table)}|${s.subject}` === key));
    return { subject, indicators, scores, siblings };
  });
}

/** Sum of a column; null when a row has no value there. */
export function columnSum(indicators: readonly Indicator[], field: 'weight' | 'score'): Big | null {
  let sum = new Big(0);
  for (const indicator of indicators) {
    const value = indicator[field];
    if (value === null) return null;
    sum = sum.plus(value);
  }
  return sum;
}

/** A row's weight as a term of sums. */
export function weightTerm({ weight, fields, at }: Indicator): Term {
  return exactTerm(weight!, fields.weight ?? at);
}

/** A number that is exactly what it says. */
export function exactTerm(value: string, at: Place): Term {
  return { at, value, raw: value, interval: between(value, value) };
}

/** For messages: 部门自评表, 项目“…”; a name that has quotes of its own gets no more. */
export function formName(subject: string): string {
  return subject === 'department' ? '部门自评表' : /[“”]/u.test(subject) ? subject : `项目“${subject}”`;
}
