import type { Document } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Issue, Outcome } from '../model/outcome.ts';
import type { Reading, Section } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readFacts } from './facts/read-facts.ts';
import { recordsOfForms } from './forms/records-of-forms.ts';
import { mergeStatements } from './merge-statements.ts';
import { recordsOfProse } from './prose/records-of-prose.ts';

/** Everything a document says but its findings: prose and forms read apart, then the same statement made one record. */
export function extract(document: Document, sections: readonly Section[], forms: readonly Form[], rules: RuleSet): Outcome<Omit<Reading, 'findings'>> {
  const issues: Issue[] = [];
  const keep = <T>(outcome: Outcome<T>): T => {
    issues.push(...outcome.issues);
    return outcome.value;
  };
  const facts = keep(readFacts({ document, sections, forms, rules }));
  const ofProse = keep(recordsOfProse({ document, sections, forms, facts, rules }));
  const ofForms = keep(recordsOfForms(document, forms, facts, rules));
  return { value: { facts, sections, ...mergeStatements(ofProse, ofForms, ofProse.evaluated) }, issues };
}
