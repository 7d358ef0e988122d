import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
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

test.skipIf(!mounted)('a full disk is told of, breaks nothing, and with room again the import goes on (needs the right to mount a disk)', async () => {
  const reports = anArchive(120, path.join(scratch, 'reports'));
  const into = (database: string) => importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now: () => '2026-01-02T03:04:05.000Z' });
  const database = path.join(disk, 'jixiao.sqlite');
  await expect(into(database)).rejects.toMatchObject({ code: 'full' });
  const half = (await exported(database)).split('\n').filter((line) => line.startsWith('{"type":"document"')).length;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(120);

  execFileSync('mount', ['-o', 'remount,size=64m', disk]);
  await into(database);
  const elsewhere = path.join(scratch, 'elsewhere.sqlite');
  await into(elsewhere);
  expect(await exported(database)).toBe(await exported(elsewhere));
});
