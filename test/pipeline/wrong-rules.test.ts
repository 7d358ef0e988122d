import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importIntoDatabase, withDatabase, withDatabaseToRead } from '../../src/pipeline/import-into-database.ts';
import { proveRules } from '../../src/pipeline/prove-rules.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { RuleError } from '../../src/rules/rule-error.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder } from './an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

/** A rules folder with one file. */
function rulesFolder(text: string): string {
  const folder = path.join(scratch, `rules-${++count}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'mine.yaml'), text);
  return folder;
}

function told(error: unknown): { readonly zh: string; readonly en: string } {
  if (!(error instanceof RuleError)) throw error;
  return { zh: error.message.replace(/^rules-\d+\//u, ''), en: error.messageEn.replace(/^rules-\d+\//u, '') };
}

async function complaint(text: string): Promise<{ readonly zh: string; readonly en: string }> {
  try {
    await proveRules(readRules(rulesFolder(text)));
  } catch (error) {
    return told(error);
  }
  throw new Error('nothing was wrong');
}

describe('a wrong rule is told with file, line and what was expected', () => {
  test.each<[string, string, string, string]>([
    ['a bracket left open', 'group: stages\nrules:\n  - id: stage.mine\n    stage: executed\n    matches: [支出\n    rejects: []\n', 'mine.yaml:6: YAML 写法不对', 'mine.yaml:6: not YAML'],
    ['no group', 'rules:\n  - id: stage.mine\n', 'mine.yaml:1: 规则文件要有 group(组名)和 rules(规则列表)', 'mine.yaml:1: a rule file has a group'],
    ['an unknown group', 'group: stage\nrules: []\n', 'mine.yaml:1: 没有 stage 这一组; 有: headings units', 'mine.yaml:1: no group stage; there are: headings units'],
    ['an unknown word of a field', 'group: stages\nrules:\n  - id: stage.mine\n    stage: spent\n    pattern: 花掉\n    matches: [花掉]\n', 'mine.yaml:4: stage.mine stage: 无效选项：期望以下之一', 'mine.yaml:4: stage.mine stage: Invalid option: expected one of'],
    ['the same where a rule may have several shapes', 'group: measures\nrules:\n  - id: measure.mine\n    measure: expenditure\n    terms: [花销]\n    matches: [花销]\n', 'mine.yaml:4: measure.mine measure: 无效选项：期望以下之一 "revenue_total"', 'mine.yaml:4: measure.mine measure: Invalid option: expected one of "revenue_total"'],
    ['the same of the field that tells the shapes apart', 'group: header-senses\nrules:\n  - id: sense.mine\n    of: amount\n    needs: [budget]\n    matches: [预算]\n', 'mine.yaml:4: sense.mine of: 无效输入, 有: indicators amounts label fund-line level', 'mine.yaml:4: sense.mine of: Invalid discriminator value. Expected \'indicators\''],
    ['a field that nobody knows', 'group: stages\nrules:\n  - id: stage.mine\n    stage: executed\n    patern: 花掉\n    pattern: 花掉\n    matches: [花掉]\n', 'mine.yaml:3: stage.mine: 出现未知的键(key): "patern"', 'mine.yaml:3: stage.mine: Unrecognized key: "patern"'],
    ['a pattern that is none', 'group: stages\nrules:\n  - id: stage.mine\n    stage: executed\n    pattern: (花掉\n    matches: [花掉]\n', 'mine.yaml:5: stage.mine pattern: “(花掉” 不是正则表达式', 'Unterminated group'],
    ['a pattern in a list', 'group: columns\nrules:\n  - id: column.mine\n    table: amounts\n    column: label\n    words:\n      - 科目\n      - 科目[\n    matches: [科目]\n', 'mine.yaml:8: column.mine words.1: “科目[” 不是正则表达式', 'Unterminated character class'],
    ['a check that there is not', 'group: checks\nrules:\n  - id: check.mine\n    version: 1\n    check: sums\n    finding: my_sum\n    severity: error\n', 'mine.yaml:3: check.mine: 没有 sums 这种检查; 有: part-sums', 'mine.yaml:3: check.mine: no check sums; there are: part-sums'],
    ['settings that do not fit a check', 'group: checks\nrules:\n  - id: check.mine\n    version: 1\n    check: grade-of-score\n    finding: my_grade\n    severity: error\n    settings: { lowest: { 优: 九十 } }\n', 'mine.yaml:3: check.mine settings.lowest.优: 无效字符串', 'mine.yaml:3: check.mine settings.lowest.优: Invalid string'],
  ])('%s', async (_what, text, zh, en) => {
    const found = await complaint(text);
    expect(found.zh).toContain(zh);
    expect(found.en).toContain(en);
  });

  test('patterns that only together are none', async () => {
    expect((await complaint('group: checks\nrules:\n  - id: check.mine\n    version: 1\n    check: unread-numbers\n    finding: my_numbers\n    severity: info\n    settings: { units: "z-a", notAfter: 第, quoted: 3 }\n')).zh).toContain('规则不能使用');
  });
});

test('a rule that cannot work changes no data: met by the documents, it would be a failure of every one', async () => {
  const report = path.join(scratch, 'a.txt');
  writeFileSync(report, '安和县监测局2022年度部门决算公开\n一、支出情况\n2022年度支出合计800万元。\n');
  const database = path.join(scratch, 'a.sqlite');
  const now = (): string => '2026-01-02T03:04:05.000Z';
  await importIntoDatabase({ paths: [report], database, jobs: 1, reread: false, now });
  const rules = rulesFolder('group: checks\nrules:\n  - id: check.mine\n    version: 1\n    check: sums\n    finding: my_sum\n    severity: error\n');
  for (const opening of [withDatabase, withDatabaseToRead]) await expect(opening({ database, rules }, async () => 'opened')).rejects.toThrow('没有 sums 这种检查');
  await expect(importIntoDatabase({ paths: [report], database, rules, jobs: 1, reread: true, now })).rejects.toThrow('没有 sums 这种检查');
  const store = await openStore(database, { mode: 'read' });
  expect((await store.documents({})).map(({ status, counts }) => [status, counts.figure])).toEqual([['ok', 1]]);
  expect(await store.editions()).toHaveLength(1);
  await store.close();
});

test('the built-in rules work', async () => {
  await expect(proveRules(readRules())).resolves.toBeUndefined();
});
