import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readImagePage } from '../../src/ocr/read-image.ts';
import { openScanReader } from '../../src/ocr/scan-reader.ts';
import { writeCorpus } from '../generator/write-corpus.ts';
import { degrade, DEGRADATIONS } from '../scans/degrade.ts';
import { pagePictures } from '../scans/page-pictures.ts';
import type { Bench, Trial } from './trial.ts';

/** Seconds of processor for a page, second reading of every number included. */
const A_PAGE = 2;
const PAGES = 4;

/** Pages as an office scanner makes them, against the tesseract command line reading the same files. */
export const scanAgainstTesseract: Trial = {
  name: 'scan',
  what: 'a scanned page, both engines, processor time (tesseract command line on the same page = 1)',
  target: `at most ${A_PAGE} s and 1.0`,
  async run(bench) {
    const pages = await officePages(bench);
    if (typeof pages === 'string') return { figure: pages, met: null };
    const scans = openScanReader('both');
    const read = async (page: string): Promise<number> => {
      const started = process.cpuUsage();
      await scans.read((await readImagePage(new Uint8Array(readFileSync(page)), 1)).page);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1e6;
    };
    await read(pages[0]!); // opens the models: once an import, not once a page
    let [ours, theirs] = [0, 0];
    for (const page of pages) {
      ours += await read(page);
      theirs += commandLine(page) ?? Number.NaN;
    }
    await scans.close();
    const each = ours / pages.length;
    if (Number.isNaN(theirs)) return { figure: `${each.toFixed(2)} s; no tesseract with chi_sim on this machine to compare with`, met: each <= A_PAGE };
    return { figure: `${each.toFixed(2)} s, tesseract ${(theirs / pages.length).toFixed(2)} s, ratio ${(ours / theirs).toFixed(2)}`, met: each <= A_PAGE && ours <= theirs };
  },
};

const MANY = 100;

/** Memory of one process that reads page after page, as a worker does with a scan of hundreds. */
export const scanMemory: Trial = {
  name: 'scan-memory',
  what: `memory after ${MANY} scanned pages (and after 20)`,
  target: 'at most 1,500 MB, and flat',
  async run(bench) {
    const pages = await officePages(bench);
    if (typeof pages === 'string') return { figure: pages, met: null };
    const scans = openScanReader('both');
    let early = 0;
    for (let i = 1; i <= MANY; i++) {
      await scans.read((await readImagePage(new Uint8Array(readFileSync(pages[i % pages.length]!)), 1)).page);
      if (i === 20) early = process.memoryUsage.rss();
    }
    const late = process.memoryUsage.rss();
    await scans.close();
    return { figure: `${megabytes(late)} MB (${megabytes(early)} MB)`, met: late <= 1500e6 && late <= early * 1.25 };
  },
};

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Files of scanned pages, or why there are none. */
async function officePages(bench: Bench): Promise<string[] | string> {
  const folder = bench.folder('scans');
  const made = path.join(folder, 'pages');
  mkdirSync(made, { recursive: true });
  const known = readdirSync(made).sort();
  if (known.length > 0) return known.map((name) => path.join(made, name));
  const { skipped } = await writeCorpus({ folder, count: PAGES, seed: 3, vocabulary: 'all', carriers: ['pdf'], contradictions: [] });
  if (skipped !== null) return `skipped: ${skipped}`;
  const office = DEGRADATIONS.find(({ name }) => name === 'office-200')!;
  const pages: string[] = [];
  for (const file of readdirSync(path.join(folder, 'pdf')).sort()) {
    for await (const { png } of pagePictures(new Uint8Array(readFileSync(path.join(folder, 'pdf', file))), office.dpi)) {
      const { bytes, extension } = await degrade(png, office, pages.length);
      const page = path.join(made, `${String(pages.length).padStart(3, '0')}.${extension}`);
      writeFileSync(page, bytes);
      pages.push(page);
      if (pages.length === PAGES) return pages;
    }
  }
  return pages;
}

/** Seconds of processor that the tesseract command takes; null where it is not installed. */
function commandLine(page: string): number | null {
  try {
    const times = execFileSync('bash', ['-c', '{ time -p tesseract "$0" - -l chi_sim >/dev/null 2>/dev/null; } 2>&1', page], { encoding: 'utf8', env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
    const of = (name: string): number => Number(new RegExp(`^${name} ([\\d.]+)`, 'mu').exec(times)?.[1] ?? Number.NaN);
    const seconds = of('user') + of('sys');
    return seconds > 0.2 ? seconds : null;
  } catch {
    return null;
  }
}
