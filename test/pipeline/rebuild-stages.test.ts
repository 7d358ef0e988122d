import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { importIntoDatabase, withDatabase, withDatabaseToRead } from '../../src/pipeline/import-into-database.ts';
import { withOnlyGroup } from '../../src/pipeline/only-group.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { pruneCache } from '../../src/pipeline/prune-cache.ts';
import { rebuild } from '../../src/pipeline/rebuild.ts';
import type { RebuildSummary } from '../../src/pipeline/rebuild.ts';
import { trial } from '../../src/pipeline/trial.ts';
import { rulesChangedBetween } from '../../src/query/changed-rules.ts';
import { differences } from '../../src/query/diff-editions.ts';
import type { RuleBase } from '../../src/rules/rule-set.ts';
import { openStore } from '../../src/store/open-store.ts';
import { cacheLocation } from '../../src/store/stage-cache.ts';
import { aFolder } from './an-archive.ts';
import { exported } from './killed.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const now = (): string => '2026-01-02T03:04:05.000Z';
const reports = path.join(scratch, 'reports');
const built = readRules();
let count = 0;

const REPORTS: Readonly<Record<string, string>> = {
  'a.txt': '安和县监测局2022年度部门整体支出绩效自评报告\n一、资金使用情况\n2022年度支出合计800万元，其中：基本支出500万元，占62.5%；项目支出290万元，占37.5%。\n二、三公经费\n公务接待费支出2.5万元，公务用车运行维护费3万元。\n',
  'b.txt': '平安区教育局2022年度部门决算公开说明\n一、收入情况\n本年收入合计1200万元，其中：财政拨款收入1100万元，事业收入90万元。\n二、工作成效\n全年排查矛盾纠纷500起，成功调处400起，调处成功率95%。\n',
  'c.txt': '清河县农业局2022年度部门整体支出绩效自评报告\n一、工作成效\n全年共开展培训12次，培训农户300人次。\n',
};
beforeAll(() => {
  mkdirSync(reports);
  for (const [name, text] of Object.entries(REPORTS)) writeFileSync(path.join(reports, name), text);
});

/** A database of the reports, read with the built-in rules. */
async function imported(rules?: string): Promise<string> {
  const database = path.join(scratch, `${++count}.sqlite`);
  await importIntoDatabase({ paths: [reports], database, jobs: 1, reread: false, now, ...(rules !== undefined && { rules }) });
  return database;
}

/** A rules folder in which one rule is what `change` makes of it. */
function changed(group: string, id: string, change: (rule: RuleBase & Record<string, unknown>) => Record<string, unknown>): string {
  const folder = path.join(scratch, `rules-${++count}`);
  mkdirSync(folder);
  const rule = built.groups[group]!.rules.find((one) => one.id === id)!;
  writeFileSync(path.join(folder, 'changed.yaml'), stringify({ group, rules: [change(rule)] }));
  return folder;
}

const rebuilt = (database: string, rules?: string): Promise<RebuildSummary> => withDatabase({ database, ...(rules !== undefined && { rules }) }, async (opened) => {
  const summary = await rebuild({ ...opened, jobs: 1, now });
  if (summary.edition !== null) await opened.store.switchTo(summary.edition);
  return summary;
});

const anotherMeasure = (id: string): string => changed('measures', id, (rule) => ({ ...rule, measure: 'other_funds', matches: ['测试'], rejects: [] }));

describe('only what a changed rule can touch is read again', () => {
  test('a measure that learns a name which no report has: nothing', async () => {
    const rules = changed('measures', 'measure.official-reception', (rule) => ({ ...rule, terms: [...(rule['terms'] as string[]), '外事招待专款'] }));
    expect(await rebuilt(await imported(), rules)).toMatchObject({ edition: 2, documents: 3, read: 0, changed: 0 });
  });

  test('a measure that one report asks about: that report', async () => {
    expect(await rebuilt(await imported(), anotherMeasure('measure.official-reception'))).toMatchObject({ documents: 3, read: 1, rechecked: 0, changed: 1 });
  });

  test('a check: contradictions alone, and only where they differ', async () => {
    const rules = changed('checks', 'check.rate.counts', (rule) => ({ ...rule, severity: 'warning' }));
    expect(await rebuilt(await imported(), rules)).toMatchObject({ documents: 3, read: 3, rechecked: 3, changed: 1 });
  });

  test('concepts, which no record hangs on: no new edition', async () => {
    const rules = changed('concepts', built.groups['concepts']!.rules.find((rule) => 'concept' in rule)!.id, (rule) => ({ ...rule, names: ['某个新名称'] }));
    expect(await rebuilt(await imported(), rules)).toMatchObject({ edition: null });
  });

  test('without the cache, from the files; without those too, documents stay and are named', async () => {
    const database = await imported();
    for (const file of readdirSync(scratch)) if (path.join(scratch, file).startsWith(cacheLocation(database))) rmSync(path.join(scratch, file));
    expect(await rebuilt(database, anotherMeasure('measure.basic-expenditure'))).toMatchObject({ read: 3, changed: 1, missing: [] });
  });
});

describe('a rebuild says what an import with its rules says', () => {
  const measures = ['measure.basic-expenditure', 'measure.expenditure-total', 'measure.revenue-total', 'measure.official-reception', 'measure.vehicle-operation', 'measure.project-expenditure']
    .filter((id) => built.groups['measures']!.rules.some((rule) => rule.id === id));
  test.each(measures)('with %s changed, and changed back', async (id) => {
    const rules = anotherMeasure(id);
    const database = await imported();
    const before = await exported(database);
    await rebuilt(database, rules);
    expect(await exported(database)).toBe(await exported(await imported(rules)));
    await rebuilt(database);
    expect(await exported(database)).toBe(before);
  });

  test.each(['check.share.stated-base', 'check.rate.counts', 'check.sum.money-parts'])('with %s taken away', async (id) => {
    const rules = changed('checks', id, (rule) => ({ ...rule, disabled: true }));
    const database = await imported();
    await rebuilt(database, rules);
    expect(await exported(database)).toBe(await exported(await imported(rules)));
  });
});

// What makes it sound to ask only the noted questions: there is no other way to the group.
test('labels are looked up in the measures in one place alone, which notes every question', () => {
  const source = path.join(import.meta.dirname, '..', '..', 'src');
  const users = (readdirSync(source, { recursive: true, encoding: 'utf8' })).filter((name) => name.endsWith('.ts') && /rulesOf\(\w+, measures\)|groups\[measures|groups\['measures'\]/u.test(readFileSync(path.join(source, name), 'utf8')));
  expect(users.map((name) => name.replaceAll(path.sep, '/')).sort()).toEqual(['normalise/measure-labels.ts', 'pipeline/asked-questions.ts']);
});

describe('a trial', () => {
  test('finds what a rebuild would change, and leaves no trace', async () => {
    const rules = anotherMeasure('measure.basic-expenditure');
    const database = await imported();
    const bytes = (): Buffer[] => [database, cacheLocation(database)].map((file) => readFileSync(file));
    const [before, time] = [bytes(), statSync(database).mtimeMs];
    const tried = await withDatabaseToRead({ database, rules }, (opened) => trial({ ...opened, jobs: 1 }));
    expect(bytes()).toEqual(before);
    expect(statSync(database).mtimeMs).toBe(time);
    expect({ documents: tried.documents, read: tried.read }).toEqual({ documents: 3, read: 1 });
    await rebuilt(database, rules);
    const store = await openStore(database, { mode: 'read' });
    const found = differences(await store.changes(1, 2, {}));
    await store.close();
    const said = (list: ReturnType<typeof differences>): unknown => list.map(({ kind, change, key, fields }) => ({ kind, change, key, fields })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(said(differences(tried.changes))).toEqual(said(found));
  });

  test('of one candidate file, and of chosen documents', async () => {
    const candidate = path.join(anotherMeasure('measure.basic-expenditure'), 'changed.yaml');
    const database = await imported();
    const only = async (sha256s: (all: string[]) => string[]): Promise<number> => withDatabaseToRead({ database, candidate }, async (opened) => {
      const all = [...await opened.store.documents({})].sort((a, b) => (a.file < b.file ? -1 : 1)).map((row) => row.sha256);
      return (await trial({ ...opened, jobs: 1, only: new Set(sha256s(all)) })).changes.length;
    });
    expect(await only(([a]) => [a!])).toBeGreaterThan(0);
    expect(await only(([, b, c]) => [b!, c!])).toBe(0);
  });
});

test('one group alone: the others stay as the current edition has them', async () => {
  const folder = anotherMeasure('measure.basic-expenditure');
  writeFileSync(path.join(folder, 'checks.yaml'), stringify({ group: 'checks', rules: [{ ...built.groups['checks']!.rules.find((rule) => rule.id === 'check.rate.counts')!, disabled: true }] }));
  const database = await imported();
  await withDatabase({ database, rules: folder }, async (opened) => {
    const narrow = (await withOnlyGroup(opened.store, opened.rules, 'checks'))!;
    expect(narrow.groups['measures']!.hash).toBe(built.groups['measures']!.hash);
    expect(narrow.groups['checks']!.hash).toBe(opened.rules.groups['checks']!.hash);
  });
});

test('a difference names the rule that was changed, though other rules made the record too', async () => {
  const database = await imported();
  await rebuilt(database, anotherMeasure('measure.basic-expenditure'));
  const store = await openStore(database, { mode: 'read' });
  const guilty = await rulesChangedBetween(store, 1, 2);
  const found = differences(await store.changes(1, 2, {}), guilty);
  await store.close();
  expect([...guilty!]).toEqual(['measure.basic-expenditure']);
  expect(found.filter(({ kind }) => kind === 'figure').map(({ rules }) => rules)).toEqual([['measure.basic-expenditure']]);
});

test('pruning keeps what a rebuild can use, and nothing else', async () => {
  const database = await imported();
  const rules = changed('headings', built.groups['headings']!.rules.find((rule) => rule['role' as never] !== 'style')!.id, (rule) => ({ ...rule, pattern: '^从未出现的标题$', matches: ['从未出现的标题'], rejects: [] }));
  await rebuilt(database, rules);
  await rebuilt(database);
  await withDatabase({ database }, async (opened) => {
    expect((await pruneCache(opened)).outputs).toBe(6); // questions and readings of three documents under the other headings
    expect((await pruneCache(opened)).outputs).toBe(0);
  });
  expect(await rebuilt(database, anotherMeasure('measure.official-reception'))).toMatchObject({ documents: 3, read: 1 });
});
