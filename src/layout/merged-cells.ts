import type { Box } from '../model/document.ts';
import type { GridCell } from './ruled-grid.ts';
import type { Line, Lines } from './rulings.ts';

/** Share of a slot's side that has to be drawn to part it from its neighbour: breaks at crossings and short dashes are forgiven. */
const DRAWN = 0.55;
/** How far a line may lie from the grid position it was snapped to. */
const NEAR = 4;

/** Slots of the grid that no line parts are one cell. Regions that are not rectangles are cut into rectangles by rows. */
export function mergedCells(xs: readonly number[], ys: readonly number[], lines: Lines): GridCell[] {
  const columns = xs.length - 1, rows = ys.length - 1;
  const verticals = near(xs, lines.vertical), horizontals = near(ys, lines.horizontal);
  const parent = Array.from({ length: columns * rows }, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const slot = row * columns + column;
      if (column + 1 < columns && !isDrawn(verticals[column + 1]!, ys[row]!, ys[row + 1]!)) parent[find(slot + 1)] = find(slot);
      if (row + 1 < rows && !isDrawn(horizontals[row + 1]!, xs[column]!, xs[column + 1]!)) parent[find(slot + columns)] = find(slot);
    }
  }
  const regions = new Map<number, number[]>();
  for (let slot = 0; slot < columns * rows; slot++) {
    const root = find(slot);
    const region = regions.get(root);
    if (region) region.push(slot);
    else regions.set(root, [slot]);
  }
  const cells: GridCell[] = [];
  for (const region of regions.values()) {
    for (const { row, column, rowSpan, columnSpan } of rectangles(region, columns)) {
      const bbox: Box = [xs[column]!, ys[row]!, xs[column + columnSpan]!, ys[row + rowSpan]!];
      cells.push({ row, column, rowSpan, columnSpan, bbox });
    }
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function near(positions: readonly number[], lines: readonly Line[]): Line[][] {
  const sorted: Line[][] = positions.map(() => []);
  for (const line of lines) {
    let best = 0;
    for (let i = 1; i < positions.length; i++) if (Math.abs(positions[i]! - line.at) < Math.abs(positions[best]! - line.at)) best = i;
    if (Math.abs(positions[best]! - line.at) <= NEAR) sorted[best]!.push(line);
  }
  return sorted;
}

function isDrawn(lines: readonly Line[], from: number, to: number): boolean {
  let drawn = 0;
  for (const line of lines) drawn = Math.max(drawn, 0) + Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  return drawn >= (to - from) * DRAWN;
}

interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Cuts a region of slots into rectangles: stretches of one row, joined downwards while they have the same columns. */
function rectangles(region: readonly number[], columns: number): Rectangle[] {
  const done: Rectangle[] = [];
  let open: Rectangle[] = [];
  const slots = [...region].sort((a, b) => a - b);
  for (let i = 0; i < slots.length;) {
    const row = Math.floor(slots[i]! / columns);
    const stretches: Rectangle[] = [];
    while (i < slots.length && Math.floor(slots[i]! / columns) === row) {
      const column = slots[i]! % columns;
      let columnSpan = 1;
      while (slots[i + columnSpan] === slots[i]! + columnSpan && column + columnSpan < columns) columnSpan++;
      stretches.push({ row, column, rowSpan: 1, columnSpan });
      i += columnSpan;
    }
    const next = stretches.map((stretch) => {
      const above = open.find((cell) => continues(cell, stretch));
      return above ? { ...above, rowSpan: above.rowSpan + 1 } : stretch;
    });
    done.push(...open.filter((cell) => !stretches.some((stretch) => continues(cell, stretch))));
    open = next;
  }
  return [...done, ...open];
}

const continues = (above: Rectangle, below: Rectangle): boolean =>
  above.column === below.column && above.columnSpan === below.columnSpan && above.row + above.rowSpan === below.row;
