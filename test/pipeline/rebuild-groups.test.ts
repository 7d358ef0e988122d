import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderAs } from '../../scripts/generator/carriers.ts';
import { compose } from '../../scripts/generator/compose.ts';
import { readRegions } from '../../scripts/generator/regions.ts';
import { importIntoDatabase, withDatabase } from '../../src/pipeline/import-into-database.ts';
import { makeNewEdition } from '../../src/pipeline/new-edition.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder } from './an-archive.ts';
import { exported } from './killed.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const reports = path.join(scratch, 'reports');
const chain = path.join(scratch, 'chain.sqlite');
const now = (): string => '2026-01-02T03:04:05.000Z';
const built = readRules();
let counts: ReadonlyMap<string, number>;
let before: string;

beforeAll(async () => {
  mkdirSync(reports);
  const regions = readRegions();
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    const carrier = seed % 2 === 0 ? 'html' : 'txt';
    writeFileSync(path.join(reports, `${seed}.${carrier}`), (await renderAs(carrier, compose(seed, 'all', regions), seed, null))!);
  }
  await importIntoDatabase({ paths: [reports], database: chain, jobs: 1, reread: false, now });
  const store = await openStore(chain, { mode: 'read' });
  counts = await store.ruleCounts();
  await store.close();
  before = await exported(chain);
}, 120_000);

async function rebuilt(rules?: string): Promise<string> {
  await withDatabase({ database: chain, ...(rules !== undefined && { rules }) }, (opened) => makeNewEdition({ ...opened, jobs: 1, now }));
  return exported(chain);
}

/** Groups whose rules records name; of each the rule that most records name. */
const GROUPS = ['units', 'columns', 'stages', 'measures', 'headings', 'departments', 'report-types', 'facts', 'fund-lines', 'checks'];
const busiest = (group: string): string => built.groups[group]!.rules.map(({ id }) => id).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))[0]!;

/** Groups without whose busiest rule these reports say something else: of the others another rule knows the words too. */
const different = new Set<string>();

// One database goes through all of them, so that what former rules left in the cache is in the way wherever it can be.
test.each(GROUPS)('without the busiest rule of %s a rebuild says what an import says', async (group) => {
  const rule = built.groups[group]!.rules.find(({ id }) => id === busiest(group))!;
  const rules = path.join(scratch, `rules-${group}`);
  mkdirSync(rules);
  writeFileSync(path.join(rules, 'changed.yaml'), stringify({ group, rules: [{ ...rule, disabled: true }] }));
  const fresh = path.join(scratch, `${group}.sqlite`);
  await importIntoDatabase({ paths: [reports], database: fresh, rules, jobs: 1, reread: false, now });
  const after = await rebuilt(rules);
  expect(after === await exported(fresh), 'rebuilt and imported say the same').toBe(true);
  if (after !== before) different.add(group);
});

test('back under the old rules everything says what it said', async () => {
  expect((await rebuilt()) === before).toBe(true);
  expect([...different]).toEqual(expect.arrayContaining(['units', 'stages', 'measures', 'headings', 'departments', 'facts']));
});
