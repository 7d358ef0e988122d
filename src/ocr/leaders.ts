import type { Component } from './components.ts';
import type { PixelBox } from './gray-image.ts';

/** Dots in a row that are no characters of a word: the leaders of a table of contents, `……`. */
export interface Leaders {
  readonly leaders: readonly PixelBox[];
  /** What is left when their dots are taken away. */
  readonly rest: readonly Component[];
}

const FEWEST = 5;

/** Rows of at least five small dots at one height and even distances. Engines read them as anything and lose the number behind. */
export function findLeaders(components: readonly Component[], size: number): Leaders {
  if (size === 0) return { leaders: [], rest: components };
  const isDot = ({ x0, y0, x1, y1 }: Component): boolean => {
    const [width, height] = [x1 - x0, y1 - y0];
    return width <= size * 0.3 && height <= size * 0.3 && width >= 1 && Math.abs(width - height) <= Math.max(2, size * 0.1);
  };
  const rows: Component[][] = [];
  for (const dot of components.filter(isDot).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    const row = rows.find((r) => Math.abs(r.at(-1)!.y0 - dot.y0) <= Math.max(2, size * 0.1) && dot.x0 - r.at(-1)!.x1 < size * 0.9);
    if (row) row.push(dot);
    else rows.push([dot]);
  }
  const found = rows.filter((row) => row.length >= FEWEST && isEven(row) && standsAlone(row));
  const dots = new Set(found.flat());
  return {
    leaders: found.map((row) => ({ x0: row[0]!.x0, y0: Math.min(...row.map((d) => d.y0)), x1: row.at(-1)!.x1, y1: Math.max(...row.map((d) => d.y1)) })),
    rest: dots.size === 0 ? components : components.filter((c) => !dots.has(c)),
  };

  /** Feet of characters, left over when a ruling through them was taken away, are rows of dots as well; they have ink above them. */
  function standsAlone(row: readonly Component[]): boolean {
    const [x0, x1, y] = [row[0]!.x0, row.at(-1)!.x1, row[0]!.y0];
    return !components.some((c) => !row.includes(c) && c.x0 < x1 && c.x1 > x0 && c.y0 < y + size * 0.7 && c.y1 > y - size * 0.7);
  }
}

function isEven(row: readonly Component[]): boolean {
  const steps = row.slice(1).map((dot, i) => dot.x0 - row[i]!.x0).sort((a, b) => a - b);
  const usual = steps[steps.length >> 1]!;
  return steps.filter((step) => step > usual * 0.7 && step < usual * 1.4).length >= steps.length * 0.8;
}
