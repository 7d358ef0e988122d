import { foldText } from '../chinese/fold.ts';
import type { RowCells, RowReader } from './indicator-rows.ts';
import { issueAt } from './issues.ts';

/** Rows with values that show what a row of the block holds. */
const FEWEST_FULL = 3;

/** Characters of a level-3 name. */
const LONGEST_NAME = 60;

/**
 * A level 3 that a dump broke over two rows (`新建农村公路 | 46公里 | 20` over `安全防护设施`) is one name: the second row holds nothing but
 * words under level 3, while every other row of the block has its value and its weight. Issue: `tables.row-realigned`.
 */
export function withWrappedNames(rows: readonly RowCells[], { grid, issues }: RowReader): readonly RowCells[] {
  if (!grid.loose) return rows;
  const named = rows.filter((row) => row.cells.level3);
  const full = named.filter((row) => row.cells.weight && (row.cells.target || row.cells.actual || row.cells.score));
  const bare = named.filter(isBare);
  if (bare.length === 0 || full.length < FEWEST_FULL || full.length + bare.length < named.length || bare.length * 3 > named.length) return rows;
  const joined = [...rows];
  for (const [index, row] of rows.entries()) {
    const before = joined[index - 1];
    const [name, rest] = [before?.cells.level3, row.cells.level3];
    if (!before || !bare.includes(row) || !name || !rest || row.row !== before.row + 1 || !full.includes(rows[index - 1]!) || NUMBERED.test(rest.text) || name.text.length + rest.text.length > LONGEST_NAME) continue;
    joined[index - 1] = { ...before, cells: { ...before.cells, level3: { text: foldText(name.text + rest.text), at: { ...name.at, end: Math.max(name.at.end, rest.at.end) } } } };
    joined[index] = { ...row, cells: {} };
    issues.push(issueAt('tables.row-realigned', 'info', [name.at, rest.at], '三级指标名称断成两行,已接上', 'a level 3 broken over two rows was put together'));
  }
  return joined;
}

/** Nothing but a name. */
const isBare = (row: RowCells): boolean => row.remarks.length === 0 && Object.keys(row.cells).length === 1;

const NUMBERED = /^(?:(?:三级)?指标\s*\d|[(（]?\d{1,2}[).）、．])/u;
