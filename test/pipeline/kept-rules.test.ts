import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptRules } from '../../src/pipeline/kept-rules.ts';
import type { ReadRule } from '../../src/rules/load.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { aFolder } from './an-archive.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const rules = path.join(scratch, 'rules');
const kept = path.join(scratch, 'kept');
const built: readonly ReadRule[] = [{ rule: readRules().groups['units']!.rules[0]!, group: 'units', origin: 'rules/a.yaml:2' }];
mkdirSync(rules);

test('rules are read once and then kept, the same to the letter, until a file of theirs changes', () => {
  let read = 0;
  const get = (): unknown => keptRules('all', rules, () => {
    read++;
    return built;
  }, kept);
  writeFileSync(path.join(rules, 'a.yaml'), 'group: units\nrules: []\n');
  expect(JSON.stringify(get())).toBe(JSON.stringify(built));
  expect(JSON.stringify(get())).toBe(JSON.stringify(built));
  expect(read).toBe(1);
  writeFileSync(path.join(rules, 'a.yaml'), 'group: units\nrules: [] # another\n');
  get();
  expect(read).toBe(2);
  expect(readdirSync(kept)).toHaveLength(2);
});

test('rules that cannot be read, or a folder that cannot be written, change nothing', () => {
  const wrong = (): never => {
    throw new Error('wrong');
  };
  expect(() => keptRules('all', path.join(scratch, 'nowhere'), wrong, kept)).toThrow('wrong');
  expect(() => keptRules('others', rules, wrong, kept)).toThrow('wrong');
  expect(keptRules('all', rules, () => built, path.join(rules, 'a.yaml'))).toBe(built);
});
