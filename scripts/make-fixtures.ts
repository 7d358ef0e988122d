// Makes fixtures/: about forty invented reports that show every narrative, form and carrier of the generator, each in a
// folder of its own with its truth (expected.json, the contract's records) and origin.md (what it shows, how to make it again).
// They are the sample archive of `npm start`. PDFs need Chromium (CHROMIUM_PATH or /usr/bin/chromium).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXTENSION, renderAs } from './generator/carriers.ts';
import type { Carrier } from './generator/carriers.ts';
import { compose } from './generator/compose.ts';
import type { Generated } from './generator/compose.ts';
import { plant } from './generator/contradictions.ts';
import { readRegions } from './generator/regions.ts';
import { openBrowser, renderPdf } from './generator/render-pdf.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'fixtures');
/** How many folders, and how many of them carry a planted contradiction. */
const COUNT = 42;
const CONTRADICTIONS = 8;
/** Carriers in turn; forms alone also become spreadsheets. */
const TURN: readonly Carrier[] = ['txt', 'docx', 'pdf', 'html', 'damaged', 'docx', 'pdf', 'damaged'];

/** A few departments of a few places over three years, so that there is something to compare. */
const PLACES: readonly string[] = ['衡阳县', '耒阳市', '沙河市', '信都区'];
const OFFICES: readonly string[] = ['司法局', '教育局', '农业农村局', '水利局'];
const YEARS: readonly number[] = [2021, 2022, 2023];

const { browser, reason } = await openBrowser();
if (!browser) {
  console.error(`fixtures are not made: ${reason}`);
  process.exit(1);
}
rmSync(FOLDER, { recursive: true, force: true });
const regions = readRegions().filter((region) => PLACES.includes(region.name));
/** One report for a department and year: two would contradict each other. */
const taken = new Set<string>();
const shown = new Map<string, number>();
let made = 0;
for (let seed = 20_001; made < COUNT; seed++) {
  const candidate = compose(seed, 'all', regions);
  const { unit, year } = candidate.draft;
  const report = `${unit} ${year}`;
  if (!YEARS.includes(year) || !OFFICES.some((office) => unit.endsWith(office)) || taken.has(report)) continue;
  // The first documents are chosen for what has not been shown yet, the rest as they come.
  const fresh = candidate.made.some((name) => (shown.get(name) ?? 0) < 2);
  if (!fresh && made < COUNT - 10) continue;
  taken.add(report);
  await write(candidate, seed);
  for (const name of candidate.made) shown.set(name, (shown.get(name) ?? 0) + 1);
  made++;
}
await browser.close();
writeFileSync(path.join(FOLDER, 'README.md'), README());
console.log(`${made} fixtures: ${[...shown].map(([name, count]) => `${name} ${count}`).join(', ')}`);

async function write(generated: Generated, seed: number): Promise<void> {
  const { draft, formOnly } = generated;
  const carrier: Carrier = formOnly && made % 3 === 0 ? 'xlsx' : TURN[made % TURN.length]!;
  if (made >= COUNT - CONTRADICTIONS) plant(draft, ['all']);
  const name = `${String(made + 1).padStart(2, '0')}-${generated.made[0]}-${carrier}`;
  const folder = path.join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  const { department, fiscalYear } = draft.truth.document;
  const file = `${department}${fiscalYear}年${formOnly ? '绩效表' : '报告'}.${EXTENSION[carrier]}`;
  draft.truth.document.file = file;
  const bytes = await renderAs(carrier, generated, seed, (html, numbered) => renderPdf(browser!, html, numbered));
  writeFileSync(path.join(folder, file), bytes!);
  writeFileSync(path.join(folder, 'expected.json'), `${JSON.stringify(draft.truth, null, 1)}\n`);
  writeFileSync(path.join(folder, 'origin.md'), origin(generated, carrier, seed));
}

function origin({ made: parts, draft }: Generated, carrier: Carrier, seed: number): string {
  const planted = draft.truth.findings.map((finding) => finding.rule);
  return [
    `# ${draft.truth.document.title}`, '',
    `Invented by \`scripts/make-fixtures.ts\`, seed ${seed}. Shows: ${parts.join(', ')}. Carrier: ${carrier}.`,
    planted.length > 0 ? `A contradiction is planted: ${planted.join(', ')}.` : 'Everything in it adds up.', '',
  ].join('\n');
}

function README(): string {
  return [
    '# fixtures', '',
    'Invented reports: no department, person or number in them is real, although the places are. One folder a document: the report,',
    '`expected.json` (what a careful reader takes from it, in the form of the interchange contract) and `origin.md` (what it shows).',
    'They are the sample archive of `npm start` and are read by `test/golden.test.ts`. Made again by `npm run fixtures`.', '',
  ].join('\n');
}
