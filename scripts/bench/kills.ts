import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import { seeded } from '../generator/random.ts';
import { anotherMeasure } from './changed-rules.ts';
import { MAIN } from './open-bench.ts';
import type { Bench, Trial } from './trial.ts';

/** Reports that are imported and rebuilt over and over. */
const REPORTS = 60;

export const kills: Trial = {
  name: 'kills', what: 'kill -9 at random moments of import and rebuild', target: 'all survived with the same export',
  async run(bench) {
    const archive = await bench.archive(REPORTS);
    const rules = anotherMeasure(bench.folder('rules-kills'), 'measure.basic-expenditure');
    const folder = bench.folder('kills');
    const whole = path.join(folder, 'whole.sqlite');
    const importing = await bench.jixiao('import', archive, '--db', whole);
    const first = await exported(whole);
    const rebuilding = await bench.jixiao('rebuild', '--db', bench.copyOf(whole, 'kills-rebuilt'), '--rules', rules);
    const second = await exported(bench.copyOf(whole, 'kills-unbuilt').replace('kills-unbuilt', 'kills-rebuilt'));
    const random = seeded(20_261_120);
    const lost: string[] = [];
    let early = 0;
    for (let i = 0; i < bench.kills; i++) {
      const importsNow = i % 2 === 0;
      const database = importsNow ? path.join(folder, `import-${i}.sqlite`) : bench.copyOf(whole, 'kills-rebuild');
      const args = importsNow ? ['import', archive, '--db', database] : ['rebuild', '--db', database, '--rules', rules];
      const ms = random.int(0, Math.round((importsNow ? importing : rebuilding).ms));
      if (await killedAfter(ms, args)) early++;
      const wrong = await afterKill(bench, { importsNow, database, args, first, second });
      if (wrong !== null) lost.push(`${importsNow ? 'import' : 'rebuild'} killed after ${ms} ms: ${wrong}`);
    }
    return { figure: `${bench.kills - lost.length} of ${bench.kills} survived (${early} were killed before they had ended)${lost.length > 0 ? `; ${lost.slice(0, 3).join('; ')}` : ''}`, met: lost.length === 0 };
  },
};

interface Killed {
  readonly importsNow: boolean;
  readonly database: string;
  readonly args: readonly string[];
  readonly first: string;
  readonly second: string;
}

/** What is wrong with a database after a kill and a further run; null if nothing is. */
async function afterKill(bench: Bench, { importsNow, database, args, first, second }: Killed): Promise<string | null> {
  if (existsSync(database) && statSync(database).size > 0) {
    const connection = new Database(database);
    const check = connection.pragma('integrity_check', { simple: true });
    connection.close();
    if (check !== 'ok') return `integrity check: ${String(check)}`;
    if (!importsNow) {
      const now = await exported(database);
      if (now !== first && now !== second) return 'the current edition is not whole';
    }
  }
  await bench.jixiao(...args);
  return (await exported(database)) === (importsNow ? first : second) ? null : 'another export after a further run';
}

async function exported(database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

/** Starts jixiao and kills it without warning. Returns whether that came before its end. */
function killedAfter(ms: number, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === null);
    });
  });
}
