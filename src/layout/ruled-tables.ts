import type { Box } from '../model/document.ts';
import { cellLines } from './found-table.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import { gridsFrom } from './grid-from-rulings.ts';
import type { Grid, GridCell } from './grid-from-rulings.ts';
import type { PositionedPage, Word } from './positioned-page.ts';
import { toLines } from './rulings.ts';
import { centre, middle, widthOf, heightOf } from './text-lines.ts';

export interface FoundTables {
  readonly tables: FoundTable[];
  /** Words that are in none of them. */
  readonly rest: readonly Word[];
}

/** Tables whose rows and columns are parted by lines. Frames around text, charts and underlines are left alone. */
export function ruledTables(page: PositionedPage): FoundTables {
  let rest: readonly Word[] = page.words;
  const tables: FoundTable[] = [];
  // Inner grids first: a frame around a table does not swallow its words.
  const grids = gridsFrom(toLines(page.rulings)).sort((a, b) => areaOf(a.bbox) - areaOf(b.bbox));
  for (const grid of grids) {
    const inside = rest.filter((word) => isInside(word, grid.bbox));
    const table = toTable(grid, inside, page);
    if (!table) continue;
    tables.push(table);
    const taken = new Set(inside);
    rest = rest.filter((word) => !taken.has(word));
  }
  return { tables: tables.sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]), rest };
}

function toTable(grid: Grid, words: readonly Word[], page: PositionedPage): FoundTable | null {
  if (words.length === 0) return null;
  const filled = fillCells(grid, words);
  if (!looksLikeTable(grid, filled, page)) return null;
  return { origin: 'ruled', page: page.number, ...withoutEmptyEdges(filled) };
}

/** Puts each word into the cell that holds its centre. */
function fillCells(grid: Grid, words: readonly Word[]): FoundCell[] {
  const bySlot = new Map<number, number>();
  const columns = grid.xs.length - 1;
  grid.cells.forEach((cell, index) => {
    for (let r = 0; r < cell.rowSpan; r++) for (let c = 0; c < cell.columnSpan; c++) bySlot.set((cell.row + r) * columns + cell.column + c, index);
  });
  const contents: Word[][] = grid.cells.map(() => []);
  for (const word of words) {
    const column = bandOf(grid.xs, centre(word.bbox)), row = bandOf(grid.ys, middle(word.bbox));
    const index = bySlot.get(row * columns + column);
    if (index !== undefined) contents[index]!.push(word);
  }
  return grid.cells.map((cell: GridCell, i) => ({ ...cell, lines: cellLines(contents[i]!) }));
}

function bandOf(positions: readonly number[], at: number): number {
  let band = 0;
  while (band < positions.length - 2 && at >= positions[band + 1]!) band++;
  return band;
}

/** A table has at least two cells with text side by side or four cells in all; a box around a paragraph or a page has not. */
function looksLikeTable(grid: Grid, cells: readonly FoundCell[], page: PositionedPage): boolean {
  const filled = cells.filter((cell) => cell.lines.length > 0);
  if (cells.length < 2 || filled.length < 2) return false;
  const rows = grid.ys.length - 1, columns = grid.xs.length - 1;
  if (rows === 1 && columns === 1) return false;
  if (columns === 1) return false;
  if (rows === 1 && filled.length < 2) return false;
  // Plot areas: many lines, hardly any text between them.
  if (filled.length < cells.length * 0.1 && cells.length > 20) return false;
  // A frame as large as the page with hardly any structure is decoration.
  if (cells.length < 4 && areaOf(grid.bbox) > page.width * page.height * 0.6) return false;
  return true;
}

interface Trimmed {
  readonly bbox: Box;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: FoundCell[];
}

/** Outermost rows and columns narrower than any text come from double borders; they are no part of the grid. */
function withoutEmptyEdges(cells: readonly FoundCell[]): Trimmed {
  const bbox: Box = [
    Math.min(...cells.map((c) => c.bbox[0])), Math.min(...cells.map((c) => c.bbox[1])),
    Math.max(...cells.map((c) => c.bbox[2])), Math.max(...cells.map((c) => c.bbox[3])),
  ];
  return {
    bbox, cells: [...cells],
    rowCount: Math.max(...cells.map((c) => c.row + c.rowSpan)), columnCount: Math.max(...cells.map((c) => c.column + c.columnSpan)),
  };
}

const isInside = (word: Word, box: Box): boolean => {
  const x = centre(word.bbox), y = middle(word.bbox);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
};

const areaOf = (box: Box): number => widthOf(box) * heightOf(box);
