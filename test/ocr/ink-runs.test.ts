import { expect, test } from 'vitest';
import { rulingInk } from '../../src/ocr/faint-rulings.ts';
import type { GrayImage } from '../../src/ocr/gray-image.ts';
import { inkRunsOf } from '../../src/ocr/ink-runs.ts';
import type { InkRuns } from '../../src/ocr/ink-runs.ts';
import { seeded } from '../../scripts/generator/random.ts';

/** Mostly paper, with ink of every level; 37 pixels are no multiple of the four that are looked at together. */
function aSpeckledPicture(seed: number, offset = 0): GrayImage {
  const chance = seeded(seed);
  const [width, height] = [37, 23];
  const data = new Uint8Array(offset + width * height).subarray(offset);
  for (let i = 0; i < data.length; i++) data[i] = chance.int(0, 9) < 7 ? chance.int(225, 255) : chance.int(0, 255);
  return { width, height, data };
}

/** A picture of runs, `#` where there is ink. */
function drawn({ width, height, rows, x0, x1 }: InkRuns): string[] {
  return Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: width }, () => '.');
    for (let run = rows[y]!; run < rows[y + 1]!; run++) row.fill('#', x0[run]!, x1[run]!);
    return row.join('');
  });
}

const rowsOf = ({ width, height }: GrayImage, isInk: (x: number, y: number) => boolean): string[] =>
  Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_none, x) => (isInk(x, y) ? '#' : '.')).join(''));

test.each([96, 128, 129, 150, 190, 224, 255])('every pixel darker than %i belongs to a run, and no other', (threshold) => {
  for (const offset of [0, 1, 2, 3]) {
    const picture = aSpeckledPicture(threshold, offset);
    const runs = inkRunsOf(picture, threshold);
    expect(drawn(runs)).toEqual(rowsOf(picture, (x, y) => picture.data[y * picture.width + x]! < threshold));
    for (let y = 0; y < picture.height; y++) for (let run = runs.rows[y]! + 1; run < runs.rows[y + 1]!; run++) expect(runs.x0[run]).toBeGreaterThan(runs.x1[run - 1]!);
  }
});

test('rulings are looked for in ink, and in pixels that are darker than both sides across the line', () => {
  const picture = aSpeckledPicture(7);
  const at = (x: number, y: number): number => picture.data[y * picture.width + x] ?? 0;
  const isInside = (place: number, size: number): boolean => place >= 2 && place < size - 2;
  const { across, down } = rulingInk(picture, 150, 2);
  const isFaint = (x: number, y: number, dx: number, dy: number): boolean => at(x, y) <= 223 && at(x - dx, y - dy) >= at(x, y) + 32 && at(x + dx, y + dy) >= at(x, y) + 32;
  expect(drawn(across)).toEqual(rowsOf(picture, (x, y) => at(x, y) < 150 || (isInside(y, picture.height) && isFaint(x, y, 0, 2))));
  expect(drawn(down)).toEqual(rowsOf(picture, (x, y) => at(x, y) < 150 || (isInside(x, picture.width) && isFaint(x, y, 2, 0))));
});
