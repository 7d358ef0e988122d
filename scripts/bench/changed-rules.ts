/** Folders with one changed rule, for trials of rebuild. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { readRules } from '../../src/pipeline/read-rules.ts';
import type { RuleBase } from '../../src/rules/rule-set.ts';

type Changing = (rule: RuleBase & Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Writes a rules folder that replaces one rule by what `change` makes of it. */
export function oneChangedRule(folder: string, group: string, id: string, change: Changing): string {
  const rule = readRules().groups[group]?.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id} in ${group}`);
  writeFileSync(path.join(folder, `${group}.yaml`), stringify({ group, rules: [change(rule)] }));
  return folder;
}

/** Rules of measures that make no figures themselves. */
export const HELPERS: ReadonlySet<string> = new Set(['measure.modifiers']);

/** A rule of measures that means another measure: every figure that it made changes. */
export const anotherMeasure = (folder: string, id: string): string =>
  oneChangedRule(folder, 'measures', id, (rule) => ({ ...rule, measure: 'other_funds', rejects: [] }));

/** A check with other settings. */
export const anotherCheck = (folder: string): string =>
  oneChangedRule(folder, 'checks', 'check.share.stated-base', (rule) => ({
    ...rule, version: (rule['version'] as number) + 1, settings: { ...(rule['settings'] as object), bases: (rule['settings'] as { bases: unknown[] }).bases.slice(1) },
  }));

/** Every check of a new version, and so every finding. */
export function allChecks(folder: string): string {
  writeFileSync(path.join(folder, 'checks.yaml'), stringify({ group: 'checks', rules: readRules().groups['checks']!.rules.map((rule) => ({ ...rule, version: (rule as unknown as { version: number }).version + 1 })) }));
  return folder;
}
