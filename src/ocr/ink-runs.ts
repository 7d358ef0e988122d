import type { GrayImage } from './gray-image.ts';

/** Ink as runs of dark pixels, row by row from the left. A page has some tens of thousands, and millions of pixels. */
export interface InkRuns {
  readonly width: number;
  readonly height: number;
  /** The runs of row `y` are `rows[y]` up to `rows[y + 1]`. */
  readonly rows: Int32Array;
  /** First pixel of each run, and the one after its last. */
  readonly x0: Int32Array;
  readonly x1: Int32Array;
}

/** Runs of pixels darker than the threshold. */
export function inkRunsOf({ width, height, data }: GrayImage, threshold: number): InkRuns {
  const rows = new Int32Array(height + 1);
  let [x0, x1] = [new Int32Array(1 << 16), new Int32Array(1 << 16)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    rows[y] = count;
    if (count + width > x0.length) [x0, x1] = [larger(x0, width), larger(x1, width)];
    const [start, end] = [y * width, (y + 1) * width];
    for (let at = start; at < end; at++) {
      if (data[at]! >= threshold) continue;
      x0[count] = at - start;
      while (at < end && data[at]! < threshold) at++;
      x1[count++] = at - start;
    }
  }
  rows[height] = count;
  return { width, height, rows, x0: x0.subarray(0, count), x1: x1.subarray(0, count) };
}

function larger(runs: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(runs.length * 2 + room);
  grown.set(runs);
  return grown;
}
