import path from 'node:path';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { type RuleSet } from '../../src/rules/rule-set.ts';
import { fold } from '../../src/chinese/fold.ts';
import { findMeasured, type Measured } from '../../src/normalise/measured.ts';

/** The rules that the package ships, read once for all tests of a file. */
export const RULES: RuleSet = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);

/** What `findMeasured` finds in a text as printed. */
export const measuredIn = (text: string): Measured[] => findMeasured(fold(text).text, RULES);
