import { expect, test } from 'vitest';
import { readListMark } from '../../src/chinese/list-marks.ts';
import { headings } from '../../src/rules/groups/headings.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';
import { rules } from './a-report.ts';

test.each(rulesOf(rules, headings).map((rule) => [rule.id, rule] as const))('%s recognises its own examples and none of its look-alikes', (_id, rule) => {
  const pattern = new RegExp(rule.pattern ?? '', 'u');
  const recognises = (text: string): boolean => (rule.role === 'style' ? readListMark(text)?.style === rule.style : pattern.test(text));
  for (const example of rule.matches) expect(recognises(example), example).toBe(true);
  for (const example of rule.rejects) expect(recognises(example), example).toBe(false);
});
