import { ToldError } from '../model/told-error.ts';
import { say } from './language.ts';

export const EXIT = { good: 0, failed: 1, usage: 2 } as const;

/** Something the user has to put right in the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that was asked for does not exist or cannot be done. The message is in the user's language already. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Tells the user what went wrong, without a stack, and returns the exit status. JIXIAO_DEBUG=1 shows the stack too. */
export function report(error: unknown): number {
  if (process.env['JIXIAO_DEBUG']) console.error(error);
  console.error(`${say('错误', 'error')}: ${messageOf(error)}`);
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

function messageOf(error: unknown): string {
  if (error instanceof ToldError) return say(error.message, error.messageEn);
  return error instanceof Error ? error.message : String(error);
}
