import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIntoDatabase, withDatabase } from '../../src/pipeline/import-into-database.ts';
import { rebuild } from '../../src/pipeline/rebuild.ts';
import { cacheLocation } from '../../src/store/stage-cache.ts';
import { aFolder, anArchive } from './an-archive.ts';
import { exported, killedAfter } from './killed.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const now = (): string => '2026-01-02T03:04:05.000Z';

test('a rebuild killed at any moment leaves the former edition or the new one, whole, and the next one finishes the work', async () => {
  const rules = path.join(scratch, 'rules');
  mkdirSync(rules);
  writeFileSync(path.join(rules, 'mine.yaml'), 'group: measures\nrules:\n  - id: measure.basic-expenditure\n    measure: other_funds\n    terms: [基本支出]\n    matches: [基本支出]\n');
  const whole = path.join(scratch, 'whole.sqlite');
  await importIntoDatabase({ paths: [anArchive(60, path.join(scratch, 'reports'))], database: whole, jobs: 1, reread: false, now });
  const copy = (name: string): string => {
    const database = path.join(scratch, `${name}.sqlite`);
    copyFileSync(whole, database);
    copyFileSync(cacheLocation(whole), cacheLocation(database));
    return database;
  };
  const finish = (database: string): Promise<void> => withDatabase({ database, rules }, async (opened) => {
    const { edition } = await rebuild({ ...opened, jobs: 1, now });
    if (edition !== null) await opened.store.switchTo(edition);
  });
  const before = await exported(whole);
  const uninterrupted = copy('uninterrupted');
  await finish(uninterrupted);
  const after = await exported(uninterrupted);
  expect(after).not.toBe(before);

  for (const [i, ms] of [350, 600, 800].entries()) {
    const database = copy(`killed-${i}`);
    await killedAfter(ms, ['rebuild', '--db', database, '--rules', rules, '--jobs', '2']);
    expect([before, after]).toContain(await exported(database));
    await finish(database);
    expect(await exported(database)).toBe(after);
  }
});
