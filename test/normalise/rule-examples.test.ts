import { describe, expect, test } from 'vitest';
import { comparators } from '../../src/rules/groups/comparators.ts';
import { units } from '../../src/rules/groups/units.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';
import { measuredIn, RULES } from './rules.ts';

describe('every rule of units and comparators recognises its examples and leaves the look-alikes', () => {
  test.each([...rulesOf(RULES, units), ...rulesOf(RULES, comparators)])('$id', (rule) => {
    const used = (text: string): boolean => measuredIn(text).some((measured) => measured.rules.includes(rule.id));
    expect(rule.matches.filter((text) => !used(text)), 'must match').toEqual([]);
    expect(rule.rejects.filter(used), 'must not match').toEqual([]);
  });
});
