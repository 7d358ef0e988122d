import { spawn } from 'node:child_process';
import path from 'node:path';
import { jsonLines } from '../../src/query/export-data.ts';
import { openStore } from '../../src/store/open-store.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** Everything that the current edition of a database says, as exported with its texts. */
export async function exported(database: string): Promise<string> {
  const store = await openStore(database, { mode: 'read' });
  let text = '';
  for await (const report of store.reports({}, { withText: true })) text += jsonLines(report, true);
  await store.close();
  return text;
}

/** Starts jixiao and kills it without warning after some time. Returns whether it had ended before. */
export function killedAfter(ms: number, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...words], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code !== null);
    });
  });
}
