import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { withDatabase } from '../options.ts';

export function defineRebuild(program: Command): void {
  withDatabase(program.command('rebuild')).summary(say('用现在的规则重建数据', 'make a new edition with the rules as they are now'))
    .action(() => {
      throw new CommandError(say('这个命令还没有做好', 'this command is not ready yet'));
    });
}
