import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { audit } from '../audit/audit.ts';
import { DocumentError } from '../model/outcome.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { listening } from '../rules/questions.ts';
import { packReport, wholeOf } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import type { Report } from '../store/report.ts';
import { searchTerms } from '../store/search-terms.ts';
import type { StageOutput } from '../store/stage-cache.ts';
import { askedOf, encodeAsked } from './asked-questions.ts';
import { coverageOf } from './coverage.ts';
import { decodeDocument, encodeDocument, encodeFailure } from './document-codec.ts';
import type { ReadDocument } from './document-codec.ts';
import { failedReport, reasonOf } from './failed-report.ts';
import type { Job } from './job.ts';
import { encodeReading } from './kept-reading.ts';
import { extractReading, readDocument } from './read-report.ts';
import type { Extracted } from './extracted.ts';
import type { OcrChoice } from './ocr-choice.ts';
import { readingKey } from './stage-versions.ts';
import { statusOf } from './status.ts';
import { beat, beating, expectPages } from './time-limit.ts';
import { pageStarts, toRecords } from './to-records.ts';

export interface Analysed {
  readonly report: PackedReport;
  /** Outputs of stages for the cache, but those that came from there. */
  readonly outputs: readonly StageOutput[];
}

/** A file's bytes to everything that is stored about it. Never throws for what a file is: that becomes its status. */
export async function analyse(job: Job, rules: RuleSet, ocr: OcrChoice | null): Promise<Analysed> {
  const { keys, input, pulse } = job;
  beat(pulse);
  try {
    const read = input.kind === 'document' ? decodeDocument(input.bytes) : await readDocument(job.name, input.bytes, ocr && { ...ocr, scans: beating(ocr.scans, pulse), expect: (pages) => expectPages(pulse, pages) }, () => beat(pulse));
    const { value: extracted, questions } = listening(() => extractReading(read.document, rules));
    const asked = askedOf(questions, rules);
    const report = toReport(job, read, extracted, rules);
    const outputs: StageOutput[] = [
      { key: keys.questions, stage: 'questions', bytes: encodeAsked(asked) },
      { key: readingKey(keys.questions, asked.answers), stage: 'reading', bytes: encodeReading(read.document, extracted, wholeOf(report)) },
    ];
    if (input.kind === 'bytes') outputs.unshift({ key: keys.document, stage: 'document', bytes: encodeDocument(read) });
    return { report: packReport(report), outputs };
  } catch (error) {
    const outputs = error instanceof DocumentError && input.kind === 'bytes' ? [{ key: keys.document, stage: 'document', bytes: encodeFailure(error) }] : [];
    return { report: packReport(failedReport(job, reasonOf(error))), outputs };
  }
}

/** A document and what it says, its contradictions looked for, as it is stored. */
function toReport(job: Pick<Job, 'sha256' | 'size' | 'readBy'>, { document, issues }: ReadDocument, extracted: Extracted, rules: RuleSet): Report {
  const findings = audit({ document, forms: extracted.forms, reading: extracted.reading, rules });
  const all = [...issues, ...extracted.issues];
  const text = document.text;
  return {
    sha256: job.sha256, bytes: job.size, mediaType: document.mediaType, pages: document.pages.length || null, ...statusOf(document, all),
    readBy: job.readBy, facts: extracted.reading.facts, records: toRecords(document, { ...extracted.reading, findings }, all),
    coverage: coverageOf(document, extracted.reading),
    text: { hash: createHash('sha256').update(text).digest('hex').slice(0, 32), packed: zstdCompressSync(text), pageStarts: pageStarts(document), terms: searchTerms(text) },
  };
}
