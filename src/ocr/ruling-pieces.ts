import type { InkRuns } from './ink-runs.ts';

/** A stretch of ink along a row that may be part of a ruling, `[x0, x1)`. */
export interface Piece {
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
}

/** Least share of a stretch that is ink; a faint line has holes. */
const FILLED = 0.8;

/** Stretches along rows, top to bottom: runs of ink joined over holes of at most `bridge` pixels, at least `shortest` long. */
export function rowPieces({ height, rows, x0, x1 }: InkRuns, shortest: number, bridge: number): Piece[] {
  const pieces: Piece[] = [];
  for (let y = 0; y < height; y++) {
    const end = rows[y + 1]!;
    for (let run = rows[y]!; run < end;) {
      const from = x0[run]!;
      let filled = 0;
      let to = from;
      for (; run < end && (to === from || x0[run]! - to <= bridge); run++) {
        to = x1[run]!;
        filled += to - x0[run]!;
      }
      if (to - from >= shortest && filled >= (to - from) * FILLED) pieces.push({ y, x0: from, x1: to });
    }
  }
  return pieces;
}

/** The same along columns, left to right, as if the picture were turned: `y` of a piece is its column. */
export function columnPieces({ width, height, rows, x0, x1 }: InkRuns, shortest: number, bridge: number): Piece[] {
  const pieces: Piece[] = [];
  /** Of each column, the stretch that its last ink belongs to. */
  const start = new Int32Array(width).fill(-1);
  const after = new Int32Array(width);
  const filled = new Int32Array(width);
  const close = (column: number): void => {
    const length = after[column]! - start[column]!;
    if (length >= shortest && filled[column]! >= length * FILLED) pieces.push({ y: column, x0: start[column]!, x1: after[column]! });
  };
  for (let y = 0; y < height; y++) {
    for (let run = rows[y]!; run < rows[y + 1]!; run++) {
      for (let x = x0[run]!; x < x1[run]!; x++) {
        if (start[x]! < 0 || y - after[x]! > bridge) {
          if (start[x]! >= 0) close(x);
          start[x] = y;
          filled[x] = 0;
        }
        after[x] = y + 1;
        filled[x]!++;
      }
    }
  }
  for (let x = 0; x < width; x++) if (start[x]! >= 0) close(x);
  return pieces.sort((a, b) => a.y - b.y || a.x0 - b.x0);
}
