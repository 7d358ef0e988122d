import { isValue } from './cell-fit.ts';
import { spannedGrid, type Grid, type GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** Adjacent columns with one text that no form prints by itself: a target and its result may be equal, three texts are not. */
const RUN = 3;

/** Rows with such a run that prove how the dump writes merged cells. */
const FEWEST_ROWS = 2;

/**
 * Dumps that print a merged cell again in every place it covers (`项目名称 | 夜校 | 夜校 | 夜校`, as python-docx does) get the spans back, and
 * with them places that can be trusted. Proved by two rows with one text in three columns or more. Two equal texts beside each other,
 * or one below the other, are one cell only where they are words of the form: a target and its result, the names of both
 * levels, or two rows' results may be equal.
 * Other grids are returned as they are.
 */
export function withRepeatedSpans(grid: Grid, lexicon: Lexicon): Grid {
  if (!grid.loose || grid.columnCount < RUN + 1 || grid.rows.filter((row) => runsOf(row).some((run) => run.length >= RUN)).length < FEWEST_ROWS) return grid;
  const heads = (text: string): boolean => lexicon.label(text) !== null || lexicon.indicatorColumn(text) !== null || lexicon.amountColumn(text) !== null;
  const rows: GridCell[][] = [];
  for (const [row, printed] of grid.rows.entries()) {
    const across = runsOf(printed).flatMap((run) => (run.length >= RUN || (run.length > 1 && heads(run[0]!.text) && lexicon.level(run[0]!.text) === null) ? [{ ...run[0]!, columnSpan: run.length }] : run));
    rows.push(across.filter((cell) => {
      const above = rows.slice(0, row).flat().find((one) => one.column === cell.column && one.columnSpan === cell.columnSpan && one.row + one.rowSpan === row && one.text === cell.text);
      if (!above || !(heads(cell.text) || lexicon.level(cell.text))) return true;
      rows[above.row] = rows[above.row]!.map((one) => (one === above ? { ...one, rowSpan: one.rowSpan + 1 } : one));
      return false;
    }));
  }
  return { ...spannedGrid(grid, rows), loose: false };
}

/** Neighbours with one and the same words; any other cell is a run by itself. */
function runsOf(cells: readonly GridCell[]): GridCell[][] {
  const runs: GridCell[][] = [];
  for (const cell of cells) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.text === cell.text && last.column + 1 === cell.column && /\p{Script=Han}/u.test(cell.text) && !isValue(cell.text)) runs.at(-1)!.push(cell);
    else runs.push([cell]);
  }
  return runs;
}
