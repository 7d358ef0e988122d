import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { print, printJson, terminalWidth } from '../output.ts';
import { renderTable } from '../table.ts';

export function defineTables(program: Command): void {
  program.command('tables')
    .argument('<file>', say('文件', 'file'))
    .summary(say('列出文件中的表格', 'show the tables in a file'))
    .description(say('列出任意文件中的全部表格: 页、位置、单元格和合并。不需要数据库。', 'Shows every table in any file: page, box, grid and spans. Needs no database.'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (file: string, options: { json?: boolean }) => {
      const { readTables } = await import('../../pipeline/read-tables.ts');
      const tables = await readTables(file).catch((error: unknown) => {
        throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new CommandError(say(`没有文件 ${file}`, `no file ${file}`)) : error;
      });
      if (options.json) {
        printJson({ tables });
        return;
      }
      for (const [i, table] of tables.entries()) {
        const page = table.page === null ? '' : say(` 第${table.page}页`, ` p. ${table.page}`);
        const box = table.bbox === null ? '' : ` [${table.bbox.map((n) => Math.round(n)).join(', ')}]`;
        print(`${i > 0 ? '\n' : ''}${say(`表${i + 1}`, `table ${i + 1}`)}${page}${box}`);
        const [header = [], ...rows] = table.cells;
        print(renderTable(header.map((title, column) => ({ title: title.replace(/\s+/gu, ' '), shrinks: true, value: (row: readonly string[]) => row[column] })), rows, terminalWidth()));
      }
      if (tables.length === 0) print(say('没有找到表格', 'no tables found'));
    });
}
