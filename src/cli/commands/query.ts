import type { Command } from 'commander';
import { say } from '../language.ts';
import { reading, toCount, withEdition, withTable } from '../options.ts';
import type { CommonOptions } from '../options.ts';
import { print, printRows } from '../output.ts';

/** Rows printed unless `--limit` says otherwise: a forgotten WHERE does not fill the terminal. */
const ROWS = 10_000;

export function defineQuery(program: Command): void {
  withTable(withEdition(program.command('query')))
    .argument('<sql>', say('SELECT 语句', 'SELECT statement'))
    .summary(say('用 SQL 查询(只读)', 'query with SQL (read only)'))
    .description(say(
      '用 SQL 查询, 只读。视图: documents sections figures indicators scores quantities findings finding_evidence issues figures_wide findings_summary。',
      'Queries with SQL, read only. Views: documents sections figures indicators scores quantities findings finding_evidence issues figures_wide findings_summary.',
    ))
    .option('--limit <count>', say('最多行数', 'at most so many rows'), String(ROWS))
    .action(async (sql: string, options: CommonOptions & { limit: string }) => {
      const limit = toCount(options.limit, '--limit');
      const { columns, rows, cut } = await reading(options, (store) => store.query(sql, { limit }));
      const shown = columns.map((name) => ({
        title: name, shrinks: true, align: rows.some((row) => typeof row[name] === 'number') ? 'right' as const : 'left' as const,
        value: (row: (typeof rows)[number]) => (typeof row[name] === 'bigint' ? String(row[name]) : (row[name] ?? null)),
      }));
      printRows(options, shown, rows, (row) => Object.fromEntries(columns.map((name) => [name, typeof row[name] === 'bigint' ? String(row[name]) : row[name]])));
      if (cut && !options.json && !options.csv) print(say(`只显示前 ${limit} 行, 用 --limit 显示更多`, `only the first ${limit} rows, use --limit for more`));
    });
}
