import { DocumentError } from '../model/outcome.ts';
import { KINDS } from '../store/report.ts';
import type { FactsRecord, Kind, Reason, RecordsByKind, Report } from '../store/report.ts';
import type { Job } from './job.ts';

/** What is stored of a file that could not be read. */
export function failedReport(job: Pick<Job, 'sha256' | 'size' | 'readBy'>, reason: Reason): Report {
  return {
    sha256: job.sha256, bytes: job.size, mediaType: null, pages: null, status: 'failed', reason, readBy: job.readBy, facts: NO_FACTS,
    records: Object.fromEntries(KINDS.map((kind: Kind) => [kind, []])) as unknown as RecordsByKind, text: null,
  };
}

/** Code of a failure that is ours and not the file's: it is tried again at the next import. */
export const INTERNAL_ERROR = 'internal_error';

export function reasonOf(error: unknown): Reason {
  if (error instanceof DocumentError) return { code: error.code, message: error.message, messageEn: error.messageEn };
  const said = error instanceof Error ? error.message : String(error);
  if (process.env['JIXIAO_DEBUG']) console.error(error);
  return { code: INTERNAL_ERROR, message: `程序内部错误: ${said}`, messageEn: `internal error: ${said}` };
}

const NO_FACTS: FactsRecord = {
  title: null, reportType: 'other', department: null, region: null, regionCode: null, fiscalYear: null, reportDate: null, rules: [],
};
