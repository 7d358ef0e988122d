import type { OcrEngine } from '../ocr/scan-reader.ts';

/** `auto` reads pages that have no usable text, `always` every page of a PDF or image, `never` none. */
export type OcrMode = 'auto' | 'never' | 'always';

/** How pages without usable text are read; part of the version of the document stage. */
export interface OcrSettings {
  readonly mode: OcrMode;
  readonly engine: OcrEngine;
}

export const OCR_MODES: readonly OcrMode[] = ['auto', 'never', 'always'];
export const OCR_ENGINES: readonly OcrEngine[] = ['paddle', 'tesseract', 'both'];

/** What pages need it are read by one engine, and every number again by the other. */
export const DEFAULT_OCR: OcrSettings = { mode: 'auto', engine: 'both' };
