// Stands in for the worker thread: files named `loop…` never end, files named `volume…` take long but go on giving signs of life.
import type { Analysed } from '../../src/pipeline/analyse.ts';
import type { Job } from '../../src/pipeline/job.ts';
import { beat } from '../../src/pipeline/time-limit.ts';
import type { PackedReport } from '../../src/store/pack.ts';

const PAGES = 8;
const PAGE_MS = 200;

export default async function work(job: Job): Promise<Analysed> {
  beat(job.pulse);
  while (job.name.startsWith('loop'));
  for (let page = 0; job.name.startsWith('volume') && page < PAGES; page++) {
    await new Promise((resolve) => setTimeout(resolve, PAGE_MS));
    beat(job.pulse);
  }
  const report: Pick<PackedReport, 'status' | 'reason'> = { status: 'failed', reason: { code: 'read', message: job.name, messageEn: job.name } };
  return { report: report as PackedReport, outputs: [] };
}
