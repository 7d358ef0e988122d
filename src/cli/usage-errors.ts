import type { CommanderError } from 'commander';

/** Commander's messages in Chinese, by its code; what was wrong is quoted in its message. */
export function chineseUsageError(error: CommanderError): string {
  const message = error.message.replace(/^error: /u, '');
  const quoted = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const hint = /Did you mean ([^?]+)\?/u.exec(message)?.[1];
  const text = TEXTS[error.code]?.(quoted) ?? message;
  return hint ? `${text} (是不是 ${hint}?)` : text;
}

const TEXTS: Readonly<Record<string, (quoted: string) => string>> = {
  'commander.unknownCommand': (quoted) => `没有 ${quoted} 这个命令, 用 jixiao --help 查看全部命令`,
  'commander.unknownOption': (quoted) => `没有 ${quoted} 这个选项, 加 --help 查看用法`,
  'commander.missingArgument': (quoted) => `缺少参数 ${ARGUMENTS[quoted] ?? quoted}, 加 --help 查看用法`,
  'commander.missingMandatoryOptionValue': (quoted) => `缺少选项 ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `选项 ${quoted} 后面缺少值`,
  'commander.excessArguments': () => '参数太多, 加 --help 查看用法',
  'commander.invalidArgument': (quoted) => `${quoted} 的值不对`,
  'commander.conflictingOption': (quoted) => `选项 ${quoted} 与其他选项冲突`,
  'commander.help': () => '请给出命令, 例如 jixiao import 文件夹; 用 jixiao --help 查看全部命令',
};

/** Arguments by the names that commander knows them by. */
export const ARGUMENTS: Readonly<Record<string, string>> = { paths: '文件或文件夹', document: '文档', words: '要找的词', sql: 'SQL语句', file: '文件', command: '命令',
  action: '操作', number: '版号', correction: '更正编号', record: '记录', assignment: '字段=值', before: '较早版', after: '较晚版', id: '编号' };
