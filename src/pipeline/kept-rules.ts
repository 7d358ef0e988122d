import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import type { RuleSet } from '../rules/rule-set.ts';

/** Code that turns rule files into rules: another version of it reads them anew. */
const CODE = ['rules', 'model'].map((name) => path.join(import.meta.dirname, '..', name));

/**
 * Rules as `read` makes them from these folders and files. Where compiled code is kept (Node's compile cache), so are the rules,
 * under a hash of the files and of the code that reads them: YAML and its checks take a quarter of a second, the kept ones a hundredth.
 */
export function keptRules(what: string, places: readonly string[], read: () => RuleSet, folder: string | undefined = module.getCompileCacheDir?.()): RuleSet {
  if (folder === undefined) return read();
  const hash = createHash('sha256').update(`${what}\n`);
  try {
    for (const file of [...CODE, ...places].flatMap(filesIn)) hash.update(`${file}\n`).update(readFileSync(file));
  } catch {
    // What is wrong with a place, the reading says.
    return read();
  }
  const kept = path.join(folder, `jixiao-rules-${hash.digest('hex').slice(0, 32)}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as RuleSet;
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
function keep(file: string, rules: RuleSet): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${randomUUID()}`;
    writeFileSync(temporary, JSON.stringify(rules));
    renameSync(temporary, file);
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
}
