import type { GrayImage } from './gray-image.ts';

/** Side of the blocks whose brightest pixels are taken for paper. Pixels; larger than a character at 300 dpi. */
const BLOCK = 48;

/**
 * Makes paper white everywhere: each pixel is divided by the paper's brightness around it (the 85th percentile of a
 * block, between block centres linearly), so that shadows of a binding and yellowed margins go.
 */
export function evenLight(image: GrayImage): GrayImage {
  const { width, height, data } = image;
  const columns = Math.max(1, Math.ceil(width / BLOCK));
  const rows = Math.max(1, Math.ceil(height / BLOCK));
  const paper = new Float32Array(columns * rows);
  for (let by = 0; by < rows; by++) {
    for (let bx = 0; bx < columns; bx++) paper[by * columns + bx] = brightness(image, bx * BLOCK, by * BLOCK);
  }
  // A block that is all ink (a shaded header, a photograph) takes its neighbours' paper.
  const smooth = paper.map((value, i) => {
    const bx = i % columns;
    const by = (i - bx) / columns;
    let brightest = value;
    for (let y = Math.max(0, by - 1); y <= Math.min(rows - 1, by + 1); y++) {
      for (let x = Math.max(0, bx - 1); x <= Math.min(columns - 1, bx + 1); x++) brightest = Math.max(brightest, paper[y * columns + x]!);
    }
    return Math.max(value, brightest * 0.8);
  });
  const evened = new Uint8Array(data.length);
  const across = new Float64Array(columns);
  for (let y = 0; y < height; y++) {
    const fy = Math.min(rows - 1, Math.max(0, (y - BLOCK / 2) / BLOCK));
    const above = Math.floor(fy) * columns;
    const below = Math.min(rows - 1, Math.floor(fy) + 1) * columns;
    for (let bx = 0; bx < columns; bx++) across[bx] = smooth[above + bx]! * (1 - fy + Math.floor(fy)) + smooth[below + bx]! * (fy - Math.floor(fy));
    evenRow(data, evened, y * width, width, across);
  }
  return { width, height, data: evened };
}

/** One row, whose paper is as bright as `across` at the middles of the blocks. */
function evenRow(data: Uint8Array, evened: Uint8Array, start: number, width: number, across: Float64Array): void {
  for (let x = 0, next = 0; x < width; next++) {
    const left = across[Math.max(0, next - 1)]!;
    const right = across[Math.min(across.length - 1, next)]!;
    const end = next >= across.length ? width : Math.min(width, next * BLOCK + BLOCK / 2);
    const slope = (right - left) / BLOCK;
    let level = left + slope * (x - (next - 1) * BLOCK - BLOCK / 2);
    for (; x < end; x++, level += slope) {
      const value = (data[start + x]! * 255) / level;
      evened[start + x] = value > 255 ? 255 : value;
    }
  }
}

function brightness({ width, height, data }: GrayImage, x0: number, y0: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let y = y0; y < Math.min(height, y0 + BLOCK); y += 2) {
    for (let x = x0; x < Math.min(width, x0 + BLOCK); x += 2) {
      counts[data[y * width + x]!]!++;
      total++;
    }
  }
  let above = 0;
  for (let level = 255; level >= 0; level--) {
    above += counts[level]!;
    if (above >= total * 0.15) return Math.max(32, level);
  }
  return 255;
}

/** Otsu's threshold: the level that parts ink from paper with the least variance within each. */
export function inkThreshold({ data }: GrayImage): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < data.length; i += 3) counts[data[i]!]!++;
  let total = 0;
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    total += counts[level]!;
    sum += level * counts[level]!;
  }
  let best = 128;
  let most = -1;
  let weight = 0;
  let partial = 0;
  for (let level = 0; level < 255; level++) {
    weight += counts[level]!;
    partial += level * counts[level]!;
    if (weight === 0 || weight === total) continue;
    const apart = partial / weight - (sum - partial) / (total - weight);
    const variance = weight * (total - weight) * apart * apart;
    if (variance > most) {
      most = variance;
      best = level;
    }
  }
  // Paper that is white after evening never lies below 200; ink that is mere grey is noise or bleed-through.
  return Math.max(96, Math.min(190, best));
}
