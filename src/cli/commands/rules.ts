import type { Command } from 'commander';
import type { RuleBase, RuleSet } from '../../rules/rule-set.ts';
import { CommandError, EXIT, UsageError } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, withDatabase, withTable } from '../options.ts';
import { print, printJson, printRows } from '../output.ts';
import type { OutputOptions } from '../output.ts';
import type { Column } from '../table.ts';

interface RuleRow {
  readonly group: string;
  readonly rule: RuleBase;
  /** `rules/measures.yaml:12`. */
  readonly origin: string;
}

type Options = OutputOptions & { rules?: string; group?: string };

export function defineRules(program: Command): void {
  const command = program.command('rules').summary(say('查看和检验规则', 'look at rules and check them'))
    .description(say('查看和检验识别规则。规则是数据(YAML), 改规则不改程序。', 'Looks at the rules and checks them. Rules are data (YAML): changing one changes no program.'));
  withRules(withTable(command.command('list', { isDefault: true }))).option('--group <group>', say('只列一组', 'only this group'))
    .summary(say('列出规则', 'list rules'))
    .action(async (options: Options) => {
      const rows = (await loadRows(options)).filter((row) => options.group === undefined || row.group === options.group);
      printRows(options, [
        { title: say('组', 'group'), value: (r) => r.group },
        { title: say('规则', 'rule'), value: (r) => r.rule.id },
        { title: say('例子', 'examples'), value: (r) => r.rule.matches.length + r.rule.rejects.length, align: 'right' },
        { title: say('说明', 'note'), value: (r) => r.rule.note, shrinks: true },
        { title: say('位置', 'file'), value: (r) => r.origin },
      ], rows, (row) => ({ group: row.group, origin: row.origin, ...row.rule }));
    });
  withRules(command.command('show')).argument('<id>', say('规则编号', 'id of the rule'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .summary(say('显示一条规则', 'show one rule'))
    .action(async (id: string, options: Options) => {
      const row = (await loadRows(options)).find((r) => r.rule.id === id);
      if (!row) throw new CommandError(say(`没有规则 ${id}, 用 jixiao rules list 查看全部`, `no rule ${id}, see jixiao rules list`));
      if (options.json) printJson({ group: row.group, origin: row.origin, ...row.rule });
      else print(`${row.group}  ${row.origin}\n${JSON.stringify(row.rule, null, 2)}`);
    });
  withDatabase(withRules(withTable(command.command('check')))).option('--group <group>', say('只检验一组', 'only this group'))
    .summary(say('用每条规则自带的例子检验规则', 'run each rule\'s own examples'))
    .description(say(
      '检验规则: 每条规则的例子(应识别的、不应识别的), 规则之间的重叠, 以及在数据库中从未用到的规则。例子不合则退出码为 1。',
      'Checks rules: their own examples (to be recognised, not to be), overlaps, and rules that no record of the database names. Exit status 1 if an example fails.',
    ))
    .action(runCheck);
  withDatabase(withRules(withTable(command.command('try')))).argument('<file>', say('候选规则文件(YAML)', 'file of candidate rules (YAML)'))
    .option('--documents <names...>', say('只试这些文档(编号、文件名、部门或标题)', 'only these documents (id, file, department or title)'))
    .option('--sample <count>', say('只试若干份文档', 'only so many documents'))
    .option('--summary', say('只显示按类别、规则和部门的条数', 'only counts by kind, rule and department'))
    .summary(say('试用候选规则, 不改动数据', 'try candidate rules without changing anything'))
    .description(say('显示候选规则会使哪些记录新增、消失或变化; 数据库和缓存都不改动。', 'Shows which records a file of candidate rules would add, remove or change; neither database nor cache is touched.'))
    .action(async (file: string, options: CheckOptions & { documents?: string[]; sample?: string; summary?: boolean }) => {
      const { existsSync } = await import('node:fs');
      if (!existsSync(file)) throw new CommandError(say(`没有文件 ${file}`, `no file ${file}`));
      const { tryRules } = await import('../try-rules.ts');
      const { sample, summary, ...rest } = options;
      await tryRules({ ...rest, candidate: file, summary: summary ?? false, ...(sample !== undefined && { count: toCount(sample, '--sample') }) });
    });
}

type CheckOptions = Options & { db: string };

function refuseUnknownGroup({ groups }: RuleSet, group: string | undefined): void {
  if (group === undefined || groups[group]) return;
  const known = Object.keys(groups).join(' ');
  throw new UsageError(say(`没有 ${group} 这一组规则; 有: ${known}`, `no rule group ${group}; there are: ${known}`));
}

async function runCheck(options: CheckOptions): Promise<void> {
  const { readRules } = await import('../../pipeline/read-rules.ts');
  const { checkExamples, findOverlaps } = await import('../../pipeline/check-rules.ts');
  const { CHECKS_OF_GROUPS } = await import('../../query/concept-examples.ts');
  const rules = readRules(options.rules);
  refuseUnknownGroup(rules, options.group);
  const problems = await checkExamples(rules, CHECKS_OF_GROUPS, options.group);
  const overlaps = await findOverlaps(rules, CHECKS_OF_GROUPS, options.group);
  const unused = await neverUsed(options, rules);
  if (options.json) printJson({ problems, overlaps, unused });
  else {
    const findings: CheckLine[] = [
      ...problems.map((p): CheckLine => ({ what: p.expected === 'match' ? say('应识别而未识别', 'not recognised') : say('不应识别而识别了', 'wrongly recognised'), group: p.group, rule: p.rule, detail: `${p.example}  ${p.origin}` })),
      ...overlaps.map((o): CheckLine => ({ what: say('重叠', 'overlap'), group: o.group, rule: o.rule, detail: say(`“${o.example}” ${o.other} 也能识别`, `"${o.example}" is also of ${o.other}`) })),
      ...(unused ?? []).map((id): CheckLine => ({ what: say('数据库中未用到', 'never fired'), group: groupOf(rules, id), rule: id, detail: '' })),
    ];
    printRows(options, checkColumns(), findings, (line) => line);
    const examples = Object.entries(rules.groups).filter(([name]) => options.group === undefined || name === options.group)
      .reduce((sum, [, group]) => sum + group.rules.reduce((n, rule) => n + rule.matches.length + rule.rejects.length, 0), 0);
    if (!options.csv) print(say(`${examples} 个例子, ${problems.length} 个不合; 重叠 ${overlaps.length} 处`, `${examples} examples, ${problems.length} not kept; ${overlaps.length} overlaps`) + (unused ? say(`; 未用到 ${unused.length} 条`, `; ${unused.length} never fired`) : ''));
  }
  if (problems.length > 0) process.exitCode = EXIT.failed;
}

/** Rules that no record names; null without a database. */
async function neverUsed(options: CheckOptions, rules: RuleSet): Promise<string[] | null> {
  const { existsSync } = await import('node:fs');
  if (!existsSync(options.db)) return null;
  const counts = await reading(options, (store) => store.ruleCounts());
  return Object.entries(rules.groups).filter(([name]) => options.group === undefined || name === options.group).flatMap(([, group]) => group.rules.map(({ id }) => id).filter((id) => !counts.has(id)));
}

interface CheckLine {
  readonly what: string;
  readonly group: string;
  readonly rule: string;
  readonly detail: string;
}

const checkColumns = (): Column<CheckLine>[] => [
  { title: say('问题', 'what'), value: (l) => l.what },
  { title: say('组', 'group'), value: (l) => l.group },
  { title: say('规则', 'rule'), value: (l) => l.rule },
  { title: say('例子', 'example'), value: (l) => l.detail, shrinks: true },
];

const groupOf = (rules: RuleSet, id: string): string => Object.entries(rules.groups).find(([, group]) => group.rules.some((rule) => rule.id === id))?.[0] ?? '';

export const withRules = (command: Command): Command =>
  command.option('--rules <dir>', say('另一个规则文件夹, 补充或替换自带规则', 'another rules folder, extending or replacing the built-in rules'));

async function loadRows(options: Options): Promise<RuleRow[]> {
  const { readRules } = await import('../../pipeline/read-rules.ts');
  const rules = readRules(options.rules);
  refuseUnknownGroup(rules, options.group);
  const { groups } = rules;
  return Object.entries(groups).flatMap(([group, { rules, origins }]) => rules.map((rule) => ({ group, rule, origin: origins[rule.id] ?? '' })));
}
