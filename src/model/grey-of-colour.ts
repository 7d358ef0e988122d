/** Red stands out by so much over the other colours. Yellowed paper and the tinge of a JPEG do not. */
const RED = 40;
/** Side of the squares in which red is counted, pixels: a broken ring holds together. */
const SQUARE = 8;
const IN_SQUARE = 6;
/** Larger than this share of the page's longer side (16 mm of A4) a patch of red is a seal; red letters are smaller. */
const SEAL = 0.055;

/**
 * A colour picture in grey, in which a red seal is paper and black print under it stays. Elsewhere red is ink: figures are
 * printed in red. `data` has `step` bytes a pixel, red, green and blue first.
 */
export function greyOfColour(data: Uint8Array | Uint8ClampedArray, step: number, width: number, height: number): Uint8Array {
  const gray = new Uint8Array(width * height);
  const columns = Math.ceil(width / SQUARE);
  const squares = new Uint8Array(columns * Math.ceil(height / SQUARE));
  let reds = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const red = data[i * step]!;
      const other = Math.max(data[i * step + 1]!, data[i * step + 2]!);
      if (red - other <= RED) gray[i] = red;
      else {
        gray[i] = other;
        reds++;
        const square = Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE);
        if (squares[square]! < IN_SQUARE) squares[square]!++;
      }
    }
  }
  if (reds === 0) return gray;
  for (const { x0, y0, x1, y1 } of patches(squares, columns)) {
    if (Math.max(x1 - x0, y1 - y0) * SQUARE < Math.max(width, height) * SEAL) continue;
    for (let y = Math.max(0, (y0 - 1) * SQUARE); y < Math.min(height, (y1 + 1) * SQUARE); y++) {
      for (let x = Math.max(0, (x0 - 1) * SQUARE); x < Math.min(width, (x1 + 1) * SQUARE); x++) {
        const i = y * width + x;
        const red = data[i * step]!;
        const over = red - Math.max(data[i * step + 1]!, data[i * step + 2]!);
        if (over > 0) gray[i] = Math.min(255, red + over);
      }
    }
  }
  return gray;
}

interface Patch {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Boxes of squares full of red that touch each other, corners included. */
function patches(squares: Uint8Array, columns: number): Patch[] {
  const found: Patch[] = [];
  const rows = squares.length / columns;
  for (let start = 0; start < squares.length; start++) {
    if (squares[start]! < IN_SQUARE) continue;
    const patch: Patch = { x0: columns, y0: rows, x1: 0, y1: 0 };
    const open = [start];
    squares[start] = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      Object.assign(patch, { x0: Math.min(patch.x0, x), y0: Math.min(patch.y0, y), x1: Math.max(patch.x1, x + 1), y1: Math.max(patch.y1, y + 1) });
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          const next = ny * columns + nx;
          if (squares[next]! < IN_SQUARE) continue;
          squares[next] = 0;
          open.push(next);
        }
      }
    }
    found.push(patch);
  }
  return found;
}
