import type { Command } from 'commander';
import { say } from '../language.ts';
import { withDatabase, withTable } from '../options.ts';
import { print, printRows } from '../output.ts';
import type { OutputOptions } from '../output.ts';
import type { Column } from '../table.ts';
import { withRules } from './rules.ts';

type Options = OutputOptions & { db: string; rules?: string };
interface Size {
  readonly stage: string;
  readonly outputs: number;
  readonly bytes: number;
}

export function defineCache(program: Command): void {
  const group = program.command('cache').summary(say('查看、清理中间结果', 'look at and prune what is kept of the stages'))
    .description(say('中间结果存在数据库旁边, 使重建不必再次读取文件。可以随时删除。', 'Outputs of the stages are kept beside the database, so that a rebuild need not read files again. They can be deleted at any time.'));
  withTable(withDatabase(group.command('list', { isDefault: true })))
    .summary(say('列出各阶段的中间结果', 'list outputs by stage'))
    .action(async (options: Options) => {
      const { cacheLocation, openStageCache } = await import('../../store/stage-cache.ts');
      const cache = await openStageCache(cacheLocation(options.db), 'read');
      try {
        printRows(options, columns(), await cache.sizes(), (size) => size);
      } finally {
        await cache.close();
      }
    });
  withRules(withDatabase(group.command('prune')))
    .summary(say('删去用不到的中间结果', 'remove outputs that nothing can use any more'))
    .description(say('删去旧程序、旧规则留下的中间结果; 文字识别的结果保留。', 'Removes outputs of former code and rules; words read from page images stay.'))
    .action(async (options: Options) => {
      const { withDatabase: opening } = await import('../../pipeline/import-into-database.ts');
      const { pruneCache } = await import('../../pipeline/prune-cache.ts');
      const { outputs, bytes } = await opening({ database: options.db, ...(options.rules !== undefined && { rules: options.rules }) }, pruneCache);
      print(say(`删去 ${outputs} 项, ${megabytes(bytes)} MB`, `${outputs} outputs removed, ${megabytes(bytes)} MB`));
    });
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

const columns = (): Column<Size>[] => [
  { title: say('阶段', 'stage'), value: (s) => s.stage },
  { title: say('项数', 'outputs'), value: (s) => s.outputs, align: 'right' },
  { title: 'MB', value: (s) => megabytes(s.bytes), align: 'right' },
];
