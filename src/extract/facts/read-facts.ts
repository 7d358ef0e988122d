import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Section } from '../../model/records.ts';
import type { RuleSet } from '../../rules/load.ts';

export interface FactsInput {
  readonly document: Document;
  readonly sections: readonly Section[];
  readonly forms: readonly Form[];
  readonly rules: RuleSet;
}

/** Title, type, department, region, fiscal year and date of a document. The file's name is never looked at: it changes no value. */
export function readFacts(_input: FactsInput): Outcome<DocumentFacts> {
  return {
    value: { title: null, reportType: 'other', department: null, region: null, regionCode: null, fiscalYear: null, reportDate: null, rules: [] },
    issues: [],
  };
}
