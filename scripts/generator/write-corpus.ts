import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXTENSION, renderAs } from './carriers.ts';
import type { Carrier } from './carriers.ts';
import { compose } from './compose.ts';
import { plant } from './contradictions.ts';
import { PLAIN_LOOK } from './looks.ts';
import type { Look } from './looks.ts';
import { readRegions } from './regions.ts';
import { openBrowser, renderPdf } from './render-pdf.ts';
import type { Vocabulary } from './words.ts';

export interface CorpusOptions {
  readonly folder: string;
  readonly count: number;
  readonly seed: number;
  readonly vocabulary: Vocabulary;
  readonly carriers: readonly Carrier[];
  readonly contradictions: readonly string[];
  /** Documents take turns in these; the plain one if none are given. */
  readonly looks?: readonly Look[];
}

/** Writes `gold/NAME.json` and `CARRIER/NAME.*` below the folder. Returns how many of each carrier, and what was skipped and why. */
export async function writeCorpus({ folder, count, seed, vocabulary, carriers, contradictions, looks = [PLAIN_LOOK] }: CorpusOptions): Promise<{ written: ReadonlyMap<Carrier, number>; skipped: string | null }> {
  const { browser, reason } = carriers.includes('pdf') ? await openBrowser() : { browser: null, reason: null };
  const print = browser ? (html: string, numbered: boolean): Promise<Uint8Array> => renderPdf(browser, html, numbered) : null;
  for (const name of ['gold', ...carriers]) mkdirSync(path.join(folder, name), { recursive: true });
  const regions = readRegions();
  const written = new Map<Carrier, number>();
  try {
    for (let i = 0; i < count; i++) {
      const own = seed * 1_000_003 + i;
      const generated = compose(own, vocabulary, regions);
      plant(generated.draft, contradictions);
      const look = looks[i % looks.length]!;
      const name = `${String(i).padStart(5, '0')}_${look === PLAIN_LOOK ? '' : `${look.name}_`}${generated.made.join('+')}`;
      generated.draft.truth.document.file = `${name}.txt`;
      writeFileSync(path.join(folder, 'gold', `${name}.json`), `${JSON.stringify(generated.draft.truth, null, 1)}\n`);
      for (const carrier of carriers) {
        const bytes = await renderAs(carrier, generated, own, print, look);
        if (!bytes) continue;
        writeFileSync(path.join(folder, carrier, `${name}.${EXTENSION[carrier]}`), bytes);
        written.set(carrier, (written.get(carrier) ?? 0) + 1);
      }
    }
  } finally {
    await browser?.close();
  }
  return { written, skipped: reason };
}
