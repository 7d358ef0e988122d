import type { GrayImage, PixelBox } from './gray-image.ts';

export interface PixelRulings {
  /** Thin boxes, left to right. */
  readonly horizontal: readonly PixelBox[];
  /** Thin boxes, top to bottom. */
  readonly vertical: readonly PixelBox[];
}

export interface RulingLimits {
  /** Shortest line, pixels: longer than any stroke of a character. */
  readonly shortest: number;
  /** A line of this length stands on its own; a shorter one must run from line to line or go on with another. Pixels. */
  readonly long: number;
  /** Thickest line, pixels; double lines are joined up to it. */
  readonly thickest: number;
  /** Holes of at most this many pixels in a faint line are bridged. */
  readonly bridge: number;
}

/** Ruling lines as long straight runs of ink. Both directions share one search: vertical lines are horizontal ones of the turned picture. */
export function findPixelRulings(ink: Uint8Array, width: number, height: number, limits: RulingLimits): PixelRulings {
  const horizontal = findRuns(ink, width, height, limits);
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x]!;
  const vertical = findRuns(turned, height, width, limits).map(turn);
  return believable(horizontal, vertical, limits);
}

const turn = ({ x0, y0, x1, y1 }: PixelBox): PixelBox => ({ x0: y0, y0: x0, x1: y1, y1: x1 });

/** The bars of neighbouring characters (`主业`) make short lines too: those are lines only where they meet others. */
function believable(horizontal: readonly PixelBox[], vertical: readonly PixelBox[], { long, thickest }: RulingLimits): PixelRulings {
  // Lines end where they meet; a digit in a low row ends a little before.
  const near = Math.max(3, thickest * 0.6);
  const acrossAt = (x: number, y: number, columns: readonly PixelBox[]): boolean =>
    columns.some((c) => x > c.x0 - near && x < c.x1 + near && y > c.y0 - near && y < c.y1 + near);
  const goesOn = (line: PixelBox, rows: readonly PixelBox[]): boolean =>
    rows.some((r) => Math.abs((r.y0 + r.y1) / 2 - (line.y0 + line.y1) / 2) <= thickest && (line.x0 - r.x1 < long && r.x0 - line.x1 < long));
  const isJoined = (line: PixelBox, rows: readonly PixelBox[], columns: readonly PixelBox[]): boolean =>
    (acrossAt(line.x0, (line.y0 + line.y1) / 2, columns) && acrossAt(line.x1, (line.y0 + line.y1) / 2, columns))
    || (goesOn(line, rows) && (acrossAt(line.x0, (line.y0 + line.y1) / 2, columns) || acrossAt(line.x1, (line.y0 + line.y1) / 2, columns)));
  let rows = horizontal.filter((line) => line.x1 - line.x0 >= long);
  let columns = vertical.map(turn).filter((line) => line.x1 - line.x0 >= long).map(turn);
  // A short line may hang on another short one: two rounds reach those of nested cells.
  for (let round = 0; round < 2; round++) {
    const [knownRows, knownColumns] = [rows, columns];
    rows = horizontal.filter((line) => line.x1 - line.x0 >= long || isJoined(line, knownRows, knownColumns));
    columns = vertical.filter((line) => line.y1 - line.y0 >= long || isJoined(turn(line), knownColumns.map(turn), knownRows.map(turn)));
  }
  return { horizontal: rows, vertical: columns };
}

interface OpenLine {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

function findRuns(ink: Uint8Array, width: number, height: number, { shortest, thickest, bridge }: RulingLimits): PixelBox[] {
  const lines: PixelBox[] = [];
  let open: OpenLine[] = [];
  // A sloping line is many runs, each a little lower; runs of half the length that touch are joined before judging.
  const piece = Math.max(10, Math.floor(shortest / 2));
  for (let y = 0; y < height; y++) {
    const runs: { x0: number; x1: number }[] = [];
    let start = -1;
    let last = -1;
    let filled = 0;
    const close = (): void => {
      if (start >= 0 && last + 1 - start >= piece && filled >= (last + 1 - start) * 0.8) runs.push({ x0: start, x1: last + 1 });
      start = -1;
    };
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (ink[row + x] === 0) continue;
      if (start >= 0 && x - last > bridge + 1) close();
      if (start < 0) {
        start = x;
        filled = 0;
      }
      last = x;
      filled++;
    }
    close();
    const still: OpenLine[] = [];
    for (const run of runs) {
      const touching = open.filter((line) => line.y1 >= y - 1 && run.x0 <= line.x1 + bridge && run.x1 >= line.x0 - bridge);
      const line: OpenLine = { x0: run.x0, x1: run.x1, y0: y, y1: y + 1 };
      for (const other of touching) {
        line.x0 = Math.min(line.x0, other.x0);
        line.x1 = Math.max(line.x1, other.x1);
        line.y0 = Math.min(line.y0, other.y0);
        open.splice(open.indexOf(other), 1);
        if (still.includes(other)) still.splice(still.indexOf(other), 1);
      }
      open.push(line);
      still.push(line);
    }
    const ended = open.filter((line) => line.y1 < y);
    open = open.filter((line) => line.y1 >= y);
    for (const line of ended) if (isLine(line, shortest, thickest)) lines.push(line);
  }
  for (const line of open) if (isLine(line, shortest, thickest)) lines.push(line);
  return lines;
}

/** Long and thin. A slope of a degree makes a line of 1,500 pixels 26 high, so thickness grows with length. */
function isLine({ x0, x1, y0, y1 }: OpenLine, shortest: number, thickest: number): boolean {
  const length = x1 - x0;
  return length >= shortest && y1 - y0 <= thickest + length * 0.004 && length >= (y1 - y0) * 5;
}

/** A picture with the rulings painted over in white, one pixel wider than found. Ink that crosses a line stays where it is thicker than the line. */
export function withoutRulings(image: GrayImage, ink: Uint8Array, rulings: PixelRulings): GrayImage {
  const { width, height } = image;
  const data = image.data.slice();
  for (const { x0, y0, x1, y1 } of rulings.horizontal) {
    for (let x = Math.max(0, x0 - 1); x < Math.min(width, x1 + 1); x++) {
      // A stroke that goes on above and below the line is a character that touches it.
      const above = y0 > 2 && ink[(y0 - 2) * width + x] === 1;
      const below = y1 + 1 < height && ink[(y1 + 1) * width + x] === 1;
      if (above && below) continue;
      for (let y = Math.max(0, y0 - 1); y < Math.min(height, y1 + 1); y++) data[y * width + x] = 255;
    }
  }
  for (const { x0, y0, x1, y1 } of rulings.vertical) {
    for (let y = Math.max(0, y0 - 1); y < Math.min(height, y1 + 1); y++) {
      const left = x0 > 2 && ink[y * width + x0 - 2] === 1;
      const right = x1 + 1 < width && ink[y * width + x1 + 1] === 1;
      if (left && right) continue;
      for (let x = Math.max(0, x0 - 1); x < Math.min(width, x1 + 1); x++) data[y * width + x] = 255;
    }
  }
  // Where two lines cross, each looked like a stroke through the other.
  for (const row of rulings.horizontal) {
    for (const column of rulings.vertical) {
      if (column.x1 < row.x0 - 2 || column.x0 > row.x1 + 2 || column.y1 < row.y0 - 2 || column.y0 > row.y1 + 2) continue;
      for (let y = Math.max(0, row.y0 - 2); y < Math.min(height, row.y1 + 2); y++) data.fill(255, y * width + Math.max(0, column.x0 - 2), y * width + Math.min(width, column.x1 + 2));
    }
  }
  return { width, height, data };
}
