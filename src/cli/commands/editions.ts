import type { Command } from 'commander';
import type { Edition } from '../../store/store.ts';
import { CommandError, EXIT } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, withDatabase, withTable } from '../options.ts';
import { print, printRows } from '../output.ts';
import type { Column } from '../table.ts';
import { share } from '../words.ts';

export function defineEditions(program: Command): void {
  const editions = withTable(withDatabase(program.command('editions')))
    .argument('[action]', say('keep 保留, drop 删除; 不写则列出', 'keep or drop; lists without'))
    .argument('[number]', say('第几版', 'number of the edition'))
    .option('--force', say('删除已保留的版', 'drop an edition although it is kept'))
    .summary(say('列出各版数据', 'list editions of the data set'))
    .description(say('列出各版数据: 时间、软件版本、规则、条数; keep 保留, drop 删除。', 'Lists editions: when, software, rules, counts; keep or drop one.'));
  editions.action(async (action: string | undefined, number: string | undefined, options: { db: string; json?: boolean; csv?: boolean; force?: boolean }) => {
    if (action === undefined) {
      printRows(options, editionColumns(), await reading(options, (store) => store.editions()), (edition) => edition);
      return;
    }
    if (!['keep', 'drop'].includes(action) || number === undefined) editions.error(say('用法: jixiao editions keep|drop 版号', 'usage: jixiao editions keep|drop NUMBER'), { code: 'commander.editions', exitCode: EXIT.usage });
    const edition = toCount(number!, say('版号', 'number'));
    const { openStore } = await import('../../store/open-store.ts');
    const store = await openStore(options.db, { mode: 'write' });
    try {
      if (action === 'drop' && !options.force && (await store.editions()).some((one) => one.number === edition && one.kept && one.state !== 'dropped')) {
        throw new CommandError(say(`第 ${edition} 版已标为保留; 确要删除请加 --force`, `edition ${edition} is kept; to drop it all the same add --force`));
      }
      await (action === 'keep' ? store.keepEdition(edition) : store.dropEdition(edition));
    } finally {
      await store.close();
    }
    print(action === 'keep' ? say(`已保留第 ${edition} 版`, `edition ${edition} is kept`) : say(`已删除第 ${edition} 版`, `edition ${edition} is dropped`));
  });
}

const STATES = (): Readonly<Record<Edition['state'], string>> => ({ building: say('未完成', 'unfinished'), whole: say('完整', 'whole'), dropped: say('已删除', 'dropped') });

const editionColumns = (): Column<Edition>[] => [
  { title: say('版', 'edition'), value: (e) => e.number, align: 'right' },
  { title: say('状态', 'state'), value: (e) => (e.current ? say('当前', 'current') : STATES()[e.state]) + (e.kept ? say(' 保留', ' kept') : '') },
  { title: say('时间', 'made'), value: (e) => e.madeAt },
  { title: say('软件', 'software'), value: (e) => e.software },
  { title: say('规则', 'rules'), value: (e) => e.readBy.slice(0, 8) },
  { title: say('文档', 'documents'), value: (e) => e.counts?.['documents'], align: 'right' },
  { title: say('金额', 'figures'), value: (e) => e.counts?.['figure'], align: 'right' },
  { title: say('指标', 'indicators'), value: (e) => e.counts?.['indicator'], align: 'right' },
  { title: say('发现', 'findings'), value: (e) => e.counts?.['finding'], align: 'right' },
  { title: say('表格覆盖%', 'cells read %'), value: (e) => share(e.counts?.['cellsRead'], e.counts?.['cells']), align: 'right' },
  { title: say('正文数字覆盖%', 'numbers read %'), value: (e) => share(e.counts?.['numbersRead'], e.counts?.['numbers']), align: 'right' },
];

