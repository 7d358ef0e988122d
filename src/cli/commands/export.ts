import type { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toFilter, withEdition, withFilter } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { writeSlowly } from '../output.ts';

const FORMATS = ['jsonl', 'csv', 'text'] as const;

export function defineExport(program: Command): void {
  withFilter(withEdition(program.command('export')))
    .summary(say('导出数据', 'export data'))
    .description(say(
      '导出数据: jsonl 为交换格式(每行一条记录), csv 每类记录一个文件, text 为规范化正文。',
      'Exports data: jsonl is the interchange format, a record a line; csv one file per kind of record; text the normalised text.',
    ))
    .requiredOption('--format <format>', say('格式: jsonl csv text', 'format: jsonl csv text'))
    .option('--with-text', say('jsonl 中加入正文', 'add the texts to jsonl'))
    .option('--document <id>', say('只导出一份文档', 'only this document'))
    .option('--output <file>', say('输出文件; csv 为文件夹或文件名, 默认 data/export/; 其他格式默认输出到屏幕', 'output file; csv: a folder or a file name, default data/export/; others default to standard output'))
    .action(async (options: CommonOptions & FilterOptions & { format: string; withText?: boolean; document?: string; output?: string }) => {
      const format = FORMATS.find((known) => known === options.format);
      if (!format) throw new UsageError(say(`没有 ${options.format} 这种格式; 可用: ${FORMATS.join(' ')}`, `no format ${options.format}; there are: ${FORMATS.join(' ')}`));
      const { exportData } = await import('../../query/export-data.ts');
      const wanted = toFilter(options);
      const files = await reading(options, async (store) => {
        const document = options.document === undefined ? undefined : await (await import('../find-document.ts')).findDocument(store, options.document);
        const filter = { ...wanted, ...(document && { document: document.id }) };
        return exportData(store, { format, filter, withText: options.withText ?? false, output: options.output ?? null, write: writeSlowly });
      });
      // On standard error: a script reads the data from standard output.
      for (const file of files) console.error(say(`已写入 ${file}`, `wrote ${file}`));
    });
}
