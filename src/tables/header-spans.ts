import { isAmountText } from './amount-text.ts';
import { spannedGrid, type Grid, type GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** Characters of a header word. */
const LONGEST_WORD = 16;

/** Rows below a header in which its first amounts stand. */
const NEAR = 3;

/**
 * Gives headers in two rows of a dump the spans that the dump lost: `序号 | 项目名称 | 项目金额 | | | 得分` over `| | 年初数 | 调整后 | 执行数 |`.
 * Proved by the places alone: every word of the lower row stands in a gap of the upper one that it and its neighbours fill without a hole
 * from the word above on, below all other words nothing stands, one word of the lower row heads amounts, and amounts stand below.
 * Other grids are returned as they are.
 */
export function withHeaderSpans(grid: Grid, lexicon: Lexicon): Grid {
  if (!grid.loose || grid.columnCount < 4) return grid;
  const rows = grid.rows.map((row) => [...row]);
  let changed = false;
  for (let row = 0; row + 2 < grid.rowCount; row++) {
    const spans = spansOf(grid, row, lexicon);
    if (!spans) continue;
    rows[row] = spans;
    changed = true;
  }
  return changed ? spannedGrid(grid, rows) : grid;
}

function spansOf(grid: Grid, row: number, lexicon: Lexicon): GridCell[] | null {
  const [upper, lower] = [grid.rows[row]!, grid.rows[row + 1]!];
  if (upper.length < 2 || lower.length < 2 || [...upper, ...lower].some((cell) => !isWord(cell) || cell.columnSpan > 1 || cell.rowSpan > 1)) return null;
  if (lower[0]!.column <= upper[0]!.column || !lower.some((cell) => lexicon.amountColumn(cell.text) !== null)) return null;
  const spans: GridCell[] = [];
  let under = 0;
  for (const [index, cell] of upper.entries()) {
    const end = upper[index + 1]?.column ?? grid.columnCount;
    const children = lower.filter((child) => child.column >= cell.column && child.column < end);
    const filled = children.every((child, at) => child.column === cell.column + at);
    const isLast = index === upper.length - 1;
    if (children.length === 1 || !filled || (children.length > 0 && !isLast && children.length !== end - cell.column)) return null;
    under += children.length;
    spans.push(children.length > 1 ? { ...cell, columnSpan: children.length } : { ...cell, rowSpan: 2 });
  }
  const below = grid.rows.slice(row + 2, row + 2 + NEAR).flat();
  const proved = lower.filter((child) => below.some((cell) => cell.column === child.column && isAmountText(cell.text)));
  return under === lower.length && proved.length >= 2 ? spans : null;
}

const isWord = ({ text }: GridCell): boolean => text.length <= LONGEST_WORD && /\p{Script=Han}/u.test(text) && !/^[≥≤<>=\d]/u.test(text);
