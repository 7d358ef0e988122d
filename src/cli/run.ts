import { readFileSync } from 'node:fs';
import { report, UsageError } from './failure.ts';
import { chooseLanguage } from './language.ts';
import { makeProgram, usageMessage } from './program.ts';

/** Runs one command line and sets the exit status. */
export async function run(args: readonly string[]): Promise<void> {
  chooseLanguage(args, process.env);
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const program = await makeProgram(manifest.version, args);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const usage = usageMessage(error);
    if (usage !== null) process.exitCode = report(new UsageError(usage));
    else if (!endedByCommander(error)) process.exitCode = report(error);
  }
}

/** Help and version end this way, with nothing wrong. */
const endedByCommander = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code.startsWith('commander.');
