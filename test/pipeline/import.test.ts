import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
import type { ImportSummary } from '../../src/pipeline/import-summary.ts';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder, anArchive, aReportText } from './an-archive.ts';

let scratch: string;
let database: string;
beforeAll(() => {
  scratch = aFolder();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
beforeEach(() => {
  database = path.join(scratch, `${Math.floor(performance.now() * 1000)}.sqlite`);
});

const load = (paths: readonly string[], more: { jobs?: number; reread?: boolean; rules?: string; database?: string } = {}): Promise<ImportSummary> =>
  importIntoDatabase({ paths, database, jobs: 1, reread: false, now: () => '2026-01-02T03:04:05.000Z', ...more });

async function exported(from = database): Promise<string> {
  const store = await openStore(from, { mode: 'read' });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

describe('importing again', () => {
  test('reads nothing and changes nothing', async () => {
    const folder = anArchive(3, path.join(scratch, 'again'));
    expect((await load([folder])).counts).toMatchObject({ files: 3, new: 3, unchanged: 0, failed: 0 });
    const before = await exported();
    expect((await load([folder])).counts).toMatchObject({ files: 3, new: 0, unchanged: 3, changed: 0, failed: 0 });
    expect(await exported()).toBe(before);
    expect(before.split('\n').filter((line) => line.startsWith('{"type":"document"'))).toHaveLength(3);
  });

  test('reads what is new and what was changed', async () => {
    const folder = anArchive(2, path.join(scratch, 'changed'));
    await load([folder]);
    writeFileSync(path.join(folder, 'report-2.txt'), aReportText(77));
    writeFileSync(path.join(folder, 'report-3.txt'), aReportText(3));
    expect((await load([folder])).counts).toMatchObject({ new: 2, unchanged: 1 });
  });

  test('under other rules leaves documents as they are until asked to read them again', async () => {
    const folder = anArchive(1, path.join(scratch, 'rules'));
    await load([folder]);
    const rules = path.join(scratch, 'other-rules');
    mkdirSync(rules);
    writeFileSync(path.join(rules, 'mine.yaml'), 'group: measures\nrules:\n  - id: measure.mine\n    measure: other_funds\n    whole: [监测专项资金]\n    matches: [监测专项资金]\n');
    expect((await load([folder], { rules })).counts).toMatchObject({ unchanged: 1, outdated: 1 });
    expect((await load([folder], { rules, reread: true })).counts).toMatchObject({ unchanged: 1, outdated: 0, new: 0 });
    expect((await load([folder], { rules })).counts).toMatchObject({ unchanged: 1, outdated: 0 });
  });
});

describe('the order of import changes nothing', () => {
  test('one thread or three, forwards or backwards: the same export', async () => {
    const folder = anArchive(12, path.join(scratch, 'order'));
    await load([folder]);
    const expected = await exported();
    const files = readdirSync(folder).map((name) => path.join(folder, name)).reverse();
    for (const [i, jobs] of [1, 3].entries()) {
      const other = path.join(scratch, `order-${i}.sqlite`);
      expect((await load(files, { jobs, database: other })).counts.new).toBe(12);
      expect(await exported(other)).toBe(expected);
    }
  });
});

describe('names and places', () => {
  test('the same bytes under two names are one document', async () => {
    const folder = anArchive(1, path.join(scratch, 'names'));
    cpSync(path.join(folder, 'report-1.txt'), path.join(folder, 'a copy.txt'));
    expect((await load([folder])).counts).toMatchObject({ files: 2, new: 1, duplicate: 1 });
    expect((await load([folder])).counts).toMatchObject({ files: 2, unchanged: 2, duplicate: 0 });
    const store = await openStore(database, { mode: 'read' });
    expect((await store.documents({})).map((row) => row.file)).toEqual(['a copy.txt']);
    await store.close();
  });

  test('two files of one name in two folders are two documents', async () => {
    const folder = path.join(scratch, 'folders');
    for (const i of [1, 2]) {
      mkdirSync(path.join(folder, String(i)), { recursive: true });
      writeFileSync(path.join(folder, String(i), '自评报告.txt'), aReportText(i));
    }
    expect((await load([folder])).counts).toMatchObject({ files: 2, new: 2 });
  });

  test('a folder named twice, and links that lead in a circle, are read once', async () => {
    const folder = anArchive(2, path.join(scratch, 'links'));
    symlinkSync(folder, path.join(folder, 'round'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling.txt'));
    expect((await load([folder, folder, path.join(folder, 'report-1.txt')])).counts).toMatchObject({ files: 2, new: 2, failed: 0, skipped: 1 });
  });

  test('a zip archive, its folders and names in GBK', async () => {
    const archive = path.join(scratch, 'reports.zip');
    writeFileSync(archive, zipSync({
      '2022/report-1.txt': strToU8(aReportText(1)), '2022/报告.txt': strToU8(aReportText(2)), 'notes.exe': strToU8('no report'), 'inner.zip': zipSync({ 'report-3.txt': strToU8(aReportText(3)) }),
    }));
    const { counts, skipped } = await load([archive]);
    expect(counts).toMatchObject({ files: 3, new: 3, failed: 0, skipped: 1 });
    expect(skipped).toEqual([`${archive}!/notes.exe`]);
    const store = await openStore(database, { mode: 'read' });
    expect((await store.documents({})).map((row) => row.file).sort()).toEqual(['report-1.txt', 'report-3.txt', '报告.txt']);
    await store.close();
  });
});

describe('files that cannot be read do not stop the others', () => {
  test('each has its reason, and the import goes on', async () => {
    const folder = anArchive(2, path.join(scratch, 'bad'));
    writeFileSync(path.join(folder, 'empty.txt'), '');
    writeFileSync(path.join(folder, 'broken.docx'), 'PK\u0003\u0004 and nothing more');
    writeFileSync(path.join(folder, 'broken.pdf'), '%PDF-1.7\nand nothing more');
    writeFileSync(path.join(folder, 'broken.zip'), 'PK\u0003\u0004 and nothing more');
    writeFileSync(path.join(folder, 'film.mp4'), 'not a report');
    writeFileSync(path.join(folder, '~$report-1.docx'), 'left behind by an editor');
    const { counts, troubles, skipped } = await load([folder, path.join(folder, 'missing.txt')]);
    expect(counts).toMatchObject({ new: 5, failed: 5, skipped: 2 });
    expect(troubles.map((trouble) => path.basename(trouble.path))).toEqual(['broken.docx', 'broken.pdf', 'broken.zip', 'empty.txt', 'missing.txt']);
    for (const { reason } of troubles) expect(reason.message).toMatch(/\p{Script=Han}/u);
    expect(skipped.map((name) => path.basename(name)).sort()).toEqual(['film.mp4', '~$report-1.docx']);
    // Known failures are told again, not forgotten.
    expect((await load([folder])).counts).toMatchObject({ new: 0, unchanged: 5, failed: 4 });
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const folder = anArchive(1, path.join(scratch, 'forbidden'));
    chmodSync(path.join(folder, 'report-1.txt'), 0);
    expect((await load([folder])).troubles[0]?.reason.code).toBe('unreadable');
  });
});
