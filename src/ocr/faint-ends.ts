import type { GrayImage, PixelBox } from './gray-image.ts';
import type { InkedLine } from './type-sizes.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** A stroke too thin to be that dark is still darker than this over several columns side by side; grain is not. */
const THIN = 225;
const COLUMNS = 5;

/**
 * Ends of a line moved out over strokes too faint to count as ink, such as the slope of a 4 or a whole 一 or ＝ in a thin face: as far as
 * the first clear column, and over a clear column to a thin level stroke beyond it, at most by a character. Never over a ruling or into another line.
 */
export function withFaintEnds(image: GrayImage, box: InkedLine, barriers: readonly PixelBox[], characterSize = 0): InkedLine {
  // Of a thin —— no more than a piece one pixel high may be dark enough.
  const reach = Math.ceil(Math.max(box.y1 - box.y0, characterSize) * 1.2);
  const near = barriers.filter((other) => other !== box && other.y0 < box.y1 && other.y1 > box.y0);
  const least = Math.max(0, box.x0 - reach, ...near.filter((other) => other.x1 <= box.x0).map((other) => other.x1 + 2));
  const most = Math.min(image.width, box.x1 + reach, ...near.filter((other) => other.x0 >= box.x1).map((other) => other.x0 - 2));
  return { ...box, x0: farthest(image, box, box.x0, least, -1), x1: farthest(image, box, box.x1, most, 1) };
}

function farthest(image: GrayImage, box: PixelBox, edge: number, end: number, step: 1 | -1): number {
  let found = edge;
  // From the edge outwards: `far` columns away from it.
  for (let far = 0; far < Math.abs(end - edge); far++) {
    const x = step < 0 ? edge - 1 - far : edge + far;
    const isNext = Math.abs(found - edge) === far;
    if (isNext && !isClear(image, box, x)) found += step;
    else if (far + COLUMNS <= Math.abs(end - edge) && isThinStroke(image, box, step < 0 ? x - COLUMNS + 1 : x)) found = edge + step * Math.max(Math.abs(found - edge), far + COLUMNS);
  }
  // No clear column in reach: what lies there is no stroke of this line.
  return found === end && found !== edge ? edge : found;
}

function isClear({ width, data }: GrayImage, box: PixelBox, x: number): boolean {
  for (let y = box.y0; y < box.y1; y++) if (data[y * width + x]! < FAINT) return false;
  return true;
}

/** Whether a level stroke runs through the columns from `x` on. */
function isThinStroke({ width, data }: GrayImage, box: PixelBox, x: number): boolean {
  for (let y = box.y0; y < box.y1; y++) {
    let sum = 0;
    for (let i = 0; i < COLUMNS; i++) sum += data[y * width + x + i]!;
    if (sum < THIN * COLUMNS) return true;
  }
  return false;
}
