import type { GrayImage } from './gray-image.ts';
import { shrink } from './gray-image.ts';

/** Scanners feed paper up to this much askew; more is a photograph. Degrees. */
const MOST = 4;
/** Width of the reduced picture on which the angle is measured. Pixels. */
const MEASURED_WIDTH = 900;

/**
 * The angle by which lines of text and rulings slope, in degrees, positive when they fall to the right. Found as the
 * angle at which the rows of ink are most uneven (projection profile), coarse to fine.
 */
export function skewOf(image: GrayImage, threshold: number): number {
  const times = Math.max(1, Math.round(image.width / MEASURED_WIDTH));
  const small = times > 1 ? shrink(image, times) : image;
  const limit = times > 1 ? Math.min(215, threshold + 40) : threshold;
  const edges = upperEdges(small, limit);
  if (edges.length < 800) return 0;
  const base = Math.ceil(small.width * 0.085) + 1;
  const rows = new Int32Array(small.height + 2 * base);
  const evenness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    rows.fill(0);
    for (let i = 0; i < edges.length; i += 2) rows[(edges[i + 1]! - slope * edges[i]! + base + 0.5) | 0]!++;
    let sum = 0;
    for (const row of rows) sum += row * row;
    return sum;
  };
  let best = 0;
  let most = evenness(0) * 1.02;
  for (const [reach, step] of [[MOST, 0.5], [0.5, 0.1], [0.1, 0.02]] as const) {
    const centre = best;
    for (let angle = centre - reach; angle <= centre + reach + 1e-9; angle += step) {
      const sum = evenness(angle);
      if (sum > most) {
        most = sum;
        best = angle;
      }
    }
  }
  return Math.abs(best) < 0.03 ? 0 : best;
}

/** Points x, y where ink begins below paper: large dark areas would drown the lines if all of their ink counted. */
function upperEdges({ width, height, data }: GrayImage, limit: number): Int32Array {
  const edges: number[] = [];
  for (let y = 1; y < height; y++) {
    for (let at = y * width + 1; at < (y + 1) * width; at++) if (data[at]! < limit && data[at - width]! >= limit) edges.push(at - y * width, y);
  }
  return Int32Array.from(edges);
}

/** Places after the point of a pixel's place, in bits: fine enough that a row of 3,500 steps ends within a hundredth of a pixel. */
const PLACES = 18;
const ONE = 1 << PLACES;

/** Turns the picture back by the angle, about its centre, keeping its size; what comes in from outside is paper. */
export function straighten(image: GrayImage, degrees: number): GrayImage {
  if (degrees === 0) return image;
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length).fill(255);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const [stepX, stepY] = [Math.round(cos * ONE), Math.round(sin * ONE)];
  for (let y = 0; y < height; y++) {
    const startX = Math.round((cos * (-width / 2) - sin * (y - height / 2) + width / 2) * ONE);
    const startY = Math.round((sin * (-width / 2) + cos * (y - height / 2) + height / 2) * ONE);
    const isOutside = (x: number): boolean => {
      const [x0, y0] = [(startX + x * stepX) >> PLACES, (startY + x * stepY) >> PLACES];
      return x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1;
    };
    let [first, end] = [0, width];
    while (first < end && isOutside(first)) first++;
    while (end > first && isOutside(end - 1)) end--;
    let [sx, sy] = [startX + first * stepX, startY + first * stepY];
    for (let to = y * width + first; to < y * width + end; to++, sx = (sx + stepX) | 0, sy = (sy + stepY) | 0) {
      const at = Math.imul(sy >> PLACES, width) + (sx >> PLACES);
      const fx = (sx >> (PLACES - 8)) & 255;
      const top = data[at]! * 256 + (data[at + 1]! - data[at]!) * fx;
      const bottom = data[at + width]! * 256 + (data[at + width + 1]! - data[at + width]!) * fx;
      turned[to] = (top * 256 + (bottom - top) * ((sy >> (PLACES - 8)) & 255)) >> 16;
    }
  }
  return { width, height, data: turned };
}
