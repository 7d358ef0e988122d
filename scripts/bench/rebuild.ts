import { anotherCheck, oneMoreName } from './changed-rules.ts';
import { percent, seconds } from './trial.ts';
import type { Bench, Result, Trial } from './trial.ts';

/** Shares of the time of import. */
const MEASURE_SHARE = 0.15;
const CHECKS_SHARE = 0.05;
const NOTHING_MS = 2000;

async function rebuilt(bench: Bench, name: string, rules: string, share: number): Promise<Result> {
  const { database, used } = await bench.imported();
  const rebuild = await bench.jixiao('rebuild', '--db', bench.copyOf(database, name), '--rules', rules, '--json');
  const { read, changed } = JSON.parse(rebuild.output) as { read: number; changed: number };
  return {
    figure: `${percent(rebuild.ms, used.ms)} of import: ${seconds(rebuild)}; ${read} looked at again, ${changed} changed; CPU ${percent(rebuild.cpuMs, used.cpuMs)}`,
    met: rebuild.ms <= share * used.ms,
  };
}

export const rebuildMeasure: Trial = {
  name: 'rebuild-measure', what: 'rebuild after one changed measure rule', target: '≤ 15 % of import',
  run: (bench) => rebuilt(bench, 'rebuild-measure', oneMoreName(bench.folder('rules-measure')), MEASURE_SHARE),
};

export const rebuildChecks: Trial = {
  name: 'rebuild-checks', what: 'rebuild after a change in rules/checks', target: '≤ 5 % of import',
  run: (bench) => rebuilt(bench, 'rebuild-checks', anotherCheck(bench.folder('rules-checks')), CHECKS_SHARE),
};

export const rebuildNothing: Trial = {
  name: 'rebuild-nothing', what: 'rebuild with nothing changed', target: '≤ 2 s',
  async run(bench) {
    const { database } = await bench.imported();
    const used = await bench.jixiao('rebuild', '--db', bench.copyOf(database, 'rebuild-nothing'));
    return { figure: seconds(used), met: used.ms <= NOTHING_MS };
  },
};
