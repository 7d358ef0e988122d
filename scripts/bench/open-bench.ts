import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheLocation } from '../../src/store/stage-cache.ts';
import { renderAs } from '../generator/carriers.ts';
import type { Carrier } from '../generator/carriers.ts';
import { compose } from '../generator/compose.ts';
import { readRegions } from '../generator/regions.ts';
import type { Bench, Imported, Used } from './trial.ts';

export interface BenchOptions {
  readonly documents: number;
  readonly kills: number;
  readonly carrier: Carrier;
  /** Worker threads of import and rebuild; null leaves it to jixiao. */
  readonly jobs: number | null;
}

export const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
/** As `npm run jixiao` starts it. */
const STARTED_WITH = path.join(MAIN, '..', 'compile-cache.mjs');
const REPORTER = path.join(import.meta.dirname, 'usage-reporter.mjs');

/** A bench in a folder of the system's for temporary files; `close` removes it. */
export function openBench({ documents, kills, carrier, jobs }: BenchOptions): Bench & { close(): void } {
  const root = mkdtempSync(path.join(os.tmpdir(), 'jixiao-bench-'));
  const archives = new Map<number, Promise<string>>();
  let imported: Promise<Imported> | null = null;
  const bench: Bench & { close(): void } = {
    documents, kills,
    folder(name) {
      const folder = path.join(root, name);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    archive(count) {
      const made = archives.get(count) ?? makeArchive(path.join(root, `reports-${count}`), count, carrier);
      archives.set(count, made);
      return made;
    },
    imported() {
      imported ??= (async () => {
        const database = path.join(root, 'imported.sqlite');
        const used = await bench.jixiao('import', await bench.archive(documents), '--db', database);
        return { database, used };
      })();
      return imported;
    },
    copyOf(database, name) {
      const copy = path.join(root, `${name}.sqlite`);
      for (const file of [copy, cacheLocation(copy)]) for (const end of ['', '-wal', '-shm', '.lock']) rmSync(file + end, { force: true });
      copyFileSync(database, copy);
      if (existsSync(cacheLocation(database))) copyFileSync(cacheLocation(database), cacheLocation(copy));
      return copy;
    },
    jixiao(...args) {
      const takesJobs = jobs !== null && (args[0] === 'import' || args[0] === 'rebuild');
      return run(['--import', STARTED_WITH, MAIN, ...args, ...(takesJobs ? ['--jobs', String(jobs)] : [])], path.join(root, 'usage.json'));
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
  return bench;
}

/** Runs node and waits for it. A status of 1 is how import tells of unread files and is no failure here. */
export function run(args: readonly string[], usage: string): Promise<Used> {
  return new Promise((resolve, reject) => {
    rmSync(usage, { force: true });
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['--import', REPORTER, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JIXIAO_BENCH_USAGE: usage } });
    let [output, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => {
      const ms = performance.now() - startedAt;
      if (!existsSync(usage) || (code !== 0 && code !== 1)) reject(new Error(`${args.join(' ')} ended with ${code}: ${said}`));
      else resolve({ ms, ...(JSON.parse(readFileSync(usage, 'utf8')) as { cpuMs: number; peakMb: number }), output });
    });
  });
}

async function makeArchive(folder: string, count: number, carrier: Carrier): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const regions = readRegions();
  for (let seed = 1, made = 0; made < count; seed++) {
    const bytes = await renderAs(carrier, compose(seed, 'all', regions), seed, null);
    if (!bytes) continue;
    writeFileSync(path.join(folder, `${String(++made).padStart(6, '0')}.${carrier === 'damaged' ? 'txt' : carrier}`), bytes);
  }
  return folder;
}
