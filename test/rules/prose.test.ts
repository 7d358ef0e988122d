import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { grammarOf } from '../../src/extract/prose/grammar.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { prose } from '../../src/rules/groups/prose.ts';
import { stages } from '../../src/rules/groups/stages.ts';
import { loadRules } from '../../src/rules/load.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], GROUPS);
const grammar = grammarOf(rules);

describe('grammar words of running text', () => {
  for (const rule of rulesOf(rules, prose)) {
    test(`${rule.id} knows its examples and not its look-alikes`, () => {
      for (const example of rule.matches) expect(grammar.find(rule.role, example), example).not.toBeNull();
      for (const example of rule.rejects) expect(grammar.find(rule.role, example)?.rule, example).not.toBe(rule.id);
    });
  }
});

describe('words of stage', () => {
  for (const rule of rulesOf(rules, stages)) {
    test(`${rule.id} gives ${rule.stage} to its examples only`, () => {
      for (const place of rule.in) {
        for (const example of rule.matches) expect(grammar.stage(example, place)?.stage, example).toBe(rule.stage);
        for (const example of rule.rejects) expect(grammar.stage(example, place)?.rule, example).not.toBe(rule.id);
      }
    });
  }
});
