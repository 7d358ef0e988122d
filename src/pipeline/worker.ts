// Entry of a worker thread: reads files for `analysers.ts`. The rules come once, with the thread.
import { workerData } from 'node:worker_threads';
import type { RuleSet } from '../rules/load.ts';
import { startScanEngines } from './scan-engines.ts';
import type { ScanWork } from './scan-engines.ts';
import { analyse } from './analyse.ts';
import type { Analysed, Job } from './analyse.ts';
import { recheck as recheckDocuments } from './recheck.ts';
import type { Rechecked, RecheckJob } from './recheck.ts';

// piscina wraps the data it is given: [its own, ours].
const { rules, scans } = (Array.isArray(workerData) ? workerData[1] : workerData) as { rules: RuleSet; scans: ScanWork };
const engines = startScanEngines(scans);

export default function work(job: Job): Promise<Analysed> {
  return analyse(job, rules, engines.choice);
}

export const recheck = (job: RecheckJob): Rechecked => recheckDocuments(job, rules);
