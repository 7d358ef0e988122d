import type { PositionedPage } from '../layout/positioned-page.ts';
import type { ScannedPage } from '../model/gray-image.ts';
import { openPaddle } from './paddle.ts';
import { readPage } from './read-page.ts';
import type { Engines } from './read-page.ts';
import { NUMBER_CHARACTERS } from './second-reading.ts';
import { openTesseract } from './tesseract.ts';

/** `both`: PP-OCRv4 reads, Tesseract reads every number again. */
export type OcrEngine = 'paddle' | 'tesseract' | 'both';

/** Pages after which the engines are opened anew: what they hold on to from page to page is given back. */
const RECYCLED_AFTER = 100;

/** Reads scanned pages. One for each worker: it holds models of some tens of megabytes and lets nothing leak from page to page. */
export interface ScanReader {
  readonly version: string;
  read(page: ScannedPage): Promise<PositionedPage>;
  close(): Promise<void>;
}

/** Opens the engines on first use, so that an archive without scans never loads a model. */
export function openScanReader(engine: OcrEngine): ScanReader {
  let opened: Promise<Engines> | null = null;
  let pages = 0;
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = null;
    if (!closing) return;
    const { first, second } = await closing;
    await first.close();
    await second?.close();
  };
  return {
    version: engine,
    async read(page) {
      if (pages++ % RECYCLED_AFTER === 0) await close();
      return readPage(page, await (opened ??= openEngines(engine)));
    },
    close,
  };
}

async function openEngines(engine: OcrEngine): Promise<Engines> {
  return {
    first: engine === 'tesseract' ? await openTesseract() : await openPaddle(),
    second: engine === 'both' ? await openTesseract({ only: NUMBER_CHARACTERS }) : null,
  };
}
