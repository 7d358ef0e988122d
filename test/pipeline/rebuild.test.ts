import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { importIntoDatabase, withDatabase } from '../../src/pipeline/import-into-database.ts';
import { rebuild } from '../../src/pipeline/rebuild.ts';
import type { RebuildSummary } from '../../src/pipeline/rebuild.ts';
import { differences } from '../../src/query/diff-editions.ts';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder, anArchive } from './an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const now = (): string => '2026-01-02T03:04:05.000Z';
let database: string;
let reports: string;
let count = 0;
beforeEach(async () => {
  count++;
  database = path.join(scratch, `${count}.sqlite`);
  reports = anArchive(4, path.join(scratch, `reports-${count}`));
  await importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now });
});

/** A rule that gives 基本支出 another meaning, so that a rebuild changes one figure of every report. */
function otherRules(): string {
  const folder = path.join(scratch, 'rules');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'mine.yaml'), 'group: measures\nrules:\n  - id: measure.basic-expenditure\n    measure: other_funds\n    terms: [基本支出]\n    matches: [基本支出]\n');
  return folder;
}

const build = (options: { rules?: string; sample?: number; switchTo?: boolean } = {}): Promise<RebuildSummary> =>
  withDatabase({ database, ...(options.rules !== undefined && { rules: options.rules }) }, async (opened) => {
    const summary = await rebuild({ ...opened, jobs: 1, now, ...(options.sample !== undefined && { sample: options.sample }) });
    if (summary.edition !== null && options.switchTo !== false) await opened.store.switchTo(summary.edition);
    return summary;
  });

async function exported(edition?: number): Promise<string> {
  const store = await openStore(database, { mode: 'read', ...(edition !== undefined && { edition }) });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

async function reader<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore(database, { mode: 'read' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a new edition', () => {
  test('is not made when nothing has changed', async () => {
    expect(await build()).toMatchObject({ edition: null, documents: 0 });
    expect((await reader((store) => store.editions())).filter((edition) => edition.state === 'whole')).toHaveLength(1);
  });

  test('follows changed rules without the files, and the old edition can still be read', async () => {
    const before = await exported();
    rmSync(reports, { recursive: true });
    const { edition, missing } = await build({ rules: otherRules() });
    expect({ edition, missing }).toEqual({ edition: 2, missing: [] });
    const after = await exported();
    expect(after).not.toBe(before);
    expect(await exported(1)).toBe(before);
    expect(await exported(2)).toBe(after);
  });

  test('says what an import with these rules into an empty database says', async () => {
    await build({ rules: otherRules() });
    const rebuilt = await exported();
    database = path.join(scratch, `${count}-fresh.sqlite`);
    await importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now, rules: otherRules() });
    expect(await exported()).toBe(rebuilt);
  });

  test('costs only the rows that differ', async () => {
    const rows = (): Promise<unknown> => reader(async (store) => (await store.query('SELECT count(*) AS n FROM section', { limit: 1 })).rows[0]!['n']);
    const before = await rows();
    await build({ rules: otherRules() });
    expect(await rows()).toBe(before);
  });

  test('back to the former rules is a third edition that says what the first said', async () => {
    const first = await exported();
    await build({ rules: otherRules() });
    expect((await build()).edition).toBe(3);
    expect(await exported()).toBe(first);
  });
});

describe('interrupted', () => {
  test('the current edition stays, and the next rebuild goes on', async () => {
    const before = await exported();
    expect(await build({ rules: otherRules(), sample: 2, switchTo: false })).toMatchObject({ edition: 2, documents: 2 });
    expect(await exported()).toBe(before);
    expect(await build({ rules: otherRules() })).toMatchObject({ edition: 2, resumed: true, documents: 2 });
    expect(await exported(1)).toBe(before);
  });

  test('with other rules afterwards, the unfinished edition is given up', async () => {
    const before = await exported();
    await build({ rules: otherRules(), sample: 2, switchTo: false });
    expect(await build()).toMatchObject({ edition: null });
    expect(await exported()).toBe(before);
    expect(await reader((store) => store.query('SELECT count(*) AS n FROM figure WHERE from_edition > 1 OR to_edition IS NOT NULL', { limit: 1 }))).toMatchObject({ rows: [{ n: 0 }] });
  });

  test('an import in between reaches both editions', async () => {
    await build({ rules: otherRules(), sample: 2, switchTo: false });
    anArchive(6, reports);
    await importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now });
    expect((await reader((store) => store.documents({}))).length).toBe(6);
    await build({ rules: otherRules() });
    expect((await reader((store) => store.documents({}))).length).toBe(6);
    await expect(exported(1)).resolves.toContain('report-6.txt');
  });
});

describe('difference of two editions', () => {
  test('is given record by record, with the field and the rule', async () => {
    await build({ rules: otherRules() });
    const found = differences(await reader((store) => store.changes(1, 2, {})));
    const figures = found.filter((difference) => difference.kind === 'figure');
    expect(figures).toHaveLength(4);
    for (const figure of figures) {
      expect(figure).toMatchObject({ change: 'changed', fields: { measure: ['basic_expenditure', 'other_funds'] } });
      expect(figure.rules).toContain('measure.basic-expenditure');
    }
  });

  test('one document alone', async () => {
    await build({ rules: otherRules() });
    const id = (await reader((store) => store.documents({})))[0]!.id;
    const found = await reader((store) => store.changes(1, 2, { document: id }));
    expect(new Set(found.map((changed) => changed.of.document))).toEqual(new Set([id]));
  });
});

describe('dropping an edition', () => {
  test('removes the rows that no other has, and no others', async () => {
    await build({ rules: otherRules() });
    const current = await exported();
    const store = await openStore(database, { mode: 'write' });
    await expect(store.dropEdition(2)).rejects.toMatchObject({ code: 'no_such_edition' });
    await store.dropEdition(1);
    expect((await store.query('SELECT count(*) AS n FROM figure WHERE to_edition IS NOT NULL', { limit: 1 })).rows).toEqual([{ n: 0 }]);
    await store.close();
    expect(await exported()).toBe(current);
    await expect(exported(1)).rejects.toMatchObject({ code: 'no_such_edition' });
  });
});
