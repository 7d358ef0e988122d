// Entry of a worker thread: reads files for `analysers.ts`. The rules come once, with the thread.
// Code is loaded with the first job: a thread that only rechecks never loads the readers of files.
import { workerData } from 'node:worker_threads';
import type { RuleSet } from '../rules/rule-set.ts';
import { openStageCache } from '../store/stage-cache.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Analysed } from './analyse.ts';
import type { Job } from './job.ts';
import type { Rechecked, RecheckJob } from './recheck.ts';
import { startScanEngines } from './scan-engines.ts';
import type { ScanWork } from './scan-engines.ts';

// piscina wraps the data it is given: [its own, ours].
const { rules, scans } = (Array.isArray(workerData) ? workerData[1] : workerData) as { rules: RuleSet; scans: ScanWork };
const engines = startScanEngines(scans);

export default async function work(job: Job): Promise<Analysed> {
  const { analyse } = await import('./analyse.ts');
  return analyse(job, rules, engines.choice);
}

const caches = new Map<string, Promise<StageCache>>();

/** Each thread reads the cache itself, so that what is kept does not pass through the one thread that writes. */
export async function recheck({ cache: location, ...job }: RecheckJob & { cache: string }): Promise<Rechecked> {
  const { recheck: recheckDocuments } = await import('./recheck.ts');
  const cache = caches.get(location) ?? openStageCache(location, 'read');
  caches.set(location, cache);
  return recheckDocuments(job, rules, await cache);
}
