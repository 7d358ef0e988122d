import type { Box } from '../../model/document.ts';
import type { Ruling } from '../../layout/positioned-page.ts';
import type { Matrix } from './matrix.ts';

/** Thicker than this is a bar or a shaded band, not a line. Points. */
const LINE_THICKNESS = 3;
/** Both sides at most this: a dot. Points. */
const DOT = 1.6;
/** A line this far off the axis over its length is drawn slanted on purpose. Points. */
const SLANT = 0.8;

/** What a page's paths leave on paper: lines, and filled areas larger than a line. */
export interface DrawnMarks {
  readonly rulings: Ruling[];
  readonly fills: Box[];
}

export interface Paint {
  readonly strokes: boolean;
  readonly fills: boolean;
  /** Width of the stroke on the page, in points. */
  readonly strokeWidth: number;
}

const MOVE = 0, LINE = 1, CURVE = 2, QUADRATIC = 3, CLOSE = 4;

/** Adds the marks of one path. `data` is pdf.js's flat list of operators and user-space coordinates (`DrawOPS` in its util.js). */
export function addPath(data: ArrayLike<number>, toPage: Matrix, paint: Paint, into: DrawnMarks): void {
  const xs: number[] = [], ys: number[] = [];
  let curved = false, closed = false;
  const flush = (): void => {
    if (xs.length > 1 && xs.every(Number.isFinite) && ys.every(Number.isFinite)) addSubpath(xs, ys, curved, closed, paint, into);
    xs.length = ys.length = 0;
    curved = closed = false;
  };
  const [a, b, c, d, e, f] = toPage;
  const point = (x: number, y: number): void => {
    xs.push(a * x + c * y + e);
    ys.push(b * x + d * y + f);
  };
  for (let i = 0; i < data.length;) {
    switch (data[i++]) {
      case MOVE: flush(); point(data[i]!, data[i + 1]!); i += 2; break;
      case LINE: point(data[i]!, data[i + 1]!); i += 2; break;
      case CURVE: curved = true; point(data[i + 4]!, data[i + 5]!); i += 6; break;
      case QUADRATIC: curved = true; point(data[i + 2]!, data[i + 3]!); i += 4; break;
      case CLOSE: closed = true; break;
      default: return;
    }
  }
  flush();
}

function addSubpath(xs: readonly number[], ys: readonly number[], curved: boolean, closed: boolean, paint: Paint, into: DrawnMarks): void {
  if (paint.fills && !curved) addFilled(xs, ys, into);
  if (!paint.strokes) return;
  const width = paint.strokeWidth;
  const last = closed ? xs.length : xs.length - 1;
  for (let i = 0; i < last; i++) {
    const j = (i + 1) % xs.length;
    addLine(xs[i]!, ys[i]!, xs[j]!, ys[j]!, width, into);
  }
}

function addLine(ax: number, ay: number, bx: number, by: number, width: number, into: DrawnMarks): void {
  const x0 = Math.min(ax, bx), x1 = Math.max(ax, bx), top = Math.min(ay, by), bottom = Math.max(ay, by);
  if (width > LINE_THICKNESS) {
    const half = width / 2;
    if (bottom - top < SLANT) into.fills.push([x0, top - half, x1, bottom + half]);
    else if (x1 - x0 < SLANT) into.fills.push([x0 - half, top, x1 + half, bottom]);
    return;
  }
  if (bottom - top <= SLANT && x1 - x0 > bottom - top) into.rulings.push({ x0, top: (top + bottom) / 2, x1, bottom: (top + bottom) / 2 });
  else if (x1 - x0 <= SLANT && bottom - top > x1 - x0) into.rulings.push({ x0: (x0 + x1) / 2, top, x1: (x0 + x1) / 2, bottom });
}

/** A filled polygon: a thin one is a line, a rectangle is an area, anything else (arrows, pie slices, outlines of letters) is neither. */
function addFilled(xs: readonly number[], ys: readonly number[], into: DrawnMarks): void {
  const x0 = Math.min(...xs), x1 = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const width = x1 - x0, height = bottom - top;
  if (height <= DOT && width <= DOT) {
    // A dot of a dotted line, in whichever direction that runs.
    into.rulings.push({ x0, top, x1, bottom });
  } else if (height <= LINE_THICKNESS && width > height) {
    into.rulings.push({ x0, top: (top + bottom) / 2, x1, bottom: (top + bottom) / 2 });
  } else if (width <= LINE_THICKNESS && height > width) {
    into.rulings.push({ x0: (x0 + x1) / 2, top, x1: (x0 + x1) / 2, bottom });
  } else if (isRectangle(xs, ys, x0, top, x1, bottom)) {
    into.fills.push([x0, top, x1, bottom]);
  }
}

function isRectangle(xs: readonly number[], ys: readonly number[], x0: number, top: number, x1: number, bottom: number): boolean {
  if (xs.length < 4 || xs.length > 6) return false;
  return xs.every((x, i) => (x - x0 < 0.5 || x1 - x < 0.5) && (ys[i]! - top < 0.5 || bottom - ys[i]! < 0.5));
}
