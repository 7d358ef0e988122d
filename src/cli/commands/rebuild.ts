import type { Command } from 'commander';
import { printDifferences } from '../differences.ts';
import { CommandError, EXIT } from '../failure.ts';
import { say } from '../language.ts';
import { toCount, withDatabase } from '../options.ts';
import { print, printJson } from '../output.ts';

interface RebuildOptions {
  readonly db: string;
  readonly rules?: string;
  readonly jobs?: string;
  readonly dryRun?: boolean;
  readonly sample?: string;
  readonly json?: boolean;
}

export function defineRebuild(program: Command): void {
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
