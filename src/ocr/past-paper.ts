const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;

/** Walks a row past its paper four pixels at a time: nine tenths of a page are looked at only so. */
export class PastPaper {
  readonly #words: Int32Array;
  /** Added to the low seven bits of a pixel, it sets the eighth where the pixel is paper. */
  readonly #lift: number;

  /** `darkest`: the darkest level that is paper. Of levels below 128 only those from 128 on are walked past. */
  constructor(data: Uint8Array, darkest: number) {
    const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
    this.#words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
    this.#lift = Math.imul(Math.min(128, 256 - darkest), 0x01010101);
  }

  /** The first place from `at` on, at most `end`, that may be no paper. */
  from(at: number, end: number): number {
    if ((at & 3) !== 0) return at;
    let next = at;
    for (; next + 4 <= end; next += 4) {
      const word = this.#words[next >> 2]!;
      if ((((word & LOW_BITS) + this.#lift) & word & HIGH_BITS) !== HIGH_BITS) break;
    }
    return next;
  }
}
