import { GROUPS } from '../rules/groups.ts';
import { loadRules } from '../rules/load.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ruleFolders } from './read-rule-group.ts';

/** Built-in rules, then those of `folder`, which extend or replace them, then those of one candidate file. */
export const readRules = (folder?: string, candidate?: string): RuleSet => loadRules([...ruleFolders(folder), ...(candidate === undefined ? [] : [candidate])], GROUPS);
