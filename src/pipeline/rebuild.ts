import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import type { RuleSet } from '../rules/load.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Store, UnreadDocument } from '../store/store.ts';
import type { Job } from './analyse.ts';
import { startAnalysers } from './analysers.ts';
import type { ImportProgress } from './import-files.ts';
import { documentKey, groupHashes, readBy } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

export interface RebuildRequest {
  readonly store: Store;
  readonly cache: StageCache;
  readonly rules: RuleSet;
  readonly versions: Versions;
  readonly jobs: number;
  readonly now: () => string;
  /** Only so many documents, spread evenly; the edition is then left unfinished for the caller to compare and drop. */
  readonly sample?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface RebuildSummary {
  /** Number of the edition that was built; null when nothing had changed. */
  readonly edition: number | null;
  /** True if an interrupted rebuild was gone on with. */
  readonly resumed: boolean;
  readonly documents: number;
  readonly changed: number;
  /** Documents whose reading is not in the cache and whose file is gone: they stay as they were. */
  readonly missing: readonly string[];
}

/** Documents that a worker may have waiting. */
const WAITING_PER_WORKER = 2;

/**
 * Reads all documents with the rules as they are into a new edition, beside the current one. Files are not read again:
 * the document stage's outputs are in the cache. Interrupted, the next call goes on. Switching is left to the caller.
 */
export async function rebuild(request: RebuildRequest): Promise<RebuildSummary> {
  const { store, versions, rules, now } = request;
  const key = readBy(versions, rules);
  const { number: edition, resumed } = await store.beginEdition({ readBy: key, rules: groupHashes(rules), software: versions.software }, now());
  const documents = sampled(await store.unread(edition), request.sample);
  if (documents.length === 0 && !resumed) {
    await store.dropEdition(edition);
    return { edition: null, resumed, documents: 0, changed: 0, missing: [] };
  }
  const analysers = await startAnalysers(documents.length < FEW ? 1 : request.jobs, rules);
  const queue = new PQueue({ concurrency: analysers.count + 1 });
  const missing: string[] = [];
  let [done, changed] = [0, 0];
  let fatal: unknown = null;
  const progress = (file: string | null): void => request.onProgress?.({ done, total: documents.length, file });
  progress(null);
  try {
    for (const document of documents) {
      await queue.onSizeLessThan(analysers.count * WAITING_PER_WORKER);
      if (fatal !== null) break;
      void queue.add(async () => {
        const name = document.files[0]!.name;
        const input = await inputOf(document, request);
        if (input === null) missing.push(name);
        else {
          const { report, document: output } = await analysers.run({ name, sha256: document.sha256, size: document.bytes, input: input.input, readBy: key });
          if (output) await request.cache.put(input.key, 'document', output);
          if ((await store.saveIn(edition, report)) === 'changed') changed++;
        }
        done++;
        progress(name);
      }).catch((error: unknown) => {
        fatal ??= error;
      });
    }
    await queue.onIdle();
  } finally {
    await analysers.close();
  }
  if (fatal !== null) throw fatal;
  return { edition, resumed, documents: documents.length, changed, missing: missing.sort() };
}

/** Fewer documents than this are read without threads. */
const FEW = 32;

function sampled(documents: readonly UnreadDocument[], count: number | undefined): readonly UnreadDocument[] {
  if (count === undefined || count >= documents.length) return documents;
  return Array.from({ length: count }, (_, i) => documents[Math.floor((i * documents.length) / count)]!);
}

/** The cached reading, else the file itself if it is still where it was and still the same. */
async function inputOf(document: UnreadDocument, { cache, versions }: RebuildRequest): Promise<{ key: string; input: Job['input'] } | null> {
  for (const { name } of document.files) {
    const key = documentKey(versions, document.sha256, name);
    const bytes = await cache.get(key);
    if (bytes) return { key, input: { kind: 'document', bytes } };
  }
  for (const { name, path } of document.files) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === document.sha256) return { key: documentKey(versions, document.sha256, name), input: { kind: 'bytes', bytes } };
  }
  return null;
}
