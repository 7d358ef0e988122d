import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { candidates, makeCorrection } from '../../src/query/correct.ts';
import { correctionLine } from '../../src/query/correction-lines.ts';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import { cacheLocation } from '../../src/store/stage-cache.ts';
import { seeded } from '../generator/random.ts';
import { blankScan, knowWords } from '../scans/known-words.ts';
import { anotherCheck, anotherMeasure } from './changed-rules.ts';
import { MAIN } from './open-bench.ts';
import type { Bench, Trial } from './trial.ts';

/** Generated reports that are imported and rebuilt over and over; with them come PDFs of the sample archive and a scan. */
const REPORTS = 24;
const PDFS = 2;
/** Told after this many kills. */
const PROGRESS = 20;
const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures');

/** Work that is killed. */
interface Victim {
  readonly name: string;
  /** The database it is killed over: a copy is taken each time. */
  readonly from: string;
  readonly args: (database: string) => string[];
  /** Shares of its time between which it is killed. */
  readonly between: readonly [number, number];
  /** Exports that may stand after a kill; null if any part of the last may. */
  readonly allowed: readonly string[] | null;
  /** The export after a further run. */
  readonly end: string;
}

export const kills: Trial = {
  name: 'kills', what: 'kill -9 at random moments of import, rebuild, its switch, and import of corrections', target: 'all survived with the same export',
  async run(bench) {
    const victims = await makeVictims(bench);
    const random = seeded(20_261_120);
    const lost: string[] = [];
    let early = 0;
    const copy = path.join(bench.folder('killed'), 'killed.sqlite');
    // How long each takes: less where the machine had other work when it was measured, or kills would come too late.
    const times = victims.map(({ ms }) => ms);
    for (let i = 0; i < bench.kills; i++) {
      const which = i % victims.length;
      const { ms: _measured, ...victim } = victims[which]!;
      const whole = times[which]!;
      copyDatabase(victim.from, copy);
      const ms = random.int(Math.round(victim.between[0] * whole), Math.round(victim.between[1] * whole));
      const took = await killedAfter(ms, victim.args(copy));
      if (took === null) early++;
      else times[which] = Math.min(whole, took);
      const wrong = await afterKill(bench, victim, copy);
      if (wrong !== null) lost.push(`${victim.name} killed after ${ms} ms: ${wrong}`);
      if ((i + 1) % PROGRESS === 0) console.error(`     kills: ${i + 1} of ${bench.kills}, ${early} before the end, ${lost.length} lost`);
    }
    return { figure: `${bench.kills - lost.length} of ${bench.kills} survived (${early} were killed before they had ended)${lost.length > 0 ? `; ${lost.slice(0, 3).join('; ')}` : ''}`, met: lost.length === 0 };
  },
};

async function makeVictims(bench: Bench): Promise<readonly (Victim & { readonly ms: number })[]> {
  const archive = await bench.archive(REPORTS);
  const pdfs = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf')).sort().slice(0, PDFS);
  for (const name of pdfs) copyFileSync(path.join(FIXTURES, name), path.join(archive, path.basename(name)));
  const folder = bench.folder('kills');
  const [empty, whole, rebuilt, corrected] = ['empty', 'whole', 'rebuilt', 'corrected'].map((name) => path.join(folder, `${name}.sqlite`)) as [string, string, string, string];
  const scan = path.join(archive, 'scan.png');
  await blankScan(scan, 0);
  // The words of the scan are known from the beginning: engines would take longer than all the rest.
  await knowWords(scan, ['安和县监测局2022年度部门决算公开', '2022年度支出合计100.00万元，其中：基本支出80.00|60.00万元，项目支出40.00万元。'], empty);
  const rules = anotherCheck(anotherMeasure(bench.folder('rules-kills'), 'measure.basic-expenditure'));
  const corrections = path.join(folder, 'corrections.jsonl');

  const timed = async (name: string, from: string, to: string, args: Victim['args']): Promise<{ name: string; from: string; args: Victim['args']; ms: number; end: string }> => {
    copyDatabase(from, to);
    const { ms } = await bench.jixiao(...args(to));
    return { name, from, args, ms, end: await exported(to) };
  };
  const importing = await timed('import', empty, whole, (database) => ['import', archive, '--db', database]);
  const rebuilding = await timed('rebuild', whole, rebuilt, (database) => ['rebuild', '--db', database, '--rules', rules]);
  writeFileSync(corrections, await someCorrections(whole));
  const correcting = await timed('corrections', whole, corrected, (database) => ['corrections', 'import', corrections, '--db', database]);
  const editions = [importing.end, rebuilding.end];
  return [
    { ...importing, between: [0, 1], allowed: null },
    { ...rebuilding, between: [0, 1], allowed: editions },
    { ...rebuilding, name: 'switch', between: [0.8, 1.1], allowed: editions },
    { ...correcting, between: [0.3, 1.1], allowed: null },
  ];
}

/** One of each report's first figure. */
async function someCorrections(database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  let lines = '';
  let number = 0;
  for await (const report of store.reports({}, { withText: false })) {
    const figure = candidates(report).find(({ kind }) => kind === 'figure');
    const correction = figure && makeCorrection(report.row.sha256, figure, 'amount', String(1000 + number), { why: 'bench', by: null, at: '2026-01-01T00:00:00.000Z' });
    if (correction) lines += correctionLine({ ...correction, number: ++number, state: 'applied', department: null });
  }
  await store.close();
  return lines;
}

/** What is wrong with a database after a kill and a further run; null if nothing is. */
async function afterKill(bench: Bench, { args, allowed, end }: Victim, database: string): Promise<string | null> {
  if (existsSync(database) && statSync(database).size > 0) {
    const connection = new Database(database);
    const check = connection.pragma('integrity_check', { simple: true });
    connection.close();
    if (check !== 'ok') return `integrity check: ${String(check)}`;
    if (allowed && !allowed.includes(await exported(database))) return 'the current edition is not whole';
  }
  await bench.jixiao(...args(database));
  return (await exported(database)) === end ? null : 'another export after a further run';
}

function copyDatabase(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  for (const [source, target] of [[from, to], [cacheLocation(from), cacheLocation(to)]] as const) {
    for (const end of ['', '-wal', '-shm', '.lock']) {
      if (existsSync(target + end)) rmSync(target + end);
    }
    if (existsSync(source)) copyFileSync(source, target);
  }
}

async function exported(database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

/** Starts jixiao and kills it without warning. Returns null, or how long it took where it ended before, ms. */
function killedAfter(ms: number, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === null ? null : performance.now() - start);
    });
  });
}
