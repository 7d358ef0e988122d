import type { Box } from '../model/document.ts';
import { hasScale } from './charts.ts';
import { fillBorders } from './fill-borders.ts';
import { cellLines } from './found-table.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import { framedNotes } from './framed-notes.ts';
import { gridsFrom } from './grid-from-rulings.ts';
import type { Grid } from './ruled-grid.ts';
import type { PositionedPage, Ruling, Word } from './positioned-page.ts';
import { toLines } from './rulings.ts';
import { splitColumns } from './split-columns.ts';
import { splitRows } from './split-rows.ts';
import { boxAround, centre, heightOf, middle, widthOf } from './text-lines.ts';

export interface FoundTables {
  readonly tables: readonly FoundTable[];
  /** Words that are in none of them. */
  readonly rest: readonly Word[];
}

/** Tables whose rows and columns are parted by lines or by shading. Frames around text, charts and underlines are left alone. */
export function ruledTables(page: PositionedPage): FoundTables {
  const drawn = tablesFrom(page.rulings, page, page.words, [], false);
  const borders = fillBorders(page);
  if (borders.length === 0) return drawn;
  const shaded = tablesFrom([...page.rulings, ...borders], page, drawn.rest, drawn.tables, true);
  return { tables: [...drawn.tables, ...shaded.tables], rest: shaded.rest };
}

function tablesFrom(rulings: readonly Ruling[], page: PositionedPage, words: readonly Word[], found: readonly FoundTable[], shaded: boolean): FoundTables {
  let rest = words;
  const tables: FoundTable[] = [];
  // Inner grids first: a frame around a table does not swallow its words.
  const grids = gridsFrom(toLines(rulings)).sort((a, b) => areaOf(a.bbox) - areaOf(b.bbox));
  for (const grid of grids) {
    if (found.some((table) => overlaps(table.bbox, grid.bbox))) continue;
    const inside = rest.filter((word) => isInside(word, grid.bbox));
    const table = inside.length > 0 ? toTable(grid, inside, page, shaded) : null;
    if (!table) continue;
    tables.push(table);
    const taken = new Set(inside.filter((word) => isInside(word, table.bbox)));
    rest = rest.filter((word) => !taken.has(word));
  }
  return { tables, rest };
}

function toTable(grid: Grid, words: readonly Word[], page: PositionedPage, shaded: boolean): FoundTable | null {
  const filled = fillCells(grid, words);
  if (!looksLikeTable(grid, filled, page, shaded)) return null;
  const whole = splitRows(splitColumns(filled, grid.xs), grid.ys.length - 1);
  const { top, bottom } = framedNotes(whole.cells, whole.rowCount, grid.xs.length - 1);
  const rowCount = whole.rowCount - top - bottom;
  const cells = whole.cells.filter((cell) => cell.row >= top && cell.row < top + rowCount).map((cell) => ({ ...cell, row: cell.row - top }));
  return { origin: page.status === 'ocr' ? 'pixel' : 'ruled', page: page.number, bbox: boxAround(cells.map((cell) => cell.bbox)), rowCount, columnCount: grid.xs.length - 1, cells };
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
  return grid.cells.map((cell, i) => ({ ...cell, lines: cellLines(contents[i]!) }));
}

function bandOf(positions: readonly number[], at: number): number {
  let band = 0;
  while (band < positions.length - 2 && at >= positions[band + 1]!) band++;
  return band;
}

/** A table has at least two columns and two cells with text; a box around a paragraph or a page, a chart and a frame have not. */
function looksLikeTable(grid: Grid, cells: readonly FoundCell[], page: PositionedPage, shaded: boolean): boolean {
  const filled = cells.filter((cell) => cell.lines.length > 0);
  if (grid.xs.length < 3 || filled.length < 2) return false;
  // Plot areas: many lines, hardly any text between them, or bars and ticks closer together than text could stand.
  if (filled.length < cells.length * 0.65 && hasScale(grid.bbox, grid.ys, page.words)) return false;
  if (cells.length > 11 && filled.length < cells.length * 0.4 && !hasHeader(grid, filled)) return false;
  const shallow = narrow(grid.ys, 5.5), slim = narrow(grid.xs, 6.5);
  if (filled.length < cells.length * 0.4 && (shallow > 0.3 || slim > 0.3)) return false;
  if (shaded && filled.length < cells.length * 0.35) return false;
  // A frame as large as the page with hardly any structure is decoration.
  return cells.length >= 4 || areaOf(grid.bbox) < page.width * page.height * 0.6;
}

/** A row or column whose places are mostly taken: a form or table that was left empty still has its header or its labels. */
function hasHeader(grid: Grid, filled: readonly FoundCell[]): boolean {
  const width = grid.xs.length - 1, height = grid.ys.length - 1;
  const rows: number[] = Array.from({ length: height }, () => 0), columns: number[] = Array.from({ length: width }, () => 0);
  for (const cell of filled) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) rows[r]! += cell.columnSpan;
    for (let c = cell.column; c < cell.column + cell.columnSpan; c++) columns[c]! += cell.rowSpan;
  }
  return rows.some((taken) => taken >= width * 0.7) || columns.some((taken) => taken >= height * 0.5);
}

/** Share of the strips between neighbouring positions that are narrower than `least`. */
function narrow(positions: readonly number[], least: number): number {
  return positions.slice(1).filter((at, i) => at - positions[i]! < least).length / (positions.length - 1);
}

const isInside = (word: Word, box: Box): boolean => {
  const x = centre(word.bbox), y = middle(word.bbox);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
};

const overlaps = (a: Box, b: Box): boolean => Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 2 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 2;

const areaOf = (box: Box): number => widthOf(box) * heightOf(box);
