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
      for (let x = 0, at = (y * times + j) * image.width; x < width; x++) for (let i = 0; i < times; i++) sums[x]! += image.data[at++]!;
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
  const blockX = Math.max(1, Math.round(sx));
  const blockY = Math.max(1, Math.round(sy));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = blockX > 1 || blockY > 1 ? mean(image, x * sx, y * sy, sx, sy) : bilinear(image, (x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5);
    }
  }
  return { width, height, data };
}

function bilinear({ width, height, data }: GrayImage, x: number, y: number): number {
  const x0 = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const y0 = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const fx = Math.max(0, Math.min(1, x - x0));
  const fy = Math.max(0, Math.min(1, y - y0));
  const top = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx;
  const bottom = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx;
  return Math.round(top * (1 - fy) + bottom * fy);
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
