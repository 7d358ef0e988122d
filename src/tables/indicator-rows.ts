import type { Document } from '../model/document.ts';
import type { FormCell } from '../model/form.ts';
import { isPlainNumber } from './cell-fit.ts';
import { issueAt } from './issues.ts';
import type { Issue } from '../model/outcome.ts';
import type { IndicatorColumn } from '../rules/groups/columns.ts';
import { alignRow } from './align-row.ts';
import type { Grid, GridCell } from './grid.ts';
import type { HeaderColumn, Lane } from './indicator-header.ts';
import { joinPieces } from './join-pieces.ts';
import type { Lexicon } from './lexicon.ts';

/** One row under an indicator header, cells by what they are; levels not yet carried down. */
export interface RowCells {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<IndicatorColumn, FormCell>>>;
  /** Remark columns in their order: 评分标准, 备注 … */
  readonly remarks: readonly FormCell[];
  /** Cells left of the first column: 绩效指标, 长期绩效指标. */
  readonly side: readonly GridCell[];
  /** Cells that no column took. */
  readonly left: readonly GridCell[];
}

export interface RowReader {
  readonly document: Document;
  readonly grid: Grid;
  readonly lexicon: Lexicon;
  readonly issues: Issue[];
}

/** Reads one row of a lane. `columns` are those of all lanes and already stand where the rows have them. */
export function readRowCells(reader: RowReader, row: number, lane: Lane, columns: readonly HeaderColumn[]): RowCells {
  const { grid } = reader;
  const first = Math.min(...columns.map((column) => column.from));
  const last = Math.max(...columns.map((column) => column.to));
  const printed = grid.rows[row]!;
  const side = printed.filter((cell) => cell.column < first && !(grid.loose && reader.lexicon.level(cell.text)));
  const inside = printed.filter((cell) => !side.includes(cell) && (cell.column < last || grid.loose));
  const taken = grid.loose ? looseCells(reader, inside, columns) : strictCells(grid, row, inside, columns);
  const cells: Partial<Record<IndicatorColumn, FormCell>> = {};
  const remarks: FormCell[] = [];
  columns.forEach((column, index) => {
    const pieces = taken.cells[index]!;
    if (pieces.length === 0 || !lane.columns.includes(column)) return;
    const cell = joinPieces(reader.document, pieces);
    // 扣分 heads reasons as well as points taken off.
    if (column.column === 'reason' && isPlainNumber(cell.text)) return;
    const before = column.column === 'none' ? undefined : cells[column.column];
    // 偏差原因 beside 改进措施 are one reason; 指标说明及评分标准 beside 指标解释 is another text.
    if (column.column === 'remark' || (before && (column.column === 'description' || column.column === 'basis'))) remarks.push(cell);
    else if (before && column.column === 'reason') cells.reason = { text: `${before.text};${cell.text}`, at: before.at };
    else if (column.column !== 'none' && column.column !== 'number') cells[column.column] ??= cell;
  });
  return { row, cells, remarks, side, left: taken.left };
}

interface Taken {
  readonly cells: readonly (readonly GridCell[])[];
  readonly left: readonly GridCell[];
}

/** Grids that can be trusted: a cell belongs to the column it begins in; a merged level cell covers the rows below it. */
function strictCells(grid: Grid, row: number, inside: readonly GridCell[], columns: readonly HeaderColumn[]): Taken {
  const used = new Set<GridCell>();
  const cells = columns.map((column) => {
    const own = inside.filter((cell) => cell.column >= column.from && cell.column < column.to);
    own.forEach((cell) => used.add(cell));
    if (own.length > 0 || (column.column !== 'level1' && column.column !== 'level2')) return own;
    const above = grid.at(row, column.from);
    return above && above.row < row && above.column >= column.from && above.column < column.to ? [above] : [];
  });
  return { cells, left: inside.filter((cell) => !used.has(cell)) };
}

function looseCells({ lexicon, issues }: RowReader, inside: readonly GridCell[], columns: readonly HeaderColumn[]): Taken {
  const aligned = alignRow(inside, columns, lexicon);
  if (aligned.moved) {
    issues.push(issueAt('tables.row-realigned', 'info', inside.map((cell) => cell.at),
      '这一行与表头错位,按内容归位', 'the row is out of step with the header and was put in place by its content'));
  }
  if (aligned.left.length > 0) {
    issues.push(issueAt('tables.cell-without-column', 'warning', aligned.left.map((cell) => cell.at),
      `单元格“${aligned.left[0]!.text.slice(0, 20)}”不属于任何一栏`, 'a cell belongs to no column'));
  }
  return aligned;
}
