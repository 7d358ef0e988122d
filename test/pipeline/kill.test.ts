import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder, anArchive } from './an-archive.ts';
import { exported, killedAfter } from './killed.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));


test('an import killed at any moment leaves a sound database, and the next one finishes the work', async () => {
  const folder = anArchive(60, path.join(scratch, 'reports'));
  const now = (): string => '2026-01-02T03:04:05.000Z';
  const whole = path.join(scratch, 'whole.sqlite');
  await importIntoDatabase({ paths: [folder], database: whole, jobs: 1, reread: false, now });
  const expected = await exported(whole);

  const database = path.join(scratch, 'killed.sqlite');
  for (const ms of [250, 450, 600, 700, 800, 900]) {
    if (await killedAfter(ms, ['import', folder, '--db', database, '--jobs', '2'])) break;
  }
  await importIntoDatabase({ paths: [folder], database, jobs: 1, reread: false, now });
  expect(await exported(database)).toBe(expected);
  const store = await openStore(database, { mode: 'read' });
  expect((await store.query('SELECT count(*) AS n FROM documents', { limit: 1 })).rows).toEqual([{ n: 60 }]);
  await store.close();
});
