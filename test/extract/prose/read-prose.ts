import path from 'node:path';
import { mergeStatements } from '../../../src/extract/merge-statements.ts';
import { recordsOfProse } from '../../../src/extract/prose/records-of-prose.ts';
import { DocumentBuilder } from '../../../src/model/builder.ts';
import type { ReportType } from '../../../src/model/vocabulary.ts';
import { GROUPS } from '../../../src/rules/groups.ts';
import { loadRules } from '../../../src/rules/load.ts';
import { segment } from '../../../src/segment/segment.ts';

export const rules = loadRules([path.join(import.meta.dirname, '../../../rules')], GROUPS);

export interface Told {
  readonly year?: number;
  readonly reportType?: ReportType;
  readonly department?: string;
}

/**
 * The records of a text, one line each: `measure stage year yuan «label»` for a figure (the subject in front if it is a project),
 * `label = value unit` for a quantity, `score/full grade` for a score. Paragraphs are lines; headings are found as in a report.
 */
export function readProse(text: string, { year = 2023, reportType = 'overall_self_evaluation', department }: Told = {}): string[] {
  const builder = new DocumentBuilder('text/plain');
  for (const line of text.split('\n')) builder.paragraph(line);
  const document = builder.build();
  const sections = segment(document, rules).value;
  const facts = { title: null, reportType, department: department ?? null, region: null, regionCode: null, fiscalYear: year, reportDate: null, rules: [] };
  const { value } = recordsOfProse({ document, sections, forms: [], facts, rules });
  const { figures, quantities, scores } = mergeStatements(value, { figures: [], indicators: [], scores: [] });
  const about = (subject: string): string => (subject === 'department' ? '' : `[${subject}] `);
  return [
    ...figures.map((f) => ({ at: f.at.start, line: `${about(f.subject)}${f.measure} ${f.stage} ${f.year} ${f.amount}${f.measure === 'other' ? ` «${f.label}»` : ''}` })),
    ...quantities.map((q) => ({ at: q.at.start, line: `${q.label} ${OPERATORS[q.op ?? 'range']} ${q.value}${q.high === null ? '' : `-${q.high}`} ${q.unit}` })),
    ...scores.map((s) => ({ at: s.at.start, line: `score ${about(s.subject)}${s.item} ${s.score}/${s.full}${s.grade ? ` ${s.grade}` : ''}` })),
  ].sort((a, b) => a.at - b.at).map(({ line }) => line);
}

const OPERATORS = { eq: '=', ge: '>=', gt: '>', le: '<=', lt: '<', approx: '~', range: '=' } as const;
