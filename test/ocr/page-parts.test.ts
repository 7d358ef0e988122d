import { describe, expect, test } from 'vitest';
import { componentsOf } from '../../src/ocr/components.ts';
import { findDashedRulings } from '../../src/ocr/dashed-rulings.ts';
import { evenLight, inkThreshold } from '../../src/ocr/even-light.ts';
import { rulingInk } from '../../src/ocr/faint-rulings.ts';
import { findLeaders } from '../../src/ocr/leaders.ts';
import { findPixelRulings, withoutRulings } from '../../src/ocr/pixel-rulings.ts';
import { skewOf, straighten } from '../../src/ocr/skew.ts';
import { findTextLines } from '../../src/ocr/text-lines.ts';
import { typeSizes } from '../../src/ocr/type-sizes.ts';
import { aPicture, box, inkOf } from './a-picture.ts';
import type { PixelBox } from '../../src/ocr/gray-image.ts';

const LIMITS = { shortest: 26, long: 80, thickest: 4, bridge: 3 };
const NONE = { horizontal: [], vertical: [] };
const rulingsOf = (ink: readonly PixelBox[]) => findPixelRulings(rulingInk(aPicture(300, 200, ink), 128, 3), LIMITS, NONE);

describe('ruling lines', () => {
  test('of a form are found with their places', () => {
    const { horizontal, vertical } = rulingsOf([box(20, 20, 280, 22), box(20, 120, 280, 122), box(20, 20, 22, 122), box(278, 20, 280, 122)]);
    expect(horizontal).toEqual([box(20, 20, 280, 22), box(20, 120, 280, 122)]);
    expect(vertical).toEqual([box(20, 20, 22, 122), box(278, 20, 280, 122)]);
  });

  test('broken by the scanner are one line', () => {
    const { horizontal } = rulingsOf([box(20, 50, 120, 52), box(123, 50, 200, 52), box(202, 50, 280, 52)]);
    expect(horizontal).toEqual([box(20, 50, 280, 52)]);
  });

  test('short ones count where they run from line to line', () => {
    const frame = [box(20, 20, 280, 22), box(20, 60, 280, 62)];
    expect(rulingsOf([...frame, box(100, 20, 102, 62)]).vertical).toEqual([box(100, 20, 102, 62)]);
    expect(rulingsOf([...frame, box(100, 26, 102, 56)]).vertical).toEqual([]);
  });

  test('of the first row of a page, which has no line above, begin at one height', () => {
    const frame = [box(20, 20, 22, 160), box(278, 20, 280, 160), box(20, 60, 280, 62), box(20, 158, 280, 160)];
    expect(rulingsOf([...frame, box(100, 20, 102, 62)]).vertical).toEqual([box(20, 20, 22, 160), box(100, 20, 102, 62), box(278, 20, 280, 160)]);
    expect(rulingsOf([...frame, box(100, 30, 102, 62)]).vertical).toEqual([box(20, 20, 22, 160), box(278, 20, 280, 160)]);
  });

  test('leave nothing behind where they cross, and characters that touch them stay', () => {
    const grid = [box(20, 20, 280, 22), box(20, 60, 280, 62), box(20, 100, 280, 102), box(20, 20, 22, 102), box(150, 20, 152, 102), box(278, 20, 280, 102)];
    const picture = aPicture(300, 200, [...grid, box(60, 30, 64, 75)]);
    const left = componentsOf(inkOf(withoutRulings(picture, 128, findPixelRulings(rulingInk(picture, 128, 3), LIMITS, NONE))));
    expect(left.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])).toEqual([[60, 30, 64, 75]]);
  });

  test('the bars of two characters side by side are none', () => {
    expect(rulingsOf([box(60, 100, 92, 103), box(94, 100, 126, 103)]).horizontal).toEqual([]);
  });

  test('nor are those of a large title, however long: their stems cross them (4 and 年)', () => {
    expect(rulingsOf([box(60, 100, 100, 104), box(84, 70, 92, 118), box(102, 100, 150, 104), box(120, 80, 128, 130)]).horizontal).toEqual([]);
    expect(rulingsOf([box(60, 100, 150, 104)]).horizontal).toHaveLength(1);
  });
});

describe('grey hairlines', () => {
  const [paper, ghost, line] = [250, 225, 175];
  const rulings = (level: number) => {
    const picture = aPicture(300, 200, [], paper);
    for (const { x0, y0, x1, y1 } of [box(20, 20, 280, 22), box(20, 100, 280, 102), box(20, 20, 22, 102), box(278, 20, 280, 102)]) for (let y = y0; y < y1; y++) picture.data.fill(level, y * 300 + x0, y * 300 + x1);
    return findPixelRulings(rulingInk(picture, 128, 3), LIMITS, NONE);
  };

  test('are rulings though too light to be ink', () => {
    expect(rulings(line)).toEqual({ horizontal: [box(22, 20, 278, 22), box(22, 100, 278, 102)], vertical: [box(20, 22, 22, 100), box(278, 22, 280, 100)] });
  });

  test('what shines through from the other side is none', () => expect(rulings(ghost)).toEqual({ horizontal: [], vertical: [] }));
});

/** Dashes of `length` by 3 pixels from left to right, and the same from top to bottom, `step` apart. */
const dashes = (y: number, length: number, step: number, to = 280): PixelBox[] => Array.from({ length: Math.floor((to - 20) / step) }, (_, i) => box(20 + i * step, y, 20 + i * step + length, y + 3));
const upright = (boxes: readonly PixelBox[]): PixelBox[] => boxes.map(({ x0, y0, x1, y1 }) => box(y0, x0, y1, x1));

describe('rulings drawn in dashes', () => {
  const dashedOf = (ink: readonly PixelBox[]) => findDashedRulings(componentsOf(inkOf(aPicture(300, 200, ink))), 25, 10);

  test('are one line each, through the crosses that they make', () => {
    const { horizontal, vertical } = dashedOf([...dashes(40, 9, 15), ...dashes(130, 9, 15), ...upright(dashes(23, 9, 15, 150)), ...upright(dashes(158, 9, 15, 150))]);
    expect(horizontal).toEqual([box(20, 40, 269, 43), box(20, 130, 269, 133)]);
    expect(vertical).toEqual([box(23, 20, 26, 134), box(158, 20, 161, 134)]);
  });

  test('or in dots, which stand closer than leaders', () => {
    expect(dashedOf(dashes(40, 3, 5)).horizontal).toEqual([box(20, 40, 278, 43)]);
    expect(dashedOf(dashes(40, 3, 9))).toEqual({ horizontal: [], vertical: [] });
  });

  test('the bars of characters are none: they stand at uneven distances, or are few', () => {
    expect(dashedOf([...dashes(40, 9, 15, 110)])).toEqual({ horizontal: [], vertical: [] });
    expect(dashedOf([box(20, 40, 30, 43), box(33, 40, 41, 43), box(55, 40, 66, 43), box(69, 40, 77, 43), box(90, 40, 99, 43), box(101, 40, 110, 43), box(123, 40, 131, 43), box(132, 40, 140, 43)])).toEqual({ horizontal: [], vertical: [] });
  });
});

/** Square characters of 20 pixels, 24 apart. */
const characters = (x: number, y: number, count: number, size = 20): PixelBox[] => Array.from({ length: count }, (_, i) => box(x + i * (size + 4), y, x + i * (size + 4) + size, y + size));
const linesOf = (ink: readonly PixelBox[], rulings = { horizontal: [] as PixelBox[], vertical: [] as PixelBox[] }) =>
  findTextLines(componentsOf(inkOf(aPicture(400, 200, ink))), rulings, 20).map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);

describe('lines of text', () => {
  test('never cross a ruling', () => {
    const ink = [...characters(20, 50, 2), ...characters(80, 50, 2)];
    expect(linesOf(ink)).toEqual([[20, 50, 124, 70]]);
    expect(linesOf(ink, { horizontal: [], vertical: [box(70, 0, 72, 200)] })).toEqual([[20, 50, 64, 70], [80, 50, 124, 70]]);
  });

  test('of two columns stay apart where the gap is wider than a character and a half', () => {
    expect(linesOf([...characters(20, 50, 2), ...characters(100, 50, 2)])).toEqual([[20, 50, 64, 70], [100, 50, 144, 70]]);
  });

  test('take the point and the comma between their digits along', () => {
    expect(linesOf([box(20, 50, 32, 70), box(36, 66, 40, 70), box(44, 50, 56, 70)])).toEqual([[20, 50, 56, 70]]);
  });

  test('of a title are as high as the title', () => {
    expect(linesOf([...characters(40, 20, 5, 36), ...characters(20, 100, 4)])).toEqual([[40, 20, 236, 56], [20, 100, 112, 120]]);
  });
});

test('the dots to a page number are leaders, an ellipsis of stops in a word is not', () => {
  const dots = Array.from({ length: 8 }, (_, i) => box(100 + i * 10, 58, 103 + i * 10, 61));
  const components = componentsOf(inkOf(aPicture(400, 100, [...characters(20, 50, 3), ...dots, box(190, 50, 202, 70)])));
  const { leaders, rest } = findLeaders(components, 20);
  expect(leaders).toEqual([box(100, 58, 173, 61)]);
  expect(rest).toHaveLength(4);
});

test('sizes of type: lines of digits alone take their neighbours’', () => {
  const line = (y: number, size: number, count: number) => ({ ...box(20, y, 200, y + size), characters: characters(20, y, count, size) });
  const [first, second, digits, title] = typeSizes([line(20, 20, 8), line(50, 21, 8), { ...box(20, 80, 60, 94), characters: [] }, line(150, 36, 6)], 20);
  expect(first).toBeCloseTo(20 / 0.92, 1);
  expect([second, digits]).toEqual([first, first]);
  expect(title).toBeCloseTo(36 / 0.92, 1);
});

test('sizes of type: the few characters of a last line that happen to be low have the size of the line above', () => {
  const line = (x: number, y: number, size: number, count: number) => ({ ...box(x, y, x + count * 24, y + size), characters: characters(x, y, count, size) });
  const [body, last, centred] = typeSizes([line(20, 20, 20, 30), line(20, 50, 18, 9), line(300, 80, 18, 9)], 20);
  expect(last).toBe(body);
  expect(centred).not.toBe(body);
});

test('sizes of type: long lines as high as each other are of one size, though the characters of one are a tenth lower', () => {
  const line = (y: number, size: number, height: number) => ({ ...box(20, y, 740, y + height), characters: characters(20, y, 30, size) });
  const [low, high] = typeSizes([line(20, 20, 24), line(60, 22, 24)], 20);
  expect(low).toBe(high);
  const [small, large] = typeSizes([line(20, 20, 21), line(60, 22, 24)], 20);
  expect(small).not.toBe(large);
});

test('sizes of type: a short line whose characters are told by their parts is as large as the longer lines as high as it', () => {
  const line = (y: number, size: number, count: number) => ({ ...box(20, y, 20 + count * 24, y + 20), characters: characters(20, y, count, size) });
  const [last, body] = typeSizes([line(20, 12, 8), line(50, 20, 30)], 20);
  expect(last).toBe(body);
});

describe('the sheet', () => {
  const text = Array.from({ length: 12 }, (_, row) => characters(40, 40 + row * 40, 20)).flat();
  const page = aPicture(600, 560, text);

  test('that lies straight is left alone', () => {
    expect(skewOf(page, 128)).toBe(0);
  });

  test.each([-1.5, 0.8, 2])('askew by %s degrees is measured to a tenth', (degrees) => {
    expect(Math.abs(skewOf(straighten(page, -degrees), 128) - degrees)).toBeLessThan(0.1);
  });

  test('with a shadow over one side becomes even, its text stays', () => {
    const shaded = { ...page, data: page.data.map((level, i) => Math.round(level * (1 - 0.5 * ((i % 600) / 600)))) };
    const even = evenLight(shaded);
    expect(even.data[5 * 600 + 590]).toBeGreaterThan(235);
    const threshold = inkThreshold(even);
    expect(even.data[50 * 600 + 45]).toBeLessThan(threshold);
    expect(even.data[50 * 600 + 500]).toBeLessThan(threshold);
  });
});
