import type { Box } from '../model/document.ts';
import { hasFigure } from './chunks.ts';
import type { Word } from './positioned-page.ts';
import { middle } from './text-lines.ts';

/** Labels of an axis stand within this of the plot. Points. */
const REACH = 30;
/** A label's middle lies on its grid line within this. Points. */
const ON_LINE = 3;

/** Figures beside the area, each on the height of one of its lines: the scale of a chart. Texts of a table stand between the lines. */
export function hasScale(box: Box, heights: readonly number[], words: readonly Word[]): boolean {
  const [x0, top, x1, bottom] = box;
  let on = 0, between = 0;
  for (const word of words) {
    const y = middle(word.bbox);
    if (y < top - ON_LINE || y > bottom + ON_LINE || !hasFigure(word.text)) continue;
    const left = word.bbox[2] <= x0 + 2 && word.bbox[2] > x0 - REACH, right = word.bbox[0] >= x1 - 2 && word.bbox[0] < x1 + REACH;
    if (!left && !right) continue;
    if (heights.some((at) => Math.abs(at - y) <= ON_LINE)) on++;
    else between++;
  }
  return on >= 3 && on > between;
}
