/** An affine transform as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first, then `outer`. */
export function compose(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer;
  const i0 = inner[0]!, i1 = inner[1]!, i2 = inner[2]!, i3 = inner[3]!, i4 = inner[4]!, i5 = inner[5]!;
  return [a * i0 + c * i1, b * i0 + d * i1, a * i2 + c * i3, b * i2 + d * i3, a * i4 + c * i5 + e, b * i4 + d * i5 + f];
}

/** Mean factor by which a transform lengthens: what a stroke width becomes on the page. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));
