import type { RulingInk } from './faint-rulings.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';
import type { InkRuns } from './ink-runs.ts';
import { columnPieces, rowPieces } from './ruling-pieces.ts';
import type { Piece } from './ruling-pieces.ts';

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

/**
 * Ruling lines as long straight runs of ink, and the dashed ones. Both directions share one search: vertical lines are horizontal ones of the turned picture.
 */
export function findPixelRulings({ across, down }: RulingInk, limits: RulingLimits, dashed: PixelRulings): PixelRulings {
  // A sloping line is many runs, each a little lower; runs of half the length that touch are joined before judging.
  const shortest = Math.max(10, Math.floor(limits.shortest / 2));
  const horizontal = joinPieces(rowPieces(across, shortest, limits.bridge), limits);
  const vertical = joinPieces(columnPieces(down, shortest, limits.bridge), limits).map(turn);
  const rulings = believable([...horizontal, ...dashed.horizontal], [...vertical, ...dashed.vertical], limits);
  return { ...rulings, horizontal: rulings.horizontal.filter((line) => line.x1 - line.x0 >= limits.long * ALONE || meets(line, rulings.vertical, limits) || !isCrossed(line, across)) };
}

const meets = ({ x0, x1, y0, y1 }: PixelBox, columns: readonly PixelBox[], { thickest }: RulingLimits): boolean =>
  columns.some((c) => c.x0 < x1 + thickest && c.x1 > x0 - thickest && c.y0 < y1 + thickest && c.y1 > y0 - thickest);

/** Longer than this many times `long`, a line is no row of characters' bars. */
const ALONE = 3;
/** Share of a line's length with ink right above or below it from which it is the bars of characters, as of 4 and 年 in a large title. */
const CROSSED = 0.15;

function isCrossed({ x0, x1, y0, y1 }: PixelBox, ink: InkRuns): boolean {
  const inked = (y: number): number => {
    let sum = 0;
    if (y >= 0 && y < ink.height) for (let run = ink.rows[y]!; run < ink.rows[y + 1]!; run++) sum += Math.max(0, Math.min(x1, ink.x1[run]!) - Math.max(x0, ink.x0[run]!));
    return sum;
  };
  return inked(y0 - 2) + inked(y1 + 1) >= (x1 - x0) * CROSSED;
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
  const isJoined = (line: PixelBox, rows: readonly PixelBox[], columns: readonly PixelBox[]): boolean => {
    const [starts, ends] = [line.x0, line.x1].map((x) => acrossAt(x, (line.y0 + line.y1) / 2, columns));
    // The first row of a page may have no line above: its lines begin at one height.
    const level = rows.some((r) => (ends && Math.abs(r.x0 - line.x0) <= near) || (starts && Math.abs(r.x1 - line.x1) <= near));
    return (starts! && ends!) || level || ((starts! || ends!) && goesOn(line, rows));
  };
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

/** Lines from pieces of neighbouring rows that touch. `pieces` is in the order of the rows. */
function joinPieces(pieces: readonly Piece[], { shortest, thickest, bridge }: RulingLimits): PixelBox[] {
  const lines: PixelBox[] = [];
  let open: OpenLine[] = [];
  for (let next = 0; next < pieces.length;) {
    const { y } = pieces[next]!;
    // One row without ink is a hole in a faint line.
    lines.push(...open.filter((line) => line.y1 < y - 1 && isLine(line, shortest, thickest)));
    open = open.filter((line) => line.y1 >= y - 1);
    for (; next < pieces.length && pieces[next]!.y === y; next++) {
      const { x0, x1 } = pieces[next]!;
      const line: OpenLine = { x0, x1, y0: y, y1: y + 1 };
      open = open.filter((other) => {
        if (x0 > other.x1 + bridge || x1 < other.x0 - bridge) return true;
        line.x0 = Math.min(line.x0, other.x0);
        line.x1 = Math.max(line.x1, other.x1);
        line.y0 = Math.min(line.y0, other.y0);
        return false;
      });
      open.push(line);
    }
  }
  return [...lines, ...open.filter((line) => isLine(line, shortest, thickest))];
}

/** Long and thin. A slope of a degree makes a line of 1,500 pixels 26 high, so thickness grows with length. */
function isLine({ x0, x1, y0, y1 }: OpenLine, shortest: number, thickest: number): boolean {
  const length = x1 - x0;
  return length >= shortest && y1 - y0 <= thickest + length * 0.004 && length >= (y1 - y0) * 5;
}

/** A picture with the rulings painted over in white, one pixel wider than found. Ink that crosses a line stays where it is thicker than the line. */
export function withoutRulings(image: GrayImage, threshold: number, rulings: PixelRulings): GrayImage {
  const { width, height } = image;
  const isInk = (x: number, y: number): boolean => image.data[y * width + x]! < threshold;
  const data = image.data.slice();
  for (const { x0, y0, x1, y1 } of rulings.horizontal) {
    // A stroke that goes on above and below the line is a character that touches it.
    const isStroke = (x: number): boolean => y0 > 2 && isInk(x, y0 - 2) && y1 + 1 < height && isInk(x, y1 + 1);
    const end = Math.min(width, x1 + 1);
    for (let x = Math.max(0, x0 - 1); x < end; x++) {
      const from = x;
      while (x < end && !isStroke(x)) x++;
      for (let y = Math.max(0, y0 - 1); y < Math.min(height, y1 + 1); y++) data.fill(255, y * width + from, y * width + x);
    }
  }
  for (const { x0, y0, x1, y1 } of rulings.vertical) {
    for (let y = Math.max(0, y0 - 1); y < Math.min(height, y1 + 1); y++) {
      const left = x0 > 2 && isInk(x0 - 2, y);
      const right = x1 + 1 < width && isInk(x1 + 1, y);
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
