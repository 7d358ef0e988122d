import { seconds } from './trial.ts';
import type { Trial } from './trial.ts';

export const importing: Trial = {
  name: 'import', what: 'import of all reports', target: null,
  async run(bench) {
    const { used } = await bench.imported();
    return { figure: `${seconds(used)}, ${(bench.documents / (used.ms / 1000)).toFixed(0)} documents/s`, met: null };
  },
};
