import { describe, expect, test } from 'vitest';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { readConcepts } from '../../src/query/concepts.ts';
import { concepts as group } from '../../src/rules/groups/concepts.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const rules = readRules();
const concepts = readConcepts(rules);

describe('every concept rule knows its own examples', () => {
  for (const rule of rulesOf(rules, group)) {
    test.each(rule.matches)(`${rule.id}: %s`, (name) => {
      if ('heads' in rule) expect(concepts.sameHead(name, '案件')).toBe(false);
      else if ('affix' in rule) expect(concepts.core(name)).not.toBe(name);
      else expect(concepts.find(name)?.id).toBe(rule.id);
    });
    test.each(rule.rejects)(`${rule.id} is not: %s`, (name) => {
      if ('heads' in rule) expect(concepts.sameHead(name, '案件')).toBe(true);
      else if ('affix' in rule) expect(concepts.core(name)).toBe(name);
      else expect(concepts.find(name)?.id).not.toBe(rule.id);
    });
  }
});

test('no name belongs to two concepts', () => {
  const owners = new Map<string, string>();
  const twice: string[] = [];
  for (const rule of rulesOf(rules, group)) {
    if (!('concept' in rule)) continue;
    for (const name of [rule.concept, ...rule.names]) {
      const core = concepts.core(name);
      const owner = owners.get(core);
      if (owner !== undefined && owner !== rule.id) twice.push(`${name}: ${owner} and ${rule.id}`);
      owners.set(core, rule.id);
    }
  }
  expect(twice).toEqual([]);
});
