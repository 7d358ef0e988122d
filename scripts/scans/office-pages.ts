import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readPdf } from '../../src/ingest/pdf/read-pdf.ts';
import type { PositionedPage } from '../../src/layout/positioned-page.ts';
import { writeCorpus } from '../generator/write-corpus.ts';
import { degrade, DEGRADATIONS } from './degrade.ts';
import { pagePictures } from './page-pictures.ts';

export const PAGE_KINDS = ['form', 'prose'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export interface OfficePage {
  readonly kind: PageKind;
  readonly file: string;
}

/** More would be another corpus. */
const MOST_SEEDS = 12;

/** Full pages of invented reports as an office scanner makes them, so many of each kind, in a folder; or why there are none. */
export async function makeOfficePages(folder: string, each: number): Promise<OfficePage[] | string> {
  const office = DEGRADATIONS.find(({ name }) => name === 'office-200')!;
  const made: OfficePage[] = [];
  for (let seed = 3; seed < 3 + MOST_SEEDS && made.length < each * PAGE_KINDS.length; seed++) {
    const corpus = path.join(folder, String(seed));
    mkdirSync(corpus, { recursive: true });
    const { skipped } = await writeCorpus({ folder: corpus, count: 4, seed, vocabulary: 'all', carriers: ['pdf'], contradictions: [] });
    if (skipped !== null) return `skipped: ${skipped}`;
    for (const name of readdirSync(path.join(corpus, 'pdf')).sort()) {
      const pdf = readFileSync(path.join(corpus, 'pdf', name));
      const { pages } = await readPdf(new Uint8Array(pdf));
      let number = 0;
      for await (const { png } of pagePictures(new Uint8Array(pdf), office.dpi)) {
        const kind = kindOf(pages[number++]!);
        if (kind === null || made.filter((page) => page.kind === kind).length >= each) continue;
        const { bytes, extension } = await degrade(png, office, made.length);
        const file = path.join(folder, `${kind}-${made.length}.${extension}`);
        writeFileSync(file, bytes);
        made.push({ kind, file });
      }
    }
  }
  return made;
}

/** Null for a page that is not full, or is both: its text ends above the last fifth, or some of it is a table. */
function kindOf({ words, rulings, height }: PositionedPage): PageKind | null {
  const bodies = words.filter(({ bbox }) => bbox[3] < height * 0.93);
  if (Math.max(0, ...bodies.map(({ bbox }) => bbox[3])) < height * 0.8) return null;
  if (rulings.length === 0) return 'prose';
  const top = Math.min(...rulings.map((ruling) => ruling.top));
  const bottom = Math.max(...rulings.map((ruling) => ruling.bottom));
  return bottom - top > height * 0.6 ? 'form' : null;
}
