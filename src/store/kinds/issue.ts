import type { IssueRecord } from '../report.ts';
import { cell } from './kind.ts';
import type { KindTable } from './kind.ts';

export const issue: KindTable<IssueRecord> = {
  table: 'issue',
  columns: ['code', 'severity', 'message', 'message_en', 'page', 'start_at', 'end_at'],
  toCells: (i) => [i.code, i.severity, i.message, i.messageEn, i.page, i.start, i.end],
  fromRow: (row) => ({
    code: cell(row, 'code'), severity: cell(row, 'severity'), message: cell(row, 'message'), messageEn: cell(row, 'message_en'),
    page: cell(row, 'page'), start: cell(row, 'start_at'), end: cell(row, 'end_at'),
  }),
};
