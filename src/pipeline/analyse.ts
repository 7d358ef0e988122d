import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { DocumentError } from '../model/outcome.ts';
import type { RuleSet } from '../rules/load.ts';
import { packReport } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import { KINDS } from '../store/report.ts';
import type { FactsRecord, Kind, Reason, RecordsByKind, Report } from '../store/report.ts';
import { searchTerms } from '../store/search-terms.ts';
import { decodeDocument, encodeDocument, encodeFailure } from './document-codec.ts';
import type { ReadDocument } from './document-codec.ts';
import { readDocument, readReading } from './read-report.ts';
import { statusOf } from './status.ts';
import { pageStarts, toRecords } from './to-records.ts';

/** One file's work. Plain data: it crosses to a worker thread. */
export interface Job {
  /** File name without folders. */
  readonly name: string;
  readonly sha256: string;
  /** How many bytes the file has, whether or not they are here. */
  readonly size: number;
  /** The file's bytes, or the document stage's output from the cache. */
  readonly input: { readonly kind: 'bytes' | 'document'; readonly bytes: Uint8Array };
  readonly readBy: string;
}

export interface Analysed {
  readonly report: PackedReport;
  /** The document stage's output for the cache; null if it came from there or there is none. */
  readonly document: Uint8Array | null;
}

/** A file's bytes to everything that is stored about it. Never throws for what a file is: that becomes its status. */
export async function analyse(job: Job, rules: RuleSet): Promise<Analysed> {
  try {
    const read = job.input.kind === 'document' ? decodeDocument(job.input.bytes) : await readDocument(job.name, job.input.bytes);
    const report = packReport(toReport(job, read, rules));
    return { report, document: job.input.kind === 'document' ? null : encodeDocument(read) };
  } catch (error) {
    const document = error instanceof DocumentError && job.input.kind === 'bytes' ? encodeFailure(error) : null;
    return { report: packReport(failedReport(job, reasonOf(error))), document };
  }
}

function toReport(job: Job, { document, issues }: ReadDocument, rules: RuleSet): Report {
  const read = readReading(document, rules);
  const all = [...issues, ...read.issues];
  const text = document.text;
  return {
    sha256: job.sha256, bytes: job.size, mediaType: document.mediaType, pages: document.pages.length || null, ...statusOf(document, all),
    readBy: job.readBy, facts: read.reading.facts, records: toRecords(document, read.reading, all),
    text: { hash: createHash('sha256').update(text).digest('hex').slice(0, 32), packed: zstdCompressSync(text), pageStarts: pageStarts(document), terms: searchTerms(text) },
  };
}

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
