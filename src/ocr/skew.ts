import type { GrayImage } from './gray-image.ts';
import { resize } from './gray-image.ts';

/** Scanners feed paper up to this much askew; more is a photograph. Degrees. */
const MOST = 4;
/** Width of the reduced picture on which the angle is measured. Pixels. */
const MEASURED_WIDTH = 900;

/**
 * The angle by which lines of text and rulings slope, in degrees, positive when they fall to the right. Found as the
 * angle at which the rows of ink are most uneven (projection profile), coarse to fine.
 */
export function skewOf(image: GrayImage, threshold: number): number {
  const scale = Math.min(1, MEASURED_WIDTH / image.width);
  const small = scale < 1 ? resize(image, Math.round(image.width * scale), Math.round(image.height * scale)) : image;
  const points: number[] = [];
  const limit = scale < 1 ? Math.min(215, threshold + 40) : threshold;
  for (let y = 1; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      // Only upper edges of ink: large dark areas would drown the lines.
      if (small.data[y * small.width + x]! < limit && small.data[(y - 1) * small.width + x]! >= limit) points.push(x, y);
    }
  }
  if (points.length < 400) return 0;
  const evenness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(small.height + 2 * Math.ceil(small.width * 0.08) + 2);
    const base = Math.ceil(small.width * 0.08);
    for (let i = 0; i < points.length; i += 2) rows[Math.round(points[i + 1]! - slope * points[i]!) + base]!++;
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

/** Turns the picture back by the angle, about its centre, keeping its size; what comes in from outside is paper. */
export function straighten(image: GrayImage, degrees: number): GrayImage {
  if (degrees === 0) return image;
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length).fill(255);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const cx = width / 2;
  const cy = height / 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - cx) - sin * (y - cy) + cx;
      const sy = sin * (x - cx) + cos * (y - cy) + cy;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const fx = sx - x0;
      const fy = sy - y0;
      const at = y0 * width + x0;
      turned[y * width + x] = (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy;
    }
  }
  return { width, height, data: turned };
}
