import { createRequire } from 'node:module';
import path from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Recogniser } from './engine.ts';
import { resize } from './gray-image.ts';
import type { GrayImage } from './gray-image.ts';

/** How a crop is brought before the engine. Pixels. */
interface Preparation {
  readonly height: number;
  /** Width of the paper around it. */
  readonly paper: number;
  readonly segmentation: PSM;
}

/** Lines of text: Tesseract's model likes capitals of about 30 pixels. */
const LINES: readonly Preparation[] = [{ height: 40, paper: 12, segmentation: PSM.SINGLE_LINE }];
/**
 * Numbers cut out of a line. Taken as one word at 32 pixels, 136 of 141 were right on a noisy 200 dpi form; as a line 109, at 40
 * pixels 132, with 20 pixels of paper 100. What is lost at one size is often read at another.
 */
const NUMBERS: readonly Preparation[] = [
  { height: 32, paper: 10, segmentation: PSM.SINGLE_WORD }, { height: 48, paper: 16, segmentation: PSM.SINGLE_WORD }, { height: 32, paper: 10, segmentation: PSM.SINGLE_CHAR },
];

/** Tesseract tells its measurements of a line without ink to whoever reads the terminal. A file of its own file system in memory. */
const NOWHERE = '/dev/null';

export interface TesseractOptions {
  /** The characters of numbers, when crops are single numbers; empty for lines of any text. */
  readonly only?: string;
}

/**
 * tesseract.js with the Chinese data of `@tesseract.js-data/chi_sim`, read from the package's own folder: nothing is
 * downloaded, nothing is kept between documents. Reads line by line, or number by number.
 */
export async function openTesseract({ only = '' }: TesseractOptions = {}): Promise<Recogniser> {
  const data = path.join(path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim')), '4.0.0_best_int');
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, { langPath: data, gzip: true, cacheMethod: 'none', errorHandler: () => {} });
  const ways = only === '' ? LINES : NUMBERS;
  let segmentation = ways[0]!.segmentation;
  await worker.setParameters({ tessedit_pageseg_mode: segmentation, preserve_interword_spaces: '1', user_defined_dpi: '200', tessedit_char_whitelist: only, debug_file: NOWHERE });
  return {
    name: 'tesseract',
    version: 'tesseract.js 7, chi_sim 4.0.0_best_int',
    attempts: ways.length,
    async read(lines, attempt = 0) {
      const way = ways[attempt]!;
      if (way.segmentation !== segmentation) await worker.setParameters({ tessedit_pageseg_mode: (segmentation = way.segmentation) });
      const readings = [];
      for (const line of lines) {
        const { data: page } = await worker.recognize(toPgm(line, way), {}, { text: true });
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
function toPgm(line: GrayImage, { height, paper }: Preparation): Buffer {
  const inner = resize(line, Math.max(4, Math.round((line.width * height) / line.height)), height);
  const width = inner.width + 2 * paper;
  const pixels = Buffer.alloc(width * (height + 2 * paper), 255);
  for (let y = 0; y < height; y++) pixels.set(inner.data.subarray(y * inner.width, (y + 1) * inner.width), (y + paper) * width + paper);
  return Buffer.concat([Buffer.from(`P5\n${width} ${height + 2 * paper}\n255\n`, 'latin1'), pixels]);
}
