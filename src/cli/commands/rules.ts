import type { Command } from 'commander';
import type { RuleBase } from '../../rules/load.ts';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { withTable } from '../options.ts';
import { print, printJson, printRows } from '../output.ts';
import type { OutputOptions } from '../output.ts';

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
  withRules(withTable(command.command('list'))).option('--group <group>', say('只列一组', 'only this group'))
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
}

export const withRules = (command: Command): Command =>
  command.option('--rules <dir>', say('另一个规则文件夹, 补充或替换自带规则', 'another rules folder, extending or replacing the built-in rules'));

async function loadRows(options: Options): Promise<RuleRow[]> {
  const { readRules } = await import('../../pipeline/read-rules.ts');
  const { groups } = readRules(options.rules);
  return Object.entries(groups).flatMap(([group, { rules, origins }]) => rules.map((rule) => ({ group, rule, origin: origins[rule.id] ?? '' })));
}
