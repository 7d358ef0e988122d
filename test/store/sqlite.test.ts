import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { QueryError } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';
import { aFigure, aReport } from './a-report.ts';

const RUN = { startedAt: '2026-01-02T03:04:05.000Z', arguments: [], edition: { readBy: 'r', rules: {}, software: '1' } };

let folder: string;
let location: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jixiao-'));
  location = path.join(folder, 'jixiao.sqlite');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

async function filled(): Promise<void> {
  const store = await openStore(location, { mode: 'write' });
  const run = await store.beginRun(RUN);
  await store.save(aReport({ records: { figure: [aFigure()] } }), { path: '/a.txt', name: 'a.txt' }, run);
  await store.close();
}

describe('a query reads only, whatever it tries', () => {
  let reader: Store;
  beforeEach(async () => {
    await filled();
    reader = await openStore(location, { mode: 'read' });
  });
  afterEach(() => reader.close());

  test.each([
    'DELETE FROM figure', 'INSERT INTO rule_list (rules) VALUES (1)', 'UPDATE figure SET amount = 1', 'DROP TABLE figure', 'CREATE TABLE x (a)', 'CREATE TEMP TABLE x (a)',
    'PRAGMA query_only = OFF', 'PRAGMA journal_mode = DELETE', 'PRAGMA writable_schema = ON', 'VACUUM', `VACUUM INTO 'copy.sqlite'`, `ATTACH 'other.sqlite' AS other`, 'DETACH main',
    'BEGIN IMMEDIATE', 'COMMIT', 'REINDEX', 'ANALYZE', 'SAVEPOINT a',
    'WITH gone AS (SELECT 1) DELETE FROM figure', 'WITH x AS (SELECT 1) INSERT INTO rule_list (rules) SELECT 2', 'REPLACE INTO rule_list (rules) VALUES (1)',
    'SELECT 1; DELETE FROM figure', '/* SELECT */ DELETE FROM figure', '-- SELECT\nDELETE FROM figure', ';;DELETE FROM figure', 'EXPLAIN DELETE FROM figure; DELETE FROM figure',
    `SELECT load_extension('x')`, `SELECT writefile('x', 'y')`, 'DELETE FROM figure RETURNING *', `INSERT INTO search_index (search_index) VALUES ('delete-all')`,
    'SELECT', 'nonsense', '', '   ', '--', 'SELECT * FROM nowhere',
  ])('%s', async (statement) => {
    const before = readFileSync(location);
    await expect(reader.query(statement, { limit: 10 })).rejects.toThrow(QueryError);
    expect(readFileSync(location).equals(before)).toBe(true);
    expect(existsSync('copy.sqlite') || existsSync('other.sqlite')).toBe(false);
    expect((await reader.documents({})).length).toBe(1);
  });

  test.each([
    ['SELECT count(*) AS n FROM figures', [{ n: 1 }]],
    ['  -- how many\n select count(*) as n from figures;', [{ n: 1 }]],
    ['WITH x AS (SELECT 2 AS n) SELECT n FROM x', [{ n: 2 }]],
    ['VALUES (1)', [{ column1: 1 }]],
    ['SELECT 1 AS a, 2 AS a', [{ a: 1, a_2: 2 }]],
    ['SELECT 9007199254740993 AS big', [{ big: 9007199254740993n }]],
    ['SELECT department, expenditure_total FROM figures_wide', [{ department: '甲县财政局', expenditure_total: 1092.9 }]],
  ])('%s', async (statement, rows) => {
    expect((await reader.query(statement, { limit: 10 })).rows).toEqual(rows);
  });

  test('an endless query ends at the limit', async () => {
    const result = await reader.query('WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n', { limit: 5 });
    expect(result.rows).toHaveLength(5);
    expect(result.cut).toBe(true);
  });
});

describe('what can be wrong with the file is said in words', () => {
  test('a second writer is turned away, and the first goes on', async () => {
    const first = await openStore(location, { mode: 'write' });
    await expect(openStore(location, { mode: 'write' })).rejects.toMatchObject({ code: 'in_use' });
    const run = await first.beginRun(RUN);
    expect(await first.save(aReport(), { path: '/a.txt', name: 'a.txt' }, run)).toBe('new');
    await first.close();
    await (await openStore(location, { mode: 'write' })).close();
  });

  test('readers do not mind a writer', async () => {
    await filled();
    const writer = await openStore(location, { mode: 'write' });
    const reader = await openStore(location, { mode: 'read' });
    expect(await reader.documents({})).toHaveLength(1);
    await reader.close();
    await writer.close();
  });

  test('there is no database yet', async () => {
    await expect(openStore(location, { mode: 'read' })).rejects.toMatchObject({ code: 'missing' });
    expect(existsSync(location)).toBe(false);
  });

  test('a file that is something else stays as it is', async () => {
    writeFileSync(location, 'not a database, but long enough to look like one'.repeat(100));
    for (const mode of ['read', 'write'] as const) await expect(openStore(location, { mode })).rejects.toMatchObject({ code: 'not_a_database' });
    expect(readFileSync(location, 'utf8')).toMatch(/^not a database/u);
  });

  test('an edition that is not there', async () => {
    await filled();
    await expect(openStore(location, { mode: 'read', edition: 7 })).rejects.toMatchObject({ code: 'no_such_edition' });
    const shown = await openStore(location, { mode: 'read', edition: 1 });
    expect(await shown.documents({})).toHaveLength(1);
    await shown.close();
  });
});

describe('comparisons of tens of thousands of figures', () => {
  const plan = (connection: Database.Database): unknown =>
    connection.prepare(`EXPLAIN QUERY PLAN SELECT document_no, subject, stage, year, amount_fen, raw, page, start_at FROM amounts WHERE measure = 'expenditure_total'`).get();
  const INDEX_ALONE = { detail: 'SEARCH x USING COVERING INDEX figure_measure (measure=?)' };

  test('read an index alone', async () => {
    await filled();
    const connection = new Database(location, { readonly: true });
    expect(plan(connection)).toMatchObject(INDEX_ALONE);
    connection.close();
  });

  test('a database from before the index gets it when it is next opened, even to be read, and keeps what it has', async () => {
    await filled();
    const before = new Database(location);
    before.exec(`DROP INDEX figure_measure; CREATE INDEX figure_measure ON figure (measure, stage, year);
      DELETE FROM kysely_migration WHERE name <> '001-tables'; PRAGMA user_version = 1`);
    expect(plan(before)).not.toMatchObject(INDEX_ALONE);
    before.close();
    const store = await openStore(location, { mode: 'read' });
    expect((await store.amounts({ measure: 'expenditure_total' })).map(({ fen, of }) => [fen, of.department])).toEqual([[1_092_900_000n, '甲县财政局']]);
    await store.close();
    const after = new Database(location, { readonly: true });
    expect(plan(after)).toMatchObject(INDEX_ALONE);
    after.close();
  });
});
