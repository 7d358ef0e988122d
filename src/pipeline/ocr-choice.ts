import type { ScanReader } from '../ocr/scan-reader.ts';
import type { OcrMode } from './scan-settings.ts';

/** How pages without usable text are read; null leaves them as `needs_ocr`. */
export interface OcrChoice {
  readonly scans: ScanReader;
  readonly mode: OcrMode;
  /** Told how many pages of a document will be read from their images. */
  readonly expect?: (pages: number) => void;
}
