import { expect, test } from 'vitest';
import { headings } from '../../src/rules/groups/headings.ts';
import { rulesOf } from '../../src/rules/load.ts';
import { rules } from './a-report.ts';

test.each(rulesOf(rules, headings).map((rule) => [rule.id, rule] as const))('%s recognises its own examples and none of its look-alikes', (_id, rule) => {
  const pattern = new RegExp(rule.pattern, 'u');
  for (const example of rule.matches) expect(pattern.test(example), example).toBe(true);
  for (const example of rule.rejects) expect(pattern.test(example), example).toBe(false);
});
