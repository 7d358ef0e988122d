import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIntoDatabase, withDatabase, withDatabaseToRead } from '../../src/pipeline/import-into-database.ts';
import { makeNewEdition } from '../../src/pipeline/new-edition.ts';
import { trial } from '../../src/pipeline/trial.ts';
import { aFolder, anArchive } from './an-archive.ts';
import { exported } from './killed.ts';

const scratch = aFolder();
const disk = path.join(scratch, 'disk');

/** A disk of one megabyte; only root may have one. */
function smallDisk(): boolean {
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1024k', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const mounted = smallDisk();
afterAll(() => {
  if (mounted) execFileSync('umount', [disk]);
  rmSync(scratch, { recursive: true, force: true });
});

const now = (): string => '2026-01-02T03:04:05.000Z';
const remount = (options: string): void => void execFileSync('mount', ['-o', `remount,${options}`, disk]);
const usedKilobytes = (): number => Math.ceil(readdirSync(disk).reduce((sum, name) => sum + statSync(path.join(disk, name)).blocks / 2, 0));

test.skipIf(!mounted)('a full disk is told of, breaks nothing, and with room again the import goes on (needs the right to mount a disk)', async () => {
  const reports = anArchive(120, path.join(scratch, 'reports'));
  const into = (database: string) => importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now });
  const database = path.join(disk, 'jixiao.sqlite');
  await expect(into(database)).rejects.toMatchObject({ code: 'full' });
  const half = (await exported(database)).split('\n').filter((line) => line.startsWith('{"type":"document"')).length;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(120);

  remount('size=64m');
  await into(database);
  const elsewhere = path.join(scratch, 'elsewhere.sqlite');
  await into(elsewhere);
  expect(await exported(database)).toBe(await exported(elsewhere));
});

test.skipIf(!mounted)('a disk that fills up during a rebuild leaves the edition as it was, and with room the rebuild goes on', async () => {
  const rules = path.join(scratch, 'rules');
  mkdirSync(rules);
  writeFileSync(path.join(rules, 'mine.yaml'), 'group: measures\nrules:\n  - id: measure.basic-expenditure\n    measure: other_funds\n    terms: [基本支出]\n    matches: [基本支出]\n');
  const database = path.join(disk, 'jixiao.sqlite');
  const rebuilt = (): Promise<unknown> => withDatabase({ database, rules }, (opened) => makeNewEdition({ ...opened, jobs: 2, now }));
  const before = await exported(database);
  remount(`size=${usedKilobytes() + 48}k`);
  await expect(rebuilt()).rejects.toMatchObject({ code: 'full' });
  expect(await exported(database)).toBe(before);

  remount('size=64m');
  await rebuilt();
  const elsewhere = path.join(scratch, 'rebuilt-elsewhere.sqlite');
  await importIntoDatabase({ paths: [path.join(scratch, 'reports')], database: elsewhere, jobs: 1, reread: false, now, rules });
  expect(await exported(database)).toBe(await exported(elsewhere));
});

test.skipIf(!mounted)('on a read-only disk everything can be asked and rules tried; what would write says why it cannot', async () => {
  const database = path.join(disk, 'jixiao.sqlite');
  const before = await exported(database);
  remount('ro');
  expect(await exported(database)).toBe(before);
  const tried = await withDatabaseToRead({ database }, (opened) => trial({ ...opened, jobs: 2 }));
  expect(tried).toMatchObject({ documents: 120, missing: [] });
  await expect(withDatabase({ database }, (opened) => makeNewEdition({ ...opened, jobs: 2, now }))).rejects.toMatchObject({ code: 'read_only' });
  remount('rw');
});
