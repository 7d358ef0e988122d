import type { Box } from '../model/document.ts';
import type { PositionedPage, Ruling } from './positioned-page.ts';

/** Smaller areas are marks, not cells. Points. */
const WIDTH = 14;
const HEIGHT = 6;
/** A larger share of the page is a background. */
const BACKGROUND = 0.5;

/** The edges of shaded areas as rulings: cells that are told apart by shading only. Areas inside others (shaded lines of text) are left out. */
export function fillBorders(page: PositionedPage): Ruling[] {
  const cells = page.fills.filter(([x0, top, x1, bottom]) => x1 - x0 >= WIDTH && bottom - top >= HEIGHT && (x1 - x0) * (bottom - top) < page.width * page.height * BACKGROUND);
  if (cells.length < 4 || cells.length > 2000) return [];
  const outer = cells.filter((box) => !cells.some((other) => other !== box && holds(other, box)));
  return outer.flatMap(([x0, top, x1, bottom]) => [
    { x0, top, x1, bottom: top }, { x0, top: bottom, x1, bottom }, { x0, top, x1: x0, bottom }, { x0: x1, top, x1, bottom },
  ]);
}

/** `outer` holds `inner` and is larger; of two equal boxes neither holds the other. */
function holds(outer: Box, inner: Box): boolean {
  const within = inner[0] >= outer[0] - 1 && inner[1] >= outer[1] - 1 && inner[2] <= outer[2] + 1 && inner[3] <= outer[3] + 1;
  return within && (outer[2] - outer[0]) * (outer[3] - outer[1]) > (inner[2] - inner[0]) * (inner[3] - inner[1]) + 20;
}
