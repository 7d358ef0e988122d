import path from 'node:path';
import { GROUPS } from '../rules/groups.ts';
import { loadRules } from '../rules/load.ts';
import type { RuleBase, RuleGroup, RuleSet } from '../rules/load.ts';

/** The rules that come with jixiao: beside src in a checkout, beside dist in a package. */
export const BUILT_IN_RULES = path.join(import.meta.dirname, '..', '..', 'rules');

/** Built-in rules, then those of `folder`, which extend or replace them, then those of one candidate file. */
export const readRules = (folder?: string, candidate?: string): RuleSet => loadRules([...folders(folder), ...(candidate === undefined ? [] : [candidate])], GROUPS);

/** One group alone: a command that needs no other starts a quarter of a second earlier. */
export const readRuleGroup = (group: RuleGroup<RuleBase>, folder?: string): RuleSet => loadRules(folders(folder), [group], { only: true });

const folders = (folder: string | undefined): string[] => (folder === undefined ? [BUILT_IN_RULES] : [BUILT_IN_RULES, folder]);
