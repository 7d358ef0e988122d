import { statSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import { anotherMeasure, HELPERS } from './changed-rules.ts';
import { percent, seconds } from './trial.ts';
import type { Bench, Trial } from './trial.ts';

const DIFF_MS = 10_000;
const SIZE_SHARE = 0.05;
/** Share of rows that the trial of size wants changed. */
const CHANGED_SHARE = 0.01;

let second: Promise<{ database: string; grown: number; first: number; changed: number; rows: number; rule: string }> | null = null;

/** A database with a second edition in which about one row of a hundred is another. */
const secondEdition = (bench: Bench): NonNullable<typeof second> => (second ??= (async () => {
  const { database } = await bench.imported();
  const copy = bench.copyOf(database, 'two-editions');
  const store = await openStore(copy, { mode: 'read' });
  const count = async (sql: string): Promise<number> => Number(Object.values((await store.query(sql, { limit: 1 })).rows[0]!)[0]);
  const rows = await count(`SELECT ${TABLES.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')}`);
  const counts = [...await store.ruleCounts()].filter(([id]) => /^measure\.[a-z-]+$/u.test(id) && !HELPERS.has(id)).sort((a, b) => Math.abs(a[1] - CHANGED_SHARE * rows) - Math.abs(b[1] - CHANGED_SHARE * rows));
  await store.close();
  const rule = counts[0]![0];
  const first = statSync(copy).size;
  await bench.jixiao('rebuild', '--db', copy, '--rules', anotherMeasure(bench.folder('rules-one-percent'), rule));
  const after = await openStore(copy, { mode: 'read' });
  const changed = Number(Object.values((await after.query(`SELECT ${TABLES.map((table) => `(SELECT count(*) FROM ${table} WHERE from_edition = 2)`).join(' + ')}`, { limit: 1 })).rows[0]!)[0]);
  await after.close();
  return { database: copy, first, grown: statSync(copy).size - first, changed, rows, rule };
})());

const TABLES = ['section', 'figure', 'indicator', 'score', 'quantity', 'finding', 'issue', 'reading'];

export const editionSize: Trial = {
  name: 'edition-size', what: 'size of a second edition that changes about 1 % of rows', target: '≤ 5 % of the first',
  async run(bench) {
    const { first, grown, changed, rows, rule } = await secondEdition(bench);
    return { figure: `${percent(grown, first)} for ${percent(changed, rows)} of rows (${rule})`, met: grown <= SIZE_SHARE * first };
  },
};

export const diff: Trial = {
  name: 'diff', what: 'diff of two editions', target: '≤ 10 s',
  async run(bench) {
    const { database } = await secondEdition(bench);
    const [whole, summary] = [await bench.jixiao('diff', '--db', database, '--json'), await bench.jixiao('diff', '--db', database, '--summary')];
    return { figure: `${seconds(whole)}, --summary ${seconds(summary)}; ${whole.output.split('\n').length - 3} differences`, met: Math.max(whole.ms, summary.ms) <= DIFF_MS };
  },
};
