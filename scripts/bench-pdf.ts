// Measures PDF reading and layout against pdf.js alone, in one process on the same files:
//   node scripts/bench-pdf.ts [FILE or DIR…] [--rounds N]
// Trials: pdf.js text content and operator lists (the baseline), readPdf, readPdf and layOut. Best of the rounds.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pdfjsAlone } from './bench/pdfjs-alone.ts';
import { readPdf } from '../src/ingest/pdf/read-pdf.ts';
import { layOut } from '../src/layout/lay-out.ts';

const shared = path.join(import.meta.dirname, '..', '..', 'shared');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '5' } } });
const roots = positionals.length > 0 ? positionals : [path.join(shared, 'tables'), path.join(shared, 'real'), path.join(import.meta.dirname, '..', 'fixtures')];
const files = roots.filter(existsSync).flatMap((root) => (statSync(root).isDirectory() ? readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => path.join(root, name)) : [root])).filter((file) => file.endsWith('.pdf')).sort();
const inputs = files.map((file) => new Uint8Array(readFileSync(file)));

const trials: readonly (readonly [string, (bytes: Uint8Array) => Promise<number>])[] = [
  ['pdf.js: text content and operator lists', pdfjsAlone],
  ['readPdf', async (bytes) => (await readPdf(bytes)).pages.length],
  ['readPdf and layOut', async (bytes) => {
    const { pages, metadataTitle } = await readPdf(bytes);
    layOut(pages, 'application/pdf', metadataTitle);
    return pages.length;
  }],
];
const best = new Map<string, number>();
let pages = 0;
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, trial] of trials) {
    pages = 0;
    const start = performance.now();
    for (const bytes of inputs) pages += await trial(bytes);
    best.set(name, Math.min(best.get(name) ?? Infinity, performance.now() - start));
  }
}
const baseline = best.get(trials[0]![0])!;
console.log(`${files.length} files, ${pages} pages`);
for (const [name, ms] of best) console.log(`${name.padEnd(42)} ${ms.toFixed(0).padStart(7)} ms  ${((pages / ms) * 1000).toFixed(0).padStart(5)} pages/s  ${(ms / baseline).toFixed(2)} of pdf.js`);
