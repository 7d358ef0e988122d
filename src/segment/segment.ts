import type { Document } from '../model/document.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Section } from '../model/records.ts';
import type { RuleSet } from '../rules/load.ts';

export function segment(_document: Document, _rules: RuleSet): Outcome<Section[]> {
  return { value: [], issues: [] };
}
