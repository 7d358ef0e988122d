import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import type { ReadRule } from '../rules/load.ts';

/** Code that turns rule files into rules: another version of it reads them anew. */
const CODE = ['rules', 'model'].map((name) => path.join(import.meta.dirname, '..', name));

/**
 * The rules of a folder (or one file) as `read` makes them. Where compiled code is kept (Node's compile cache), so are the rules,
 * under a hash of the files and of the code that reads them: YAML and its checks take a quarter of a second, the kept ones a hundredth.
 * Each folder is kept apart: whoever works on rules of his own has only those read again.
 */
export function keptRules(what: string, place: string, read: () => readonly ReadRule[], folder: string | undefined = module.getCompileCacheDir?.()): readonly ReadRule[] {
  if (folder === undefined) return read();
  const hash = createHash('sha256').update(`${what} ${place}\n`);
  try {
    for (const file of [...CODE, place].flatMap(filesIn)) hash.update(`${file}\n`).update(readFileSync(file));
  } catch {
    // What is wrong with a place, the reading says.
    return read();
  }
  const kept = path.join(folder, `jixiao-rules-${hash.digest('hex').slice(0, 32)}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as ReadRule[];
  } catch {
    const rules = read();
    keep(kept, rules);
    return rules;
  }
}

function filesIn(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

/** Whole or not at all: another process may be reading it. */
function keep(file: string, rules: readonly ReadRule[]): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${randomUUID()}`;
    writeFileSync(temporary, JSON.stringify(rules));
    renameSync(temporary, file);
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
}
