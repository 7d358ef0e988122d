import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { importIntoDatabase, withDatabase } from '../../src/pipeline/import-into-database.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { rebuild } from '../../src/pipeline/rebuild.ts';
import { candidates, findCandidates, makeCorrection, parseField } from '../../src/query/correct.ts';
import { correctionLine, parseCorrectionLines } from '../../src/query/correction-lines.ts';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Correction } from '../../src/store/corrections.ts';
import type { Store, StoredReport } from '../../src/store/store.ts';
import { aFolder, anArchive } from './an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const now = (): string => '2026-01-02T03:04:05.000Z';
const rules = readRules();
let database: string;
let count = 0;
beforeEach(async () => {
  count++;
  database = path.join(scratch, `${count}.sqlite`);
  await importIntoDatabase({ paths: [anArchive(2, path.join(scratch, `reports-${count}`))], database, jobs: 1, reread: false, now });
});

/** Rules under which 基本支出 is another measure, or under which it is no measure at all: the place reads otherwise. */
function otherRules(text: string): string {
  const folder = path.join(scratch, `rules-${count}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'mine.yaml'), `group: measures\nrules:\n${text}`);
  return folder;
}
const OTHER_MEASURE = '  - id: measure.basic-expenditure\n    measure: other_funds\n    terms: [基本支出]\n    matches: [基本支出]\n';

const build = (folder?: string): Promise<void> => withDatabase({ database, ...(folder !== undefined && { rules: folder }) }, async (opened) => {
  const { edition } = await rebuild({ ...opened, jobs: 1, now });
  if (edition !== null) await opened.store.switchTo(edition);
});

async function using<T>(mode: 'read' | 'write', work: (store: Store) => Promise<T>, edition?: number): Promise<T> {
  const store = await openStore(database, { mode, ...(edition !== undefined && { edition }) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function firstReport(store: Store): Promise<StoredReport> {
  for await (const report of store.reports({}, { withText: false })) if (report.row.file === 'report-1.txt') return report;
  throw new Error('no report');
}

/** Corrects the one record that `record` means, as a person would. */
const correct = (record: string, assignment: string, why = '原件复核'): Promise<number | null> => using('write', async (store) => {
  const report = await firstReport(store);
  const found = findCandidates(candidates(report), record);
  expect(found.map(({ name }) => name)).toHaveLength(1);
  const parsed = parseField(found[0]!.kind, assignment, rules);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return store.addCorrection(makeCorrection(report.row.sha256, found[0]!, parsed.field, parsed.value, { why, by: '甲', at: now() }));
});

const amounts = (measure: string, edition?: number): Promise<string[]> =>
  using('read', async (store) => (await store.records('figure', { measure })).map((figure) => figure.amount).sort(), edition);
const states = (): Promise<Correction['state'][]> => using('read', async (store) => (await store.corrections()).map(({ state }) => state));

describe('a correction', () => {
  test('is what lists, sums and SQL give, with a mark that says what was read and why', async () => {
    expect(await correct('基本支出', 'amount=6020000')).toBe(1);
    expect(await amounts('basic_expenditure')).toEqual(['6020000', '6025000']);
    const rows = await using('read', (store) => store.query(`SELECT amount, amount_fen, raw, corrected FROM figures WHERE corrected IS NOT NULL`, { limit: 9 }));
    expect(rows.rows).toEqual([{ amount: '6020000', amount_fen: 602000000, raw: '601.50万元', corrected: '{"amount":{"read":"6015000","correction":1,"why":"原件复核"}}' }]);
  });

  test('is exported with what is printed kept in raw and a finding that tells of it', async () => {
    await correct('基本支出', 'amount=6020000');
    const lines = (await using('read', async (store) => jsonLines(await firstReport(store), false))).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find((line) => line['measure'] === 'basic_expenditure')).toMatchObject({ amount: '6020000', raw: '601.50万元' });
    expect(Object.keys(lines.find((line) => line['measure'] === 'basic_expenditure')!)).not.toContain('corrected');
    expect(lines.find((line) => line['rule'] === 'corrected')).toMatchObject({ severity: 'info', expected: '6020000', stated: '6015000', evidence: [{ raw: '601.50万元' }] });
  });

  test('can be of the document itself', async () => {
    await correct('document', 'department=安和县监测中心');
    expect(await using('read', async (store) => (await store.documents({ department: '监测中心' })).map((row) => row.file))).toEqual(['report-1.txt']);
  });

  test('holds in an edition made afterwards in which its place reads the same, whatever the record is called there', async () => {
    await correct('基本支出', 'amount=6020000');
    await build(otherRules(OTHER_MEASURE));
    expect(await amounts('other_funds')).toContain('6020000');
    expect(await amounts('basic_expenditure', 1)).toContain('6020000');
    expect(await states()).toEqual(['applied']);
  });

  test('is kept to be reviewed, and not applied, where the place reads otherwise', async () => {
    await correct('基本支出', 'measure=personnel_expenditure');
    await build(otherRules(OTHER_MEASURE));
    expect(await amounts('other_funds')).toHaveLength(2);
    expect(await amounts('personnel_expenditure')).toEqual([]);
    expect(await states()).toEqual(['review']);
    expect(await amounts('personnel_expenditure', 1)).toEqual(['6015000']);
    await build();
    expect(await states()).toEqual(['applied']);
  });

  test('takes the place of an earlier one of the same field, and withdrawn leaves what was read', async () => {
    await correct('基本支出', 'amount=6020000');
    await correct('基本支出', 'amount=6030000', '再次复核');
    expect(await amounts('basic_expenditure')).toContain('6030000');
    expect(await states()).toEqual(['withdrawn', 'applied']);
    expect(await using('write', (store) => store.withdrawCorrection(2, now()))).toBe(true);
    expect(await amounts('basic_expenditure')).toEqual(['6015000', '6025000']);
    expect((await using('read', (store) => store.query('SELECT count(*) AS n FROM figures WHERE corrected IS NOT NULL', { limit: 1 }))).rows).toEqual([{ n: 0 }]);
  });

  test('goes from one database to another as a line of JSON, once', async () => {
    await correct('基本支出', 'amount=6020000');
    const lines = (await using('read', (store) => store.corrections())).map(correctionLine).join('');
    await using('write', (store) => store.withdrawCorrection(1, now()));
    const { corrections, wrong } = parseCorrectionLines(lines);
    expect(wrong).toBeNull();
    const add = (): Promise<number | null> => using('write', (store) => store.addCorrection(corrections[0]!));
    expect(await add()).toBe(2);
    expect(await add()).toBeNull();
    expect(await amounts('basic_expenditure')).toContain('6020000');
    expect(parseCorrectionLines(`${lines}{"document":"x"}\n`).wrong).toMatchObject({ line: 2 });
  });
});

test.each([
  ['figure', 'amount', 'syntax'], ['figure', 'raw=1', 'field'], ['figure', 'amount=1,000', 'value'], ['figure', 'amount=', 'value'], ['figure', 'stage=done', 'value'],
  ['score', 'grade=甲', 'value'], ['document', 'fiscalYear=今年', 'value'],
] as const)('a correction of a %s to %s is refused: %s', (kind, assignment, problem) => {
  expect(parseField(kind, assignment, rules)).toMatchObject({ problem });
});

test('a corrected target is read like a printed one', () => {
  expect(parseField('indicator', 'target=≥90%', rules)).toEqual({ field: 'target', value: { raw: '≥90%', kind: 'number', op: 'ge', value: '90', high: null, unit: '%' } });
});
