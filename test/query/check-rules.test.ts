import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { checkExamples, findOverlaps } from '../../src/pipeline/check-rules.ts';
import { CHECKS_OF_GROUPS } from '../../src/query/concept-examples.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { aFolder } from '../pipeline/an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function rulesWith(text: string): ReturnType<typeof readRules> {
  const folder = path.join(scratch, String(Math.abs(text.length)));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'mine.yaml'), text);
  return readRules(folder);
}

// The stages' own tests run these examples one by one; here it is that every group has something to run them.
test.each(GROUPS.map(({ name }) => name))('every rule of %s keeps its own examples', async (group) => {
  expect(await checkExamples(readRules(), CHECKS_OF_GROUPS, group)).toEqual([]);
});

test('a rule that misses its example, or takes a look-alike, is named with its file and line', async () => {
  const rules = rulesWith('group: measures\nrules:\n  - id: measure.mine\n    measure: other_funds\n    terms: [自定义收入]\n    matches: [自定义收入, 另一种收入]\n    rejects: [自定义收入款]\n');
  expect((await checkExamples(rules, CHECKS_OF_GROUPS, 'measures')).filter((problem) => problem.rule === 'measure.mine').map(({ example, expected, origin }) => [example, expected, origin.replace(/.*\//u, '')]))
    .toEqual([['另一种收入', 'match', 'mine.yaml:3']]);
});

test('a rule that recognises the example of another of its group overlaps it', async () => {
  const rules = rulesWith('group: form-labels\nrules:\n  - id: form-label.mine\n    role: contact\n    words: [项目名称]\n    matches: [项目名称]\n');
  expect((await findOverlaps(rules, CHECKS_OF_GROUPS, 'form-labels')).filter(({ other }) => other === 'form-label.mine').map(({ example }) => example)).toEqual(['项目名称']);
});
