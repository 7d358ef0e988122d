import type { Component } from './components.ts';
import type { PixelBox } from './gray-image.ts';
import type { PixelRulings } from './pixel-rulings.ts';
import type { InkedLine } from './type-sizes.ts';

/** Height of a usual character, from the components' own heights. Pixels; 0 when there is nothing like text. */
export function characterHeight(components: readonly Component[], height: number): number {
  const heights = components.filter((c) => c.y1 - c.y0 >= 8 && c.y1 - c.y0 < height / 12 && c.x1 - c.x0 >= 4 && c.x1 - c.x0 < (c.y1 - c.y0) * 3).map((c) => c.y1 - c.y0).sort((a, b) => a - b);
  // Parts of characters are smaller than characters: the upper half of the list is whole ones.
  return heights.length < 3 ? 0 : heights[Math.floor(heights.length * 0.65)]!;
}

interface Line {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Ink of whole characters only, for the test of belonging to one row. */
  readonly parts: Component[];
}

/**
 * Boxes of text lines: components that stand beside each other, no further apart than a character and a half and with
 * no ruling between them. A line is therefore never wider than its cell, and columns of an unruled table stay apart.
 * Lines of larger characters (titles) are found first, by their own size.
 */
export function findTextLines(components: readonly Component[], rulings: PixelRulings, characterSize: number): InkedLine[] {
  if (characterSize === 0) return [];
  const found: InkedLine[] = [];
  let rest = components;
  for (const row of largeRows(components, characterSize)) {
    const size = row.y1 - row.y0;
    const inRow = rest.filter((c) => (c.y0 + c.y1) / 2 > row.y0 - size * 0.1 && (c.y0 + c.y1) / 2 < row.y1 + size * 0.1 && c.y1 - c.y0 <= size * 1.2).sort((a, b) => a.x0 - b.x0);
    // From the large characters outwards, as far as the line goes on: its digits and points are no large squares.
    let { x0, x1 } = row;
    for (const c of inRow) if (c.x0 < x1 + size * 1.5) x1 = Math.max(x1, c.x1);
    for (const c of inRow.toReversed()) if (c.x1 > x0 - size * 1.5) x0 = Math.min(x0, c.x0);
    const members = new Set(inRow.filter((c) => c.x1 > x0 && c.x0 < x1));
    found.push(...linesOfSize([...members], rulings, size));
    rest = rest.filter((c) => !members.has(c));
  }
  return [...found, ...linesOfSize(rest, rulings, characterSize)];
}

/** A character this much larger than the page's usual one belongs to a title. */
const LARGE = 1.35;

/** Stretches of at least three large, roughly square components at one height. */
function largeRows(components: readonly Component[], size: number): PixelBox[] {
  const rows: { x0: number; y0: number; x1: number; y1: number; count: number }[] = [];
  for (const c of [...components].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    const [width, height] = [c.x1 - c.x0, c.y1 - c.y0];
    if (height < size * LARGE || height > size * 4 || width < height * 0.7 || width > height * 1.5) continue;
    const row = rows.find((r) => Math.min(r.y1, c.y1) - Math.max(r.y0, c.y0) > height * 0.7 && height > (r.y1 - r.y0) * 0.7);
    if (!row) rows.push({ x0: c.x0, y0: c.y0, x1: c.x1, y1: c.y1, count: 1 });
    else {
      Object.assign(row, { y0: Math.min(row.y0, c.y0), x1: Math.max(row.x1, c.x1), y1: Math.max(row.y1, c.y1) });
      row.count++;
    }
  }
  return rows.filter(({ count }) => count >= 3);
}

function linesOfSize(components: readonly Component[], rulings: PixelRulings, characterSize: number): InkedLine[] {
  const big = components.filter((c) => isInk(c, characterSize) && c.y1 - c.y0 >= characterSize * 0.45);
  const small = components.filter((c) => isInk(c, characterSize) && c.y1 - c.y0 < characterSize * 0.45);
  const barred = barrier(rulings, characterSize);
  const lines: Line[] = [];
  for (const part of [...big].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    const home = bestLine(lines, part, characterSize, 1.6, barred);
    if (home) add(home, part);
    else lines.push({ x0: part.x0, y0: part.y0, x1: part.x1, y1: part.y1, parts: [part] });
  }
  // Small strokes (dots, commas, the bars of 三) belong to a line near them; what is left makes lines of its own (a lone 一 or —).
  // In rounds, since one may reach a line only by way of another (the bars of 三 by way of the 、 behind them).
  let orphans: readonly Component[] = [...small].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
  for (let waiting = Infinity; orphans.length < waiting;) {
    waiting = orphans.length;
    orphans = orphans.filter((part) => {
      const home = nearestLine(lines, part, characterSize, barred);
      if (home) widen(home, part);
      return !home;
    });
  }
  const loose: Line[] = [];
  for (const part of orphans) {
    if (part.x1 - part.x0 < characterSize * 0.3 && part.y1 - part.y0 < characterSize * 0.3) continue;
    const home = loose.find((line) => part.x0 - line.x1 < characterSize && part.x0 + 1 > line.x0 - characterSize && Math.max(part.y1, line.y1) - Math.min(part.y0, line.y0) <= characterSize * 1.2);
    if (home) widen(home, part);
    else loose.push({ x0: part.x0, y0: part.y0, x1: part.x1, y1: part.y1, parts: [part] });
  }
  return joinLines([...lines, ...loose], characterSize, barred).map(({ x0, y0, x1, y1, parts }) => ({ x0, y0, x1, y1, characters: parts.filter((c) => isWhole(c, characterSize)) }));
}

/** A whole character rather than a part of one or a digit: about as wide as high. */
function isWhole(c: Component, size: number): boolean {
  const [width, height] = [c.x1 - c.x0, c.y1 - c.y0];
  return height >= size * 0.6 && width >= height * 0.65 && width <= height * 1.3;
}

function isInk(c: Component, size: number): boolean {
  return c.y1 - c.y0 <= size * 3 && c.x1 - c.x0 <= size * 12 && c.area >= Math.max(2, size * size * 0.004);
}

function add(line: Line, part: Component): void {
  line.parts.push(part);
  widen(line, part);
}

function widen(line: Line, part: PixelBox): void {
  line.x0 = Math.min(line.x0, part.x0);
  line.y0 = Math.min(line.y0, part.y0);
  line.x1 = Math.max(line.x1, part.x1);
  line.y1 = Math.max(line.y1, part.y1);
}

type Barred = (x0: number, x1: number, y: number) => boolean;

function bestLine(lines: readonly Line[], part: Component, size: number, reach: number, barred: Barred): Line | null {
  let best: Line | null = null;
  let nearest = Infinity;
  for (const line of lines) {
    const gap = part.x0 - line.x1;
    if (gap > size * reach) continue;
    const last = line.parts.at(-1)!;
    const overlap = Math.min(part.y1, line.y1) - Math.max(part.y0, line.y0);
    const overlapLast = Math.min(part.y1, last.y1 + size * 0.2) - Math.max(part.y0, last.y0 - size * 0.2);
    const least = Math.min(part.y1 - part.y0, line.y1 - line.y0);
    if (overlap < least * 0.5 || overlapLast <= 0 || Math.max(part.y1, line.y1) - Math.min(part.y0, line.y0) > size * 1.9) continue;
    if (gap > 0 && barred(line.x1, part.x0, (part.y0 + part.y1) / 2)) continue;
    if (gap < nearest) {
      nearest = gap;
      best = line;
    }
  }
  return best;
}

function nearestLine(lines: readonly Line[], part: Component, size: number, barred: Barred): Line | null {
  let best: Line | null = null;
  let nearest = Infinity;
  const middle = (part.y0 + part.y1) / 2;
  for (const line of lines) {
    if (middle < line.y0 - size * 0.3 || middle > line.y1 + size * 0.35) continue;
    const gap = Math.max(line.x0 - part.x1, part.x0 - line.x1, 0);
    if (gap > size * 1.2 || gap >= nearest) continue;
    if (gap > 0 && barred(Math.min(line.x1, part.x1), Math.max(line.x0, part.x0), middle)) continue;
    nearest = gap;
    best = line;
  }
  return best;
}

/** Lines that grew towards each other are one. */
function joinLines(lines: readonly Line[], size: number, barred: Barred): Line[] {
  const sorted = [...lines].sort((a, b) => a.x0 - b.x0);
  const joined: Line[] = [];
  for (const line of sorted) {
    const home = joined.find((other) => isStacked(line, other, size)) ?? joined.find((other) => line.x0 - other.x1 <= size * 1.5 && line.x0 >= other.x0
      && Math.min(line.y1, other.y1) - Math.max(line.y0, other.y0) >= Math.min(line.y1 - line.y0, other.y1 - other.y0) * 0.6
      && Math.max(line.y1, other.y1) - Math.min(line.y0, other.y0) <= size * 1.9
      && !(line.x0 > other.x1 && barred(other.x1, line.x0, (line.y0 + line.y1) / 2)));
    if (home) {
      home.parts.push(...line.parts);
      widen(home, line);
    } else joined.push(line);
  }
  return joined;
}

/** The upper and the lower part of one character that stands alone, such as 率 at the end of a narrow cell. */
function isStacked(line: Line, other: Line, size: number): boolean {
  const across = Math.min(line.x1, other.x1) - Math.max(line.x0, other.x0);
  return across >= Math.min(line.x1 - line.x0, other.x1 - other.x0) * 0.5 && Math.max(line.y1, other.y1) - Math.min(line.y0, other.y0) <= size * 1.2
    && Math.max(line.x1, other.x1) - Math.min(line.x0, other.x0) <= size * 1.5;
}

/** Whether a vertical ruling stands between two x at a height. */
function barrier({ vertical }: PixelRulings, size: number): Barred {
  const sorted = [...vertical].sort((a, b) => a.x0 - b.x0);
  return (x0, x1, y) => sorted.some((line) => line.x0 < x1 + 1 && line.x1 > x0 - 1 && line.y0 <= y + size * 0.3 && line.y1 >= y - size * 0.3);
}
