import PQueue from 'p-queue';
import type { RuleSet } from '../rules/rule-set.ts';
import { asRead } from '../store/corrections.ts';
import type { CorrectableRecord } from '../store/corrections.ts';
import { unpackReport } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import { documentId } from '../store/report.ts';
import type { Kind } from '../store/report.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Changed, Store, StoredReport, UnreadDocument } from '../store/store.ts';
import { startAnalysers } from './analysers.ts';
import type { ImportProgress } from './import-files.ts';
import { planRebuild } from './plan-rebuild.ts';
import type { Recheck } from './plan-rebuild.ts';
import { inBatches, jobOf, sampled } from './rebuild.ts';
import type { ScanWork } from './scan-engines.ts';
import { readBy } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

export interface TrialRequest {
  /** Open for reading; nothing is written anywhere. */
  readonly store: Store;
  readonly cache: StageCache;
  readonly rules: RuleSet;
  readonly versions: Versions;
  readonly scans: ScanWork;
  readonly jobs: number;
  /** Only these documents, by SHA-256. */
  readonly only?: ReadonlySet<string>;
  /** Only so many, spread evenly. */
  readonly sample?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface Trial {
  /** Documents tried. */
  readonly documents: number;
  /** Of these, documents that the rules could have changed and that were read again. */
  readonly read: number;
  readonly changes: readonly Changed[];
  /** Documents that can be had nowhere. */
  readonly missing: readonly string[];
}

/** What a rebuild with these rules would change, worked out without touching database or cache. */
export async function trial(request: TrialRequest): Promise<Trial> {
  const { store, rules, versions } = request;
  const key = readBy(versions, rules);
  const outdated = (await store.readOtherwise(key)).filter(({ sha256 }) => request.only?.has(sha256) ?? true);
  const documents = sampled(outdated, request.sample);
  const plan = await planRebuild(documents, request);
  const unsure = plan.recheck.reduce((sum, part) => sum + part.documents.length, 0);
  const analysers = await startAnalysers(unsure + plan.read.length < FEW ? 1 : request.jobs, rules, request.scans);
  const queue = new PQueue({ concurrency: analysers.count + 1 });
  const changes: Changed[] = [];
  const missing: string[] = [];
  let [read, done] = [0, plan.same.length];
  const progress = (count: number, document: UnreadDocument): void => request.onProgress?.({ done: (done += count), total: documents.length, file: document.files[0]!.name });
  const tryOne = async (document: UnreadDocument): Promise<void> => {
    read++;
    const job = await jobOf(document, request, key);
    if (job === null) missing.push(document.files[0]!.name);
    else changes.push(...(await comparedWithStore(store, (await analysers.run(job)).report)));
  };
  const recheck = async (some: readonly UnreadDocument[], part: Recheck): Promise<void> => {
    const results = await analysers.recheck(part.jobOf(some), request.cache);
    for (const [i, document] of some.entries()) {
      const result = results[i]!;
      if (result === 'read') await tryOne(document);
      else if (typeof result === 'object') changes.push(...(await comparedWithStore(store, result)));
      if (result !== 'read' && part.audits) read++;
    }
    progress(some.length, some[0]!);
  };
  try {
    await queue.addAll([
      ...plan.recheck.flatMap((part) => inBatches(part.documents).map((some) => () => recheck(some, part))),
      ...plan.read.map((document) => () => tryOne(document).then(() => progress(1, document))),
    ]);
  } finally {
    await analysers.close();
  }
  const order = ({ of, kind }: Changed): string => `${of.document} ${kind}`;
  return { documents: documents.length, read, changes: changes.sort((a, b) => (order(a) < order(b) ? -1 : 1)), missing: missing.sort() };
}

/** Fewer documents than this are read without threads. */
const FEW = 32;

async function comparedWithStore(store: Store, report: PackedReport): Promise<Changed[]> {
  for await (const stored of store.reports({ document: documentId(report.sha256) }, { withText: false })) return compared(stored, report);
  return [];
}

function compared({ row, records }: StoredReport, report: PackedReport): Changed[] {
  const { facts, records: now } = unpackReport(report);
  const of = {
    document: row.id, department: row.facts.department, region: row.facts.region, regionCode: row.facts.regionCode, fiscalYear: row.facts.fiscalYear, reportType: row.facts.reportType,
  };
  const sides: [Changed['kind'], readonly Changed['gone'][number][], readonly Changed['gone'][number][]][] = [
    ['document', [asRead(row.facts, row.corrected ?? null)], [facts]],
    ...report.kinds.map((kind: Kind): [Kind, Changed['gone'], Changed['gone']] => [kind, records[kind].map(uncorrected), now[kind]]),
  ];
  return sides.flatMap(([kind, before, after]) => {
    const [gone, added] = [without(before, after), without(after, before)];
    return gone.length + added.length > 0 ? [{ of, kind, gone, added }] : [];
  });
}

/** A stored record as it was read: a trial's records have no corrections. */
function uncorrected(record: StoredReport['records'][Kind][number]): Changed['gone'][number] {
  if (!('corrected' in record) || record.corrected === undefined) return record;
  const { corrected, ...rest } = record;
  return asRead(rest as CorrectableRecord, corrected) as Changed['gone'][number];
}

/** The records of one list that the other has not as often. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const there = new Map<string, number>();
  for (const record of other) there.set(JSON.stringify(record), (there.get(JSON.stringify(record)) ?? 0) + 1);
  return list.filter((record) => {
    const said = JSON.stringify(record);
    const count = there.get(said) ?? 0;
    if (count > 0) there.set(said, count - 1);
    return count === 0;
  });
}
