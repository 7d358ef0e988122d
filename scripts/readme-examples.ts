// Runs the commands that README.md shows and writes what they print back into it, so that its examples are real output.
// A block begins with `<!-- output: ARGUMENTS -->` and is the fenced block below it; ARGUMENTS go to jixiao after an import of
// fixtures/ into a database of its own. `--check` only says whether the page is up to date (exit status 1 when it is not).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const readme = path.join(root, 'README.md');
const folder = mkdtempSync(path.join(os.tmpdir(), 'jixiao-readme-'));
const database = path.join(folder, 'jixiao.sqlite');
const main = path.join(root, 'src', 'cli', 'main.ts');

/** What a command prints in a window of 110 columns, progress aside. */
function run(script: string, words: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync(process.execPath, [script, ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, COLUMNS: '110', NO_COLOR: '1' } });
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')}: ${stderr}`);
  return stdout.replaceAll(database, 'data/jixiao.sqlite').trimEnd();
}

try {
  const start = run(path.join(root, 'src', 'cli', 'start.ts'), ['--db', database]);
  const before = readFileSync(readme, 'utf8');
  const after = before.replace(/(<!-- output: (.*?) -->\n```text\n)(?:[\s\S]*?\n)??(```\n)/gu, (_all, open: string, command: string, close: string) => {
    const [words, limit] = command.split(' | head -');
    const text = words === 'start' ? start : run(main, [...split(words!), '--db', database]);
    const lines = text.split('\n');
    return open + (limit && lines.length > Number(limit) ? [...lines.slice(0, Number(limit)), '…'] : lines).join('\n') + '\n' + close;
  });
  if (process.argv.includes('--check')) {
    if (after !== before) {
      console.error('README.md: the examples are not what the commands print; run npm run readme');
      process.exitCode = 1;
    }
  } else writeFileSync(readme, after);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Words of a command line; double quotes hold blanks together. */
function split(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map((match) => match[1] ?? match[2]!);
}
