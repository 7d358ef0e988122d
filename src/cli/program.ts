import { Command, CommanderError, Help } from 'commander';
import { defineCache } from './commands/cache.ts';
import { defineCompare } from './commands/compare.ts';
import { defineCorrect } from './commands/correct.ts';
import { defineCorrections } from './commands/corrections.ts';
import { defineDiff } from './commands/diff.ts';
import { defineEditions } from './commands/editions.ts';
import { defineExport } from './commands/export.ts';
import { defineFindings } from './commands/findings.ts';
import { defineImport } from './commands/import.ts';
import { defineList } from './commands/list.ts';
import { defineQuery } from './commands/query.ts';
import { defineRebuild } from './commands/rebuild.ts';
import { defineRecords } from './commands/records.ts';
import { defineRules } from './commands/rules.ts';
import { defineSearch } from './commands/search.ts';
import { defineShow } from './commands/show.ts';
import { defineTables } from './commands/tables.ts';
import { currentLanguage, say } from './language.ts';
import { textWidth } from './text-width.ts';
import { ARGUMENTS, chineseUsageError } from './usage-errors.ts';

/** The whole command line in the chosen language. Commands load what they need when they run. */
export function makeProgram(version: string): Command {
  const program = new Command('jixiao')
    .description(say('把绩效报告档案变成数据库, 每个数字都能回到原文的位置', 'Turns archives of Chinese budget performance reports into a database in which every number leads back to its place'))
    .option('--lang <language>', say('界面语言: zh 或 en(也可用环境变量 JIXIAO_LANG)', 'language: zh or en (or set JIXIAO_LANG)'))
    .configureHelp(helpStyle())
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const define of [defineImport, defineList, defineShow, defineRecords, defineFindings, defineCompare, defineSearch, defineQuery, defineExport, defineTables,
    defineRules, defineRebuild, defineEditions, defineDiff, defineCorrect, defineCorrections, defineCache]) define(program);
  program.helpCommand('help [command]', say('显示某个命令的帮助', 'show help for a command'));
  program.version(version, '-V, --version', say('显示版本号', 'show the version'));
  for (const command of [program, ...allCommands(program)]) {
    command.helpOption('-h, --help', say('显示帮助', 'show help'));
    if (command === program) continue;
    // `--lang` is understood anywhere; commander would only take it in front of the command.
    command.addOption(program.options.find((option) => option.long === '--lang')!).copyInheritedSettings(program);
    if (command.commands.length > 0) command.helpCommand('help [command]', say('显示某个命令的帮助', 'show help for a command'));
  }
  return program;
}

/** Commands with the commands below them (`rules list`). */
const allCommands = (command: Command): Command[] => command.commands.flatMap((below) => [below as Command, ...allCommands(below as Command)]);

/** Help in Chinese, its columns as wide as a terminal shows them. */
function helpStyle(): Partial<Help> {
  if (currentLanguage() === 'en') return { displayWidth: textWidth };
  const standard = new Help();
  return {
    displayWidth: textWidth,
    styleTitle: (title) => HELP_TITLES[title] ?? title,
    commandUsage: (command) => placeholders(standard.commandUsage(command)),
    argumentTerm: (argument) => ARGUMENTS[argument.name()] ?? argument.name(),
    subcommandTerm: (command) => placeholders(standard.subcommandTerm(command)),
    optionDescription: (option) => standard.optionDescription(option).replace(/\(default: (.*)\)$/u, '(默认: $1)'),
  };
}

const placeholders = (usage: string): string =>
  usage.replace('[options]', '[选项]').replace('[command]', '[命令]').replace(/[<[](\w+)((?:\.\.\.)?[>\]])/gu, (whole, name: string, end: string) => (ARGUMENTS[name] ? whole[0] + ARGUMENTS[name] + end : whole));

const HELP_TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法:', 'Arguments:': '参数:', 'Options:': '选项:', 'Commands:': '命令:', 'Global Options:': '通用选项:',
};

/** What to tell the user about a wrong command line; null when commander ended for another reason (help, version). */
export function usageMessage(error: unknown): string | null {
  if (!(error instanceof CommanderError) || error.exitCode === 0) return null;
  return currentLanguage() === 'zh' ? chineseUsageError(error) : error.message.replace(/^error: /u, '');
}
