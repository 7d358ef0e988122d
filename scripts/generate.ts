// Writes invented reports with their ground truth, the same for the same seed:
//   npm run generate -- --count 100 --seed 1 --output DIR [--vocabulary author|heldout|all] [--carriers txt,damaged,html,docx,xlsx,pdf]
// DIR/gold/NAME.json is the truth in the form of hand-made gold; DIR/CARRIER/NAME.* the document. `evaluate` scores them.
//   --contradictions KIND,…   plant contradictions with their truth in `findings`
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CARRIERS, EXTENSION, renderAs } from './generator/carriers.ts';
import type { Carrier } from './generator/carriers.ts';
import { compose } from './generator/compose.ts';
import { plant } from './generator/contradictions.ts';
import { readRegions } from './generator/regions.ts';
import { openBrowser, renderPdf } from './generator/render-pdf.ts';
import type { Vocabulary } from './generator/words.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' }, output: { type: 'string' },
    vocabulary: { type: 'string', default: 'all' }, carriers: { type: 'string', default: 'txt,damaged,html,docx,xlsx' }, contradictions: { type: 'string', default: '' },
  },
});
const carriers = values.carriers.split(',').filter(Boolean);
const known = (name: string): name is Carrier => (CARRIERS as readonly string[]).includes(name);
const count = Number(values.count);
const firstSeed = Number(values.seed);
if (!values.output || !Number.isInteger(count) || !Number.isInteger(firstSeed) || !carriers.every(known) || !['author', 'heldout', 'all'].includes(values.vocabulary)) {
  console.error(`usage: generate --output DIR [--count N] [--seed S] [--vocabulary author|heldout|all] [--carriers ${CARRIERS.join(',')}] [--contradictions KIND,…]`);
  process.exit(2);
}
const vocabulary = values.vocabulary as Vocabulary;
const kinds = values.contradictions.split(',').filter(Boolean);
const { browser, reason } = carriers.includes('pdf') ? await openBrowser() : { browser: null, reason: '' };
if (reason !== '') console.error(`PDFs are skipped: ${reason}`);
const print = browser ? (html: string, numbered: boolean): Promise<Uint8Array> => renderPdf(browser, html, numbered) : null;
for (const folder of ['gold', ...carriers]) mkdirSync(path.join(values.output, folder), { recursive: true });
const regions = readRegions();
const written = new Map<string, number>();
try {
  for (let i = 0; i < count; i++) {
    const seed = firstSeed * 1_000_003 + i;
    const generated = compose(seed, vocabulary, regions);
    plant(generated.draft, kinds);
    const name = `${String(i).padStart(5, '0')}_${generated.made.join('+')}`;
    generated.draft.truth.document.file = `${name}.txt`;
    writeFileSync(path.join(values.output, 'gold', `${name}.json`), `${JSON.stringify(generated.draft.truth, null, 1)}\n`);
    for (const carrier of carriers.filter(known)) {
      const bytes = await renderAs(carrier, generated, seed, print);
      if (!bytes) continue;
      writeFileSync(path.join(values.output, carrier, `${name}.${EXTENSION[carrier]}`), bytes);
      written.set(carrier, (written.get(carrier) ?? 0) + 1);
    }
  }
} finally {
  await browser?.close();
}
console.log(`${count} documents in ${values.output}: ${[...written].map(([carrier, number]) => `${number} ${carrier}`).join(', ')}`);
