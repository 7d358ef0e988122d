import type { Command } from 'commander';
import type { Edition } from '../../store/store.ts';
import { say } from '../language.ts';
import { reading, withDatabase, withTable } from '../options.ts';
import type { CommonOptions } from '../options.ts';
import { printRows } from '../output.ts';
import type { Column } from '../table.ts';

export function defineEditions(program: Command): void {
  withTable(withDatabase(program.command('editions')))
    .summary(say('列出数据的各个版本', 'list the editions of the data set'))
    .description(say('列出数据的各个版本: 何时、用哪些规则和哪个程序版本读出。', 'Lists the editions of the data set: when, with which rules and which version of the program each was read.'))
    .action(async (options: CommonOptions) => {
      printRows(options, columns(), await reading(options, (store) => store.editions()), (edition) => edition);
    });
}

const columns = (): Column<Edition>[] => [
  { title: say('版', 'edition'), value: (e) => e.number, align: 'right' },
  { title: say('当前', 'current'), value: (e) => (e.current ? '*' : '') },
  { title: say('状态', 'state'), value: (e) => e.state },
  { title: say('时间', 'made'), value: (e) => e.madeAt },
  { title: say('规则', 'rules'), value: (e) => e.readBy.slice(0, 8) },
  { title: say('程序版本', 'software'), value: (e) => e.software },
];
