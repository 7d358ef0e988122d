import type { Recognised } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

const DASH: Recognised = { text: '——', confidence: 1, characters: [{ text: '—', confidence: 1, at: 0.25 }, { text: '—', confidence: 1, at: 0.75 }] };
const SLASH: Recognised = { text: '/', confidence: 1, characters: [{ text: '/', confidence: 1, at: 0.5 }] };

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** Rows whose ink is wider than this share of the whole are more than a stroke: the bar of a 7, the foot of a 1. */
const STROKE = 0.62;
/** How far the middle of a slash's stroke comes from straight, as a share of its width. */
const STRAIGHT = 0.18;

/** The marks of an empty cell, `——` and `/`, which engines make numbers of; null for anything else. A bar of two characters' length, or one slanting stroke, alone in its line. */
export function loneMark(image: GrayImage, box: PixelBox, characterSize: number): Recognised | null {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (height <= characterSize * 0.25 && width >= characterSize * 1.5 && width <= characterSize * 3) return DASH;
  return height >= characterSize * 0.6 && height <= characterSize * 1.6 && width >= height * 0.2 && width <= height * 0.75 && isSlanting(image, box) ? SLASH : null;
}

/** One thin stroke in every row, going straight from the lower left to the upper right. */
function isSlanting({ width: across, data }: GrayImage, { x0, y0, x1, y1 }: PixelBox): boolean {
  const width = x1 - x0;
  const middles: number[] = [];
  for (let y = y0; y < y1; y++) {
    let [first, last, sum, weight] = [-1, -1, 0, 0];
    for (let x = x0; x < x1; x++) {
      const level = data[y * across + x]!;
      if (level >= FAINT) continue;
      if (first < 0) first = x;
      last = x;
      sum += (x - x0) * (255 - level);
      weight += 255 - level;
    }
    if (first < 0) {
      // Rows of grain at the ends; a hole in the stroke makes it something else.
      if (y - y0 > 1 && y1 - y > 2) return false;
      continue;
    }
    if (last + 1 - first > Math.max(3, width * STROKE)) return false;
    middles.push(sum / weight);
  }
  const [bottom, top] = [middles.at(-1) ?? 0, middles[0] ?? 0];
  return middles.length > 5 && top - bottom >= width * 0.55
    && middles.every((middle, i) => Math.abs(middle - (top + ((bottom - top) * i) / (middles.length - 1))) <= Math.max(1, width * STRAIGHT));
}
