import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';

/**
 * Rules are data. A rule file is `rules/<anything>.yaml`:
 *
 *     group: measures            # which group it adds to; several files may share a group
 *     rules:
 *       - id: measure.revenue-total
 *         …                      # fields of that group, see its schema in src/rules/groups/
 *         matches: [ … ]         # at least one text that the rule must recognise
 *         rejects: [ … ]         # look-alikes that it must not
 *
 * Ids are unique over all groups. A second folder (`--rules DIR`) is read after the first: a rule with a known id
 * replaces it, `disabled: true` takes it away, anything else is added at the end of its group.
 */
export const ruleBase = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/u, 'lower-case words joined by . or -'),
  /** What it recognises and where that was seen, for people. */
  note: z.string().optional(),
  disabled: z.boolean().optional(),
  matches: z.array(z.string()).min(1),
  rejects: z.array(z.string()).default([]),
});
export type RuleBase = z.infer<typeof ruleBase>;

/** A group as its owner declares it: name, schema of one rule, and what recognises the rule's own examples. */
export interface RuleGroup<Rule extends RuleBase> {
  readonly name: string;
  readonly schema: z.ZodType<Rule>;
}

/** All rules as read, ready to be handed to stages and to workers (plain JSON). */
export interface RuleSet {
  readonly groups: Readonly<Record<string, LoadedGroup>>;
}

export interface LoadedGroup {
  /** SHA-256 over the group's effective rules without notes and examples; a stage's cache key holds it. */
  readonly hash: string;
  readonly rules: readonly RuleBase[];
  /** Where each rule was read, for messages: `rules/measures.yaml:12`. */
  readonly origins: Readonly<Record<string, string>>;
}

/** A rule file is wrong. Names file, line and what was expected. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

const fileSchema = z.object({ group: z.string(), rules: z.array(z.record(z.string(), z.unknown())) });

/** Reads rule folders in order; a single file may stand for a folder. Throws `RuleError` for the first file that is wrong. With `only`, files of other groups are not even parsed: that takes most of the time. */
export function loadRules(folders: readonly string[], groups: readonly RuleGroup<RuleBase>[], options: { readonly only?: boolean } = {}): RuleSet {
  const byGroup = new Map(groups.map((group) => [group.name, { group, rules: new Map<string, RuleBase>(), origins: {} as Record<string, string> }]));
  const owners = new Map<string, string>();
  for (const folder of folders) {
    for (const file of ruleFiles(folder)) {
      if (options.only && !byGroup.has(groupNamed(file))) continue;
      for (const { rule, group, origin } of readRuleFile(file, folder, byGroup)) {
        const owner = owners.get(rule.id);
        if (owner !== undefined && owner !== group) throw new RuleError(`${origin}: 规则 ${rule.id} 已属于 ${owner} 组 (rule already belongs to group ${owner})`);
        const target = byGroup.get(group)!;
        if (folder === folders[0] && target.rules.has(rule.id)) throw new RuleError(`${origin}: 规则 ${rule.id} 重复, 另见 ${target.origins[rule.id]} (rule given twice)`);
        owners.set(rule.id, group);
        if (rule.disabled) target.rules.delete(rule.id);
        else target.rules.set(rule.id, rule);
        target.origins[rule.id] = origin;
      }
    }
  }
  return {
    groups: Object.fromEntries(
      [...byGroup].map(([name, { rules, origins }]) => {
        const list = [...rules.values()];
        return [name, { hash: hashRules(list), rules: list, origins }];
      }),
    ),
  };
}

/** The rules of a group, typed. Throws if the set was loaded without the group: that is our mistake, not the user's. */
export function rulesOf<Rule extends RuleBase>(set: RuleSet, group: RuleGroup<Rule>): readonly Rule[] {
  const loaded = set.groups[group.name];
  if (!loaded) throw new Error(`rule group ${group.name} was not loaded`);
  return loaded.rules as readonly Rule[];
}

function ruleFiles(folder: string): string[] {
  let entries: string[];
  try {
    if (statSync(folder).isFile()) return [folder];
    entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw new RuleError(`${folder}: 读不到规则文件夹 (cannot read the rules folder)`, { cause: error });
  }
  return entries.filter((name) => /\.(?:ya?ml|json)$/u.test(name)).sort().map((name) => path.join(folder, name));
}

/** The group that a file says it adds to, at a glance. */
const groupNamed = (file: string): string => /^["']?group["']?:\s*["']?([\w-]+)/mu.exec(readFileSync(file, 'utf8'))?.[1] ?? '';

interface ReadRule {
  readonly rule: RuleBase;
  readonly group: string;
  readonly origin: string;
}

function readRuleFile(file: string, folder: string, groups: ReadonlyMap<string, { group: RuleGroup<RuleBase> }>): ReadRule[] {
  const name = path.join(path.basename(folder), path.relative(folder, file));
  const lines = new LineCounter();
  const yaml = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const lineOf = (where: readonly (string | number)[]): number => {
    for (let depth = where.length; depth >= 0; depth--) {
      const node = yaml.getIn(where.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const fail = (where: readonly PropertyKey[], message: string): never => {
    throw new RuleError(`${name}:${lineOf(where.map((key) => (typeof key === 'symbol' ? String(key) : key)))}: ${message}`);
  };
  const syntax = yaml.errors[0];
  if (syntax) throw new RuleError(`${name}:${lines.linePos(syntax.pos[0]).line}: ${syntax.message}`);
  const parsed = fileSchema.safeParse(yaml.toJS());
  if (!parsed.success) return fail(parsed.error.issues[0]!.path, parsed.error.issues[0]!.message);
  const owner = groups.get(parsed.data.group);
  if (!owner) return fail(['group'], `没有 ${parsed.data.group} 这一组 (unknown group; known: ${[...groups.keys()].join(', ')})`);
  return parsed.data.rules.map((given, index) => {
    const raw = withRows(given, path.dirname(file), (message) => fail(['rules', index, 'rowsFrom'], message));
    const rule = owner.group.schema.safeParse(raw);
    const issue = rule.success ? null : rule.error.issues[0]!;
    if (issue) fail(['rules', index, ...issue.path], `${String(raw['id'] ?? `#${index + 1}`)} ${issue.path.join('.')}: ${issue.message}`);
    return { rule: rule.data!, group: parsed.data.group, origin: `${name}:${lineOf(['rules', index])}` };
  });
}

/** A rule with `rowsFrom: NAME.tsv` gets the text of that file, which stands beside the rule file, as its `rows`: data too long for YAML. */
function withRows(raw: Record<string, unknown>, folder: string, fail: (message: string) => never): Record<string, unknown> {
  if (typeof raw['rowsFrom'] !== 'string') return raw;
  try {
    return { ...raw, rows: readFileSync(path.join(folder, raw['rowsFrom']), 'utf8') };
  } catch {
    return fail(`读不到 ${raw['rowsFrom']} (cannot read the table)`);
  }
}

function hashRules(rules: readonly RuleBase[]): string {
  const effective = rules.map(({ note: _note, matches: _matches, rejects: _rejects, ...rest }) => rest);
  return createHash('sha256').update(JSON.stringify(effective)).digest('hex');
}
