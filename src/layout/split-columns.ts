import type { Box } from '../model/document.ts';
import type { FoundCell } from './found-table.ts';
import type { Word } from './positioned-page.ts';
import { cellLines } from './found-table.ts';

/** A gap of this many ems on some line shows that two texts of a merged cell are two cells. */
const PARTING_GAP = 1.1;
/** That many rows have to leave the place of a column line free before it counts as a border without a line. */
const ROWS = 3;
/** Forms print several prompts in one merged cell: `单位：万元`, `□是 □否`. */
const PROMPT = /[:：□☐☑√]/;

/**
 * Cells that lie over several columns because their rows have no vertical lines, as under a ruled header: their texts are
 * parted where the header's lines would run on. `xs` are the grid's column positions.
 */
export function splitColumns(cells: readonly FoundCell[], xs: readonly number[]): FoundCell[] {
  const wide = cells.filter((cell) => cell.columnSpan > 1 && cell.lines.length > 0);
  if (wide.length === 0) return [...cells];
  const starts = new Set(cells.filter((cell) => cell.row > 0).map((cell) => `${cell.row} ${cell.column}`));
  const open = new Set<number>();
  for (let k = 1; k < xs.length - 1; k++) {
    const over = wide.filter((cell) => cell.column < k && cell.column + cell.columnSpan > k);
    const parted = over.filter((cell) => isParted(cell, xs[k]!)).length;
    const crossed = over.filter((cell) => isCrossed(cell, xs[k]!)).length;
    if (parted >= ROWS && crossed <= parted * 0.3) open.add(k);
  }
  return cells.flatMap((cell) => {
    if (cell.columnSpan === 1 || cell.lines.length === 0) return [cell];
    const cuts: number[] = [];
    for (let k = cell.column + 1; k < cell.column + cell.columnSpan; k++) {
      const byRows = open.has(k) && !isCrossed(cell, xs[k]!);
      const byHeader = cell.row < 2 && starts.has(`${cell.row + cell.rowSpan} ${k}`) && isParted(cell, xs[k]!) && !PROMPT.test(wordsOf(cell).map((word) => word.text).join(''));
      if (byRows || byHeader) cuts.push(k);
    }
    return cuts.length > 0 ? cut(cell, cuts, xs) : [cell];
  });
}

const wordsOf = (cell: FoundCell): Word[] => cell.lines.flatMap((line) => line.words);

const isCrossed = (cell: FoundCell, x: number): boolean => wordsOf(cell).some((word) => word.bbox[0] < x - 1 && word.bbox[2] > x + 1);

/** No word lies across `x`, and on some line the words left and right of it stand well apart. */
function isParted(cell: FoundCell, x: number): boolean {
  if (isCrossed(cell, x)) return false;
  return cell.lines.some((line) => {
    const left = line.words.filter((word) => word.bbox[2] <= x + 1), right = line.words.filter((word) => word.bbox[0] >= x - 1);
    if (left.length === 0 || right.length === 0) return false;
    return Math.min(...right.map((word) => word.bbox[0])) - Math.max(...left.map((word) => word.bbox[2])) > line.fontSize * PARTING_GAP;
  });
}

function cut(cell: FoundCell, cuts: readonly number[], xs: readonly number[]): FoundCell[] {
  const edges = [cell.column, ...cuts, cell.column + cell.columnSpan];
  const words = wordsOf(cell);
  const parts: FoundCell[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const column = edges[i]!, end = edges[i + 1]!;
    const from = i === 0 ? -Infinity : xs[column]!, to = i + 2 === edges.length ? Infinity : xs[end]!;
    const own = words.filter((word) => { const middle = (word.bbox[0] + word.bbox[2]) / 2; return middle >= from && middle < to; });
    const bbox: Box = [i === 0 ? cell.bbox[0] : xs[column]!, cell.bbox[1], i + 2 === edges.length ? cell.bbox[2] : xs[end]!, cell.bbox[3]];
    parts.push({ ...cell, column, columnSpan: end - column, bbox, lines: cellLines(own) });
  }
  return withoutGaps(parts);
}

/** In a header, a part without text goes to the text on its left: `2009` over two of its columns. */
function withoutGaps(parts: readonly FoundCell[]): FoundCell[] {
  if (parts[0]!.row > 1) return [...parts];
  const result: FoundCell[] = [];
  for (const part of parts) {
    const before = result.at(-1);
    if (before && part.lines.length === 0) result[result.length - 1] = { ...before, columnSpan: before.columnSpan + part.columnSpan, bbox: [before.bbox[0], before.bbox[1], part.bbox[2], before.bbox[3]] };
    else result.push(part);
  }
  return result;
}
