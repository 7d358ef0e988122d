import { hasFigure, isFigure } from './chunks.ts';
import { cellLines } from './found-table.ts';
import type { FoundCell } from './found-table.ts';
import type { Word } from './positioned-page.ts';
import { toLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/**
 * A band of the grid that holds several printed rows because only the header and the frame are drawn. Figures do not wrap:
 * where at least two columns stack figures (or one does beside as many labels), each of their lines is a row. Bands of text are
 * parted where an empty line runs through all columns and each part begins with a text of its own in the first column.
 */
export function splitRows(cells: readonly FoundCell[], rowCount: number): { cells: FoundCell[]; rowCount: number } {
  let result: FoundCell[] = [...cells], shift = 0;
  for (let row = 0; row < rowCount; row++) {
    const at = row + shift;
    const band = result.filter((cell) => cell.row === at && cell.rowSpan === 1);
    const starts = row > 0 || rowCount === 1 ? (figureRows(band) ?? textRows(band)) : null;
    if (!starts) continue;
    const extra = starts.length - 1;
    result = result.flatMap((cell) => {
      if (band.includes(cell)) return cutCell(cell, starts, at);
      if (cell.row > at) return [{ ...cell, row: cell.row + extra }];
      return cell.row + cell.rowSpan > at ? [{ ...cell, rowSpan: cell.rowSpan + extra }] : [cell];
    });
    shift += extra;
  }
  return { cells: result.sort((a, b) => a.row - b.row || a.column - b.column), rowCount: rowCount + shift };
}

/** Tops of the rows in a band of stacked figures, or null. */
function figureRows(band: readonly FoundCell[]): number[] | null {
  const stacked = band.filter((cell) => cell.lines.length > 1 && cell.lines.every(isFigureLine) && cell.lines.some((line) => line.words.some((word) => hasFigure(word.text))));
  const most = Math.max(0, ...stacked.map((cell) => cell.lines.length));
  const labels = band[0] && !stacked.includes(band[0]) ? band[0].lines.length : 0;
  if (stacked.length === 0 || (stacked.length < 2 && labels < most)) return null;
  const lines = toLines(band.flatMap((cell) => cell.lines.flatMap((line) => line.words)));
  // Every line of the band begins a row but those that wrap a label: without figures, tight below one, and begun small.
  const starts = lines.filter((line, i) => i === 0 || !isWrapped(lines[i - 1]!, line)).map((line) => line.bbox[1]);
  return starts.length > 1 ? starts : null;
}

const isFigureLine = (line: TextLine): boolean => line.words.length <= 2 && line.words.every((word) => isFigure(word.text));

function isWrapped(above: TextLine, line: TextLine): boolean {
  return line.words.every((word) => !isFigure(word.text)) && /^[a-z(,;&]/.test(line.words[0]!.text) && line.bbox[0] >= above.bbox[0] - 1;
}

/** Tops of the parts of a band of texts that an empty line parts in all its columns, or null. */
function textRows(band: readonly FoundCell[]): number[] | null {
  const filled = band.filter((cell) => cell.lines.length > 0);
  const first = filled[0];
  if (filled.length < 3 || !first || first.lines.length < 2 || first.column !== 0) return null;
  const lines = toLines(filled.flatMap((cell) => cell.lines.flatMap((line) => line.words)));
  const starts = [lines[0]!.bbox[1]];
  let reached = lines[0]!.bbox[3];
  for (const line of lines.slice(1)) {
    const strip = line.bbox[1] - reached;
    if (strip > line.fontSize * 0.9 && first.lines.some((own) => Math.abs(own.bbox[1] - line.bbox[1]) < line.fontSize * 0.5)) starts.push(line.bbox[1]);
    reached = Math.max(reached, line.bbox[3]);
  }
  if (starts.length < 2) return null;
  const parts = starts.map((top, i) => filled.filter((cell) => cell.lines.some((line) => line.bbox[1] >= top - 2 && line.bbox[1] < (starts[i + 1] ?? Infinity) - 2)).length);
  return parts.filter((count) => count >= 2).length >= 2 ? starts : null;
}

function cutCell(cell: FoundCell, starts: readonly number[], row: number): FoundCell[] {
  const words: Word[] = cell.lines.flatMap((line) => line.words);
  return starts.map((top, i) => {
    const from = i === 0 ? -Infinity : edgeAbove(top), to = i + 1 < starts.length ? edgeAbove(starts[i + 1]!) : Infinity;
    const own = words.filter((word) => { const middle = (word.bbox[1] + word.bbox[3]) / 2; return middle >= from && middle < to; });
    const upper = i === 0 ? cell.bbox[1] : from, lower = i + 1 < starts.length ? to : cell.bbox[3];
    return { ...cell, row: row + i, bbox: [cell.bbox[0], upper, cell.bbox[2], lower] as const, lines: cellLines(own) };
  });
}

const edgeAbove = (top: number): number => top - 0.5;

