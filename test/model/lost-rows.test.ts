import { describe, expect, test } from 'vitest';
import type { GrayImage } from '../../src/model/gray-image.ts';
import { firstLostRow, withoutLostRows } from '../../src/model/lost-rows.ts';

const [PAPER, INK, FILL] = [255, 0, 128];

/** 40 pixels wide: a line of print in rows 10-19, another in 30-39, and a decoder's grey from row `lost` on. */
function aBrokenPicture({ lost, ruling = false }: { lost: number; ruling?: boolean }): GrayImage {
  const [width, height] = [40, 100];
  const data = new Uint8Array(width * height).fill(PAPER);
  for (let y = 0; y < height; y++) {
    if ((y >= 10 && y < 20) || (y >= 30 && y < 40)) data.fill(INK, y * width + 5, y * width + 20);
    if (ruling) data[y * width + 2] = INK;
    if (y >= lost) data.fill(FILL, y * width, (y + 1) * width);
  }
  return { width, height, data };
}

const inkRows = ({ width, height, data }: GrayImage): number[] => Array.from({ length: height }, (_, y) => y).filter((y) => data.subarray(y * width + 5, y * width + 20).includes(INK));

describe('a picture whose data break off', () => {
  test('what is lost begins with the first row of one even grey', () => {
    expect([45, 70].map((lost) => firstLostRow(aBrokenPicture({ lost })))).toEqual([45, 70]);
  });
  test('rows that were decoded in part are lost too', () => {
    const { width, height, data } = aBrokenPicture({ lost: 45 });
    for (let y = 37; y < 45; y++) data.fill(FILL, y * width + 24, (y + 1) * width);
    expect(firstLostRow({ width, height, data })).toBe(37);
  });
  test('a whole picture, white or black at its foot, has lost nothing', () => {
    expect(firstLostRow(aBrokenPicture({ lost: 100 }))).toBe(null);
    expect(firstLostRow({ width: 2, height: 2, data: new Uint8Array(4) })).toBe(null);
  });
  test.each([false, true])('a line that the break cuts through is left out, the one above stays (ruling beside it: %s)', (ruling) => {
    const whole = withoutLostRows(aBrokenPicture({ lost: 35, ruling }), 35);
    expect(inkRows(whole)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(whole.data.subarray(35 * whole.width).every((value) => value === PAPER)).toBe(true);
  });
  test('a line that ends above the break stays', () => {
    expect(inkRows(withoutLostRows(aBrokenPicture({ lost: 45 }), 45))).toHaveLength(20);
  });
});
