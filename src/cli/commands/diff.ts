import type { Command } from 'commander';
import type { Store } from '../../store/store.ts';
import type { ContractKind, Hits } from '../../query/accuracy/accuracy.ts';
import { printDifferences } from '../differences.ts';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, toFilter, withDatabase, withFilter, withTable } from '../options.ts';
import type { FilterOptions } from '../options.ts';
import { printRows } from '../output.ts';
import type { OutputOptions } from '../output.ts';
import type { Column } from '../table.ts';

type DiffOptions = FilterOptions & OutputOptions & { db: string; document?: string; summary?: boolean; gold?: string };

export function defineDiff(program: Command): void {
  withTable(withFilter(withDatabase(program.command('diff'))))
    .argument('[before]', say('较早的一版(默认为当前版之前的一版)', 'earlier edition (default: the one before the current)'))
    .argument('[after]', say('较晚的一版(默认为当前版)', 'later edition (default: the current)'))
    .summary(say('比较两版数据', 'compare two editions'))
    .description(say('逐条比较两版数据: 新增、消失、变化(哪个字段, 从什么变成什么), 以及由哪条规则引起。', 'Compares two editions record by record: added, gone, changed (which field, from what to what) and the rule behind it.'))
    .option('--document <document>', say('只比较一份文档', 'only this document'))
    .option('--summary', say('只显示按类别、规则和部门的条数', 'only counts by kind, rule and department'))
    .option('--gold <dir>', say('与人工标注(交换格式)比较, 看两版准确率的升降', 'hold both editions against hand-made truth: better or worse'))
    .action(async (before: string | undefined, after: string | undefined, options: DiffOptions) => {
      const filter = toFilter(options);
      const numbers = [before, after].map((number) => (number === undefined ? undefined : toCount(number, say('版号', 'edition'))));
      if (options.gold !== undefined) {
        await printAccuracies(options, options.gold, numbers[0], numbers[1]);
        return;
      }
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

interface AccuracyRow {
  readonly kind: ContractKind;
  readonly before: Hits;
  readonly after: Hits;
}

/** Accuracy of both editions by kind, and whether it got better or worse. */
async function printAccuracies(options: DiffOptions, folder: string, before: number | undefined, after: number | undefined): Promise<void> {
  const { accuracyOf, CONTRACT_KINDS, rates, readTruth } = await import('../../query/accuracy/accuracy.ts');
  const truth = await readTruth(folder).catch((error: unknown) => {
    throw new CommandError(say(`读不到人工标注 ${folder}: ${String(error)}`, `cannot read the truth in ${folder}: ${String(error)}`));
  });
  if (truth.size === 0) throw new CommandError(say(`${folder} 里没有 .json 标注`, `there is no .json in ${folder}`));
  const [a, b] = await reading(options, (store) => twoEditions(store, before, after));
  const [was, is] = await Promise.all([a, b].map((edition) => reading({ db: options.db, edition: String(edition) }, (store) => accuracyOf(store, truth))));
  const rows = CONTRACT_KINDS.map((kind): AccuracyRow => ({ kind, before: was!.kinds[kind], after: is!.kinds[kind] })).filter((row) => row.before.wanted + row.before.found + row.after.found > 0);
  const change = (row: AccuracyRow): number => rates(row.after).f1 - rates(row.before).f1;
  const columns: Column<AccuracyRow>[] = [
    { title: say('类别', 'kind'), value: (r) => r.kind },
    { title: say('应有', 'wanted'), value: (r) => r.after.wanted, align: 'right' },
    ...([['precision', say('准确率', 'precision')], ['recall', say('召回率', 'recall')], ['f1', 'F1']] as const).map(([rate, title]): Column<AccuracyRow> => ({
      title: `${title} %`, value: (r) => `${rates(r.before)[rate].toFixed(2)} → ${rates(r.after)[rate].toFixed(2)}`, align: 'right',
    })),
    { title: say('变化', 'change'), value: (r) => verdict(change(r)) },
  ];
  printRows(options, columns, rows, (row) => ({ kind: row.kind, before: { ...row.before, ...rates(row.before) }, after: { ...row.after, ...rates(row.after) } }));
  if (!options.json && is!.absent.length > 0) console.error(say(`库中没有: ${is!.absent.join(', ')}`, `not in the database: ${is!.absent.join(', ')}`));
}

const verdict = (change: number): string =>
  (change === 0 ? say('不变', 'the same') : change > 0 ? say(`变好 +${change.toFixed(2)}`, `better +${change.toFixed(2)}`) : say(`变差 ${change.toFixed(2)}`, `worse ${change.toFixed(2)}`));
