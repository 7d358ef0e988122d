/** What rules would change, shown without changing anything: `rebuild --dry-run`, `rebuild --sample`, `rules try`. */
import type { OpenDatabase } from '../pipeline/import-into-database.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { printDifferences } from './differences.ts';
import { CommandError, EXIT, UsageError } from './failure.ts';
import { say } from './language.ts';
import { toCount } from './options.ts';

export interface TryOptions {
  readonly db: string;
  readonly rules?: string;
  /** A file of rules beside those. */
  readonly candidate?: string;
  readonly only?: string;
  readonly jobs?: string;
  readonly count?: number;
  /** Documents by id, file, department or title. */
  readonly documents?: readonly string[];
  readonly summary: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export async function tryRules(options: TryOptions): Promise<void> {
  const { withDatabaseToRead } = await import('../pipeline/import-into-database.ts');
  const { trial } = await import('../pipeline/trial.ts');
  const { differences } = await import('../query/diff-editions.ts');
  const { rulesChangedSince } = await import('../query/changed-rules.ts');
  const { startProgress } = await import('./progress.ts');
  const jobs = await jobsOf(options);
  const progress = startProgress();
  const { rules, candidate } = options;
  const { tried, found } = await withDatabaseToRead({ database: options.db, ...(rules !== undefined && { rules }), ...(candidate !== undefined && { candidate }) }, async (opened) => {
    try {
      const used = await narrowed(opened, options.only);
      const only = options.documents && (await documentsOf(opened, options.documents));
      const tried = await trial({ ...opened, rules: used, jobs, onProgress: progress.show, ...(only && { only }), ...(options.count !== undefined && { sample: options.count }) });
      const current = (await opened.store.editions()).find((edition) => edition.current);
      return { tried, found: differences(tried.changes, current ? await rulesChangedSince(opened.store, current.number, used) : null) };
    } finally {
      progress.stop();
    }
  });
  console.error(say(
    `试了 ${tried.documents} 份文档, 其中 ${tried.read} 份可能受影响; 数据未改动`, `tried on ${tried.documents} documents, ${tried.read} of which could be affected; nothing was changed`,
  ));
  await printDifferences(options, found, options.summary);
  warnOfMissing(tried.missing);
}

async function documentsOf({ store }: OpenDatabase, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(names.map(async (name) => {
    const rows = await store.findDocuments(name);
    if (rows.length === 0) throw new CommandError(say(`没有找到文档 ${name}, 用 jixiao list 查看全部`, `no document ${name}, see jixiao list`));
    return rows.map((row) => row.sha256);
  }));
  return new Set(found.flat());
}

/** With a group's name, the rules of the current edition but that group's. */
export async function narrowed({ store, rules }: OpenDatabase, only: string | undefined): Promise<RuleSet> {
  if (only === undefined) return rules;
  const known = Object.keys(rules.groups);
  if (!known.includes(only)) throw new UsageError(say(`没有 ${only} 这一组规则; 有: ${known.join(' ')}`, `no rule group ${only}; there are: ${known.join(' ')}`));
  const { withOnlyGroup } = await import('../pipeline/only-group.ts');
  const narrow = await withOnlyGroup(store, rules, only);
  if (!narrow) throw new CommandError(say('当前版没有记下所用的规则, 不能只换一组', 'the rules of the current edition were not noted, one group alone cannot be changed'));
  return narrow;
}

export async function jobsOf({ jobs }: { readonly jobs?: string }): Promise<number> {
  if (jobs !== undefined) return toCount(jobs, '--jobs');
  const { availableParallelism } = await import('node:os');
  return availableParallelism();
}

export function warnOfMissing(missing: readonly string[]): void {
  if (missing.length === 0) return;
  console.error(say(`${missing.length} 份文档没有缓存且原文件已不在, 保持原样: `, `${missing.length} documents are not in the cache and their files are gone, left as they were: `) + missing.slice(0, 10).join(', '));
  process.exitCode = EXIT.failed;
}
