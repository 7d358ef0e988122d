// Measures findings and prints the table of the project's targets:
//   npm run evaluate -- --findings [--count N] [--clean N] [--carriers txt,…] [--seed S] [--kinds a,b] [--misses]
// N documents of each kind of planted contradiction, in every carrier; invented documents without any, in text; the seeds' gold; cost.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from '../src/audit/audit.ts';
import type { Document } from '../src/model/document.ts';
import type { Finding } from '../src/model/records.ts';
import { importIntoDatabase } from '../src/pipeline/import-into-database.ts';
import { extractReading, readDocument } from '../src/pipeline/read-report.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import { openStore } from '../src/store/open-store.ts';
import { CARRIERS, EXTENSION, isCarrier, renderAs } from './generator/carriers.ts';
import type { Carrier } from './generator/carriers.ts';
import { compose } from './generator/compose.ts';
import type { Generated } from './generator/compose.ts';
import { PLANTERS } from './generator/contradictions.ts';
import { STATEMENTS, addStatement } from './generator/planted-statements.ts';
import { reportsOfADepartment } from './generator/reports-of-a-department.ts';
import { readRegions } from './generator/regions.ts';
import { openBrowser, renderPdf } from './generator/render-pdf.ts';
import type { TrueFinding } from './generator/truth.ts';
import { isSameFinding } from './same-finding.ts';

const { values } = parseArgs({
  options: {
    findings: { type: 'boolean' }, count: { type: 'string', default: '12' }, clean: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' },
    carriers: { type: 'string', default: CARRIERS.join(',') }, kinds: { type: 'string', default: [...PLANTERS.keys()].join(',') }, misses: { type: 'boolean' },
  },
});
const root = path.join(import.meta.dirname, '..');
const rules = loadRules([path.join(root, 'rules')], GROUPS);
const regions = readRegions();
const carriers = values.carriers.split(',').filter(isCarrier);
const time = { all: 0, audit: 0 };
/** Rules that only inform. */
const INFO: ReadonlySet<string> = new Set(['missed_without_reason']);

const { browser, reason } = carriers.includes('pdf') ? await openBrowser() : { browser: null, reason: null };
const print = browser ? (html: string, numbered: boolean): Promise<Uint8Array> => renderPdf(browser, html, numbered) : null;
try {
  if (reason !== null) console.log(`PDFs are skipped: ${reason}`);
  const planted = await measurePlanted();
  const clean = await measureClean(Number(values.clean));
  const across = await measureAcross(Number(values.count) * 12);
  const seeds = await measureSeeds();
  console.log('');
  row('what', 'measured', 'target');
  if (seeds) row('findings in the gold of the seeds: recall · precision', `${percent(seeds.hit, seeds.want)} · ${percent(seeds.hit, seeds.hit + seeds.extra)}`, '100 · 90');
  row('planted contradictions, all kinds and carriers: recall · precision', `${percent(planted.hit, planted.want)} · ${percent(planted.hit, planted.hit + planted.extra)}`, '98 · 98');
  row('planted between reports of one department: recall · precision', `${percent(across.hit, across.want)} · ${percent(across.hit, across.hit + across.extra)}`, '98 · 98');
  row(`${clean.documents} documents that add up: any error or warning`, `${percent(clean.alarmed, clean.documents)} %`, '≤ 0.5 %');
  row('cost: share of reading (without storing) that is spent in audit', `${percent(time.audit, time.all)} %`, '≤ 10 %');
} finally {
  await browser?.close();
}

interface Tally {
  want: number;
  hit: number;
  extra: number;
}

async function measurePlanted(): Promise<Tally> {
  const total: Tally = { want: 0, hit: 0, extra: 0 };
  const byCarrier = new Map(carriers.map((carrier) => [carrier, { want: 0, hit: 0, extra: 0 } as Tally]));
  for (const kind of values.kinds.split(',').filter(Boolean)) {
    const ofKind: Tally = { want: 0, hit: 0, extra: 0 };
    let made = 0;
    for (let i = 0; made < Number(values.count) && i < 4000; i++) {
      const seed = Number(values.seed) * 1_000_003 + 500_000 + i;
      const generated = compose(seed, 'all', regions);
      const found = PLANTERS.get(kind)!(generated.draft);
      if (!found) continue;
      made++;
      for (const carrier of carriers) {
        const findings = await findingsIn(carrier, generated, seed);
        if (!findings) continue;
        const result = compare(found, findings, `${kind} ${carrier} ${seed} ${generated.made.join('+')}`);
        for (const tally of [total, ofKind, byCarrier.get(carrier)!]) add(tally, result);
      }
    }
    console.log(`${kind.padEnd(26)} ${String(made).padStart(3)} documents  recall ${percent(ofKind.hit, ofKind.want).padStart(5)}  precision ${percent(ofKind.hit, ofKind.hit + ofKind.extra).padStart(5)}`);
  }
  for (const [carrier, tally] of byCarrier) console.log(`in ${carrier.padEnd(23)} ${String(tally.want).padStart(3)} wanted     recall ${percent(tally.hit, tally.want).padStart(5)}  precision ${percent(tally.hit, tally.hit + tally.extra).padStart(5)}`);
  return total;
}

/** Documents that add up, a third of them with statements that the generator's own reports do not make. */
async function measureClean(count: number): Promise<{ documents: number; alarmed: number }> {
  let alarmed = 0;
  for (let i = 0; i < count; i++) {
    const seed = Number(values.seed) * 1_000_003 + 100_000 + i;
    const generated = compose(seed, 'all', regions);
    for (const statement of i % 3 === 0 ? generated.draft.random.some(Object.values(STATEMENTS), 2) : []) addStatement(generated.draft, statement, false);
    const alarms = (await findingsIn('txt', generated, seed))!.filter(isAlarm);
    if (alarms.length > 0) alarmed++;
    if (values.misses) for (const alarm of alarms) console.log(`false alarm ${seed} ${generated.made.join('+')}: ${alarm.rule}: ${alarm.message}`);
  }
  return { documents: count, alarmed };
}

/** Reports of invented departments, four each, imported into a database; every fourth department's agree. */
async function measureAcross(count: number): Promise<Tally> {
  const total: Tally = { want: 0, hit: 0, extra: 0 };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jixiao-across-'));
  try {
    const made = Array.from({ length: count }, (_, i) => reportsOfADepartment(Number(values.seed) * 1_000_003 + 900_000 + i, regions, ([null, 'carried', 'restated', 'budget'] as const)[i % 4]!));
    // Two departments drawn with one name would contradict each other.
    const departments = new Map(made.map((each) => [each.department, each] as const));
    for (const { files } of departments.values()) for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const database = path.join(folder, 'a.sqlite');
    await importIntoDatabase({ paths: [folder], database, jobs: 1, reread: false, now: () => new Date().toISOString() });
    const store = await openStore(database, { mode: 'read' });
    const found = (await store.records('finding', {})).filter(({ kind, severity }) => kind === 'across' && severity !== 'info');
    await store.close();
    for (const { department, numbers } of departments.values()) {
      const own = found.filter(({ of }) => of.department === department);
      const hit = numbers !== null && own.some(({ message }) => numbers.every((number) => message.includes(`${Number(number)}万元`)));
      add(total, { want: numbers ? 1 : 0, hit: hit ? 1 : 0, extra: own.length - (hit ? 1 : 0) });
      if (values.misses && (own.length > (hit ? 1 : 0) || (numbers && !hit))) console.log(`  across ${department} ${numbers?.join(' ') ?? 'agree'}: ${own.map(({ message }) => message).join(' | ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

async function measureSeeds(): Promise<Tally | null> {
  const shared = path.join(root, '../shared');
  if (!existsSync(path.join(shared, 'gold'))) return null;
  const total: Tally = { want: 0, hit: 0, extra: 0 };
  for (const file of readdirSync(path.join(shared, 'gold'))) {
    const gold = JSON.parse(readFileSync(path.join(shared, 'gold', file), 'utf8')) as { findings?: (TrueFinding & { optional?: true })[] };
    const name = `${file.slice(0, -5)}.txt`;
    if (!gold.findings || !existsSync(path.join(shared, 'seeds', name))) continue;
    const left = new Set(await read(name, new Uint8Array(readFileSync(path.join(shared, 'seeds', name)))));
    for (const want of gold.findings) {
      const match = [...left].find((each) => isSameFinding(want, each));
      if (match) left.delete(match);
      if (!want.optional) add(total, { want: 1, hit: match ? 1 : 0, extra: 0 });
    }
    total.extra += [...left].filter(isAlarm).length;
  }
  return total;
}

function compare(want: TrueFinding, findings: readonly Finding[], where: string): Tally {
  const match = findings.find((each) => isSameFinding(want, each) && (isAlarm(each) || INFO.has(each.rule)));
  const extra = findings.filter((each) => each !== match && isAlarm(each));
  if (values.misses) {
    if (!match) console.log(`  missed ${where}: ${want.message} ${want.numbers.join(' ')}`);
    for (const each of extra) console.log(`  beside ${where}: ${each.rule}: ${each.message}`);
  }
  return { want: 1, hit: match ? 1 : 0, extra: extra.length };
}

function isAlarm(finding: Finding): boolean {
  return finding.severity !== 'info';
}

async function findingsIn(carrier: Carrier, generated: Generated, seed: number): Promise<readonly Finding[] | null> {
  const bytes = await renderAs(carrier, generated, seed, print);
  return bytes && read(`example.${EXTENSION[carrier]}`, bytes);
}

async function read(name: string, bytes: Uint8Array): Promise<readonly Finding[]> {
  const start = performance.now();
  const { document } = await readDocument(name, bytes);
  const extracted = extractReading(document as Document, rules);
  const before = performance.now();
  const found = audit({ document, forms: extracted.forms, reading: extracted.reading, rules });
  time.audit += performance.now() - before;
  time.all += performance.now() - start;
  return found;
}

function add(to: Tally, { want, hit, extra }: Tally): void {
  to.want += want;
  to.hit += hit;
  to.extra += extra;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : ((100 * part) / whole).toFixed(part === whole ? 0 : 1);
}

function row(...cells: string[]): void {
  console.log(`| ${cells[0]!.padEnd(70)} | ${cells[1]!.padEnd(14)} | ${cells[2]!.padEnd(8)} |`);
}
