import type { FormCell, FormIndicator, FormScore } from '../model/form.ts';
import type { IndicatorField } from '../model/records.ts';
import { isPlainNumber } from './cell-fit.ts';
import { decideColumns } from './decide-columns.ts';
import { distinct, type GridCell } from './grid.ts';
import { homeColumns } from './home-columns.ts';
import { lanesOf, type HeaderColumn, type IndicatorHeader, type Lane } from './indicator-header.ts';
import { findPointsPair, splitPoints, type PointsPair } from './points-pair.ts';
import { readRowCells, type RowCells, type RowReader } from './indicator-rows.ts';
import { issueAt } from './issues.ts';
import { carryLevels, type RowSpan } from './level-names.ts';
import { bareName } from './lexicon.ts';
import { withWrappedNames } from './wrapped-names.ts';

export interface IndicatorBlock {
  readonly indicators: readonly FormIndicator[];
  readonly scores: readonly FormScore[];
  readonly unknown: readonly FormCell[];
  /** The header with the columns that content decided: it may go on in another table. */
  readonly header: IndicatorHeader;
  /** Rows below the header that were none of its: labels, text. The caller reads them. */
  readonly others: readonly number[];
  /** Levels of the last row, for rows below the same header printed again; null where names do not stand in the first of their rows. */
  readonly open: OpenLevels | null;
}

/** Names of levels that may go on over the top of a page. */
export interface OpenLevels {
  readonly level1: FormCell | null;
  readonly level2: FormCell | null;
}

/** What the rows before a block said about it. */
export interface BlockContext {
  /** Number of the objective (`年度目标1`), or null. */
  readonly objective: string | null;
  /** Blocks of long-term and of annual indicators follow one another in this form. */
  readonly terms: boolean;
  /** Labels beside or in front of the header: 长期绩效指标. */
  readonly beside: readonly GridCell[];
  /** Levels of the rows above, where the header only stands again at the top of a page. */
  readonly goesOn: OpenLevels | null;
}

/** Reads the rows `[from, to)` under an indicator header. */
export function readIndicatorBlock(reader: RowReader, header: IndicatorHeader, from: number, to: number, context: BlockContext): IndicatorBlock {
  const { grid, lexicon } = reader;
  const homes = grid.loose ? homeColumns(grid, from, to, header.columns, lexicon) : header.columns;
  const { columns, unknown: undecided, issues } = decideColumns(grid, from, to, homes, lexicon);
  reader.issues.push(...issues);
  const pair = findPointsPair(grid, from, to, columns);
  const indicators: FormIndicator[] = [];
  const scores: FormScore[] = [];
  const unknown: FormCell[] = [...undecided];
  const others = new Set<number>();
  const lanes = withTerms(lanesOf(columns), grid, from);
  let open: OpenLevels | null = null;
  lanes.forEach((lane, laneIndex) => {
    const read: RowCells[] = [];
    let group: FormCell | null = null;
    const groups: (FormCell | null)[] = [];
    let term: string | null = termOf(context.beside, reader);
    const terms: (string | null)[] = [];
    const spans: RowSpan[] = [];
    let opened = from;
    const goesOn = lanes.length === 1 ? context.goesOn : null;
    if (goesOn) {
      // As if the last row above the page break were the first below it: it has the names, and no level 3.
      opened = from - 1;
      read.push({ row: opened, cells: { ...(goesOn.level1 && { level1: goesOn.level1 }), ...(goesOn.level2 && { level2: goesOn.level2 }) }, remarks: [], side: [], left: [] });
      groups.push(null);
      terms.push(term);
    }
    const close = (row: number): void => {
      if (row > opened) spans.push({ from: opened, to: row });
      opened = row + 1;
    };
    for (let row = from; row < to; row++) {
      const printed = grid.rows[row]!;
      if (printed.length === 0) continue;
      const total = laneIndex === 0 ? readTotal(reader, row, lane.columns, pair) : null;
      if (total) {
        scores.push(...total.scores);
        close(row);
        continue;
      }
      if (!grid.loose && startsOutside(reader, row, lane)) {
        if (laneIndex === 0) others.add(row);
        continue;
      }
      const cells = withPoints(readRowCells(reader, row, lane, columns), pair);
      term = termOf(cells.side, reader) ?? term;
      const level3 = cells.cells.level3;
      if (level3 && !isFiller(level3.text) && namesIndicator(cells, reader)) {
        read.push(cells);
        groups.push(group);
        terms.push(term);
        if (laneIndex === 0) unknown.push(...cells.left);
        continue;
      }
      if (level3 && isFiller(level3.text)) {
        if (cells.cells.level1 || cells.cells.level2) keepLevels(read, groups, terms, cells, group, term);
        continue;
      }
      // Dots where a dump prints nothing else are the form's, whatever column they came to stand in.
      const names = [cells.cells.level1, cells.cells.level2].filter((cell) => cell !== undefined);
      if (!level3 && names.length > 0 && names.every((cell) => isFiller(cell.text))) continue;
      const subtotal = laneIndex === 0 ? readSubtotal(cells, lane, reader) : null;
      if (subtotal) {
        if (subtotal.score) scores.push(grid.rows.slice(row + 1, to).every((cells) => cells.length === 0) && !scores.some((one) => one.item === 'total') && subtotal.score.full?.text === '100' && lexicon.level(subtotal.score.item) === null ? { ...subtotal.score, item: 'total' } : subtotal.score);
        if (subtotal.group) group = subtotal.group;
        close(row);
        continue;
      }
      if (cells.cells.level1 || cells.cells.level2) keepLevels(read, groups, terms, cells, group, term);
      else if (laneIndex === 0) others.add(row);
    }
    close(to);
    const whole = withWrappedNames(read, reader);
    const levels = carryLevels(whole, lexicon, grid.loose, spans);
    open = lanes.length === 1 && read[0]?.cells.level1 ? { level1: levels.at(-1)!.level1, level2: levels.at(-1)!.level2 } : null;
    whole.forEach((row, index) => {
      if (!row.cells.level3 || isFiller(row.cells.level3.text)) return;
      const { level1, level2, doubtful } = levels[index]!;
      if (doubtful) {
        reader.issues.push(issueAt('tables.level-in-doubt', 'warning', [row.cells.level3.at],
          `三级指标“${row.cells.level3.text.slice(0, 20)}”的二级指标与一级指标不属同一部分`, 'level 2 belongs to another part of the form than level 1'));
      }
      indicators.push(toIndicator(row, level1 ?? groups[index] ?? null, level2, lane, context, terms[index] ?? null));
    });
  });
  const decided = header.columns.map((column, index) => ({ ...columns[index]!, from: column.from, to: column.to }));
  return { indicators, scores, unknown, header: { ...header, columns: decided }, others: [...others], open };
}

/** Rows above a header that may say which of its two blocks is for all years. */
const ROWS_OF_GOALS = 8;

/** 中期目标 and 年度目标 side by side above the header: its two blocks are the long-term and the annual one. */
function withTerms(lanes: readonly Lane[], grid: RowReader['grid'], from: number): readonly Lane[] {
  if (lanes.length !== 2 || lanes.some((lane) => lane.objective !== null)) return lanes;
  for (let row = from - 1; row >= Math.max(0, from - ROWS_OF_GOALS); row--) {
    const cells = grid.rows[row]!;
    const longTerm = cells.findIndex((cell) => cell.text.length <= 24 && /^(?:中期|长期|中长期|实施期)(?:总体|绩效)?目标/u.test(cell.text));
    const annual = cells.findIndex((cell) => cell.text.length <= 24 && /^(?:本?年度|当年)(?:总体|绩效)?目标/u.test(cell.text));
    if (longTerm >= 0 && annual > longTerm) return lanes.map((lane, index) => ({ ...lane, objective: index === 0 ? 'long_term' : 'annual' }));
  }
  return lanes;
}

/** A row that has no level 3 still prints level names that later rows are under. */
function keepLevels(read: RowCells[], groups: (FormCell | null)[], terms: (string | null)[], cells: RowCells, group: FormCell | null, term: string | null): void {
  const { level1, level2 } = cells.cells;
  read.push({ ...cells, cells: { ...(level1 && { level1 }), ...(level2 && { level2 }) } });
  groups.push(group);
  terms.push(term);
}

function toIndicator(row: RowCells, level1: FormCell | null, level2: FormCell | null, lane: Lane, context: BlockContext, term: string | null): FormIndicator {
  const { operator, unit, level1: _level1, level2: _level2, number: _number, none: _none, referenceWeight: _reference, remark: _remark, ...fields } = row.cells;
  const cells: Partial<Record<IndicatorField, FormCell>> = { ...fields };
  if (level1) cells.level1 = level1;
  if (level2) cells.level2 = level2;
  const [remark, ...more] = row.remarks;
  if (remark) cells.remark = more.length === 0 ? remark : { text: row.remarks.map((cell) => cell.text).join(';'), at: remark.at };
  const objective = lane.objective ?? (context.terms ? term : null) ?? context.objective;
  return { cells, operator: operator ?? null, unit: unit ?? null, objective, hasWeights: lane.columns.some((column) => column.column === 'weight'), rules: [...new Set(lane.columns.filter((column) => !column.header || column.column !== 'none').map((column) => column.rule))] };
}

/** Rows of an unfilled form: `……`, `/`, `指标1:` with nothing behind it. */
export function isFiller(text: string): boolean {
  return /^(?:[….·\-—–/\\、，。＊*_]+|(?:三级)?指标(?:\d+|[一二三四五六七八九十]+)?[:：.、]?(?:[….]*)|\(?\d{1,2}[).、．]?(?:[….]*)|无\/?)$/u.test(text);
}

/** A level-3 text with nothing else in the row is an indicator only where it is no label of the form. */
function namesIndicator(row: RowCells, { lexicon }: RowReader): boolean {
  const { level3, level1, level2, ...rest } = row.cells;
  if (Object.keys(rest).length > 0 || row.remarks.length > 0 || level2 || level1) return true;
  const role = lexicon.label(level3!.text)?.role;
  return role === undefined || role === 'goal' || role === 'indicators';
}

/** In a trusted grid a label that begins left of the level-3 column and reaches over it opens a row of its own kind. */
function startsOutside({ grid, lexicon }: RowReader, row: number, lane: Lane): boolean {
  const level3 = lane.columns.find((column) => column.column === 'level3');
  const cell = grid.rows[row]![0];
  if (!cell || !level3 || cell.column >= level3.from) return false;
  if (grid.rows[row]!.some((other) => other.column >= level3.from && other.column < level3.to)) return false;
  const label = lexicon.label(cell.text);
  return label !== null && !lexicon.level(cell.text) && label.role !== 'indicators' && label.role !== 'longTermIndicators' && label.role !== 'annualIndicators';
}

function termOf(side: readonly GridCell[], { lexicon }: RowReader): string | null {
  for (const cell of side) {
    const role = lexicon.label(cell.text)?.role;
    if (role === 'longTermIndicators') return 'long_term';
    if (role === 'annualIndicators') return 'annual';
  }
  return null;
}

/** 总分, 合计, 综合得分, 评价等次: the first cell says it and numbers or a grade follow. */
function readTotal({ grid, lexicon }: RowReader, row: number, columns: readonly HeaderColumn[], pair: PointsPair | null): { readonly scores: readonly FormScore[] } | null {
  const printed = grid.rows[row]!;
  // 自评等级:优 in one cell.
  const [, name = '', inline] = /^(.{2,10})[:：](优秀?|良好?|中等?|差)$/u.exec(printed[0]?.text ?? '') ?? [];
  if (inline !== undefined && lexicon.label(name)?.role === 'grade') return { scores: [gradeOnly({ ...printed[0]!, text: inline })] };
  const at = printed.findIndex((cell) => ['total', 'grade'].includes(lexicon.label(cell.text)?.role ?? ''));
  if (at < 0 || at > 1) return null;
  const level3 = columns.find((column) => column.column === 'level3');
  const label = printed[at]!;
  const rest = printed.slice(at + 1);
  const both = pair && rest.map((cell) => splitPoints(cell, pair.fullFirst)).find((points) => points !== null);
  const numbers = both ? [both.full, both.score] : rest.filter((cell) => isPlainNumber(cell.text));
  const grade = rest.find((cell) => /^(?:优秀?|良好?|中等?|差)$/u.test(cell.text)) ?? null;
  if (lexicon.label(label.text)?.role === 'grade') return grade ? { scores: [gradeOnly(grade)] } : null;
  // `合计` may also name an indicator: then a target or result stands in its row.
  if (level3 && label.column >= level3.from && !both && rest.length > numbers.length + (grade ? 1 : 0)) return null;
  const scoreColumn = columns.find((column) => column.column === 'score');
  const weightColumn = columns.find((column) => column.column === 'weight');
  const placed = (column: HeaderColumn | undefined): GridCell | null => (column && numbers.find((cell) => cell.column >= column.from && cell.column < column.to)) ?? null;
  let full = both ? both.full : placed(weightColumn);
  let score = both ? both.score : placed(scoreColumn);
  if (numbers.length >= 2 && (grid.loose || numbers.length === 2) && (!score || !full)) [full, score] = [numbers[0]!, numbers.at(-1)!];
  else if (numbers.length === 1 && grid.loose && scoreColumn && !full) score = numbers[0]!;
  // 自评总分 | 98.5 | 自评等级 | 优 is a row of its own under other columns; 合计 would be the total of one of them.
  else if (numbers.length === 1 && !grid.loose && !score && !full && /[得自评]分$|总分$/u.test(bareName(label.text)) && printed[at + 1] === numbers[0]) score = numbers[0]!;
  if (!score) return { scores: [] };
  return { scores: [{ item: 'total', full: full === score ? null : full, score, grade, rules: [lexicon.label(label.text)!.id] }] };
}

/** 20/18.5 in one cell is the row's weight and its score. */
function withPoints(row: RowCells, pair: PointsPair | null): RowCells {
  const points = pair && row.cells.score ? splitPoints(row.cells.score, pair.fullFirst) : null;
  return points ? { ...row, cells: { ...row.cells, weight: points.full, score: points.score } } : row;
}

/** A grade printed in a row of its own; joined with the total by the caller. */
function gradeOnly(grade: GridCell): FormScore {
  return { item: 'grade', full: null, score: grade, grade, rules: [] };
}

/** A row of a group without level 3: `投入 | 16 | 16.00` is level 1 of the rows below where the form has no such column, and a score. */
function readSubtotal(row: RowCells, lane: Lane, { grid, lexicon }: RowReader): { readonly score: FormScore | null; readonly group: FormCell | null } | null {
  const { level1, level2, weight, score, target, actual } = row.cells;
  const name = level2 ?? level1;
  const rate = name !== undefined && /执行率/u.test(bareName(name.text));
  // 预算执行率 | 100% | 96% | 10 | 9.6 over the columns of the levels is scored, though it has a target.
  if (!name || ((target || actual) && !(rate && score))) return null;
  const hasLevel1 = lane.columns.some((column) => column.column === 'level1');
  const alone = distinct(grid.rows[row.row]!).length === 1;
  if (!weight && !score) return !hasLevel1 && alone && lexicon.level(name.text)?.levels.includes(1) ? { score: null, group: name } : null;
  const item = rate ? 'execution_rate' : bareName(name.text);
  const record = score && isPlainNumber(score.text) ? { item, full: weight && isPlainNumber(weight.text) ? weight : null, score, grade: null, rules: [] } : null;
  return { score: record, group: hasLevel1 ? null : name };
}
