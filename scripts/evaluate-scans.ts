// Measures how paper is read: npm run evaluate -- --scans [--count N] [--seed S] [--levels clean-300,…] [--looks all|song,…] [--contradictions all] [--generated DIR] [--pdfs DIR] [--keep DIR] [--misses]
// Generated documents (or the PDFs of a folder, which then are only compared with their own text layer) are printed, turned
// into scans at named levels (scans/degrade.ts), read through the whole pipeline and held against their truth. With --contradictions
// each document holds one: how many are told although they stand on paper, and how many misreadings are told as the department's.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { layOut } from '../src/layout/lay-out.ts';
import { readPdf } from '../src/ingest/pdf/read-pdf.ts';
import { fold } from '../src/chinese/fold.ts';
import type { Document } from '../src/model/document.ts';
import type { Reading } from '../src/model/records.ts';
import { openScanReader } from '../src/ocr/scan-reader.ts';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { OCR_ENGINES } from '../src/pipeline/scan-settings.ts';
import { documentId, sha256Of, toContract } from '../src/query/to-contract.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import { LOOKS, missingFamilies } from './generator/looks.ts';
import type { Look } from './generator/looks.ts';
import type { TrueFinding } from './generator/truth.ts';
import { isVocabulary } from './generator/words.ts';
import { degrade, DEGRADATIONS } from './scans/degrade.ts';
import type { Degradation } from './scans/degrade.ts';
import { imagePdf } from './scans/image-pdf.ts';
import type { ScanPicture } from './scans/image-pdf.ts';
import { lowestConfidence, ScanTally, TARGETS } from './scans/scan-tally.ts';
import { pagePictures } from './scans/page-pictures.ts';
import type { PagePicture } from './scans/page-pictures.ts';

const { values } = parseArgs({
  options: {
    scans: { type: 'boolean' }, count: { type: 'string', default: '8' }, seed: { type: 'string', default: '1' }, vocabulary: { type: 'string', default: 'heldout' },
    levels: { type: 'string', default: 'clean-300,office-200,poor-150' }, pdfs: { type: 'string' }, generated: { type: 'string' }, looks: { type: 'string', default: 'plain' }, keep: { type: 'string' }, misses: { type: 'boolean', default: false }, contradictions: { type: 'string', default: '' }, engine: { type: 'string', default: 'both' },
  },
});
const root = path.join(import.meta.dirname, '..');
const scorer = path.join(root, '../shared/eval/score.mjs');
const levels = DEGRADATIONS.filter(({ name }) => values.levels.split(',').includes(name));
const engine = OCR_ENGINES.find((name) => name === values.engine);
const { vocabulary } = values;
const looks = values.looks === 'all' ? LOOKS : LOOKS.filter(({ name }) => values.looks.split(',').includes(name));
if (levels.length === 0 || looks.length === 0 || !engine || !isVocabulary(vocabulary)) {
  console.error(`usage: evaluate --scans [--count N] [--seed S] [--levels ${DEGRADATIONS.map(({ name }) => name).join(',')}] [--looks all|${LOOKS.map(({ name }) => name).join(',')}] [--engine ${OCR_ENGINES.join('|')}] [--contradictions all] [--generated DIR] [--pdfs DIR] [--keep DIR] [--misses]`);
  process.exit(2);
}
const rules = loadRules([path.join(root, 'rules')], GROUPS);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'jixiao-scans-'));
const corpus = values.generated ?? scratch;
const scans = openScanReader(engine);
try {
  await evaluate();
} finally {
  await scans.close();
  rmSync(scratch, { recursive: true, force: true });
}

async function evaluate(): Promise<void> {
  const folder = values.pdfs ?? path.join(corpus, 'pdf');
  if (values.pdfs === undefined && values.generated === undefined) {
    const { writeCorpus } = await import('./generator/write-corpus.ts');
    const { skipped } = await writeCorpus({ folder: corpus, count: Number(values.count), seed: Number(values.seed), vocabulary: vocabulary as 'all', carriers: ['pdf'], contradictions: values.contradictions.split(',').filter(Boolean), looks: installedLooks() });
    if (skipped !== null) {
      console.log(`scans are skipped: ${skipped}`);
      return;
    }
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf')).sort();
  for (const level of levels) for (const line of (await evaluateLevel(level, folder, files)).lines(TARGETS[level.name])) console.log(line);
}

/** The looks asked for whose type is on this machine; the others are named. */
function installedLooks(): Look[] {
  return looks.filter((look) => {
    const missing = missingFamilies(look);
    if (missing.length > 0) console.log(`look ${look.name} is skipped: ${missing.join(', ')} not installed`);
    return missing.length === 0;
  });
}

async function evaluateLevel(level: Degradation, folder: string, files: readonly string[]): Promise<ScanTally> {
  const tally = new ScanTally(level.name, lowestConfidence(rules));
  const exported: string[] = [];
  for (const [i, file] of files.entries()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
    const { pages, metadataTitle } = await readPdf(bytes);
    const truth = layOut(pages, 'application/pdf', metadataTitle).value;
    const paper = await imagePdf(await scanOf(bytes, level, i));
    if (values.keep !== undefined) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(path.join(values.keep, `${path.basename(file, '.pdf')}-${level.name}.pdf`), paper);
    }
    // Time of the processor, not of the clock: other work on the machine does not count.
    const started = process.cpuUsage();
    const { document } = await readDocument(file, paper, { scans, mode: 'auto' });
    const { reading } = readReading(document, rules);
    const spent = process.cpuUsage(started);
    tally.time((spent.user + spent.system) / 1000, document.pages.length);
    const missed = tally.compare({ truth, scan: document, reading, digital: readReading(truth, rules).reading.findings, planted: plantedIn(file) });
    if (values.misses && missed.length > 0) console.log(`${level.name} ${file}: ${missed.join(' | ')}`);
    exported.push(...recordsOf(file, paper, document, reading));
  }
  if (values.pdfs === undefined && existsSync(scorer)) tally.score(scored(level.name, exported));
  return tally;
}

/** Contradictions that the generator put into a document. */
function plantedIn(file: string): readonly TrueFinding[] {
  const gold = path.join(corpus, 'gold', `${path.basename(file, '.pdf')}.json`);
  return existsSync(gold) ? ((JSON.parse(readFileSync(gold, 'utf8')) as { findings?: TrueFinding[] }).findings ?? []) : [];
}

async function scanOf(pdf: Uint8Array, level: Degradation, seed: number): Promise<ScanPicture[]> {
  const pages: ScanPicture[] = [];
  const printed: PagePicture[] = [];
  for await (const page of pagePictures(pdf, level.dpi)) printed.push(page);
  for (const [i, { png, width, height }] of printed.entries()) {
    const sideways = level.turns % 2 === 1;
    const behind = printed[(i + 1) % printed.length]!.png;
    pages.push({ ...(await degrade(png, level, seed * 1000 + i, behind)), width: sideways ? height : width, height: sideways ? width : height });
  }
  return pages;
}

function recordsOf(file: string, bytes: Uint8Array, document: Document, reading: Reading): string[] {
  const sha256 = sha256Of(bytes);
  return [...toContract({ file, sha256 }, document, reading).map((record) => JSON.stringify(record)), JSON.stringify({ type: 'text', document: documentId(sha256), text: fold(document.text).text })];
}

/** F1 by kind of record, as the scorer gives it. */
function scored(name: string, lines: readonly string[]): Record<string, { f1: number }> {
  const exported = path.join(scratch, `${name}.jsonl`);
  writeFileSync(exported, `${lines.join('\n')}\n`);
  const run = (...flags: string[]): string => {
    try {
      return execFileSync(process.execPath, [scorer, '--gold', path.join(corpus, 'gold'), '--export', exported, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'stdout' in error && typeof error.stdout === 'string' && 'status' in error && error.status === 1) return error.stdout;
      throw error;
    }
  };
  if (values.misses) console.log(run('--misses'));
  return (JSON.parse(run('--json')) as { overall: Record<string, { f1: number }> }).overall;
}
