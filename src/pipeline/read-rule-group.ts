import path from 'node:path';
import { loadRules } from '../rules/load.ts';
import type { RuleBase, RuleGroup, RuleSet } from '../rules/rule-set.ts';
import { keptRules } from './kept-rules.ts';

/** The rules that come with jixiao: beside src in a checkout, beside dist in a package. */
export const BUILT_IN_RULES = path.join(import.meta.dirname, '..', '..', 'rules');

/** Built-in rules, then those of `folder`, which extend or replace them. */
export const ruleFolders = (folder: string | undefined): string[] => (folder === undefined ? [BUILT_IN_RULES] : [BUILT_IN_RULES, folder]);

/** One group alone, without even loading the code of the others: a command that needs no other starts a third of a second earlier. */
export const readRuleGroup = (group: RuleGroup<RuleBase>, folder?: string): RuleSet =>
  loadRules(ruleFolders(folder), [group], { only: true, kept: (place, read) => keptRules(group.name, place, read) });
