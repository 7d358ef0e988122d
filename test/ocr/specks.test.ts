import { expect, test } from 'vitest';
import { withoutSpecks } from '../../src/ocr/specks.ts';
import { box } from './a-picture.ts';

const part = (x0: number, y0: number, x1: number, y1: number) => ({ ...box(x0, y0, x1, y1), area: (x1 - x0) * (y1 - y0) });
/** Characters of 20 pixels at two heights, a line's space between. */
const LINES = [0, 32].flatMap((y) => Array.from({ length: 8 }, (_, i) => part(i * 22, y, i * 22 + 20, y + 20)));
const left = (...dots: ReturnType<typeof part>[]): number => withoutSpecks([...LINES, ...dots], 20).length - LINES.length;

test('a speck between two lines, or far out in the margin, belongs to none', () => {
  expect(left(part(180, 24, 183, 27), part(400, 8, 403, 11))).toBe(0);
});

test('the point of a number, a comma below the line and the dot of a character stay', () => {
  expect(left(part(178, 16, 181, 19), part(178, 50, 181, 54), part(8, -5, 12, -2))).toBe(3);
});
