import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import { sniff } from '../ingest/sniff.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { KINDS, documentId } from '../store/report.ts';
import type { Kind, Reason } from '../store/report.ts';
import type { PackedReport } from '../store/pack.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Known, Store } from '../store/store.ts';
import type { Job } from './job.ts';
import { startAnalysers } from './analysers.ts';
import type { Analysers } from './analysers.ts';
import { compareDepartments } from './compare-departments.ts';
import { INTERNAL_ERROR } from './failed-report.ts';
import { ImportTally } from './import-summary.ts';
import type { ImportSummary } from './import-summary.ts';
import type { ScanWork } from './scan-engines.ts';
import { scan } from './scan.ts';
import type { Candidate } from './scan.ts';
import { countSources, sourcesOf } from './sources.ts';
import type { ImportSource } from './sources.ts';
import { UNREAD_PICTURES } from './status.ts';
import type { PagesRead } from './time-limit.ts';
import { documentKey, groupHashes, keyFacts, ocrOf, questionsKey, readBy } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

/** What every run over documents needs: where they go, the rules, the threads. */
export interface RunRequest {
  readonly store: Store;
  readonly cache: StageCache;
  readonly rules: RuleSet;
  readonly versions: Versions;
  /** Worker threads; 1 does everything in this one. */
  readonly jobs: number;
  readonly scans: ScanWork;
  /** ISO time. The pipeline has no clock of its own. */
  readonly now: () => string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportRequest extends RunRequest {
  readonly paths: readonly string[];
  /** Read documents again that other rules or another version of the code read. */
  readonly reread?: boolean;
  /** Read PDFs and pictures again that were read with other OCR settings: somebody asked for these. */
  readonly ocrAsked?: boolean;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file just done; null at the start, and while pages of a long scan are read. */
  readonly file: string | null;
  /** Pages read from images, of the files being read. */
  readonly pages?: PagesRead;
}

/** How often it is told how far a long scan has come, ms. */
const PAGES_TOLD_EVERY = 1000;

/** Fewer files than this are read without threads: starting those would take longer. */
const FILES_WORTH_THREADS = 8;

/** Files a worker may have waiting. Bounds memory: no more files are opened than are soon read. */
const WAITING_PER_WORKER = 2;

/** Reads every file below the paths into the store. Unchanged files are passed over, interrupted work is finished. */
export async function importFiles(request: ImportRequest): Promise<ImportSummary> {
  const { store, versions, rules, now } = request;
  const found = await scan(request.paths);
  const key = readBy(versions, rules);
  const run = await store.beginRun({ startedAt: now(), arguments: request.paths, edition: { readBy: key, rules: groupHashes(rules), software: versions.software } });
  await store.noteKey(key, keyFacts(versions, rules), rules.groups);
  const tally = new ImportTally();
  for (const { path, reason } of found.unreadable) {
    await store.addUnreadable({ path, name: path }, reason, run);
    tally.add(path, 'unreadable', failed(reason));
  }
  const total = await countSources(found.files);
  const analysers = await startAnalysers(total < FILES_WORTH_THREADS ? 1 : request.jobs, rules, request.scans);
  const skipped = [...found.skipped];
  const changed = new Set<string>();
  try {
    await importAll(found.files, { request, run, key, analysers, tally, total, skip: (path) => void skipped.push(path), inWork: new Map(), changed });
  } finally {
    await analysers.close();
  }
  // A document read again may have been another department's before; one that an interrupted run read was never compared.
  const everywhere = tally.counts.changed > 0 || (await store.interruptedBefore(run));
  tally.counts.findings += await compareDepartments(store, rules, everywhere ? 'all' : changed);
  const summary = tally.summary(skipped);
  await store.finishRun(run, now(), { ...summary.counts });
  return summary;
}

interface Import {
  readonly request: ImportRequest;
  readonly run: number;
  readonly key: string;
  readonly analysers: Analysers;
  readonly tally: ImportTally;
  readonly total: number;
  skip(path: string): void;
  /** Content being read at this moment, so that the same bytes under two names are read once. */
  readonly inWork: Map<string, Promise<void>>;
  /** Ids of documents that were not so before this import. */
  readonly changed: Set<string>;
}

async function importAll(files: readonly Candidate[], context: Import): Promise<void> {
  const queue = new PQueue({ concurrency: context.analysers.count + 1 });
  const trouble: { fatal: unknown } = { fatal: null };
  let done = 0;
  const progress = (file: string | null): void => context.request.onProgress?.({ done, total: context.total, file, pages: context.analysers.pages() });
  progress(null);
  const timer = setInterval(() => void (context.analysers.pages().wanted > 0 && progress(null)), PAGES_TOLD_EVERY);
  for await (const source of sourcesOf(files, context.skip)) {
    await queue.onSizeLessThan(context.analysers.count * WAITING_PER_WORKER);
    if (trouble.fatal !== null) break;
    void queue.add(async () => {
      if (trouble.fatal !== null) return;
      try {
        await importOne(source, context);
        done++;
        progress(source.name);
      } catch (error) {
        // Only the store throws here (a full disk): no other file will fare better.
        trouble.fatal ??= error;
      }
    });
  }
  await queue.onIdle();
  clearInterval(timer);
  if (trouble.fatal !== null) throw trouble.fatal;
}

async function importOne(file: ImportSource, context: Import): Promise<void> {
  const { tally, run, request: { store } } = context;
  const read = await file.read();
  if ('reason' in read) {
    await store.addUnreadable(file, read.reason, run);
    tally.add(file.path, 'unreadable', failed(read.reason));
    return;
  }
  const { bytes } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = context.inWork.get(sha256);
  if (before) {
    await before;
    await store.addFile(sha256, file, run);
    tally.add(file.path, 'duplicate', (await store.known(sha256))!);
    return;
  }
  const work = readOnce(file, bytes, sha256, context);
  context.inWork.set(sha256, work);
  try {
    await work;
  } finally {
    context.inWork.delete(sha256);
  }
}

async function readOnce(file: ImportSource, bytes: Uint8Array, sha256: string, context: Import): Promise<void> {
  const { tally, run, key, analysers, request: { store, cache, rules, versions, reread, ocrAsked } } = context;
  const known = await store.known(sha256);
  const again = known !== null && (reread || (ocrAsked && await wasReadOtherwise(known, file.name, bytes, context.request)));
  if (known && !isWorthReading(known, key, again ?? false)) {
    const isNewName = await store.addFile(sha256, file, run);
    tally.add(file.path, isNewName ? 'duplicate' : 'unchanged', known);
    if (known.readBy !== key && !isNewName) tally.counts.outdated++;
    return;
  }
  const cacheKey = documentKey(versions, sha256, file.name);
  const cached = await cache.get(cacheKey);
  const input: Job['input'] = cached ? { kind: 'document', bytes: cached } : { kind: 'bytes', bytes };
  const keys = { document: cacheKey, questions: questionsKey(versions, rules, cacheKey) };
  const { report, outputs } = await analysers.run({ name: file.name, sha256, size: bytes.length, input, readBy: key, keys });
  await cache.put(outputs);
  const saved = await store.save(report, file, run);
  if (saved !== 'same') context.changed.add(documentId(sha256));
  tally.add(file.path, saved, statusOfReport(report));
  tally.addScans(report);
}

/** A failure under other code or of our own making may have gone away; what was read stays until it is asked for again. */
function isWorthReading(known: Known, key: string, reread: boolean): boolean {
  if (known.reason?.code === INTERNAL_ERROR) return true;
  return known.readBy !== key && (reread || known.status === 'failed' || known.reason?.code === UNREAD_PICTURES);
}

/** Whether a file may hold scans and was read with other OCR settings than are asked for now. */
async function wasReadOtherwise(known: Known, name: string, bytes: Uint8Array, { store, versions }: ImportRequest): Promise<boolean> {
  const facts = await store.keyFacts(known.readBy);
  const before = facts && ocrOf(facts);
  if (before && before.mode === versions.ocr.mode && before.engine === versions.ocr.engine) return false;
  const { kind } = await sniff(name, bytes).catch(() => ({ kind: null }));
  return kind === 'pdf' || kind === 'image';
}

const NO_RECORDS = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;

const failed = (reason: Reason): Pick<Known, 'status' | 'reason' | 'counts'> => ({ status: 'failed', reason, counts: NO_RECORDS });

function statusOfReport(report: PackedReport): Pick<Known, 'status' | 'reason' | 'counts'> {
  const { status, reason } = report;
  return { status, reason, counts: Object.fromEntries(KINDS.map((kind) => [kind, report.rows[kind].length])) as Record<Kind, number> };
}
