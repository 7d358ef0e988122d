import { GROUPS } from '../rules/groups.ts';
import { loadRules } from '../rules/load.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { keptRules } from './kept-rules.ts';
import { ruleFolders } from './read-rule-group.ts';

/** Built-in rules, then those of `folder`, which extend or replace them, then those of one candidate file. */
export function readRules(folder?: string, candidate?: string): RuleSet {
  const places = [...ruleFolders(folder), ...(candidate === undefined ? [] : [candidate])];
  return loadRules(places, GROUPS, { kept: (place, read) => keptRules('all', place, read) });
}
