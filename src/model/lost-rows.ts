import type { GrayImage } from './gray-image.ts';

/** The decoder's grey may differ so much where the picture was made smaller. Grey levels. */
const SAME = 2;
/** Paper is lighter and ink darker than what a decoder fills in. Grey levels. */
const FILL = { darkest: 16, lightest: 240 };
/** A row belongs to what is lost if it ends in so many pixels of the fill: JPEG is decoded in squares of 8 or 16. */
const SQUARE = 8;
/** Darker is ink. Grey levels. */
const INK = 150;
/** A column that is dark all the way above the break, so many rows, is a ruling and no cut character. */
const RULING_ROWS = 60;
/** Rulings lean, and their edges are grey. Pixels. */
const RULING_EDGE = 3;
/** A cut line of text reaches up no further: twice the height of a line at 300 dpi. Rows. */
const LINE_ROWS = 120;

/** The first of the rows at the bottom that a decoder filled with one grey, where a JPEG breaks off; null if there are none. */
export function firstLostRow({ width, height, data }: GrayImage): number | null {
  const fill = data[data.length - 1]!;
  if (fill < FILL.darkest || fill > FILL.lightest) return null;
  const filled = (y: number, from: number): boolean => {
    for (let i = y * width + from; i < (y + 1) * width; i++) if (Math.abs(data[i]! - fill) > SAME) return false;
    return true;
  };
  let row = height;
  while (row > 0 && filled(row - 1, 0)) row--;
  if (row === height) return null;
  while (row > 0 && filled(row - 1, Math.max(0, width - SQUARE))) row--;
  return row;
}

/**
 * The picture with paper in place of what was lost from `row` on, and of the line of text that the break cuts through: half of a
 * character reads as another one, half of a number as another number.
 */
export function withoutLostRows(image: GrayImage, row: number): GrayImage {
  const { width } = image;
  const data = image.data.slice();
  data.fill(255, wholeUntil(image, row) * width);
  return { ...image, data };
}

/** Up from the break to the nearest row without ink, rulings aside. */
function wholeUntil({ width, data }: GrayImage, row: number): number {
  const top = Math.max(0, row - RULING_ROWS);
  const ruled = new Uint8Array(width);
  for (let x = 0; x < width; x++) {
    let dark = 0;
    for (let y = top; y < row; y++) if (data[y * width + x]! < INK) dark++;
    if (dark >= (row - top) * 0.9) ruled.fill(1, Math.max(0, x - RULING_EDGE), x + RULING_EDGE + 1);
  }
  const blank = (y: number): boolean => {
    for (let x = 0; x < width; x++) if (ruled[x] === 0 && data[y * width + x]! < INK) return false;
    return true;
  };
  const end = Math.max(0, row - LINE_ROWS);
  let y = row;
  while (y > end && !blank(y - 1)) y--;
  return y;
}
