import type { GrayImage } from '../model/gray-image.ts';

export type { GrayImage };

/** Half-open box in pixels. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A copy of part of an image; the box is cut to the image, so the result may be smaller than asked for. */
export function crop(image: GrayImage, box: PixelBox): GrayImage {
  const x0 = Math.max(0, box.x0);
  const y0 = Math.max(0, box.y0);
  const width = Math.max(1, Math.min(image.width, box.x1) - x0);
  const height = Math.max(1, Math.min(image.height, box.y1) - y0);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * image.width + x0;
    data.set(image.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}

/** An image with so many rows of white paper above and below, and columns left and right. */
export function withPaper(image: GrayImage, rows: number, columns: number): GrayImage {
  const [width, height] = [image.width + 2 * columns, image.height + 2 * rows];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < image.height; y++) data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (y + rows) * width + columns);
  return { width, height, data };
}

/** A quarter turn clockwise, `turns` times. */
export function quarterTurns(image: GrayImage, turns: number): GrayImage {
  let turned = image;
  for (let i = 0; i < ((turns % 4) + 4) % 4; i++) turned = turnClockwise(turned);
  return turned;
}

function turnClockwise({ width, height, data }: GrayImage): GrayImage {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = data[y * width + x]!;
  }
  return { width: height, height: width, data: turned };
}

/** A picture a whole number of times smaller, each pixel the mean of those it stands for. */
export function shrink(image: GrayImage, times: number): GrayImage {
  const width = Math.floor(image.width / times);
  const height = Math.floor(image.height / times);
  const data = new Uint8Array(width * height);
  const sums = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let j = 0; j < times; j++) {
      for (let i = 0; i < times; i++) for (let x = 0, at = (y * times + j) * image.width + i; x < width; x++, at += times) sums[x]! += image.data[at]!;
    }
    for (let x = 0; x < width; x++) data[y * width + x] = sums[x]! / (times * times);
  }
  return { width, height, data };
}

/** Bilinear shrink or growth to an exact size. */
export function resize(image: GrayImage, width: number, height: number): GrayImage {
  const data = new Uint8Array(width * height);
  const sx = image.width / width;
  const sy = image.height / height;
  // Shrinking by more than half needs averaging, or thin strokes fall between the samples.
  const averages = Math.round(sx) > 1 || Math.round(sy) > 1;
  const columns = averages ? [] : samplesOf(width, image.width);
  const rows = averages ? [] : samplesOf(height, image.height);
  for (let y = 0; y < height; y++) {
    if (averages) for (let x = 0; x < width; x++) data[y * width + x] = mean(image, x * sx, y * sy, sx, sy);
    else bilinearRow(image, rows[y]!, columns, data.subarray(y * width, (y + 1) * width));
  }
  return { width, height, data };
}

/** Where along one side a pixel of the result lies: between two of the image's, so far from the first. */
interface Sample {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

function samplesOf(to: number, from: number): Sample[] {
  return Array.from({ length: to }, (_, i) => {
    const at = (i + 0.5) * (from / to) - 0.5;
    const first = Math.max(0, Math.min(from - 1, Math.floor(at)));
    return { first, second: Math.min(from - 1, first + 1), share: Math.max(0, Math.min(1, at - first)) };
  });
}

function bilinearRow({ width, data }: GrayImage, { first, second, share }: Sample, columns: readonly Sample[], into: Uint8Array): void {
  const [upper, lower] = [first * width, second * width];
  for (let x = 0; x < columns.length; x++) {
    const { first: left, second: right, share: fx } = columns[x]!;
    const top = data[upper + left]! * (1 - fx) + data[upper + right]! * fx;
    const bottom = data[lower + left]! * (1 - fx) + data[lower + right]! * fx;
    into[x] = Math.round(top * (1 - share) + bottom * share);
  }
}

function mean({ width, height, data }: GrayImage, x: number, y: number, w: number, h: number): number {
  const x1 = Math.min(width, Math.max(Math.floor(x) + 1, Math.floor(x + w)));
  const y1 = Math.min(height, Math.max(Math.floor(y) + 1, Math.floor(y + h)));
  let sum = 0;
  let count = 0;
  for (let j = Math.floor(y); j < y1; j++) {
    for (let i = Math.floor(x); i < x1; i++) {
      sum += data[j * width + i]!;
      count++;
    }
  }
  return count === 0 ? 255 : Math.round(sum / count);
}
