import type { Form, FormScore } from '../../model/form.ts';
import type { Grade, Score } from '../../model/records.ts';

const GRADES: readonly Grade[] = ['优', '良', '中', '差'];

/** The score of one row of totals, or null where its cell is no number of points. */
export function toScore(form: Form, row: FormScore): Score | null {
  const points = (text: string | undefined): string | null => /^(-?\d+(?:\.\d+)?)分?$/u.exec(text ?? '')?.[1] ?? null;
  const score = points(row.score.text);
  if (score === null) return null;
  const grade = GRADES.find((name) => row.grade?.text.startsWith(name)) ?? null;
  return { subject: row.subject ?? form.subject, item: row.item, full: points(row.full?.text), score, grade, at: row.score.at, rules: row.rules };
}
