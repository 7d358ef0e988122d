/** `rebuild`, `editions` and `diff`: what a change of rules does to the data set. */
import type { Command } from 'commander';
import type { Difference, DifferenceCount } from '../../query/diff-editions.ts';
import type { Edition, Store } from '../../store/store.ts';
import { CommandError, EXIT } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, toFilter, withDatabase, withFilter, withTable } from '../options.ts';
import type { FilterOptions } from '../options.ts';
import { print, printJson, printRows } from '../output.ts';
import type { Column } from '../table.ts';

interface RebuildOptions {
  readonly db: string;
  readonly rules?: string;
  readonly jobs?: string;
  readonly dryRun?: boolean;
  readonly sample?: string;
  readonly json?: boolean;
}

export function defineEditions(program: Command): void {
  withDatabase(program.command('rebuild'))
    .summary(say('用现在的规则重建数据', 'rebuild the data set with the rules as they are'))
    .description(say(
      '用现在的规则重新读取全部文档, 生成新的一版数据; 不重复读取 PDF 和图像。完成前当前版不变, 中断后再次运行即可继续。',
      'Reads all documents again with the rules as they are into a new edition, without reading PDFs or images again. The current edition stays until the new one is whole; run again to go on after an interruption.',
    ))
    .option('--rules <dir>', say('另一个规则文件夹, 补充或替换自带规则', 'another rules folder, extending or replacing the built-in rules'))
    .option('--jobs <number>', say('并行线程数(默认为处理器核数)', 'worker threads (default: one a core)'))
    .option('--dry-run', say('只显示会有什么变化', 'only show what would change'))
    .option('--sample <count>', say('只试读若干份文档(不改变数据)', 'try only so many documents (changes nothing)'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(runRebuild);

  const editions = withTable(withDatabase(program.command('editions')))
    .argument('[action]', say('keep 保留, drop 删除; 不写则列出', 'keep or drop; lists without'))
    .argument('[number]', say('第几版', 'number of the edition'))
    .summary(say('列出各版数据', 'list editions of the data set'))
    .description(say('列出各版数据: 时间、软件版本、规则、条数; keep 保留, drop 删除。', 'Lists editions: when, software, rules, counts; keep or drop one.'));
  editions.action(async (action: string | undefined, number: string | undefined, options: { db: string; json?: boolean; csv?: boolean }) => {
    if (action === undefined) {
      printRows(options, editionColumns(), await reading(options, (store) => store.editions()), (edition) => edition);
      return;
    }
    if (!['keep', 'drop'].includes(action) || number === undefined) editions.error(say('用法: jixiao editions keep|drop 版号', 'usage: jixiao editions keep|drop NUMBER'), { code: 'commander.editions', exitCode: EXIT.usage });
    const edition = toCount(number!, 'number');
    const { openStore } = await import('../../store/open-store.ts');
    const store = await openStore(options.db, { mode: 'write' });
    try {
      await (action === 'keep' ? store.keepEdition(edition) : store.dropEdition(edition));
    } finally {
      await store.close();
    }
    print(action === 'keep' ? say(`已保留第 ${edition} 版`, `edition ${edition} is kept`) : say(`已删除第 ${edition} 版`, `edition ${edition} is dropped`));
  });

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
        return differences(await store.changes(a, b, { ...narrowing, ...(document && { document: document.id }) }));
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

async function runRebuild(options: RebuildOptions): Promise<void> {
  const jobs = options.jobs === undefined ? undefined : toCount(options.jobs, '--jobs');
  const sample = options.sample === undefined ? undefined : toCount(options.sample, '--sample');
  const trial = (options.dryRun ?? false) || sample !== undefined;
  const { availableParallelism } = await import('node:os');
  const { existsSync } = await import('node:fs');
  if (!existsSync(options.db)) throw new CommandError(say(`还没有数据库 ${options.db}`, `no database ${options.db} yet`));
  const { withDatabase: opening } = await import('../../pipeline/import-into-database.ts');
  const { rebuild } = await import('../../pipeline/rebuild.ts');
  const { differences } = await import('../../query/diff-editions.ts');
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress();
  const request = { database: options.db, ...(options.rules !== undefined && { rules: options.rules }) };
  const { summary, found } = await opening(request, async (opened) => {
    try {
      const current = (await opened.store.editions()).find((edition) => edition.current);
      if (!current) throw new CommandError(say('数据库是空的', 'the database is empty'));
      const summary = await rebuild({
        ...opened, jobs: jobs ?? availableParallelism(), now: () => new Date().toISOString(), onProgress: progress.show, ...(sample !== undefined && { sample }),
      });
      if (summary.edition === null) return { summary, found: [] };
      if (!trial) {
        await opened.store.switchTo(summary.edition);
        return { summary, found: null };
      }
      const found = differences(await opened.store.changes(current.number, summary.edition, {}));
      await opened.store.dropEdition(summary.edition);
      return { summary, found };
    } finally {
      progress.stop();
    }
  });
  if (options.json && !trial) printJson(summary);
  else if (summary.edition === null) print(say('规则和程序都没有变化, 无需重建', 'neither rules nor code have changed, nothing to rebuild'));
  else if (trial) await printDifferences(options, found ?? [], !options.json);
  else {
    print(say(
      `第 ${summary.edition} 版已完成: ${summary.documents} 份文档, ${summary.changed} 份有变化; 用 jixiao diff 查看`,
      `edition ${summary.edition} is whole: ${summary.documents} documents, ${summary.changed} changed; see jixiao diff`,
    ));
  }
  if (summary.missing.length > 0) {
    console.error(say(`${summary.missing.length} 份文档没有缓存且原文件已不在, 保持原样: `, `${summary.missing.length} documents are not in the cache and their files are gone, left as they were: `) + summary.missing.slice(0, 10).join(', '));
    process.exitCode = EXIT.failed;
  }
}

async function printDifferences(options: { json?: boolean; csv?: boolean }, found: readonly Difference[], summary: boolean): Promise<void> {
  if (!summary) {
    printRows(options, differenceColumns(), found, ({ of, ...difference }) => ({ ...of, ...difference }));
    return;
  }
  const { countDifferences } = await import('../../query/diff-editions.ts');
  printRows(options, countColumns(), countDifferences(found), (count) => count);
}

const CHANGES = (): Readonly<Record<Difference['change'], string>> => ({ added: say('新增', 'added'), gone: say('消失', 'gone'), changed: say('变化', 'changed') });

const differenceColumns = (): Column<Difference>[] => [
  { title: say('部门', 'department'), value: (d) => d.of.department ?? d.of.document.slice(0, 8), shrinks: true },
  { title: say('年度', 'year'), value: (d) => d.of.fiscalYear },
  { title: say('类别', 'kind'), value: (d) => d.kind },
  { title: say('变化', 'change'), value: (d) => CHANGES()[d.change] },
  { title: say('记录', 'record'), value: (d) => d.key, shrinks: true },
  { title: say('内容', 'what'), value: whatChanged, shrinks: true },
  { title: say('规则', 'rules'), value: (d) => d.rules.join(' '), shrinks: true },
];

function whatChanged({ change, fields, before, after }: Difference): string {
  if (change === 'changed') return Object.entries(fields).map(([field, [from, to]]) => `${field}: ${brief(from)} → ${brief(to)}`).join('; ');
  const record = (after ?? before) as { readonly amount?: string; readonly raw?: string };
  return record.amount ?? record.raw ?? '';
}

const brief = (value: unknown): string => {
  if (value === null || value === undefined) return '∅';
  return typeof value === 'object' && 'raw' in value ? String(value.raw) : typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const countColumns = (): Column<DifferenceCount>[] => [
  { title: say('按', 'by'), value: (c) => ({ kind: say('类别', 'kind'), rule: say('规则', 'rule'), department: say('部门', 'department') })[c.by] },
  { title: say('名称', 'name'), value: (c) => c.name, shrinks: true },
  { title: say('新增', 'added'), value: (c) => c.added, align: 'right' },
  { title: say('消失', 'gone'), value: (c) => c.gone, align: 'right' },
  { title: say('变化', 'changed'), value: (c) => c.changed, align: 'right' },
];

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
];
