import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/**
 * The order of the data flow: what each folder of src may import. This table is the diagram.
 * `normalise` is a library of readers, not a stage; `layout/positioned-page.ts` is the shape that ingest and ocr hand to layout.
 */
const LIBRARIES = ['model', 'chinese', 'rules', 'normalise'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  chinese: ['model'],
  rules: ['model', 'chinese'],
  normalise: ['model', 'chinese', 'rules'],
  // stages
  ingest: ['model', 'chinese', 'layout/positioned-page.ts'],
  ocr: ['model', 'chinese', 'layout/positioned-page.ts'],
  layout: ['model', 'chinese'],
  segment: LIBRARIES,
  tables: LIBRARIES,
  extract: LIBRARIES,
  audit: LIBRARIES,
  // what composes them
  store: LIBRARIES,
  pipeline: [...LIBRARIES, 'ingest', 'ocr', 'layout', 'segment', 'tables', 'extract', 'audit', 'store'],
  query: [...LIBRARIES, 'store', 'pipeline'],
  cli: [...LIBRARIES, 'ingest', 'ocr', 'layout', 'segment', 'tables', 'extract', 'audit', 'store', 'pipeline', 'query'],
};

/** Packages that only one folder may know. */
const OWNED_PACKAGES: Readonly<Record<string, string>> = {
  'better-sqlite3': 'store', kysely: 'store', piscina: 'pipeline', 'p-queue': 'pipeline', commander: 'cli', 'pdfjs-dist': 'ingest', mammoth: 'ingest',
};

const TOP_LEVEL = [
  'src', 'rules', 'fixtures', 'test', 'scripts', 'data', // what we write
  'README.md', 'LICENSE', 'package.json', 'package-lock.json', 'tsconfig.json', // what tools and readers expect
  '.ci', '.git', '.gitignore', '.npmrc', '.oxlintrc.json',
  'node_modules', 'dist', 'coverage', '.cache', // what tools leave; git ignores it
];

interface SourceFile {
  /** `segment/segment.ts` */
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => {
    const text = readFileSync(path.join(root, 'src', name), 'utf8');
    return { name, folder: name.split('/')[0]!, text, imports: importsOf(text) };
  });

function importsOf(text: string): string[] {
  const lines = [...text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'/gmu), ...text.matchAll(/\bimport\('([^']+)'\)/gu)];
  return lines.map((match) => match[1]!);
}

/** `../model/document.ts` in segment/lines.ts is `model/document.ts`; null for a package. */
function target(file: SourceFile, specifier: string): string | null {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file.name), specifier) : null;
}

describe('imports follow the data flow', () => {
  test('every folder of src has its place in the order', () => {
    expect([...new Set(files.map(({ folder }) => folder))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test('nothing is imported from further down, and no stage imports another', () => {
    const wrong = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const to = target(file, specifier);
        if (to === null) return [];
        const allowed = to.startsWith(`${file.folder}/`) || (MAY_IMPORT[file.folder] ?? []).some((one) => to === one || to.startsWith(`${one}/`));
        return allowed ? [] : [`${file.name} imports ${to}`];
      }));
    expect(wrong).toEqual([]);
  });

  test('imports stay inside src and name the file with its ending', () => {
    const wrong = files.flatMap((file) =>
      file.imports.filter((specifier) => specifier.startsWith('.') && (!/\.(?:ts|json)$/u.test(specifier) || target(file, specifier)!.startsWith('..'))).map((specifier) => `${file.name}: ${specifier}`));
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(OWNED_PACKAGES))('only %s is known to src/%s', (name, owner) => {
    const users = files.filter(({ imports }) => imports.some((one) => one === name || one.startsWith(`${name}/`)));
    expect(users.filter(({ folder }) => folder !== owner).map((file) => file.name)).toEqual([]);
  });
});

describe('files', () => {
  test('none is longer than 500 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 500).map(({ name }) => name)).toEqual([]);
  });

  test('are named in kebab-case for what they hold', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|misc|common)\.ts$/u;
    expect(files.filter(({ name }) => vague.test(name) || !/^[a-z0-9/-]+(?:\.worker|\.d)?\.ts$/u.test(name)).map(({ name }) => name)).toEqual([]);
  });

  test('hold no path of one machine and no note to ourselves', () => {
    const forbidden = /(?<![\w.])\/(?:work|tmp|home|root|Users)\/|\b(?:TODO|FIXME|XXX)\b|\bagents?\b|\b(?:this|our|my|next|previous|another|other) sessions?\b/iu;
    const found = files.flatMap(({ name, text }) => text.split('\n').flatMap((line, index) => (forbidden.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])));
    expect(found).toEqual([]);
  });

  test('have no type any', () => {
    const found = files.flatMap(({ name, text }) => (/(?::|<|\bas) any\b/u.test(text) ? [name] : []));
    expect(found).toEqual([]);
  });
});

test('the top level holds these names and no other', () => {
  expect(readdirSync(root).filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
});

test('src/README.md lists the folders in this order', () => {
  const readme = readFileSync(path.join(root, 'src', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| ([a-z]+) \|/gmu)].map((match) => match[1]!).filter((name) => name !== 'folder');
  expect(listed.toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
});
