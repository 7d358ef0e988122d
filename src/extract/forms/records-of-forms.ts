import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Issue, Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Figure, Indicator, Score } from '../../model/records.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { toFigure } from './figure-records.ts';
import { toIndicator } from './indicator-records.ts';
import { toScore } from './score-records.ts';

export interface FormRecords {
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly scores: readonly Score[];
}

/** The contract's records of all forms, in reading order of the forms. Issue: `forms.amount-without-unit`. */
export function recordsOfForms(document: Document, forms: readonly Form[], facts: DocumentFacts, rules: RuleSet): Outcome<FormRecords> {
  const issues: Issue[] = [];
  const figures: Figure[] = [];
  const indicators: Indicator[] = [];
  const scores: Score[] = [];
  for (const form of forms) {
    for (const row of form.indicators) {
      const indicator = toIndicator(document, form, row, facts, rules);
      if (indicator) indicators.push(indicator);
    }
    for (const line of form.amounts) {
      const figure = toFigure(form, line, facts);
      if (figure) figures.push(figure);
      else if (line.unit === null && line.measure !== 'other' && /\d/u.test(line.amount.text)) {
        issues.push({
          code: 'forms.amount-without-unit', severity: 'warning', at: [{ start: line.amount.at.start, end: line.amount.at.end }],
          message: `“${line.label.text}”的金额${line.amount.text}没有单位`, messageEn: 'an amount whose unit is printed nowhere',
        });
      }
    }
    for (const row of form.scores) {
      const score = toScore(form, row);
      if (score) scores.push(score);
    }
  }
  return { value: { figures, indicators, scores }, issues };
}
