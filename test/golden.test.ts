import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { sha256Of, toContract } from '../src/query/to-contract.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import { missesOf, type Misses, type Truth } from './golden/score.ts';

const root = path.join(import.meta.dirname, '..');
const rules = loadRules([path.join(root, 'rules')], GROUPS);

/** Folders whose reading still differs from the truth, with the reason. Empty is right. */
const KNOWN: Readonly<Record<string, Misses>> = {};

/** Reports of the sample archive, and forms and reports in the manner of many provinces written for these tests. */
const FOLDERS = [path.join(root, 'fixtures'), path.join(import.meta.dirname, 'golden')].flatMap((base) =>
  readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(base, entry.name, 'expected.json')))
    .map((entry) => path.join(base, entry.name)));

async function read(folder: string): Promise<{ truth: Truth; misses: Misses; lost: string[] }> {
  const file = readdirSync(folder).find((name) => name !== 'expected.json' && name !== 'origin.md')!;
  const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
  const { document } = await readDocument(file, bytes);
  const records = toContract({ file, sha256: sha256Of(bytes) }, document, readReading(document, rules).reading);
  const truth = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Truth;
  const points = [...document.text];
  const lost = records.flatMap((record) => {
    const says = SAYS[String(record['type'])];
    const source = record['source'] as { start: number; end: number } | undefined;
    if (!says || !source) return [];
    const slice = fold(points.slice(source.start, source.end).join(''));
    return slice.includes(fold(String(record[says]))) ? [] : [`${String(record['type'])} ${String(record[says])} / ${slice.slice(0, 40)}`];
  });
  return { truth, misses: missesOf(truth, records), lost };
}

/** The field that a record's place must hold. */
const SAYS: Readonly<Record<string, string>> = { figure: 'raw', quantity: 'raw', indicator: 'level3', score: 'score', section: 'title' };
const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').replace(/[“”"]/gu, '"').replace(/[‘’']/gu, "'").replace(/[—–―-]+/gu, '-');

describe('invented reports, read end to end, give exactly their truth', () => {
  test.each(FOLDERS.map((folder) => [path.basename(folder), folder]))('%s', async (name, folder) => {
    const { misses, lost } = await read(folder);
    expect(misses).toEqual(KNOWN[name] ?? {});
    expect(lost).toEqual([]);
  });
});

test('no known miss outlives its fixture', () => {
  const names = new Set(FOLDERS.map((folder) => path.basename(folder)));
  expect(Object.keys(KNOWN).filter((name) => !names.has(name))).toEqual([]);
});
