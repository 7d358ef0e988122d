import { rmSync } from 'node:fs';
import path from 'node:path';
import { importFiles } from '../../src/pipeline/import-files.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { readVersions } from '../../src/pipeline/stage-versions.ts';
import { openStore } from '../../src/store/open-store.ts';
import { cacheLocation, openStageCache } from '../../src/store/stage-cache.ts';

/** Work measured by the CPU time of this process, which a busy machine disturbs less than the clock. */
export type Work = () => Promise<unknown>;

/** Times each work is measured, after one round that warms it up. */
const ROUNDS = 5;

/** Median CPU time of each work, ms. The works take turns, so that the machine's moods and the compiler's progress fall on all alike. */
export async function medianCpu<Name extends string>(works: Readonly<Record<Name, Work>>, rounds = ROUNDS): Promise<Record<Name, number>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries<Work>(works)) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      if (round > 0) times.set(name, [...(times.get(name) ?? []), (user + system) / 1000]);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]!])) as Record<Name, number>;
}

/** Imports files into a new database again and again, in this process and thread: what `jixiao import` does for each, from its bytes to its rows. */
export function importer(folder: string): { into(paths: readonly string[]): Promise<void> } {
  const rules = readRules();
  const versions = readVersions({ mode: 'never', engine: 'both' });
  const database = path.join(folder, 'in-process.sqlite');
  return {
    async into(paths) {
      for (const file of [database, cacheLocation(database)]) for (const end of ['', '-wal', '-shm', '.lock']) rmSync(file + end, { force: true });
      const store = await openStore(database, { mode: 'write' });
      const cache = await openStageCache(cacheLocation(database));
      const scans = { settings: versions.ocr, version: versions.scans, cache: null };
      const { counts } = await importFiles({ paths, store, cache, rules, versions, jobs: 1, scans, now: () => '2026-01-01T00:00:00.000Z' });
      await cache.close();
      await store.close();
      if (counts.failed > 0) throw new Error(`${counts.failed} files could not be read`);
    },
  };
}
