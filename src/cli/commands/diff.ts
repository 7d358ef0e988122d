import type { Command } from 'commander';
import type { Store } from '../../store/store.ts';
import { printDifferences } from '../differences.ts';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, toFilter, withDatabase, withFilter, withTable } from '../options.ts';
import type { FilterOptions } from '../options.ts';

export function defineDiff(program: Command): void {
  withTable(withFilter(withDatabase(program.command('diff'))))
    .argument('[before]', say('较早的一版(默认为当前版之前的一版)', 'earlier edition (default: the one before the current)'))
    .argument('[after]', say('较晚的一版(默认为当前版)', 'later edition (default: the current)'))
    .summary(say('比较两版数据', 'compare two editions'))
    .description(say('逐条比较两版数据: 新增、消失、变化(哪个字段, 从什么变成什么), 以及由哪条规则引起。', 'Compares two editions record by record: added, gone, changed (which field, from what to what) and the rule behind it.'))
    .option('--document <document>', say('只比较一份文档', 'only this document'))
    .option('--summary', say('只显示按类别、规则和部门的条数', 'only counts by kind, rule and department'))
    .action(async (before: string | undefined, after: string | undefined, options: FilterOptions & { db: string; document?: string; summary?: boolean; json?: boolean; csv?: boolean }) => {
      const filter = toFilter(options);
      const numbers = [before, after].map((number) => (number === undefined ? undefined : toCount(number, 'edition')));
      const { differences } = await import('../../query/diff-editions.ts');
      const found = await reading(options, async (store) => {
        const [a, b] = await twoEditions(store, numbers[0], numbers[1]);
        const document = options.document === undefined ? undefined : await (await import('../find-document.ts')).findDocument(store, options.document);
        const { limit: _limit, ...narrowing } = filter;
        const { rulesChangedBetween } = await import('../../query/changed-rules.ts');
        return differences(await store.changes(a, b, { ...narrowing, ...(document && { document: document.id }) }), await rulesChangedBetween(store, a, b));
      });
      await printDifferences(options, found.slice(0, filter.limit), options.summary ?? false);
    });
}

async function twoEditions(store: Store, before: number | undefined, after: number | undefined): Promise<[number, number]> {
  const whole = (await store.editions()).filter((edition) => edition.state === 'whole');
  const b = after ?? whole.find((edition) => edition.current)?.number;
  const a = before ?? whole.filter((edition) => b !== undefined && edition.number < b).at(-1)?.number;
  if (a === undefined || b === undefined) throw new CommandError(say('只有一版数据, 没有可比较的', 'there is only one edition, nothing to compare'));
  return a < b ? [a, b] : [b, a];
}
