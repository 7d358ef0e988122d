import type { Command } from 'commander';
import type { Correction } from '../../store/corrections.ts';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, withDatabase, withTable } from '../options.ts';
import type { CommonOptions } from '../options.ts';
import { print, printRows, write } from '../output.ts';
import type { Column } from '../table.ts';
import { keyName, recordName } from '../words.ts';
import { shown } from './correct.ts';

export function defineCorrections(program: Command): void {
  const group = program.command('corrections').summary(say('查看、导出、导入、撤回更正', 'list, export, import or withdraw corrections'))
    .description(say('人工更正的清单: 生效、待复核(原文此处读法已变)或已撤回。', 'Corrections that people made: applied, to be reviewed (the place reads otherwise now) or withdrawn.'));
  withTable(withDatabase(group.command('list', { isDefault: true })))
    .option('--review', say('只列待复核的', 'only those to be reviewed'))
    .summary(say('列出更正', 'list corrections'))
    .action(async (options: CommonOptions & { review?: boolean }) => {
      const all = await reading(options, (store) => store.corrections());
      printRows(options, columns(), all.filter(({ state }) => !options.review || state === 'review'), (correction) => correction);
    });
  withDatabase(group.command('export'))
    .summary(say('导出更正(JSON, 每行一条)', 'export corrections (JSON, one a line)'))
    .action(async (options: CommonOptions) => {
      const { correctionLine } = await import('../../query/correction-lines.ts');
      for (const correction of await reading(options, (store) => store.corrections())) if (correction.state !== 'withdrawn') write(correctionLine(correction));
    });
  withDatabase(group.command('import')).argument('<file>', say('corrections export 写出的文件', 'file written by corrections export'))
    .summary(say('导入更正', 'import corrections'))
    .action(async (file: string, options: CommonOptions) => {
      const { readFile } = await import('node:fs/promises');
      const { parseCorrectionLines } = await import('../../query/correction-lines.ts');
      const text = await readFile(file, 'utf8').catch(() => {
        throw new CommandError(say(`读不到文件 ${file}`, `cannot read ${file}`));
      });
      const { corrections, wrong } = parseCorrectionLines(text);
      if (wrong !== null) throw new CommandError(say(`${file}:${wrong.line}: 不是更正记录: ${wrong.expected}`, `${file}:${wrong.line}: not a correction: ${wrong.expected}`));
      const added = await writing(options.db, async (store) => {
        let count = 0;
        for (const correction of corrections) if ((await store.addCorrection(correction)) !== null) count++;
        return count;
      });
      print(say(`导入 ${added} 条, 其余 ${corrections.length - added} 条已有或文档不在库中`, `${added} imported; the other ${corrections.length - added} were there or their documents are not`));
    });
  withDatabase(group.command('withdraw')).argument('<correction>', say('更正编号', 'number of the correction'))
    .summary(say('撤回一条更正', 'withdraw a correction'))
    .action(async (number: string, options: CommonOptions) => {
      const done = await writing(options.db, (store) => store.withdrawCorrection(toCount(number, 'number'), new Date().toISOString()));
      if (!done) throw new CommandError(say(`没有生效中的更正 ${number}`, `no correction ${number} stands`));
      print(say(`已撤回更正 ${number}`, `correction ${number} is withdrawn`));
    });
}

async function writing<T>(database: string, work: (store: import('../../store/store.ts').Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../../store/open-store.ts');
  const store = await openStore(database, { mode: 'write' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const STATES = (): Readonly<Record<Correction['state'], string>> => ({ applied: say('生效', 'applied'), review: say('待复核', 'to be reviewed'), withdrawn: say('已撤回', 'withdrawn') });

const columns = (): Column<Correction>[] => [
  { title: say('编号', 'number'), value: (c) => c.number, align: 'right' },
  { title: say('状态', 'state'), value: (c) => STATES()[c.state] },
  { title: say('部门', 'department'), value: (c) => c.department ?? c.document.slice(0, 8), shrinks: true },
  { title: say('记录', 'record'), value: (c) => `${recordName(c.kind)} ${keyName(c.kind, c.key)}`, shrinks: true },
  { title: say('字段', 'field'), value: (c) => c.field },
  { title: say('读数', 'read'), value: (c) => shown(c.read), shrinks: true },
  { title: say('更正为', 'corrected'), value: (c) => shown(c.value), shrinks: true },
  { title: say('理由', 'why'), value: (c) => c.why, shrinks: true },
  { title: say('更正人', 'by'), value: (c) => c.by },
  { title: say('时间', 'at'), value: (c) => c.at },
];
