/** Cells one after the other, divided into rows by what they say. */
import type { IndicatorColumn } from '../rules/groups/columns.ts';
import { cellFit, isValue } from './cell-fit.ts';
import type { GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** The cells of a row, each with its column. */
export type Placed = readonly (readonly [column: number, cell: GridCell])[];

/** What a column costs that a row leaves out. Level names stand once for their group; texts behind the numbers are often empty. */
function skipCost(column: IndicatorColumn, printsEmpty: boolean): number {
  if (column === 'level3') return 50;
  if (column === 'level1' || column === 'level2') return 0.1;
  if (printsEmpty) return 2;
  return ['reason', 'remark', 'basis', 'description', 'none', 'number'].includes(column) ? 0.3 : 1.5;
}

/** A cell that goes on with the text of the one before it. */
const SAME_CELL = -2;
const CONTINUED = 1.2;
const isText = (column: IndicatorColumn): boolean => ['reason', 'remark', 'basis'].includes(column);

/** Mean cost of a row above which the division is a guess. */
const DEAREST_ROW = 3;

/** The cheapest division of cells into rows under the columns, and its mean cost a row; no rows where even the cheapest is a guess. */
export function rowsUnder(cells: readonly (GridCell | null)[], columns: readonly IndicatorColumn[], lexicon: Lexicon, printsEmpty: boolean): { readonly rows: Placed[] | null; readonly cost: number } {
  const width = columns.length;
  const skipped = columns.map((column) => skipCost(column, printsEmpty));
  // best[i][c]: cheapest way for the cells from i on when the next one may stand in column c or behind it.
  const best = Array.from({ length: cells.length + 1 }, () => Array.from<number>({ length: width + 1 }).fill(Number.POSITIVE_INFINITY));
  const step = Array.from({ length: cells.length + 1 }, () => Array.from<number>({ length: width + 1 }).fill(-1));
  const rest = (column: number): number => skipped.slice(column).reduce((sum, cost) => sum + cost, 0);
  for (let i = cells.length; i >= 0; i--) {
    for (let c = width; c >= 0; c--) {
      if (i === cells.length) {
        best[i]![c] = c === 0 ? 0 : rest(c);
        continue;
      }
      // End of the row; the next begins with this cell.
      let cost = c > 0 ? rest(c) + best[i]![0]! + 0.2 : Number.POSITIVE_INFINITY;
      let way = -1;
      let before = 0;
      for (let at = c; at < width; at++) {
        const own = before + putCost(cells[i] ?? null, columns[at]!, lexicon) + (columns[at] === 'level1' && isLevel2Alone(cells, i, columns, lexicon) ? LEVEL2 : 0) + best[i + 1]![at + 1]!;
        if (own < cost) [cost, way] = [own, at];
        before += skipped[at]!;
      }
      const goesOn = c > 0 && cells[i] && isText(columns[c - 1]!) && cellFit(cells[i]!.text, columns[c - 1]!, lexicon) >= 0.5 ? CONTINUED + best[i + 1]![c]! : Number.POSITIVE_INFINITY;
      if (goesOn < cost) [cost, way] = [goesOn, SAME_CELL];
      best[i]![c] = cost;
      step[i]![c] = way;
    }
    // A row that ends looks at best[i][0], which is worked out last: look again.
    if (i === cells.length) continue;
    for (let c = width; c > 0; c--) {
      const ended = rest(c) + best[i]![0]! + 0.2;
      if (ended < best[i]![c]!) [best[i]![c], step[i]![c]] = [ended, -1];
    }
  }
  const rows: [number, GridCell][][] = [[]];
  let column = 0;
  for (let i = 0; i < cells.length; ) {
    const at = step[i]![column]!;
    if (at === SAME_CELL) {
      const row = rows.at(-1)!;
      const [last, cell] = row.pop()!;
      row.push([last, { ...cell, text: cell.text + cells[i]!.text, at: { ...cell.at, end: cells[i]!.at.end } }]);
      i++;
      continue;
    }
    if (at < 0) {
      if (column === 0) return { rows: null, cost: Number.POSITIVE_INFINITY };
      rows.push([]);
      column = 0;
      continue;
    }
    const cell = cells[i];
    if (cell) rows.at(-1)!.push([at, cell]);
    column = at + 1;
    i++;
  }
  const cost = best[0]![0]! / rows.length;
  return { rows: cost <= DEAREST_ROW ? rows.filter((row) => row.length > 0) : null, cost };
}

/** 成本指标 may be of either level: straight in front of an indicator it is level 2. */
function isLevel2Alone(cells: readonly (GridCell | null)[], i: number, columns: readonly IndicatorColumn[], lexicon: Lexicon): boolean {
  const [own, next] = [cells[i], cells[i + 1]];
  return own !== null && own !== undefined && next !== null && next !== undefined && columns.includes('level2') && lexicon.level(own.text)?.levels.includes(2) === true && lexicon.level(next.text) === null;
}

const LEVEL2 = 0.3;

/** Cost of a comparison that stands where a name must. */
const NO_NAME = 10;

/** 0 where the text proves the column. */
function putCost(cell: GridCell | null, column: IndicatorColumn, lexicon: Lexicon): number {
  if (!cell) return column === 'level3' ? 20 : column === 'level1' || column === 'level2' ? 0.5 : 0.2;
  const fit = cellFit(cell.text, column, lexicon);
  if (column === 'level3' && /^[<>=≤≥≈]/u.test(cell.text)) return NO_NAME;
  return (1 - fit) * 2 + (column === 'level1' || column === 'level2' ? (fit === 1 ? 0 : 1) : 0);
}

/**
 * Rows that cannot be right: one named by a text that the other rows have in another column (效果显著, a target), an incomplete one in
 * which such a text stands, and the row above it, from which its cells were taken.
 */
export function outOfStep(rows: readonly Placed[], columns: readonly IndicatorColumn[]): ReadonlySet<Placed> {
  const uses = new Map<string, number>();
  const use = (column: number, text: string): string => `${columns[column]}|${text}`;
  for (const row of rows) for (const [column, { text }] of row) uses.set(use(column, text), (uses.get(use(column, text)) ?? 0) + 1);
  const values = columns.flatMap((column, at) => (column === 'target' || column === 'actual' || column === 'basis' ? [at] : []));
  const isElsewhere = (column: number, text: string): boolean =>
    !isValue(text) && uses.get(use(column, text)) === 1 && columns.some((other, at) => other !== columns[column] && (uses.get(use(at, text)) ?? 0) >= 2);
  const found = new Set<Placed>();
  for (const [i, row] of rows.entries()) {
    const isFull = values.every((at) => row.some(([column]) => column === at));
    if (!row.some(([column, { text }]) => (!isFull || columns[column] === 'level3') && isElsewhere(column, text))) continue;
    found.add(row);
    if (i > 0) found.add(rows[i - 1]!);
  }
  return found;
}
