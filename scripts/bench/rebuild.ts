import type { RebuildSummary } from '../../src/pipeline/rebuild.ts';
import { openStore } from '../../src/store/open-store.ts';
import { allChecks, anotherCheck, anotherMeasure, HELPERS } from './changed-rules.ts';
import { percent, seconds } from './trial.ts';
import type { Bench, Result, Trial } from './trial.ts';

/** Shares of the time of import. */
const MEASURE_SHARE = 0.15;
const CHECKS_SHARE = 0.05;
const NOTHING_MS = 2000;

async function rebuilt(bench: Bench, name: string, rules: (folder: string, database: string) => string | Promise<string>, share: number): Promise<Result> {
  const { database, used } = await bench.imported();
  const changedRules = await rules(bench.folder(`rules-${name}`), database);
  const rebuild = await bench.jixiao('rebuild', '--db', bench.copyOf(database, name), '--rules', changedRules, '--json');
  const { read, rechecked, opened, changed } = JSON.parse(rebuild.output) as RebuildSummary;
  return {
    figure: `${percent(rebuild.ms, used.ms)} of import: ${seconds(rebuild)}; ${rechecked} audited again, ${read - rechecked} read again, ${opened} files opened (PDF, OCR), ${changed} changed; CPU ${percent(rebuild.cpuMs, used.cpuMs)}`,
    met: rebuild.ms <= share * used.ms && opened === 0 && changed > 0,
  };
}

/** Share of the documents whose figures the changed rule of measures made. */
const TOUCHED_SHARE = 0.01;

/** The rule of measures that made figures in about one document of a hundred means another measure. */
async function touchingAFew(folder: string, database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  const { rows } = await store.query('SELECT rules, document FROM figures', { limit: Number.MAX_SAFE_INTEGER });
  const all = (await store.documents({})).length;
  await store.close();
  const documents = new Map<string, Set<unknown>>();
  for (const { rules, document } of rows) {
    for (const id of JSON.parse(String(rules)) as string[]) if (/^measure\.[a-z-]+$/u.test(id) && !HELPERS.has(id)) documents.set(id, (documents.get(id) ?? new Set()).add(document));
  }
  const off = (count: number): number => Math.abs(count - TOUCHED_SHARE * all);
  return anotherMeasure(folder, [...documents].sort(([, a], [, b]) => off(a.size) - off(b.size))[0]![0]);
}

export const rebuildMeasure: Trial = {
  name: 'rebuild-measure', what: 'rebuild after one changed measure rule, which about 1 % of documents use', target: '≤ 15 % of import, no file opened',
  run: (bench) => rebuilt(bench, 'rebuild-measure', touchingAFew, MEASURE_SHARE),
};

export const rebuildChecks: Trial = {
  name: 'rebuild-checks', what: 'rebuild after a change in rules/checks', target: '≤ 5 % of import',
  run: (bench) => rebuilt(bench, 'rebuild-checks', anotherCheck, CHECKS_SHARE),
};

/** Every check told otherwise: all are run again on every document. */
export const rebuildAllChecks: Trial = {
  name: 'rebuild-all-checks', what: 'rebuild after a change in every rule of rules/checks', target: null,
  run: async (bench) => ({ ...(await rebuilt(bench, 'rebuild-all-checks', allChecks, 1)), met: null }),
};

export const rebuildNothing: Trial = {
  name: 'rebuild-nothing', what: 'rebuild with nothing changed', target: '≤ 2 s',
  async run(bench) {
    const { database } = await bench.imported();
    const used = await bench.jixiao('rebuild', '--db', bench.copyOf(database, 'rebuild-nothing'));
    return { figure: seconds(used), met: used.ms <= NOTHING_MS };
  },
};
