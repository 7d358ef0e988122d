import { Command, CommanderError, Help } from 'commander';
import { currentLanguage, say } from './language.ts';
import { textWidth } from './text-width.ts';
import { ARGUMENTS, chineseUsageError } from './usage-errors.ts';

type Define = (program: Command) => void;

/** Files of commands, by the first words of the command lines that they define. */
const COMMANDS: readonly (readonly [words: readonly string[], load: () => Promise<Define>])[] = [
  [['import'], async () => (await import('./commands/import.ts')).defineImport],
  [['list'], async () => (await import('./commands/list.ts')).defineList],
  [['show'], async () => (await import('./commands/show.ts')).defineShow],
  [['figures', 'indicators', 'scores', 'quantities'], async () => (await import('./commands/records.ts')).defineRecords],
  [['findings'], async () => (await import('./commands/findings.ts')).defineFindings],
  [['compare'], async () => (await import('./commands/compare.ts')).defineCompare],
  [['search'], async () => (await import('./commands/search.ts')).defineSearch],
  [['query'], async () => (await import('./commands/query.ts')).defineQuery],
  [['export'], async () => (await import('./commands/export.ts')).defineExport],
  [['tables'], async () => (await import('./commands/tables.ts')).defineTables],
  [['rules'], async () => (await import('./commands/rules.ts')).defineRules],
  [['rebuild'], async () => (await import('./commands/rebuild.ts')).defineRebuild],
  [['editions'], async () => (await import('./commands/editions.ts')).defineEditions],
  [['diff'], async () => (await import('./commands/diff.ts')).defineDiff],
  [['correct'], async () => (await import('./commands/correct.ts')).defineCorrect],
  [['corrections'], async () => (await import('./commands/corrections.ts')).defineCorrections],
  [['cache'], async () => (await import('./commands/cache.ts')).defineCache],
];

/** The commands that a command line can mean: the one it names, or all where it names none (help, a misspelt one). */
function commandsFor(args: readonly string[]): Promise<Define[]> {
  const word = args.find((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--lang');
  const named = COMMANDS.filter(([words]) => word !== undefined && words.includes(word));
  return Promise.all((named.length > 0 ? named : COMMANDS).map(([, load]) => load()));
}

/** The command line in the chosen language, with the commands that `args` can mean; without arguments all. Commands load what they need when they run. */
export async function makeProgram(version: string, args: readonly string[] = []): Promise<Command> {
  const program = new Command('jixiao')
    .description(say('把绩效报告档案变成数据库, 每个数字都能回到原文的位置', 'Turns archives of Chinese budget performance reports into a database in which every number leads back to its place'))
    .option('--lang <language>', say('界面语言: zh 或 en(也可用环境变量 JIXIAO_LANG)', 'language: zh or en (or set JIXIAO_LANG)'))
    .configureHelp(helpStyle())
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const define of await commandsFor(args)) define(program);
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
