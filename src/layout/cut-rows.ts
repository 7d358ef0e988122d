import type { JoinedCell, JoinedTable } from './joined-table.ts';
import { isFigure } from './chunks.ts';
import type { TextLine } from './text-lines.ts';

const SENTENCE_END = /[。！？；：!?;:…][”’"'）)]*$/;

/**
 * Mends what a page break did to a table joined at row `seam`: a row cut in two becomes one, and a merged cell that goes on over the
 * break becomes one cell. Texts are joined only where the upper one fills its cell and the lower row could not stand alone.
 */
export function cutRowJoined(table: JoinedTable, seam: number): JoinedTable {
  // Only cells at the break matter; a table may go on over hundreds of pages.
  const near = table.cells.filter((cell) => cell.row <= seam && cell.row + cell.rowSpan >= seam);
  return isCut(near, seam) ? withRowsJoined(table, near, seam) : withSpansJoined(table, near, seam);
}

const textOf = (cell: JoinedCell): string => cell.parts.flatMap((part) => part.lines.flatMap((line) => line.words.map((word) => word.text))).join('');
const lastLine = (cell: JoinedCell): TextLine | undefined => cell.parts.at(-1)?.lines.at(-1);

function isCut(near: readonly JoinedCell[], seam: number): boolean {
  const upper = near.filter((cell) => cell.row + cell.rowSpan === seam), lower = near.filter((cell) => cell.row === seam);
  if (lower.some((cell) => cell.rowSpan > 1) || lower.length !== upper.length) return false;
  const pairs = lower.map((below) => ({ below, above: upper.find((cell) => cell.column === below.column && cell.columnSpan === below.columnSpan) }));
  let goesOn = 0, blank = 0;
  for (const { above, below } of pairs) {
    if (!above) return false;
    const text = textOf(below);
    if (text === '') {
      // A label that spans several rows says nothing about this one.
      if (textOf(above) !== '' && above.rowSpan === 1) blank++;
      continue;
    }
    if (isFigure(text) || !isUnfinished(above)) return false;
    goesOn++;
  }
  return goesOn > 0 && blank > 0;
}

/** The cell's last line reaches its right border (but for the margin it keeps at the left), and no sentence ends there. */
function isUnfinished(cell: JoinedCell): boolean {
  const line = lastLine(cell);
  if (!line || SENTENCE_END.test(textOf(cell)) || isFigure(textOf(cell))) return false;
  const margin = Math.min(line.bbox[0] - cell.bbox[0], line.fontSize);
  return cell.bbox[2] - line.bbox[2] < margin + line.fontSize * 1.3;
}

function withRowsJoined(table: JoinedTable, near: readonly JoinedCell[], seam: number): JoinedTable {
  const lower = near.filter((cell) => cell.row === seam);
  const cells = table.cells.filter((cell) => cell.row !== seam).map((cell) => {
    if (cell.row > seam) return { ...cell, row: cell.row - 1 };
    const below = cell.row + cell.rowSpan === seam ? lower.find((other) => other.column === cell.column) : undefined;
    return below ? { ...cell, parts: [...cell.parts, ...below.parts] } : cell;
  });
  return { ...table, cells, rowCount: table.rowCount - 1 };
}

/** A merged cell without text at one side of the break belongs to the one with text at the other side. */
function withSpansJoined(table: JoinedTable, near: readonly JoinedCell[], seam: number): JoinedTable {
  const gone = new Set<JoinedCell>();
  const grown = new Map<JoinedCell, JoinedCell>();
  for (const below of near.filter((cell) => cell.row === seam)) {
    const above = near.find((cell) => cell.row + cell.rowSpan === seam && cell.column === below.column && cell.columnSpan === below.columnSpan);
    if (!above || !isOneCell(table, above, below, seam)) continue;
    gone.add(below);
    grown.set(above, { ...above, rowSpan: above.rowSpan + below.rowSpan, parts: [...above.parts, ...below.parts] });
  }
  if (gone.size === 0) return table;
  return { ...table, cells: table.cells.filter((cell) => !gone.has(cell)).map((cell) => grown.get(cell) ?? cell) };
}

function isOneCell(table: JoinedTable, above: JoinedCell, below: JoinedCell, seam: number): boolean {
  const upper = textOf(above), lower = textOf(below);
  const merged = above.rowSpan > 1 || below.rowSpan > 1;
  // `项目资金` / `(万元)`: what stands in brackets goes on.
  if (upper !== '' && lower !== '') return merged && /^[（(，、]/.test(lower) && isUnfinished(above);
  if (upper === lower) return false;
  return merged || (lower === '' && isLabelColumn(table, above.column, seam));
}

/** A column of labels: some of its cells span rows, and none but those at the break is blank. */
function isLabelColumn(table: JoinedTable, column: number, seam: number): boolean {
  const cells = table.cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
  return cells.some((cell) => cell.rowSpan > 1 && textOf(cell) !== '') && !cells.some((cell) => cell.rowSpan === 1 && cell.row !== seam && textOf(cell) === '');
}
