import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Figure, Quantity, Score, Section } from '../../model/records.ts';
import type { RuleSet } from '../../rules/load.ts';

export interface ProseInput {
  readonly document: Document;
  readonly sections: readonly Section[];
  /** For the cells of running text in forms (`Form.prose`). */
  readonly forms: readonly Form[];
  readonly facts: DocumentFacts;
  readonly rules: RuleSet;
}

export interface ProseRecords {
  readonly figures: readonly Figure[];
  readonly scores: readonly Score[];
  readonly quantities: readonly Quantity[];
}

export function recordsOfProse(_input: ProseInput): Outcome<ProseRecords> {
  return { value: { figures: [], scores: [], quantities: [] }, issues: [] };
}
