import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { say } from '../language.ts';
import { withDatabase } from '../options.ts';

export function defineDiff(program: Command): void {
  withDatabase(program.command('diff')).summary(say('比较两版数据', 'compare two editions'))
    .action(() => {
      throw new CommandError(say('这个命令还没有做好', 'this command is not ready yet'));
    });
}
