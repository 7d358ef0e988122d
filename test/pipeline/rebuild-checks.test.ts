import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderAs } from '../../scripts/generator/carriers.ts';
import { compose } from '../../scripts/generator/compose.ts';
import { plant, PLANTERS } from '../../scripts/generator/contradictions.ts';
import { readRegions } from '../../scripts/generator/regions.ts';
import { blankScan, knowWords } from '../../scripts/scans/known-words.ts';
import { importFiles } from '../../src/pipeline/import-files.ts';
import { withDatabase } from '../../src/pipeline/import-into-database.ts';
import { makeNewEdition } from '../../src/pipeline/new-edition.ts';
import { pruneCache } from '../../src/pipeline/prune-cache.ts';
import type { RebuildSummary } from '../../src/pipeline/rebuild.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import type { RuleBase, RuleSet } from '../../src/rules/rule-set.ts';
import { cacheLocation } from '../../src/store/stage-cache.ts';
import { aFolder } from './an-archive.ts';
import { exported } from './killed.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const reports = path.join(scratch, 'reports');
const read = path.join(scratch, 'read.sqlite');
const now = (): string => '2026-01-02T03:04:05.000Z';
const built = readRules();

/** An invented report with a contradiction of each kind, several that add up, two accounts of a department that differ, and scans. */
beforeAll(async () => {
  mkdirSync(reports);
  const regions = readRegions();
  const write = async (name: string, seed: number, kinds: readonly string[]): Promise<boolean> => {
    const generated = compose(seed, 'all', regions);
    plant(generated.draft, kinds);
    if (kinds.length > generated.draft.truth.findings.length) return false;
    const carrier = seed % 3 === 0 ? 'html' : 'txt';
    writeFileSync(path.join(reports, `${name}.${carrier}`), (await renderAs(carrier, generated, seed, null))!);
    return true;
  };
  for (const kind of PLANTERS.keys()) for (let seed = 1; seed < 60 && !(await write(kind, seed, [kind])); seed++);
  for (let seed = 70; seed < 73; seed++) await write(`adds-up-${seed}`, seed, []);
  for (const [year, total] of [[2021, 900], [2022, 800]]) {
    writeFileSync(path.join(reports, `account-${year}.txt`), `安和县监测局${year}年度部门决算公开\n一、收支情况\n${year}年度支出合计${total}万元，其中：基本支出500万元，项目支出${total! - 510}万元。\n2021年度支出合计${total! + 1}万元。\n`);
  }
  const sum = (basic: string): string[] => ['平安区教育局2022年度部门决算公开', `2022年度支出合计100.00万元，其中：基本支出${basic}万元，项目支出40.00万元。`];
  for (const [i, [name, basic]] of Object.entries({ doubtful: '80.00|60.00', sure: '70.00' }).entries()) {
    await blankScan(path.join(reports, `${name}.png`), i);
    await knowWords(path.join(reports, `${name}.png`), sum(basic), read);
  }
  await imported(read, built);
}, 120_000);

const imported = (database: string, rules: RuleSet): Promise<unknown> => withDatabase({ database }, (opened) => importFiles({ ...opened, rules, paths: [reports], jobs: 1, now }));

let count = 0;
/** A copy of the database that was read with the built-in rules. The words of the scans are in its cache; nothing else if it is to be read anew. */
function aCopy(): string {
  const copy = path.join(scratch, `${++count}.sqlite`);
  copyFileSync(read, copy);
  copyFileSync(cacheLocation(read), cacheLocation(copy));
  return copy;
}

const rebuilt = (database: string, rules: RuleSet): Promise<RebuildSummary> => withDatabase({ database }, (opened) => makeNewEdition({ ...opened, rules, jobs: 1, now }));

type Rule = RuleBase & Readonly<Record<string, unknown>>;

/** The built-in rules with those of `checks` as `change` makes them. */
function checksAs(change: (rules: readonly Rule[]) => readonly Rule[]): RuleSet {
  const rules = change(built.groups['checks']!.rules as readonly Rule[]);
  return { groups: { ...built.groups, checks: { ...built.groups['checks']!, rules, hash: JSON.stringify(rules).length.toString(16).padStart(64, '0') } } };
}

const one = (id: string, change: (rule: Rule) => Partial<Rule>): RuleSet => checksAs((rules) => rules.map((rule) => (rule.id === id ? { ...rule, ...change(rule) } as Rule : rule)));
const settings = (rule: Rule): Record<string, unknown> => rule['settings'] as Record<string, unknown>;

const CHANGES: Readonly<Record<string, RuleSet>> = {
  'a tolerance is wider': one('check.sum.money-parts', (rule) => ({ settings: { ...settings(rule), nearly: '0.5' } })),
  'a tolerance is narrower': one('check.sum.money-parts', (rule) => ({ settings: { ...settings(rule), nearly: '0.999', complete: [] } })),
  'a slip is told as something else': one('check.sum.identities', () => ({ severity: 'info' })),
  'a sum that explains others is a warning only': one('check.sum.money-parts', () => ({ severity: 'info' })),
  'a contradiction is laid to the reading': one('check.restated.figure', () => ({ kind: 'reading', severity: 'info' })),
  'the finding bears another name': one('check.score.weight-sum', () => ({ finding: 'score_sum' })),
  'a version is raised and nothing else': one('check.share.stated-base', (rule) => ({ version: (rule['version'] as number) + 1 })),
  'more is quoted of what was not read': one('check.reading.unread-numbers', (rule) => ({ settings: { ...settings(rule), quoted: 1 } })),
  'a check is taken away': checksAs((rules) => rules.filter(({ id }) => id !== 'check.sum.class-totals')),
  'a check of the same kind is added': checksAs((rules) => [...rules, { ...rules.find(({ id }) => id === 'check.score.grade')!, id: 'check.score.grade-strict', settings: { lowest: { 优: '95', 良: '85', 中: '70', 差: '0' } } } as Rule]),
  'two checks change places, of which the first tells what both find': checksAs((rules) => rules.toReversed()),
  'documents of a department are no longer compared': checksAs((rules) => rules.filter(({ id }) => !id.startsWith('check.across'))),
  'several change at once': checksAs((rules) => rules.filter(({ id }) => id !== 'check.rate.counts').map((rule) => (rule.id.startsWith('check.sum') ? { ...rule, severity: 'warning' } as Rule : rule))),
};

/** The first lines that only one of two exports has: a whole export in a message is no help. */
function differing(a: string, b: string): string[] {
  const [lines, others] = [a.split('\n'), b.split('\n')];
  return a === b ? [] : [...lines.filter((line) => !others.includes(line)), ...others.filter((line) => !lines.includes(line)), 'another order'].slice(0, 3);
}

describe('a rebuild after changed checks says what an import with them says', () => {
  test.each(Object.entries(CHANGES))('%s', async (_what, rules) => {
    const database = aCopy();
    const summary = await rebuilt(database, rules);
    const anew = path.join(scratch, `${++count}.sqlite`);
    copyFileSync(cacheLocation(read), cacheLocation(anew));
    await imported(anew, rules);
    expect(differing(await exported(database), await exported(anew))).toEqual([]);
    expect(summary.rechecked).toBe(summary.documents - 1);
  }, 60_000);

  test('and back again, what was read first', async () => {
    const database = aCopy();
    for (const what of ['a sum that explains others is a warning only', 'two checks change places, of which the first tells what both find']) await rebuilt(database, CHANGES[what]!);
    await rebuilt(database, built);
    expect(differing(await exported(database), await exported(read))).toEqual([]);
  });

  test('of the scans, only the one with a doubtful number is read again, from its words', async () => {
    const { read: looked, rechecked } = await rebuilt(aCopy(), CHANGES['a version is raised and nothing else']!);
    expect(looked - rechecked).toBe(1);
  });
});

test('the words of scans are kept when all else is pruned, and no engine reads them again', async () => {
  const database = aCopy();
  await withDatabase({ database }, async (opened) => {
    await pruneCache({ ...opened, versions: { ...opened.versions, stages: { document: 'other', reading: 'other', audit: 'other' } } });
    expect(await opened.cache.sizes()).toMatchObject([{ stage: 'scan', outputs: 2 }]);
  });
  const summary = await rebuilt(database, CHANGES['a check is taken away']!);
  expect(summary).toMatchObject({ opened: summary.documents, rechecked: 0, missing: [] });
  await rebuilt(database, built);
  expect(differing(await exported(database), await exported(read))).toEqual([]);
});

test('the reports say what they were made for: most kinds of contradictions are found, a scanned one with its place, and one doubt is settled', async () => {
  const text = await exported(read);
  const found = new Set(text.split('\n').filter((line) => line.startsWith('{"type":"finding"')).map((line) => (JSON.parse(line) as { rule: string }).rule));
  expect(found.size).toBeGreaterThan(12);
  expect([...found]).toEqual(expect.arrayContaining(['sum_mismatch', 'share_mismatch', 'unit_slip', 'weight_sum', 'restated_differently', 'ocr_repaired']));
  expect(text).toMatch(/"type":"finding".*"rule":"sum_mismatch".*"bbox":\[\d/u);
});
