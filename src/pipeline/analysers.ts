import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../rules/load.ts';
import { packReport } from '../store/pack.ts';
import { failedReport, reasonOf } from './analyse.ts';
import type { Analysed, Job } from './analyse.ts';
import type { Rechecked, RecheckJob } from './recheck.ts';
import { startScanEngines } from './scan-engines.ts';
import type { ScanWork } from './scan-engines.ts';

/** Whoever does the CPU-bound stages: this thread, or several workers. */
export interface Analysers {
  readonly count: number;
  run(job: Job): Promise<Analysed>;
  /** Looks for contradictions again where only their rules changed; see `recheck.ts`. */
  recheck(job: RecheckJob): Promise<Rechecked>;
  close(): Promise<void>;
}

/** MB of a worker's heap. A file that needs more ends as failed, and the other files go on. */
const WORKER_HEAP_MB = 2048;

/** MB for what a worker has just made. Left to itself V8 lets it grow with every archive: 900 MB instead of 530 after 2,500 reports on two threads, at the same speed. */
const WORKER_YOUNG_MB = 24;

/** `jobs` worker threads, or none for 1. Threads take about 0.3 s to start, so a handful of files is faster without. */
export async function startAnalysers(jobs: number, rules: RuleSet, scans: ScanWork): Promise<Analysers> {
  if (jobs <= 1) {
    const { analyse } = await import('./analyse.ts');
    const { recheck } = await import('./recheck.ts');
    const engines = startScanEngines(scans);
    return { count: 1, run: (job) => analyse(job, rules, engines.choice), recheck: async (job) => recheck(job, rules), close: () => engines.close() };
  }
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Job | RecheckJob, Analysed | Rechecked>({
    // The same folder holds worker.ts in a checkout and worker.js once built.
    filename: fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)),
    minThreads: jobs, maxThreads: jobs, idleTimeout: 10_000, workerData: { rules, scans }, resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  });
  return {
    count: jobs,
    async run(job) {
      try {
        return (await pool.run(job)) as Analysed;
      } catch (error) {
        // The thread died (out of memory): that file's trouble, not the import's.
        return { report: packReport(failedReport(job, reasonOf(error))), outputs: [] };
      }
    },
    recheck: async (job) => (await pool.run(job, { name: 'recheck' })) as Rechecked,
    close: () => pool.destroy(),
  };
}
