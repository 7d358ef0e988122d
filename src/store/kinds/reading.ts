import type { MediaType } from '../../model/document.ts';
import type { Coverage, FactsRecord, Kind, Reason, Status } from '../report.ts';
import { cell, marksOf, rulesOf } from './kind.ts';
import type { Corrected } from '../corrections.ts';
import type { KindTable } from './kind.ts';

/** What one edition reads in a document as a whole. */
export interface ReadingRecord {
  readonly status: Status;
  readonly reason: Reason | null;
  readonly mediaType: MediaType | null;
  readonly pages: number | null;
  readonly facts: FactsRecord;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly coverage: Coverage;
  readonly textHash: string | null;
  /** Facts that a person put right. */
  readonly corrected?: Corrected;
}

export const reading: KindTable<ReadingRecord> = {
  table: 'reading',
  columns: [
    'status', 'reason_code', 'reason', 'reason_en', 'media_type', 'pages',
    'title', 'report_type', 'department', 'region', 'region_code', 'fiscal_year', 'report_date',
    'sections', 'figures', 'indicators', 'scores', 'quantities', 'findings', 'issues',
    'cells', 'cells_read', 'numbers', 'numbers_read', 'text_hash',
  ],
  toCells: ({ facts, counts, reason, coverage, ...r }) => [
    r.status, reason?.code ?? null, reason?.message ?? null, reason?.messageEn ?? null, r.mediaType, r.pages,
    facts.title, facts.reportType, facts.department, facts.region, facts.regionCode, facts.fiscalYear, facts.reportDate,
    counts.section, counts.figure, counts.indicator, counts.score, counts.quantity, counts.finding, counts.issue,
    coverage.cells, coverage.cellsRead, coverage.numbers, coverage.numbersRead, r.textHash,
  ],
  fromRow: (row) => ({
    status: cell<Status>(row, 'status'),
    reason: row['reason_code'] === null ? null : { code: cell(row, 'reason_code'), message: cell(row, 'reason'), messageEn: cell(row, 'reason_en') },
    mediaType: cell<MediaType | null>(row, 'media_type'), pages: cell(row, 'pages'),
    facts: {
      title: cell(row, 'title'), reportType: cell<FactsRecord['reportType']>(row, 'report_type'), department: cell(row, 'department'),
      region: cell(row, 'region'), regionCode: cell(row, 'region_code'), fiscalYear: cell(row, 'fiscal_year'), reportDate: cell(row, 'report_date'), rules: rulesOf(row),
    },
    counts: {
      section: cell(row, 'sections'), figure: cell(row, 'figures'), indicator: cell(row, 'indicators'), score: cell(row, 'scores'),
      quantity: cell(row, 'quantities'), finding: cell(row, 'findings'), issue: cell(row, 'issues'),
    },
    coverage: { cells: cell(row, 'cells'), cellsRead: cell(row, 'cells_read'), numbers: cell(row, 'numbers'), numbersRead: cell(row, 'numbers_read') },
    textHash: cell(row, 'text_hash'), ...marksOf(row),
  }),
};
