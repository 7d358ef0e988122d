// Measures accuracy and prints it:
//   npm run evaluate [-- --count N --seed S --vocabulary author|heldout|all --carriers txt,…] [--generated DIR] [--misses]
// Seeds are scored against ../shared/gold, generated documents against their truth, each carrier apart; places by provenance.
//   npm run evaluate -- --findings …   measures findings instead; see evaluate-findings.ts
//   npm run evaluate -- --scans …      measures how paper is read; see evaluate-scans.ts
// The scorers are run by path from ../shared/eval; without them the scoring is skipped, and said so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { documentId, sha256Of, toContract } from '../src/query/to-contract.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import { CARRIERS, isCarrier } from './generator/carriers.ts';
import { isVocabulary } from './generator/words.ts';
import { writeCorpus } from './generator/write-corpus.ts';

if (process.argv.includes('--findings')) {
  await import('./evaluate-findings.ts');
  process.exit();
}
if (process.argv.includes('--scans')) {
  await import('./evaluate-scans.ts');
  process.exit();
}
const { values } = parseArgs({
  options: {
    generated: { type: 'string' }, count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' },
    vocabulary: { type: 'string', default: 'heldout' }, carriers: { type: 'string', default: 'txt,damaged,html,docx,xlsx' }, misses: { type: 'boolean', default: false },
  },
});
const { vocabulary } = values;
const carriers = values.carriers.split(',').filter(isCarrier);
if (!isVocabulary(vocabulary) || carriers.length === 0) {
  console.error(`usage: evaluate [--generated DIR] [--count N] [--seed S] [--vocabulary author|heldout|all] [--carriers ${CARRIERS.join(',')}] [--misses]`);
  process.exit(2);
}
const root = path.join(import.meta.dirname, '..');
const shared = path.join(root, '../shared');
const rules = loadRules([path.join(root, 'rules')], GROUPS);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'jixiao-evaluate-'));
try {
  if (!existsSync(path.join(shared, 'eval/score.mjs'))) console.log('scoring is skipped: ../shared/eval/score.mjs is not here');
  else await evaluate(values.generated ?? path.join(scratch, 'generated'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function evaluate(folder: string): Promise<void> {
  await score('seeds', path.join(shared, 'seeds'), path.join(shared, 'gold'));
  if (values.generated === undefined) {
    const { skipped } = await writeCorpus({ folder, count: Number(values.count), seed: Number(values.seed), vocabulary: vocabulary as 'all', carriers, contradictions: [] });
    if (skipped !== null) console.log(`PDFs are skipped: ${skipped}`);
    console.log(`\n${values.count} generated documents, seed ${values.seed}, vocabulary ${vocabulary}`);
  }
  let first: Map<string, string> | null = null;
  for (const carrier of carriers) {
    if (!existsSync(path.join(folder, carrier))) continue;
    const read = await score(carrier, path.join(folder, carrier), path.join(folder, 'gold'));
    if (first === null) first = read;
    else {
      const same = [...read].filter(([name, records]) => first!.get(name) === records).length;
      console.log(`${carrier.padEnd(10)} the same records as ${carriers[0]}, sources aside: ${same} of ${read.size} documents`);
    }
  }
}

/** Reads a folder, scores it against the gold of the same names, and returns each document's records without places. */
async function score(title: string, folder: string, gold: string): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const lines: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
    const name = file.replace(/\.[^.]+$/, '');
    try {
      const { document } = await readDocument(file, bytes);
      const sha256 = sha256Of(bytes);
      const records = toContract({ file, sha256 }, document, readReading(document, rules).reading);
      lines.push(...records.map((record) => JSON.stringify(record)), JSON.stringify({ type: 'text', document: documentId(sha256), text: document.text }));
      read.set(name, JSON.stringify(records.map((record) => withoutPlace(record))));
    } catch (error) {
      console.log(`${title.padEnd(10)} ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const exported = path.join(scratch, `${title}.jsonl`);
  writeFileSync(exported, `${lines.join('\n')}\n`);
  const goldHere = goldFor(gold, read, title);
  if (values.misses) console.log(run('score.mjs', '--gold', goldHere, '--export', exported, '--misses'));
  const { overall } = JSON.parse(run('score.mjs', '--gold', goldHere, '--export', exported, '--json')) as { overall: Record<string, { precision: number; recall: number; f1: number; want: number; got: number }> };
  for (const [kind, { precision, recall, f1, want, got }] of Object.entries(overall)) {
    const percent = (share: number): string => (share * 100).toFixed(1).padStart(5);
    console.log(`${title.padEnd(10)} ${kind.padEnd(11)} F1 ${percent(f1)}  precision ${percent(precision)}  recall ${percent(recall)}  ${want} wanted, ${got} given`);
  }
  const places = run('provenance.mjs', '--export', exported).trim().split('\n');
  console.log(`${title.padEnd(10)} places      ${places.map((line) => line.replace(/ lead back.*\(/, ' (').replace(/\s+/g, ' ')).join(' · ')}`);
  return read;
}

/** Gold of the documents that this carrier has: only forms are spreadsheets. */
function goldFor(gold: string, read: ReadonlyMap<string, string>, title: string): string {
  const names = readdirSync(gold).filter((file) => file.endsWith('.json'));
  if (title === 'seeds' || names.every((file) => read.has(file.slice(0, -5)))) return gold;
  const folder = mkdtempSync(path.join(scratch, `gold-${title}-`));
  for (const file of names) if (read.has(file.slice(0, -5))) writeFileSync(path.join(folder, file), readFileSync(path.join(gold, file)));
  return folder;
}

function withoutPlace(record: Record<string, unknown>): Record<string, unknown> {
  const { id: _id, file: _file, sha256: _sha256, mediaType: _mediaType, document: _document, source: _source, evidence: _evidence, ...rest } = record;
  return rest;
}

/** A scorer's output; exit status 1 only says that not everything was right. */
function run(script: string, ...args: string[]): string {
  try {
    return execFileSync(process.execPath, [path.join(shared, 'eval', script), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'stdout' in error && typeof error.stdout === 'string' && 'status' in error && error.status === 1) return error.stdout;
    throw error;
  }
}
