import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleSet } from '../rules/load.ts';

/** Code that a stage's output hangs on: folders of src, or of dist once built. */
const STAGES = {
  /** Bytes to `Document`. No rule touches it. */
  document: ['model', 'chinese', 'ingest', 'ocr', 'layout'],
  /** `Document` to everything it says. */
  reading: ['model', 'chinese', 'normalise', 'rules', 'segment', 'tables', 'extract', 'audit', 'pipeline'],
} as const;
export type StageName = keyof typeof STAGES;

export interface Versions {
  /** Of jixiao. */
  readonly software: string;
  readonly stages: Readonly<Record<StageName, string>>;
}

/**
 * Versions of the stages, taken from their code and from the packages they use, so that nobody can forget to raise one:
 * a stage whose code changed runs again, all others keep their outputs. A few milliseconds, once an import.
 */
export function readVersions(): Versions {
  const source = path.join(import.meta.dirname, '..');
  const manifest = JSON.parse(readFileSync(path.join(source, '..', 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };
  const folder = memo((name: string) => hashOf(codeFiles(path.join(source, name)).map((file) => readFileSync(file, 'utf8'))));
  const stage = (name: StageName): string => hashOf([JSON.stringify(manifest.dependencies), ...STAGES[name].map(folder)]);
  return { software: manifest.version, stages: { document: stage('document'), reading: stage('reading') } };
}

/** Key of the document stage's output: the bytes, the kind of file its name claims, and the code. */
export const documentKey = (versions: Versions, sha256: string, name: string): string =>
  hashOf(['document', versions.stages.document, sha256, path.extname(name).toLowerCase()]);

/** Groups that no record hangs on. */
const GROUPS_OF_QUERIES: readonly string[] = ['concepts'];

export const groupHashes = (rules: RuleSet): Record<string, string> => Object.fromEntries(Object.entries(rules.groups).map(([name, group]) => [name, group.hash]));

/** Key of everything that turns bytes into records: code and effective rules. */
export function readBy(versions: Versions, rules: RuleSet): string {
  const groups = Object.entries(rules.groups).filter(([name]) => !GROUPS_OF_QUERIES.includes(name)).map(([name, group]) => `${name} ${group.hash}`);
  return hashOf([versions.stages.document, versions.stages.reading, ...groups]);
}

function codeFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names.filter((name) => /\.[jt]s$/u.test(name) && !name.endsWith('.d.ts')).sort().map((name) => path.join(folder, name));
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}

function memo(make: (name: string) => string): (name: string) => string {
  const made = new Map<string, string>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
}
