import type { Form, FormAmount } from '../../model/form.ts';
import type { DocumentFacts, Figure } from '../../model/records.ts';
import { readAmount } from '../../normalise/money.ts';

/** The figure of one amount of a form, or null where the cell holds none or no unit is printed anywhere. */
export function toFigure(form: Form, line: FormAmount, facts: DocumentFacts): Figure | null {
  const read = readAmount(line.amount.text, line.unit?.text ?? null);
  if (!read) return null;
  const year = line.year ?? (facts.fiscalYear === null ? null : facts.fiscalYear + (line.yearOffset ?? 0));
  return {
    subject: line.subject ?? form.subject, measure: line.measure, label: line.label.text, stage: line.stage, year, amount: read.amount,
    raw: line.amount.text.replace(/\s+/gu, ''), unit: read.ownUnit === null ? line.unit : null, at: line.amount.at,
    // Known to the merging of statements: where it restates another figure it takes that one's stage.
    rules: line.bare ? [...line.rules, line.stage === 'unspecified' ? 'stage.bare' : 'stage.bare-budget'] : line.rules,
  };
}
