import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import { documentId } from '../store/report.ts';
import type { PackedReport } from '../store/pack.ts';
import type { UnreadDocument } from '../store/store.ts';
import type { Job } from './job.ts';
import { startAnalysers } from './analysers.ts';
import type { Analysers } from './analysers.ts';
import type { RunRequest } from './import-files.ts';
import { planRebuild } from './plan-rebuild.ts';
import type { RebuildPlan, Recheck } from './plan-rebuild.ts';
import { documentKey, groupHashes, keyFacts, questionsKey, readBy } from './stage-versions.ts';

export interface RebuildRequest extends RunRequest {
  /** Only so many documents, spread evenly; the edition is then left unfinished. */
  readonly sample?: number;
}

export interface RebuildSummary {
  /** Number of the edition that was built; null when nothing had changed. */
  readonly edition: number | null;
  /** True if an interrupted rebuild was gone on with. */
  readonly resumed: boolean;
  readonly documents: number;
  /** Documents that a stage ran for; the others cannot have changed. */
  readonly read: number;
  /** Of these, documents in which only contradictions were looked for again. */
  readonly rechecked: number;
  /** Of these, documents whose file was opened again, because the cache had them no more. */
  readonly opened: number;
  readonly changed: number;
  /** Documents whose reading is not in the cache and whose file is gone: they stay as they were. */
  readonly missing: readonly string[];
}

export interface Rebuilt extends RebuildSummary {
  /** Ids of documents that have to be compared with others of their department. */
  readonly toCompare: ReadonlySet<string> | 'all';
}

/** Documents that a worker may have waiting. */
const WAITING_PER_WORKER = 2;
/** Fewer documents than this are read without threads. */
const FEW = 32;
/** Documents that a worker rechecks at once: each takes a fraction of a millisecond. */
const RECHECKED_AT_ONCE = 50;

/**
 * Reads all documents with the rules as they are into a new edition, beside the current one. A stage runs only for documents
 * whose input or rules changed; files are not read again. Interrupted, the next call goes on. Switching is left to the caller.
 */
export async function rebuild(request: RebuildRequest): Promise<Rebuilt> {
  const { store, versions, rules, now } = request;
  const key = readBy(versions, rules);
  const { number: edition, resumed } = await store.beginEdition({ readBy: key, rules: groupHashes(rules), software: versions.software }, now());
  const documents = sampled(await store.unread(edition), request.sample);
  if (documents.length === 0 && !resumed) {
    await store.dropEdition(edition);
    return { edition: null, resumed, documents: 0, read: 0, rechecked: 0, opened: 0, changed: 0, missing: [], toCompare: new Set() };
  }
  await store.noteKey(key, keyFacts(versions, rules), rules.groups);
  const plan = await planRebuild(documents, request);
  await store.saveSame(plan.same.map(({ sha256 }) => sha256), key);
  const analysers = await startAnalysers(documents.length - plan.same.length < FEW ? 1 : request.jobs, rules, request.scans);
  try {
    const done = await runPlan(plan, { request, edition, key, analysers, total: documents.length });
    // What an interrupted rebuild changed is not known any more.
    return { edition, resumed, documents: documents.length, ...done, ...((plan.compares || resumed) && { toCompare: 'all' }) };
  } finally {
    await analysers.close();
  }
}

interface Rebuild {
  readonly request: RebuildRequest;
  readonly edition: number;
  readonly key: string;
  readonly analysers: Analysers;
  readonly total: number;
}

async function runPlan(plan: RebuildPlan, { request, edition, key, analysers, total }: Rebuild): Promise<Omit<Rebuilt, 'edition' | 'resumed' | 'documents'>> {
  const { store, cache } = request;
  const queue = new PQueue({ concurrency: analysers.count + 1 });
  const missing: string[] = [];
  const toCompare = new Set<string>();
  let [done, read, rechecked, opened, changed] = [plan.same.length, 0, 0, 0, 0];
  const trouble: { fatal: unknown } = { fatal: null };
  const progress = (file: string | null): void => request.onProgress?.({ done, total, file });
  progress(null);
  const add = async (count: number, name: string, task: () => Promise<void>): Promise<void> => {
    await queue.onSizeLessThan(analysers.count * WAITING_PER_WORKER);
    void queue.add(async () => {
      if (trouble.fatal !== null) return;
      await task();
      done += count;
      progress(name);
    }).catch((error: unknown) => {
      trouble.fatal ??= error;
    });
  };
  const save = async (report: PackedReport): Promise<void> => {
    if ((await store.saveIn(edition, report)) !== 'changed') return;
    changed++;
    if (report.kinds.includes('figure')) toCompare.add(documentId(report.sha256));
  };
  const readAgain = async (document: UnreadDocument): Promise<void> => {
    read++;
    const job = await jobOf(document, request, key);
    if (job === null) {
      missing.push(document.files[0]!.name);
      return;
    }
    if (job.input.kind === 'bytes') opened++;
    const { report, outputs } = await analysers.run(job);
    await cache.put(outputs);
    await save(report);
  };
  const recheck = async (documents: readonly UnreadDocument[], { audits, jobOf: job }: Recheck): Promise<void> => {
    const results = await analysers.recheck(job(documents), cache);
    await store.saveSame(documents.filter((_, i) => results[i] === 'same').map(({ sha256 }) => sha256), key);
    for (const [i, document] of documents.entries()) {
      const result = results[i]!;
      if (result === 'read') await readAgain(document);
      else if (audits) rechecked++;
      if (typeof result === 'object') await save(result);
    }
  };
  for (const part of plan.recheck) {
    for (const batch of inBatches(part.documents)) {
      if (trouble.fatal !== null) break;
      await add(batch.length, batch[0]!.files[0]!.name, () => recheck(batch, part));
    }
  }
  for (const document of plan.read) {
    if (trouble.fatal !== null) break;
    await add(1, document.files[0]!.name, () => readAgain(document));
  }
  await queue.onIdle();
  if (trouble.fatal !== null) throw trouble.fatal;
  return { read: read + rechecked, rechecked, opened, changed, missing: missing.sort(), toCompare };
}

/** Documents as they go to a worker to be rechecked. */
export const inBatches = (documents: readonly UnreadDocument[]): (readonly UnreadDocument[])[] =>
  Array.from({ length: Math.ceil(documents.length / RECHECKED_AT_ONCE) }, (_, i) => documents.slice(i * RECHECKED_AT_ONCE, (i + 1) * RECHECKED_AT_ONCE));

/** `count` documents spread evenly over all. */
export function sampled<T>(documents: readonly T[], count: number | undefined): readonly T[] {
  if (count === undefined || count >= documents.length) return documents;
  return Array.from({ length: count }, (_, i) => documents[Math.floor((i * documents.length) / count)]!);
}

/** A document from the cache, else from its file if that is still where it was and still the same; null if it can be had nowhere. */
export async function jobOf(document: UnreadDocument, { cache, versions, rules }: Pick<RebuildRequest, 'cache' | 'versions' | 'rules'>, key: string): Promise<Job | null> {
  const { sha256, bytes: size, files } = document;
  const job = (name: string, input: Job['input']): Job => {
    const documentAt = documentKey(versions, sha256, name);
    return { name, sha256, size, input, readBy: key, keys: { document: documentAt, questions: questionsKey(versions, rules, documentAt) } };
  };
  for (const { name } of files) {
    const bytes = await cache.get(documentKey(versions, sha256, name));
    if (bytes) return job(name, { kind: 'document', bytes });
  }
  for (const { name, path } of files) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return job(name, { kind: 'bytes', bytes });
  }
  return null;
}
