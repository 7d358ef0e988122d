import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
import type { ImportSummary } from '../../src/pipeline/import-summary.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { FindingRecord } from '../../src/store/report.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'jixiao-across-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const account = (year: number, opening: string, closing: string): string => [
  `某县图书馆${year}年度部门决算公开说明`, '一、收入支出决算总体情况说明', `${year}年年初结转和结余${opening}万元，年末结转和结余${closing}万元。`,
].join('\n');

async function load(reports: Readonly<Record<string, string>>, reread = false): Promise<ImportSummary> {
  for (const [name, text] of Object.entries(reports)) writeFileSync(path.join(folder, name), text);
  return importIntoDatabase({ paths: Object.keys(reports).map((name) => path.join(folder, name)), database: path.join(folder, 'a.sqlite'), jobs: 1, reread, now: () => '2026-01-02T03:04:05.000Z' });
}

async function across(): Promise<readonly FindingRecord[]> {
  const store = await openStore(path.join(folder, 'a.sqlite'), { mode: 'read' });
  try {
    return (await store.records('finding', {})).filter((finding) => finding.kind === 'across');
  } finally {
    await store.close();
  }
}

test("two accounts of a department are compared as soon as both are there, in whatever order, and the later one bears the finding", async () => {
  await load({ '2021.txt': account(2021, '12.00', '21.90') });
  expect(await across()).toEqual([]);
  const { counts } = await load({ '2020.txt': account(2020, '5.10', '15.00') });
  expect(counts.findings).toBe(1);
  expect(await across()).toMatchObject([{ rule: 'carryover_differs', severity: 'warning', expected: '150000', stated: '120000' }]);
});

test('reading the same files again changes nothing', async () => {
  const reports = { '2020.txt': account(2020, '5.10', '15.00'), '2021.txt': account(2021, '12.00', '21.90') };
  await load(reports);
  const before = await across();
  const { counts } = await load(reports, true);
  expect(counts.changed).toBe(0);
  expect(await across()).toEqual(before);
});

test('balances that meet are no finding', async () => {
  await load({ '2020.txt': account(2020, '5.10', '15.00'), '2021.txt': account(2021, '15.00', '21.90') });
  expect(await across()).toEqual([]);
});
