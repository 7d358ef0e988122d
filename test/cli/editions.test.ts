import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFolder, anArchive } from '../pipeline/an-archive.ts';
import { jixiao } from './run-jixiao.ts';
import type { Result } from './run-jixiao.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const db = path.join(scratch, 'jixiao.sqlite');
const rules = path.join(scratch, 'rules');
const candidate = path.join(rules, 'mine.yaml');
const gold = path.join(scratch, 'gold');
const run = (...args: string[]): Promise<Result> => jixiao([...args, '--db', db]);
const json = async (...args: string[]): Promise<never> => JSON.parse((await run(...args, '--json')).out) as never;

beforeAll(async () => {
  mkdirSync(rules);
  writeFileSync(candidate, 'group: measures\nrules:\n  - id: measure.basic-expenditure\n    measure: other_funds\n    terms: [基本支出]\n    matches: [基本支出]\n');
  mkdirSync(gold);
  writeFileSync(path.join(gold, 'report-1.json'), JSON.stringify({ figures: [{ subject: 'department', measure: 'basic_expenditure', label: '基本支出', stage: 'executed', year: 2022, amount: '6015000' }] }));
  await run('import', anArchive(3, path.join(scratch, 'reports')));
}, 60_000);

describe('rules', () => {
  test('list names them with group and place; show gives one whole', async () => {
    const list = JSON.parse((await jixiao(['rules', 'list', '--group', 'measures', '--json'])).out) as { id: string; origin: string }[];
    expect(list.find(({ id }) => id === 'measure.basic-expenditure')?.origin).toMatch(/^rules\/measures\.yaml:\d+$/u);
    expect((await jixiao(['rules', 'show', 'measure.basic-expenditure'])).out).toContain('"measure": "basic_expenditure"');
    expect(await jixiao(['rules', 'show', 'nothing'])).toMatchObject({ status: 1, error: expect.stringContaining('没有规则 nothing') as string });
  });

  test('check runs their examples and names rules that no record has', async () => {
    const { problems, unused } = await json('rules', 'check', '--group', 'measures') as { problems: unknown[]; unused: string[] };
    expect(problems).toEqual([]);
    expect(unused).toContain('measure.official-reception');
    expect(unused).not.toContain('measure.basic-expenditure');
  });

  test('a wrong rule file is named with its line and what was expected', async () => {
    const wrong = path.join(scratch, 'wrong.yaml');
    writeFileSync(wrong, 'group: measures\nrules:\n  - id: measure.x\n    measure: nonsense\n    matches: [x]\n');
    expect(await run('rules', 'try', wrong)).toMatchObject({ status: 1, error: expect.stringMatching(/wrong\.yaml:3|wrong\.yaml:4/u) as string });
  });

  test('try shows what a candidate would change, and changes nothing', async () => {
    const { out, error } = await run('rules', 'try', candidate, '--documents', 'report-1.txt');
    expect(out).toContain('measure: basic_expenditure → other_funds');
    expect(out).toContain('共 1 行');
    expect(error).toContain('数据未改动');
    expect((await json('editions') as unknown[]).length).toBe(1);
  });
});

test('rebuild, then editions, diff, an earlier edition, and accuracy against the truth', async () => {
  expect((await run('rebuild', '--rules', rules, '--dry-run')).out).toContain('measure.basic-expenditure');
  expect((await run('rebuild', '--rules', rules)).out).toContain('第 2 版已完成: 3 份文档');
  expect((await json('editions') as { number: number; current: boolean }[]).map(({ number, current }) => [number, current])).toEqual([[1, false], [2, true]]);
  const found = await json('diff') as { change: string; rules: string[]; fields: object }[];
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({ change: 'changed', rules: ['measure.basic-expenditure'], fields: { measure: ['basic_expenditure', 'other_funds'] } });
  expect((await run('diff', '--csv')).out.trim().split('\n')).toHaveLength(4);
  expect((await run('diff', '--summary')).out).toMatch(/规则 +measure\.basic-expenditure +0 +0 +3/u);
  const figures = async (...more: string[]): Promise<number> => (await json('figures', '--measure', 'basic_expenditure', ...more) as unknown[]).length;
  expect([await figures(), await figures('--edition', '1')]).toEqual([0, 3]);
  expect((await run('diff', '--gold', gold)).out).toMatch(/figure +1 .*变差/u);
  expect((await run('diff')).out).toMatch(/ 金额 +变化 +部门 · [^\d]+ · 2022 +measure: basic_expenditure → other_funds/u);
  expect((await run('editions', 'keep', '1')).out).toContain('已保留第 1 版');
  expect(await run('editions', 'drop', '1')).toMatchObject({ status: 1, error: expect.stringContaining('--force') as string });
  expect((await run('editions', 'drop', '1', '--force')).out).toContain('已删除第 1 版');
  expect(await run('figures', '--edition', '1')).toMatchObject({ status: 1, error: expect.stringContaining('没有第 1 版') as string });
  expect((await run('rebuild', '--rules', rules)).out).toContain('无需重建');
});

test('a group of rules that there is not is told', async () => {
  expect(await jixiao(['rules', 'list', '--group', 'measure'])).toMatchObject({ status: 2, error: expect.stringContaining('没有 measure 这一组规则; 有: headings') as string });
});

test('a correction: made, shown, listed, withdrawn', async () => {
  const twice = await run('correct', 'report-2.txt', '支出', 'amount=1', '--why', '试');
  expect(twice).toMatchObject({ status: 1, error: expect.stringMatching(/figure@\d+/u) as string });
  expect((await run('correct', 'report-2.txt', '支出合计', 'amount=10020000', '--why', '原件复核')).out).toContain('更正 1: figure@');
  expect((await json('figures', '--name', '支出合计') as { amount: string }[]).map(({ amount }) => amount)).toContain('10020000');
  expect((await run('show', 'report-2.txt')).out).toMatch(/人工更正 \(1\)[\s\S]*支出合计 +amount +10025000 +10020000 +原件复核/u);
  expect((await run('figures', '--name', '支出合计')).out).toContain('1,002.00*');
  expect((await run('corrections', 'list')).out).toMatch(/1 +生效 .* amount +10025000 +10020000 +原件复核/u);
  expect(await run('correct', 'report-2.txt', '支出合计', 'amount=一千', '--why', '试')).toMatchObject({ status: 2 });
  expect((await run('corrections', 'withdraw', '1')).out).toContain('已撤回');
  expect((await run('cache', 'list')).out).toMatch(/reading +\d/u);
});
