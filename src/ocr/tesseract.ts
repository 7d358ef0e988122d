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
 * Numbers cut out of a line, by the English data: a network of a third of the size, which knows digits better. Of 299 numbers at
 * 200 dpi, these two ways left 2 right ones unconfirmed and came within one digit of another number 3 times; three ways of the Chinese
 * data 9 and 8. As one character means that no line is looked for in the crop: the network reads all of it.
 */
const NUMBERS: readonly Preparation[] = [{ height: 36, paper: 6, segmentation: PSM.RAW_LINE }, { height: 32, paper: 10, segmentation: PSM.SINGLE_CHAR }];

/** Tesseract tells its measurements of a line without ink to whoever reads the terminal. A file of its own file system in memory. */
const NOWHERE = '/dev/null';

export interface TesseractOptions {
  /** The characters of numbers, when crops are single numbers; empty for lines of any text. */
  readonly only?: string;
}

/**
 * tesseract.js with the data of `@tesseract.js-data`, read from the packages' own folders: nothing is downloaded, nothing is
 * kept between documents. Reads line by line (`chi_sim`), or number by number (`eng`).
 */
export async function openTesseract({ only = '' }: TesseractOptions = {}): Promise<Recogniser> {
  const language = only === '' ? 'chi_sim' : 'eng';
  const data = path.join(path.dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int');
  const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath: data, gzip: true, cacheMethod: 'none', errorHandler: () => {} });
  const ways = only === '' ? LINES : NUMBERS;
  let segmentation = ways[0]!.segmentation;
  await worker.setParameters({ tessedit_pageseg_mode: segmentation, preserve_interword_spaces: '1', user_defined_dpi: '200', tessedit_char_whitelist: only, debug_file: NOWHERE });
  return {
    name: 'tesseract',
    version: `tesseract.js 7, ${language} 4.0.0_best_int`,
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
