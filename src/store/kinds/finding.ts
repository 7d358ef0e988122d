import type { EvidenceRecord, FindingRecord } from '../report.ts';
import { cell, rulesOf } from './kind.ts';
import type { KindTable } from './kind.ts';

export const finding: KindTable<FindingRecord> = {
  table: 'finding',
  columns: ['rule', 'kind', 'severity', 'message', 'message_en', 'expected', 'stated', 'evidence'],
  toCells: (f) => [f.rule, f.kind, f.severity, f.message, f.messageEn, f.expected, f.stated, JSON.stringify(f.evidence)],
  fromRow: (row) => ({
    rule: cell(row, 'rule'), kind: cell(row, 'kind'), severity: cell(row, 'severity'), message: cell(row, 'message'), messageEn: cell(row, 'message_en'),
    expected: cell(row, 'expected'), stated: cell(row, 'stated'), evidence: JSON.parse(cell(row, 'evidence')) as EvidenceRecord[], rules: rulesOf(row),
  }),
};
