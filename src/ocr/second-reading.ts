import type { Recognised, Recogniser } from './engine.ts';
import { crop } from './gray-image.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

/** A number in a line that the second engine read otherwise: characters `[from, to)` of the first reading. */
export interface OtherReading {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the second engine may read: it is asked for numbers only, where its letters would be noise. */
export const NUMBER_CHARACTERS = '0123456789.,%-';

const DIGIT = /[0-9]/u;
const PART_OF_NUMBER = /[0-9.,]/u;

interface NumberInLine {
  readonly line: number;
  /** Characters `[from, to)` of the line's reading. */
  readonly from: number;
  readonly to: number;
  readonly first: string;
  readonly crop: GrayImage;
}

/**
 * Has the second engine read each number of each line again, cut out of the line; lists, line by line, where it differs.
 * Where it does, it is asked again with the picture prepared otherwise: a reading that agrees was not read off the first one.
 */
export async function readNumbersAgain(image: GrayImage, boxes: readonly PixelBox[], readings: readonly Recognised[], engine: Recogniser): Promise<OtherReading[][]> {
  const others: OtherReading[][] = boxes.map(() => []);
  let open: readonly NumberInLine[] = readings.flatMap((reading, line) => numbersOf(reading).map(({ from, to }) => ({
    line, from, to, first: reading.characters.slice(from, to).map((c) => c.text).join(''), crop: cutOut(image, boxes[line]!, reading, from, to),
  })));
  const seen = new Map<NumberInLine, string>();
  for (let attempt = 0; attempt < (engine.attempts ?? 1) && open.length > 0; attempt++) {
    const again = await engine.read(open.map(({ crop: picture }) => picture), attempt);
    open = open.filter((number, i) => {
      const text = again[i]!.text.replace(/\s+/gu, '');
      if ((seen.get(number) ?? '') === '') seen.set(number, text);
      return plain(number.first) !== plain(text);
    });
  }
  for (const number of open) others[number.line]!.push({ from: number.from, to: number.to, text: seen.get(number) || '?' });
  return others;
}

function numbersOf({ characters }: Recognised): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < characters.length; i++) {
    if (!DIGIT.test(characters[i]!.text)) continue;
    const from = i;
    while (i < characters.length && PART_OF_NUMBER.test(characters[i]!.text)) i++;
    found.push({ from, to: i });
  }
  return found;
}

/** The number's part of the line, its edges moved to the nearest blank column so that no stroke is cut and no neighbour comes along. */
function cutOut(image: GrayImage, box: PixelBox, { characters }: Recognised, from: number, to: number): GrayImage {
  const width = box.x1 - box.x0;
  const between = (left: number, right: number): number => ((characters[left]!.at + characters[right]!.at) / 2) * width;
  const x0 = from === 0 ? box.x0 : blankNear(image, box, box.x0 + between(from - 1, from));
  const x1 = to === characters.length ? box.x1 : blankNear(image, box, box.x0 + between(to - 1, to));
  return crop(image, { x0: Math.min(x0, x1 - 2), y0: box.y0 - 1, x1, y1: box.y1 + 1 });
}

function blankNear(image: GrayImage, box: PixelBox, x: number): number {
  const reach = Math.max(2, Math.round((box.y1 - box.y0) / 3));
  let best = Math.round(x);
  let lightest = -1;
  for (let step = 0; step <= reach; step++) {
    for (const candidate of [Math.round(x) + step, Math.round(x) - step]) {
      if (candidate < box.x0 || candidate >= box.x1) continue;
      let darkest = 255;
      for (let y = box.y0; y < box.y1; y++) darkest = Math.min(darkest, image.data[y * image.width + candidate]!);
      // A lighter column must be worth the way to it.
      if (darkest - step > lightest) {
        lightest = darkest - step;
        best = candidate;
      }
    }
  }
  return best;
}

/** Thousands separators and points are easily taken for each other by eye; a lost point is not forgiven. */
function plain(number: string): string {
  return number.replace(/^[.,-]+|[.,-]+$/gu, '').replaceAll(',', '');
}
