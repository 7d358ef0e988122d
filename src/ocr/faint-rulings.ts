import type { GrayImage } from './gray-image.ts';
import { inkRunsOf } from './ink-runs.ts';
import type { InkRuns } from './ink-runs.ts';

/** What rulings are looked for in: ink, and of each direction the thin grey lines that are too light to be ink. */
export interface RulingInk {
  /** For lines from left to right. */
  readonly across: InkRuns;
  /** For lines from top to bottom. */
  readonly down: InkRuns;
}

/** A pixel of a faint line is darker by so many levels than both its sides; print that shines through is not. */
const DEPTH = 32;

/** Grey hairlines of office forms lie above the threshold of ink in a coarse scan; they are darker than both sides `reach` pixels away. */
export function rulingInk({ width, height, data }: GrayImage, threshold: number, reach: number): RulingInk {
  const across = new Uint8Array(data.length).fill(255);
  const down = new Uint8Array(data.length).fill(255);
  for (let y = 0; y < height; y++) {
    const isInside = y >= reach && y < height - reach;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const level = data[at]!;
      if (level > 255 - DEPTH) continue;
      if (level < threshold) {
        across[at] = 0;
        down[at] = 0;
        continue;
      }
      const least = level + DEPTH;
      if (isInside && data[at - reach * width]! >= least && data[at + reach * width]! >= least) across[at] = 0;
      if (x >= reach && x < width - reach && data[at - reach]! >= least && data[at + reach]! >= least) down[at] = 0;
    }
  }
  return { across: inkRunsOf({ width, height, data: across }, 128), down: inkRunsOf({ width, height, data: down }, 128) };
}
