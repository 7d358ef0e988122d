import { randomSeedFor } from './seeds.ts';
import type { Generated } from './compose.ts';
import { renderDamaged, someDamage } from './damage.ts';
import { toGb18030 } from './gb18030.ts';
import { PLAIN_LOOK } from './looks.ts';
import type { Look } from './looks.ts';
import { seeded } from './random.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import type { renderPdf } from './render-pdf.ts';
import { renderText } from './render-text.ts';
import { renderXlsx } from './render-xlsx.ts';

export const CARRIERS = ['txt', 'damaged', 'html', 'docx', 'xlsx', 'pdf'] as const;
export type Carrier = (typeof CARRIERS)[number];

export const isCarrier = (name: string): name is Carrier => (CARRIERS as readonly string[]).includes(name);

export const EXTENSION: Readonly<Record<Carrier, string>> = { txt: 'txt', damaged: 'txt', html: 'html', docx: 'docx', xlsx: 'xlsx', pdf: 'pdf' };

/** The document's bytes in a carrier, or null where it has no such form (only forms are spreadsheets; no browser, no PDF). */
export async function renderAs(carrier: Carrier, { draft, formOnly }: Generated, seed: number, print: ((html: string, numbered: boolean) => ReturnType<typeof renderPdf>) | null, look: Look = PLAIN_LOOK): Promise<Uint8Array | null> {
  const { blocks, truth } = draft;
  // Looks have a source of chance of their own, so that a further carrier changes no document.
  const random = seeded(randomSeedFor(seed, carrier));
  const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
  switch (carrier) {
    case 'txt': return utf8(renderText(blocks));
    case 'damaged': return utf8(renderDamaged(blocks, someDamage(random), random));
    case 'html': {
      const encoding = random.chance(0.4) ? 'gb18030' : 'utf-8';
      const html = renderHtml(truth.document.title, blocks, encoding);
      return encoding === 'utf-8' ? utf8(html) : toGb18030(html);
    }
    case 'docx': return renderDocx(truth.document.title, blocks, random.chance(0.5));
    case 'xlsx': return formOnly ? renderXlsx(blocks) : null;
    case 'pdf': return print ? print(renderHtml(truth.document.title, blocks, 'utf-8', look), random.chance(0.7)) : null;
  }
}
