import { Command, CommanderError } from 'commander';
import { defineCompare } from './commands/compare.ts';
import { defineExport } from './commands/export.ts';
import { defineFindings } from './commands/findings.ts';
import { defineImport } from './commands/import.ts';
import { defineList } from './commands/list.ts';
import { defineQuery } from './commands/query.ts';
import { defineRecords } from './commands/records.ts';
import { defineSearch } from './commands/search.ts';
import { defineShow } from './commands/show.ts';
import { defineTables } from './commands/tables.ts';
import { currentLanguage, say } from './language.ts';
import { chineseUsageError } from './usage-errors.ts';

/** The whole command line in the chosen language. Commands load what they need when they run. */
export function makeProgram(version: string): Command {
  const program = new Command('jixiao')
    .description(say('把绩效报告档案变成数据库, 每个数字都能回到原文的位置', 'Turns archives of Chinese budget performance reports into a database in which every number leads back to its place'))
    .option('--lang <language>', say('界面语言: zh 或 en(也可用环境变量 JIXIAO_LANG)', 'language: zh or en (or set JIXIAO_LANG)'))
    .configureHelp({ styleTitle: (title) => HELP_TITLES()[title] ?? title })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const define of [defineImport, defineList, defineShow, defineRecords, defineFindings, defineCompare, defineSearch, defineQuery, defineExport, defineTables]) define(program);
  program.helpCommand('help [command]', say('显示某个命令的帮助', 'show help for a command'));
  program.version(version, '-V, --version', say('显示版本号', 'show the version'));
  for (const command of [program, ...program.commands]) {
    command.helpOption('-h, --help', say('显示帮助', 'show help'));
    if (command === program) continue;
    // `--lang` is understood anywhere; commander would only take it in front of the command.
    command.addOption(program.options.find((option) => option.long === '--lang')!).copyInheritedSettings(program);
  }
  return program;
}

const HELP_TITLES = (): Readonly<Record<string, string>> => (currentLanguage() === 'en' ? {} : {
  'Usage:': '用法:', 'Arguments:': '参数:', 'Options:': '选项:', 'Commands:': '命令:', 'Global Options:': '通用选项:',
});

/** What to tell the user about a wrong command line; null when commander ended for another reason (help, version). */
export function usageMessage(error: unknown): string | null {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return null;
  return currentLanguage() === 'zh' ? chineseUsageError(error) : error.message.replace(/^error: /u, '');
}
