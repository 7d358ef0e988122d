import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Yaml from 'yaml';
import * as z from 'zod';
import { complaintAbout } from './explain.ts';
import { RuleError } from './rule-error.ts';
import type { RuleBase, RuleGroup, RuleSet } from './rule-set.ts';

/** Loaded with the first file: rules that are kept parsed need no reader of YAML. */
const yamlReader = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;

const fileSchema = z.object({ group: z.string(), rules: z.array(z.record(z.string(), z.unknown())) });

export interface LoadOptions {
  /** Files of other groups are not even parsed: that takes most of the time. */
  readonly only?: boolean;
  /** Gives what `read` gives for a folder, which may have been kept from an earlier time. */
  readonly kept?: (folder: string, read: () => readonly ReadRule[]) => readonly ReadRule[];
}

/** Reads rule folders in order; a single file may stand for a folder. Throws `RuleError` for the first file that is wrong. */
export function loadRules(folders: readonly string[], groups: readonly RuleGroup<RuleBase>[], { only = false, kept = (_folder, read) => read() }: LoadOptions = {}): RuleSet {
  const byGroup = new Map(groups.map((group) => [group.name, { group, rules: new Map<string, RuleBase>(), origins: {} as Record<string, string> }]));
  const owners = new Map<string, string>();
  const readFolder = (folder: string): ReadRule[] =>
    ruleFiles(folder).filter((file) => !only || byGroup.has(groupNamed(file))).flatMap((file) => readRuleFile(file, folder, byGroup));
  for (const folder of folders) {
    for (const { rule, group, origin } of kept(folder, () => readFolder(folder))) {
      const owner = owners.get(rule.id);
      if (owner !== undefined && owner !== group) throw new RuleError(`${origin}: 规则 ${rule.id} 已属于 ${owner} 组`, `${origin}: rule ${rule.id} already belongs to group ${owner}`);
      const target = byGroup.get(group)!;
      if (folder === folders[0] && target.rules.has(rule.id)) throw new RuleError(`${origin}: 规则 ${rule.id} 重复, 另见 ${target.origins[rule.id]}`, `${origin}: rule ${rule.id} is given twice, see also ${target.origins[rule.id]}`);
      owners.set(rule.id, group);
      if (rule.disabled) target.rules.delete(rule.id);
      else target.rules.set(rule.id, rule);
      target.origins[rule.id] = origin;
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

function ruleFiles(folder: string): string[] {
  let entries: string[];
  try {
    if (statSync(folder).isFile()) return [folder];
    entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw new RuleError(`${folder}: 读不到规则文件夹`, `${folder}: cannot read the rules folder`, { cause: error });
  }
  return entries.filter((name) => /\.(?:ya?ml|json)$/u.test(name)).sort().map((name) => path.join(folder, name));
}

/** The group that a file says it adds to, at a glance. */
const groupNamed = (file: string): string => /^["']?group["']?:\s*["']?([\w-]+)/mu.exec(readFileSync(file, 'utf8'))?.[1] ?? '';

/** A rule, the group that it adds to, and file and line that it stands in (`rules/measures.yaml:12`). */
export interface ReadRule {
  readonly rule: RuleBase;
  readonly group: string;
  readonly origin: string;
}

function readRuleFile(file: string, folder: string, groups: ReadonlyMap<string, { group: RuleGroup<RuleBase> }>): ReadRule[] {
  const name = path.join(path.basename(folder), path.relative(folder, file));
  const { LineCounter, parseDocument } = yamlReader();
  const lines = new LineCounter();
  const yaml = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const lineOf = (where: readonly (string | number)[]): number => {
    for (let depth = where.length; depth >= 0; depth--) {
      const node = yaml.getIn(where.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const fail = (where: readonly PropertyKey[], message: string, messageEn: string): never => {
    const place = `${name}:${lineOf(where.map((key) => (typeof key === 'symbol' ? String(key) : key)))}`;
    throw new RuleError(`${place}: ${message}`, `${place}: ${messageEn}`);
  };
  const syntax = yaml.errors[0];
  if (syntax) {
    const [place, reason] = [`${name}:${lines.linePos(syntax.pos[0]).line}`, syntax.message.split(/ at line \d+/u)[0]!];
    throw new RuleError(`${place}: YAML 写法不对(括号、引号、缩进): ${reason}`, `${place}: not YAML (brackets, quotes, indentation): ${reason}`);
  }
  const content: unknown = yaml.toJS();
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const { path: where, message, messageEn } = complaintAbout(fileSchema, content)!;
    const what = where.length === 0 ? '' : `${where.join('.')}: `;
    return fail(where, `规则文件要有 group(组名)和 rules(规则列表); ${what}${message}`, `a rule file has a group (its name) and rules (a list); ${what}${messageEn}`);
  }
  const owner = groups.get(parsed.data.group);
  if (!owner) return fail(['group'], `没有 ${parsed.data.group} 这一组; 有: ${[...groups.keys()].join(' ')}`, `no group ${parsed.data.group}; there are: ${[...groups.keys()].join(' ')}`);
  return parsed.data.rules.map((given, index) => {
    const raw = withRows(given, path.dirname(file), (message, messageEn) => fail(['rules', index, 'rowsFrom'], message, messageEn));
    const rule = owner.group.schema.safeParse(raw);
    if (!rule.success) {
      const { path: where, message, messageEn } = complaintAbout(owner.group.schema, raw)!;
      const what = [String(raw['id'] ?? `#${index + 1}`), where.join('.')].filter((part) => part !== '').join(' ');
      return fail(['rules', index, ...where], `${what}: ${message}`, `${what}: ${messageEn}`);
    }
    return { rule: rule.data, group: parsed.data.group, origin: `${name}:${lineOf(['rules', index])}` };
  });
}

/** A rule with `rowsFrom: NAME.tsv` gets the text of that file, which stands beside the rule file, as its `rows`: data too long for YAML. */
function withRows(raw: Record<string, unknown>, folder: string, fail: (message: string, messageEn: string) => never): Record<string, unknown> {
  if (typeof raw['rowsFrom'] !== 'string') return raw;
  try {
    return { ...raw, rows: readFileSync(path.join(folder, raw['rowsFrom']), 'utf8') };
  } catch {
    return fail(`读不到 ${raw['rowsFrom']}`, `cannot read the table ${raw['rowsFrom']}`);
  }
}

function hashRules(rules: readonly RuleBase[]): string {
  const effective = rules.map(({ note: _note, matches: _matches, rejects: _rejects, ...rest }) => rest);
  return createHash('sha256').update(JSON.stringify(effective)).digest('hex');
}
