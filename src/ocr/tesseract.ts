import { createRequire } from 'node:module';
import path from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Recogniser } from './engine.ts';
import type { GrayImage } from './gray-image.ts';

/** Height to which crops are brought: Tesseract's model likes capitals of about 30 pixels. */
const HEIGHT = 40;
const PAPER = 12;

export interface TesseractOptions {
  /** Only these characters can be read, e.g. digits; empty for all. */
  readonly only?: string;
}

/**
 * tesseract.js with the Chinese data of `@tesseract.js-data/chi_sim`, read from the package's own folder: nothing is
 * downloaded, nothing is kept between documents. Reads line by line (page segmentation mode 7).
 */
export async function openTesseract({ only = '' }: TesseractOptions = {}): Promise<Recogniser> {
  const data = path.join(path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim')), '4.0.0_best_int');
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, { langPath: data, gzip: true, cacheMethod: 'none', errorHandler: () => {} });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, preserve_interword_spaces: '1', user_defined_dpi: '200', tessedit_char_whitelist: only });
  return {
    name: 'tesseract',
    version: 'tesseract.js 7, chi_sim 4.0.0_best_int',
    async read(lines) {
      const readings = [];
      for (const line of lines) {
        const { data: page } = await worker.recognize(toPgm(line), {}, { text: true });
        const text = page.text.trim();
        const confidence = page.confidence / 100;
        readings.push({ text, confidence, characters: [...text].map((ch, i, all) => ({ text: ch, confidence, at: (i + 0.5) / all.length })) });
      }
      return readings;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The crop with paper around it as a portable greymap (P5), the plainest format that Leptonica reads. */
function toPgm(line: GrayImage): Buffer {
  const scale = HEIGHT / line.height;
  const inner = { width: Math.max(4, Math.round(line.width * scale)), height: HEIGHT };
  const width = inner.width + 2 * PAPER;
  const height = inner.height + 2 * PAPER;
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const pixels = Buffer.alloc(width * height, 255);
  for (let y = 0; y < inner.height; y++) {
    const sy = Math.min(line.height - 1, Math.floor((y + 0.5) / scale));
    for (let x = 0; x < inner.width; x++) pixels[(y + PAPER) * width + x + PAPER] = line.data[sy * line.width + Math.min(line.width - 1, Math.floor((x + 0.5) / scale))]!;
  }
  return Buffer.concat([header, pixels]);
}
