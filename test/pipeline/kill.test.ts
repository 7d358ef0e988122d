import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder, anArchive } from './an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

async function exported(database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

/** Starts an import and kills it without warning after some time. Returns whether it had ended before. */
function killedAfter(ms: number, database: string, folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, 'import', folder, '--db', database, '--jobs', '2'], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code !== null);
    });
  });
}

test('an import killed at any moment leaves a sound database, and the next one finishes the work', async () => {
  const folder = anArchive(60, path.join(scratch, 'reports'));
  const now = (): string => '2026-01-02T03:04:05.000Z';
  const whole = path.join(scratch, 'whole.sqlite');
  await importIntoDatabase({ paths: [folder], database: whole, jobs: 1, reread: false, now });
  const expected = await exported(whole);

  const database = path.join(scratch, 'killed.sqlite');
  for (const ms of [250, 450, 600, 700, 800, 900]) {
    if (await killedAfter(ms, database, folder)) break;
  }
  await importIntoDatabase({ paths: [folder], database, jobs: 1, reread: false, now });
  expect(await exported(database)).toBe(expected);
  const store = await openStore(database, { mode: 'read' });
  expect((await store.query('SELECT count(*) AS n FROM documents', { limit: 1 })).rows).toEqual([{ n: 60 }]);
  await store.close();
});
