import type { Document } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Section } from '../model/records.ts';
import type { RuleSet } from '../rules/load.ts';

export function readForms(_document: Document, _sections: readonly Section[], _rules: RuleSet): Outcome<Form[]> {
  return { value: [], issues: [] };
}
