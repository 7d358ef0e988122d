import path from 'node:path';
import type { Trial } from './trial.ts';

/** Memory may be this much larger for ten times the reports: start-up and warm heaps weigh more in a short import. */
const growth = (documents: number): number => (documents >= 10_000 ? 1.1 : 1.5);

export const memory: Trial = {
  name: 'memory', what: 'largest memory of an import, a tenth of the reports and all', target: 'all ≤ 1.1 × a tenth (1.5 below 10,000)',
  async run(bench) {
    const tenth = Math.max(1, Math.round(bench.documents / 10));
    const small = await bench.jixiao('import', await bench.archive(tenth), '--db', path.join(bench.folder('memory'), 'tenth.sqlite'));
    const { used } = await bench.imported();
    return { figure: `${small.peakMb.toFixed(0)} MB for ${tenth}, ${used.peakMb.toFixed(0)} MB for ${bench.documents}`, met: used.peakMb <= growth(bench.documents) * small.peakMb };
  },
};
