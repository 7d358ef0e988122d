import { expect, test } from 'vitest';
import { runAcross } from '../../src/ocr/line-direction.ts';
import { box } from './a-picture.ts';

/** Characters of 20 pixels, so far apart in their line and from line to line. */
const aPage = (rows: number, columns: number, right: number, down: number) =>
  [{ ...box(0, 0, 1, 1), characters: Array.from({ length: rows * columns }, (_, i) => box((i % columns) * (20 + right), Math.floor(i / columns) * (20 + down), (i % columns) * (20 + right) + 20, Math.floor(i / columns) * (20 + down) + 20)) }];

test('characters that stand closer beside than below each other make lines across the page', () => {
  expect(runAcross(aPage(6, 20, 2, 12))).toBe(true);
  expect(runAcross(aPage(20, 6, 2, 40))).toBe(true);
});

test('a page that lies on its side has lines from top to bottom', () => {
  expect(runAcross(aPage(20, 6, 12, 2))).toBe(false);
});

test('a column of single characters in the margin turns no page', () => {
  const [text] = aPage(6, 20, 2, 12);
  const [margin] = aPage(12, 1, 0, 2);
  expect(runAcross([text!, { ...margin!, characters: margin!.characters.map((c) => box(c.x0 + 900, c.y0, c.x1 + 900, c.y1)) }])).toBe(true);
});

test('a few characters tell nothing', () => {
  expect(runAcross(aPage(1, 8, 2, 12))).toBe(null);
});
