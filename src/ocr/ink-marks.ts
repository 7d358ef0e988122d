import type { GrayImage } from './gray-image.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** A mark has at least one pixel this dark, and this many that are no paper. */
const DARK = 150;
const SMALLEST = 3;

/**
 * How many marks stand beside each other with a clear column between them. Of a number there are never more than it has digits and
 * points (there may be fewer, where digits touch): more means that one was not read.
 */
export function marksIn({ width, height, data }: GrayImage): number {
  let [marks, pixels, darkest] = [0, 0, 255];
  const close = (): void => {
    if (pixels >= SMALLEST && darkest < DARK) marks++;
    [pixels, darkest] = [0, 255];
  };
  for (let x = 0; x < width; x++) {
    const before = pixels;
    for (let y = 0; y < height; y++) {
      const level = data[y * width + x]!;
      if (level >= FAINT) continue;
      pixels++;
      darkest = Math.min(darkest, level);
    }
    if (pixels === before) close();
  }
  close();
  return marks;
}
