import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { RuleSet } from '../rules/rule-set.ts';
import { packReport } from '../store/pack.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Analysed } from './analyse.ts';
import type { Job } from './job.ts';
import { failedReport, reasonOf } from './failed-report.ts';
import type { Rechecked, RecheckJob } from './recheck.ts';
import { startScanEngines } from './scan-engines.ts';
import type { ScanWork } from './scan-engines.ts';
import { newPulse, pagesOf, TookTooLong, withinLimit } from './time-limit.ts';
import type { PagesRead, Pulse } from './time-limit.ts';

/** Whoever does the CPU-bound stages: this thread, or several workers. */
export interface Analysers {
  readonly count: number;
  run(job: Job): Promise<Analysed>;
  /** Tells from the cache what changed rules do to documents; see `recheck.ts`. */
  recheck(job: RecheckJob, cache: StageCache): Promise<Rechecked>;
  /** Pages of the files that are being read at this moment. */
  pages(): PagesRead;
  close(): Promise<void>;
}

/** MB of a worker's heap. A file that needs more ends as failed, and the other files go on. */
const WORKER_HEAP_MB = 2048;

/**
 * Percent that a heap may grow beyond what it holds before it is cleaned. Left to itself V8 lets it grow to four times, and further
 * the busier the machine: 420 MB instead of 570 after 2,500 reports on two threads.
 */
const HEAP_GROWTH_PERCENT = 40;

/** MB for what a worker has just made. Left to itself V8 lets it grow with every archive: 900 MB instead of 530 after 2,500 reports on two threads, at the same speed; with 24 a rebuild after a changed check spends a seventh of its time on clearing it, twice as much as with 64. */
const WORKER_YOUNG_MB = 64;

export interface AnalyserSettings {
  /** How long a file may take, ms, beginning again with every page read from its image. */
  readonly limitMs: number;
  /** Module of a worker thread. */
  readonly worker: URL;
}

const SETTINGS: AnalyserSettings = {
  // A thousand pages take about a minute: what takes ten is caught in something.
  limitMs: 10 * 60_000,
  // The same folder holds worker.ts in a checkout and worker.js once built.
  worker: new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
};

/**
 * `jobs` worker threads, or none for 1. Threads take about 0.3 s to start, so a handful of files is faster without.
 * A file that takes too long ends as failed; its thread is ended, too, and another takes its place. Without threads
 * only waiting can be given up, not a loop.
 */
export async function startAnalysers(jobs: number, rules: RuleSet, scans: ScanWork, { limitMs, worker }: AnalyserSettings = SETTINGS): Promise<Analysers> {
  const pulses = new Set<Pulse>();
  const pages = (): PagesRead => [...pulses].map(pagesOf).reduce((sum, one) => ({ read: sum.read + one.read, wanted: sum.wanted + one.wanted }), { read: 0, wanted: 0 });
  const limited = async (job: Job, work: (job: Job, signal: AbortSignal) => Promise<Analysed>): Promise<Analysed> => {
    const pulse = newPulse();
    pulses.add(pulse);
    try {
      return await withinLimit(limitMs, pulse, (signal) => work({ ...job, pulse }, signal));
    } catch (error) {
      // The thread was ended or died (out of memory): that file's trouble, not the import's.
      return { report: packReport(failedReport(job, error instanceof TookTooLong ? error.reason : reasonOf(error))), outputs: [] };
    } finally {
      pulses.delete(pulse);
    }
  };
  if (jobs <= 1) {
    const { analyse } = await import('./analyse.ts');
    const { recheck } = await import('./recheck.ts');
    const engines = startScanEngines(scans);
    return { count: 1, pages, run: (job) => limited(job, (one) => analyse(one, rules, engines.choice)), recheck: (job, cache) => recheck(job, rules, cache), close: () => engines.close() };
  }
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Job | (RecheckJob & { cache: string }), Analysed | Rechecked>({
    filename: fileURLToPath(worker),
    minThreads: jobs, maxThreads: jobs, idleTimeout: 10_000, workerData: { rules, scans }, resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  });
  return {
    count: jobs, pages,
    run: (job) => limited(job, async (one, signal) => (await pool.run(one, { signal })) as Analysed),
    recheck: async (job, cache) => (await pool.run({ ...job, cache: cache.location }, { name: 'recheck' })) as Rechecked,
    close: () => pool.destroy(),
  };
}
