// Entry of a worker thread: reads files for `analysers.ts`. The rules come once, with the thread.
// Code is loaded with the first job: a thread that only rechecks never loads the readers of files.
import { workerData } from 'node:worker_threads';
import type { RuleSet } from '../rules/load.ts';
import type { Analysed, Job } from './analyse.ts';
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

export async function recheck(job: RecheckJob): Promise<Rechecked> {
  const { recheck: recheckReadings } = await import('./recheck.ts');
  return recheckReadings(job, rules);
}
