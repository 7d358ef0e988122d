import type { GrayImage } from './gray-image.ts';
import { PastPaper } from './past-paper.ts';

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
  const past = new PastPaper(data, threshold);
  let [x0, x1] = [new Int32Array(1 << 16), new Int32Array(1 << 16)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    rows[y] = count;
    if (count + width > x0.length) [x0, x1] = [larger(x0, width), larger(x1, width)];
    const [start, end] = [y * width, (y + 1) * width];
    for (let at = past.from(start, end); at < end; at = past.from(at + 1, end)) {
      if (data[at]! >= threshold) continue;
      x0[count] = at - start;
      while (at < end && data[at]! < threshold) at++;
      x1[count++] = at - start;
    }
  }
  rows[height] = count;
  return { width, height, rows, x0: x0.subarray(0, count), x1: x1.subarray(0, count) };
}

/** Runs from pixels that are told one by one, in the order of the picture. */
export class RunsOfPixels {
  readonly #width: number;
  readonly #rows: Int32Array;
  #x0 = new Int32Array(1 << 16);
  #x1 = new Int32Array(1 << 16);
  #count = 0;
  /** First row that has not begun. */
  #next = 0;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#rows = new Int32Array(height + 1);
  }

  add(x: number, y: number): void {
    const begins = this.#next <= y;
    if (begins) this.#begin(y);
    if (!begins && this.#count > this.#rows[y]! && this.#x1[this.#count - 1] === x) this.#x1[this.#count - 1] = x + 1;
    else {
      this.#x0[this.#count] = x;
      this.#x1[this.#count++] = x + 1;
    }
  }

  end(): InkRuns {
    const height = this.#rows.length - 1;
    this.#begin(height);
    return { width: this.#width, height, rows: this.#rows, x0: this.#x0.subarray(0, this.#count), x1: this.#x1.subarray(0, this.#count) };
  }

  #begin(y: number): void {
    while (this.#next <= y) this.#rows[this.#next++] = this.#count;
    if (this.#count + this.#width > this.#x0.length) [this.#x0, this.#x1] = [larger(this.#x0, this.#width), larger(this.#x1, this.#width)];
  }
}

function larger(runs: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(runs.length * 2 + room);
  grown.set(runs);
  return grown;
}
