import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Figure, Indicator, Score } from '../../model/records.ts';
import type { RuleSet } from '../../rules/load.ts';

export interface FormRecords {
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly scores: readonly Score[];
}

export function recordsOfForms(_document: Document, _forms: readonly Form[], _facts: DocumentFacts, _rules: RuleSet): Outcome<FormRecords> {
  return { value: { figures: [], indicators: [], scores: [] }, issues: [] };
}
