import type { PositionedPage } from '../layout/positioned-page.ts';
import type { ScannedPage } from '../model/gray-image.ts';
import { openPaddle } from './paddle.ts';
import { readPage } from './read-page.ts';
import { NUMBER_CHARACTERS } from './second-reading.ts';
import { openTesseract } from './tesseract.ts';

/** `both`: PP-OCRv4 reads, Tesseract reads every number again. */
export type OcrEngine = 'paddle' | 'tesseract' | 'both';

/** Raised whenever the same picture would be read otherwise. Part of the cache key of every reading. */
export const OCR_VERSION = 1;

/** Reads scanned pages. One for each worker: it holds models of some tens of megabytes and lets nothing leak from page to page. */
export interface ScanReader {
  readonly version: string;
  read(page: ScannedPage): Promise<PositionedPage>;
  close(): Promise<void>;
}

/** Opens the engines on first use, so that an archive without scans never loads a model. */
export function openScanReader(engine: OcrEngine): ScanReader {
  let opened: ReturnType<typeof openEngines> | null = null;
  return {
    version: `ocr ${OCR_VERSION} ${engine}`,
    read: async (page) => readPage(page, await (opened ??= openEngines(engine))),
    close: async () => {
      if (!opened) return;
      const { first, second } = await opened;
      await first.close();
      await second?.close();
    },
  };
}

async function openEngines(engine: OcrEngine): Promise<{ first: Awaited<ReturnType<typeof openPaddle>>; second: Awaited<ReturnType<typeof openTesseract>> | null }> {
  return {
    first: engine === 'tesseract' ? await openTesseract() : await openPaddle(),
    second: engine === 'both' ? await openTesseract({ only: NUMBER_CHARACTERS }) : null,
  };
}
