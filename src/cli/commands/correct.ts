import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { withDatabase } from '../options.ts';

export function defineCorrect(program: Command): void {
  withDatabase(program.command('correct')).summary(say('更正一个读数', 'correct a reading'))
    .action(() => {
      throw new CommandError(say('这个命令还没有做好', 'this command is not ready yet'));
    });
}
