import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { toCount, withDatabase } from '../options.ts';
import { print, printJson } from '../output.ts';
import { jobsOf, narrowed, tryRules, warnOfMissing } from '../try-rules.ts';

interface RebuildOptions {
  readonly db: string;
  readonly rules?: string;
  readonly jobs?: string;
  readonly dryRun?: boolean;
  readonly sample?: string;
  readonly only?: string;
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
    .option('--only <group>', say('只用这一组的新规则, 其余规则仍用当前版的', 'new rules of this group only, all others as in the current edition'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(runRebuild);
}

async function runRebuild(options: RebuildOptions): Promise<void> {
  const { existsSync } = await import('node:fs');
  if (!existsSync(options.db)) throw new CommandError(say(`还没有数据库 ${options.db}`, `no database ${options.db} yet`));
  const sample = options.sample === undefined ? undefined : toCount(options.sample, '--sample');
  if (options.dryRun || sample !== undefined) await tryRules({ ...options, summary: !options.json, ...(sample !== undefined && { count: sample }) });
  else await build(options);
}

async function build(options: RebuildOptions): Promise<void> {
  const { withDatabase: opening } = await import('../../pipeline/import-into-database.ts');
  const { makeNewEdition } = await import('../../pipeline/new-edition.ts');
  const { startProgress } = await import('../progress.ts');
  const jobs = await jobsOf(options);
  const progress = startProgress();
  const summary = await opening({ database: options.db, ...(options.rules !== undefined && { rules: options.rules }) }, async (opened) => {
    try {
      if (!(await opened.store.editions()).some((edition) => edition.current)) throw new CommandError(say('数据库是空的', 'the database is empty'));
      const rules = await narrowed(opened, options.only);
      return await makeNewEdition({ ...opened, rules, jobs, now: () => new Date().toISOString(), onProgress: progress.show });
    } finally {
      progress.stop();
    }
  });
  if (options.json) printJson(summary);
  else if (summary.edition === null) print(say('规则和程序都没有变化, 无需重建', 'neither rules nor code have changed, nothing to rebuild'));
  else {
    print(say(
      `第 ${summary.edition} 版已完成: ${summary.documents} 份文档, 重新读取 ${summary.read - summary.rechecked} 份, 只重新审核 ${summary.rechecked} 份, ${summary.changed} 份有变化; 用 jixiao diff 查看`,
      `edition ${summary.edition} is whole: ${summary.documents} documents, ${summary.read - summary.rechecked} read again, ${summary.rechecked} only audited again, ${summary.changed} changed; see jixiao diff`,
    ));
  }
  warnOfMissing(summary.missing);
}
