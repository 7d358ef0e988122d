import type { Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Issue, Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Section } from '../../model/records.ts';
import { regionsOf } from '../../normalise/regions.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { readDepartment } from './department.ts';
import { factRulesOf } from './fact-rules.ts';
import { readFiscalYear } from './fiscal-year.ts';
import { headOf } from './head.ts';
import { labelledValues } from './labelled.ts';
import { regionOf } from './region-of.ts';
import { readSigning } from './report-date.ts';
import { readReportType } from './report-type.ts';
import { readTitle, titleInMetadata } from './title.ts';

export interface FactsInput {
  readonly document: Document;
  readonly sections: readonly Section[];
  readonly forms: readonly Form[];
  readonly rules: RuleSet;
}

/** What is looked at to tell the kind of a report without a title. Characters. */
const OPENING = 400;

/**
 * Title, type, department, region, fiscal year and date of a document. The file's name is never looked at: it changes no value.
 * Adds the issues `facts.no-department`, `facts.no-year` and `facts.region-ambiguous`.
 */
export function readFacts({ document, forms, rules: set }: FactsInput): Outcome<DocumentFacts> {
  const rules = factRulesOf(set);
  const regions = regionsOf(set);
  const text = document.text.replace(/\s+/gu, '');
  const head = headOf(document);
  const labelled = labelledValues(document);
  const signing = readSigning(document, labelled, rules);
  const hint = titleInMetadata(document.metadataTitle, rules);
  const printed = readTitle(head, regions, rules);
  const yearOf = (title: string | null): number | null => readFiscalYear({ title, head, forms, text, reportDate: signing.date });
  // A document that prints no title takes its file's, unless its pages speak of another year.
  const title = printed ?? (hint && yearOf(null) === yearOf(hint.text) ? hint : null);
  const kind = readReportType(title?.text ?? null, text.slice(0, OPENING), forms, rules);
  const department = readDepartment({ title: title?.text ?? null, head, labelled, forms, signatures: signing.above, text, regions, rules });
  const others = labelled.filter(({ label }) => rules.find('label', label) ?? rules.find('other-label', label)).map(({ value }) => value);
  const region = regionOf({ department: department?.name ?? null, title: title?.text ?? null, others, text, regions });
  const fiscalYear = yearOf(title?.text ?? null) ?? (hint && yearOf(hint.text));
  const value: DocumentFacts = {
    title: title?.text ?? null, reportType: kind.type, department: department?.name ?? null, region: region?.name ?? null, regionCode: region?.code ?? null,
    fiscalYear, reportDate: signing.date,
    rules: [...new Set([...(title?.rules ?? []), ...kind.rules, ...(department?.rules ?? []), ...(region?.rules ?? []), ...signing.rules])],
  };
  return { value, issues: doubts(value) };
}

function doubts({ department, fiscalYear, region, regionCode }: DocumentFacts): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, message: string, messageEn: string): void => {
    issues.push({ code: `facts.${code}`, severity: 'warning', message, messageEn, at: [] });
  };
  if (department === null) add('no-department', '没有读到部门名称', 'no department is named');
  if (fiscalYear === null) add('no-year', '没有读到预算年度', 'no fiscal year is named');
  if (region !== null && regionCode === null) add('region-ambiguous', `${region} 不止一处, 正文未说明属于哪个省市`, `${region} is the name of several places`);
  return issues;
}
