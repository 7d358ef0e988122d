import path from 'node:path';
import { expect, test } from 'vitest';
import { columns } from '../../src/rules/groups/columns.ts';
import { formLabels } from '../../src/rules/groups/form-labels.ts';
import { forms } from '../../src/rules/groups/forms.ts';
import { headerSenses } from '../../src/rules/groups/header-senses.ts';
import { headerWords } from '../../src/rules/groups/header-words.ts';
import { fundLines } from '../../src/rules/groups/fund-lines.ts';
import { levels } from '../../src/rules/groups/levels.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';
import { compositionOf } from '../../src/tables/compose-header.ts';
import { lexiconOf } from '../../src/tables/lexicon.ts';

const rules = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);
const lexicon = lexiconOf(rules);

test.each(rulesOf(rules, columns))('column rule $id knows its own headers', (rule) => {
  const find = rule.table === 'indicators' ? lexicon.indicatorColumn : lexicon.amountColumn;
  for (const text of rule.matches) expect(find(text)?.id, text).toBe(rule.id);
  for (const text of rule.rejects) expect(find(text)?.id, text).not.toBe(rule.id);
});

test.each(rulesOf(rules, levels))('level rule $id knows its own names', (rule) => {
  for (const text of rule.matches) expect(lexicon.level(text)?.levels, text).toContain(rule.level);
  for (const text of rule.rejects) expect(lexicon.level(text)?.rule, text).not.toBe(rule.id);
});

test.each(rulesOf(rules, formLabels))('label rule $id knows its own labels', (rule) => {
  for (const text of rule.matches) expect(lexicon.label(text)?.id, text).toBe(rule.id);
  for (const text of rule.rejects) expect(lexicon.label(text)?.id, text).not.toBe(rule.id);
});

test.each(rulesOf(rules, fundLines))('fund line rule $id knows its own labels', (rule) => {
  const subject = rule.subject ?? 'department';
  for (const text of rule.matches) expect(lexicon.fundLine(text, subject)?.id, text).toBe(rule.id);
  for (const text of rule.rejects) expect(lexicon.fundLine(text, subject)?.id, text).not.toBe(rule.id);
});

test.each(rulesOf(rules, forms))('form rule $id knows its own titles', (rule) => {
  for (const text of rule.matches) expect(lexicon.form(text)?.id, text).toBe(rule.id);
  for (const text of rule.rejects) expect(lexicon.form(text)?.id, text).not.toBe(rule.id);
});

const composition = compositionOf(rules);

test.each(rulesOf(rules, headerSenses))('header sense $id knows the parts of its own names', (rule) => {
  const ids = (text: string): string[] => composition.senses(rule.of, text).map(({ id }) => id);
  for (const text of rule.matches) expect(ids(text)[0], text).toBe(rule.id);
  for (const text of rule.rejects) expect(ids(text), text).not.toContain(rule.id);
});

test.each(rulesOf(rules, headerWords))('header word $id is found in its own names', (rule) => {
  for (const text of rule.matches) expect(composition.parts(text), text).toContain(rule.part);
  for (const text of rule.rejects) expect(composition.parts(text), text).not.toContain(rule.part);
});
