import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { withDatabase } from '../options.ts';

export function defineCorrections(program: Command): void {
  withDatabase(program.command('corrections')).summary(say('查看更正', 'list corrections'))
    .action(() => {
      throw new CommandError(say('这个命令还没有做好', 'this command is not ready yet'));
    });
}
