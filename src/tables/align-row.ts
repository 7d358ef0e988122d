import { cellFit, isPlainNumber, isValue } from './cell-fit.ts';
import type { GridCell } from './grid.ts';
import type { HeaderColumn } from './indicator-header.ts';
import type { Lexicon } from './lexicon.ts';

export interface AlignedRow {
  /** The cells of each column of the header, in its order; most lists are empty or hold one cell. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Cells that no column took. */
  readonly left: readonly GridCell[];
  /** A cell other than a level name was taken out of the column it was printed in. */
  readonly moved: boolean;
}

/**
 * Puts the cells of a row whose columns are out of step under the columns of the header. The order is kept; the cheapest way wins:
 * cells in their place cost nothing but what their text says against it, a change of displacement along the row costs
 * `MOVE`, a level name may move by itself because it says where it belongs. The row as printed is one of the ways, so a
 * row is realigned only where its own content speaks for it.
 */
export function alignRow(cells: readonly GridCell[], columns: readonly HeaderColumn[], lexicon: Lexicon): AlignedRow {
  return withLeftPieces(asPrinted(cells, columns, lexicon) ?? cheapest(cells, columns, lexicon), columns, lexicon);
}

/** A cell too many that is the first or second half of the text beside it (`2020年12月3 | 1日完成`) is put to it: nothing printed is lost. */
function withLeftPieces(row: AlignedRow, columns: readonly HeaderColumn[], lexicon: Lexicon): AlignedRow {
  if (row.left.length === 0) return row;
  const cells = row.cells.map((list) => [...list]);
  const left = row.left.filter((piece) => {
    const at = columns.findIndex((column, index) => TEXTS.has(column.column) && cells[index]!.some((cell) => Math.abs(cell.column - piece.column) === 1 && isOneText(cell, piece, lexicon)));
    if (at < 0) return true;
    cells[at] = [...cells[at]!, piece].sort((a, b) => a.column - b.column);
    return false;
  });
  return { ...row, cells, left };
}

const TEXTS: ReadonlySet<string> = new Set(['level3', 'description', 'target', 'actual', 'reason', 'remark', 'basis']);

/** Halves of one number or date, or words on both sides of the cut. */
function isOneText(a: GridCell, b: GridCell, lexicon: Lexicon): boolean {
  const [first, second] = a.column < b.column ? [a.text, b.text] : [b.text, a.text];
  if (lexicon.level(first) || lexicon.level(second) || isPlainNumber(first) || isPlainNumber(second)) return false;
  if (/\d$/u.test(first) && /^[\d年月日%％万亿元个人件]/u.test(second)) return true;
  return !isValue(first) && !isValue(second) && /[\p{Script=Han}、,，“《(（]$/u.test(first) && /^[\p{Script=Han}、,，”》)）]/u.test(second);
}

/** The row as it stands, where nothing speaks against it: most rows; or where every column is filled and a number proves its place. */
function asPrinted(cells: readonly GridCell[], columns: readonly HeaderColumn[], lexicon: Lexicon): AlignedRow | null {
  const taken: GridCell[][] = columns.map(() => []);
  const level1 = columns.some((column) => column.column === 'level1');
  let wrong = false;
  let proved = false;
  for (const cell of cells) {
    const at = columns.findIndex((column) => within(cell, column));
    const column = columns[at];
    if (!column) return null;
    const groupName = column.column === 'level2' && !level1 && lexicon.level(cell.text)?.levels.includes(1);
    const fit = cellFit(cell.text, column.column, lexicon);
    if (fit < 0) return null;
    if (!groupName && fit < 0.3) wrong = true;
    if (fit === 1 && ['target', 'actual', 'weight', 'score'].includes(column.column)) proved = true;
    if (taken[at]!.length > 0 && (!takesPieces(column, cell, taken[at]!.at(-1)!) || (isValue(taken[at]![0]!.text) && !/\d$/u.test(taken[at]!.at(-1)!.text)))) return null;
    taken[at]!.push(cell);
  }
  if (wrong && !(proved && columns.every((column, at) => column.column === 'level1' || column.column === 'reason' || column.column === 'remark' || taken[at]!.length > 0))) return null;
  const has = (name: HeaderColumn['column']): boolean => columns.some((column, at) => column.column === name && taken[at]!.length > 0);
  if (!has('level3') && (has('target') || has('actual') || has('description'))) return null;
  return { cells: taken, left: [], moved: false };
}

function cheapest(cells: readonly GridCell[], columns: readonly HeaderColumn[], lexicon: Lexicon): AlignedRow {
  const best = new Map<number, Step>();
  const tooMany = cells.length > columns.length || (cells.at(-1)?.column ?? 0) >= (columns.at(-1)?.from ?? 0) + 1;
  const search = (cell: number, column: number, shift: number, firm: Firm): Step => {
    if (cell === cells.length) {
      const skipped = columns.slice(column);
      return { cost: skipped.reduce((sum, one) => sum + skipCost(one), 0), next: null, column: -1, shift: 0 };
    }
    const key = ((cell * 64 + column) * 128 + (shift + 64)) * 3 + firm;
    const known = best.get(key);
    if (known) return known;
    const here = cells[cell]!;
    let result: Step = { cost: DROP + search(cell + 1, column, shift, firm).cost, next: [cell + 1, column, shift, firm], column: -1, shift: 0 };
    let skipped = 0;
    // The column before may take a further piece of its own text.
    const before = columns[column - 1];
    if (before && cell > 0 && within(here, before) && takesPieces(before, here, cells[cell - 1]!)) {
      const cost = search(cell + 1, column, shift, firm).cost + PIECE;
      if (cost < result.cost) result = { cost, next: [cell + 1, column, shift, firm], column: column - 1, shift: 0 };
    }
    // So may one whose text a cut has pushed into the next, and with it the rest of the row one column on.
    if (before && cell > 0 && tooMany && TEXTS.has(before.column) && !WHOLE.has(before.column) && here.column - cells[cell - 1]!.column === 1 && isOneText(cells[cell - 1]!, here, lexicon)) {
      const cost = search(cell + 1, column, shift + 1, 2).cost + (GOES_ON.test(here.text) ? TORN : TORN * 2);
      if (cost < result.cost) result = { cost, next: [cell + 1, column, shift + 1, 2], column: column - 1, shift: 0 };
    }
    for (let at = column; at < columns.length; at++) {
      const target = columns[at]!;
      const fit = cellFit(here.text, target.column, lexicon);
      const displacement = within(here, target) ? 0 : here.column < target.from ? here.column - target.from : here.column - target.to + 1;
      const named = fit === 1 && (target.column === 'level1' || target.column === 'level2');
      const free = displacement === shift || (!firm && displacement === 0) || (firm === 2 && displacement === 0 && here.column - shift >= target.from);
      const move = free ? 0 : named ? NAMED_MOVE : MOVE;
      const firmer = named ? 0 : firm === 2 && displacement === shift ? 2 : 1;
      const after = search(cell + 1, at + 1, displacement, firmer);
      const cost = skipped + move + (1 - fit) * WRONG + after.cost;
      if (cost < result.cost) result = { cost, next: [cell + 1, at + 1, displacement, firmer], column: at, shift: displacement };
      skipped += skipCost(target);
    }
    best.set(key, result);
    return result;
  };
  const taken: GridCell[][] = columns.map(() => []);
  const left: GridCell[] = [];
  let moved = false;
  let step: Step = search(0, 0, 0, 0);
  for (let cell = 0; cell < cells.length && step.next; cell++) {
    if (step.column < 0) left.push(cells[cell]!);
    else {
      taken[step.column]!.push(cells[cell]!);
      const column = columns[step.column]!.column;
      if (step.shift !== 0 && column !== 'level1' && column !== 'level2') moved = true;
    }
    step = search(...step.next);
  }
  return { cells: taken, left, moved };
}

/** Whether the row keeps its displacement: 0 it may go back to its place for nothing, 1 that costs a move, 2 a torn text pushed it, and an empty cell takes that up. */
type Firm = 0 | 1 | 2;

interface Step {
  readonly cost: number;
  readonly next: readonly [cell: number, column: number, shift: number, firm: Firm] | null;
  /** Index of the column that takes the cell, -1 for none. */
  readonly column: number;
  readonly shift: number;
}

const MOVE = 2.5;
const NAMED_MOVE = 0.75;
const WRONG = 2;
const DROP = 4;
const PIECE = 0.25;
const TORN = 1;
/** Words that begin no cell of their own. */
const GOES_ON = /^(?:[的和与及或等、，,）)率度量数]|情况|程度|比[例率重]|人数|水平)/u;

const skipCost = (column: HeaderColumn): number => (column.column === 'level3' ? 4 : column.column === 'level1' || column.column === 'level2' ? 0 : 0.5);

const within = (cell: GridCell, column: HeaderColumn): boolean => cell.column >= column.from && cell.column < column.to;

/** A text that a dump cut at a column that is not its own goes on in the next; values, weights and level names never do. */
const takesPieces = (column: HeaderColumn, cell: GridCell, before: GridCell): boolean =>
  column.to - column.from > 1 && !WHOLE.has(column.column) && (!isValue(cell.text) || (/\d$/u.test(before.text) && !isValue(`${before.text}${cell.text}`) && /^\d+(?:日|月|年|\D{2})/u.test(cell.text)));

const WHOLE: ReadonlySet<string> = new Set(['level1', 'level2', 'weight', 'score', 'operator', 'unit', 'actual']);
