import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMeasure } from '../../src/normalise/measure-labels.ts';
import { MEASURES } from '../../src/model/vocabulary.ts';
import { measures } from '../../src/rules/groups/measures.ts';
import { loadRules } from '../../src/rules/load.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], (await import('../../src/rules/groups.ts')).GROUPS);
const list = rulesOf(rules, measures);

/** `政府采购支出>货物` is the label 货物 in a line below 政府采购支出. */
function read(example: string): string | undefined {
  const [above, label] = example.includes('>') ? example.split('>') : [null, example];
  const below = above ? findMeasure(above, rules)!.measure : null;
  return findMeasure(label!, rules, below)?.measure;
}

describe('printed labels of amounts', () => {
  for (const rule of list) {
    if (!('measure' in rule)) continue;
    test(`${rule.id} is known by its names and not by its look-alikes`, () => {
      for (const example of rule.matches) expect(read(example), example).toBe(rule.measure);
      for (const example of rule.rejects) expect(read(example), example).not.toBe(rule.measure);
    });
  }

  test('every measure of the contract but 其他 has a rule', () => {
    const known = new Set(list.map((rule) => ('measure' in rule ? rule.measure : '')));
    expect(Object.keys(MEASURES).filter((id) => id !== 'other' && !known.has(id as never))).toEqual([]);
  });

  test('every term of a rule is read as the measure of its rule', () => {
    for (const rule of list) {
      if (!('measure' in rule) || rule.below.length > 0) continue;
      for (const name of [...rule.terms, ...rule.whole]) expect(`${name} ${findMeasure(name, rules)?.measure}`).toBe(`${name} ${rule.measure}`);
    }
  });

  test('the official name of each measure is read as that measure', () => {
    for (const [id, name] of Object.entries(MEASURES)) if (id !== 'other') expect(`${name} ${findMeasure(name, rules)?.measure}`).toBe(`${name} ${id}`);
  });
});
