import type { GrayImage } from './gray-image.ts';
import { RunsOfPixels } from './ink-runs.ts';
import type { InkRuns } from './ink-runs.ts';
import { PastPaper } from './past-paper.ts';

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
  const across = new RunsOfPixels(width, height);
  const down = new RunsOfPixels(width, height);
  const past = new PastPaper(data, 256 - DEPTH);
  for (let y = 0; y < height; y++) {
    const isInside = y >= reach && y < height - reach;
    const [start, end] = [y * width, (y + 1) * width];
    for (let at = past.from(start, end); at < end; at = past.from(at + 1, end)) {
      const level = data[at]!;
      if (level > 255 - DEPTH) continue;
      const isInk = level < threshold;
      const least = level + DEPTH;
      const x = at - start;
      if (isInk || (isInside && data[at - reach * width]! >= least && data[at + reach * width]! >= least)) across.add(x, y);
      if (isInk || (x >= reach && x < width - reach && data[at - reach]! >= least && data[at + reach]! >= least)) down.add(x, y);
    }
  }
  return { across: across.end(), down: down.end() };
}
