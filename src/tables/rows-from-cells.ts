import type { IndicatorColumn } from '../rules/groups/columns.ts';
import { isAmountText, isBlankAmount } from './amount-text.ts';
import { isPlainNumber } from './cell-fit.ts';
import { outOfStep, rowsUnder, type Placed } from './divide-rows.ts';
import { placesOf, type Grid, type GridCell } from './grid.ts';
import { issueAt } from './issues.ts';
import type { Lexicon } from './lexicon.ts';
import { withWholeWords } from './whole-words.ts';
import type { Issue } from '../model/outcome.ts';

/** Fewer cells than this are no form. */
const FEWEST_CELLS = 12;

/**
 * A form that reached us as one column, one cell a line (pages saved as text: the ends of rows are lost), put into rows again.
 * Header words say how many columns there are; level names, values and numbers of the cells say where each row begins. Where that
 * does not come out even the cells stay as printed, with the issue `tables.rows-lost`. Any other grid is returned as it is.
 */
export function withRows(grid: Grid, lexicon: Lexicon, issues: Issue[]): Grid {
  if (grid.columnCount !== 1 || !grid.loose || grid.rowCount < FEWEST_CELLS) return grid;
  const cells = Array.from({ length: grid.rowCount }, (_, row) => grid.rows[row]![0] ?? null);
  const reader: CellReader = { cells: withWholeWords(cells, lexicon), lexicon, rows: [], lost: [] };
  let heads = 0;
  for (let i = 0; i < reader.cells.length; ) {
    const header = indicatorHeaderAt(reader, i);
    if (header) {
      heads++;
      i = readIndicators(reader, header);
      continue;
    }
    i = readAmounts(reader, i) ?? readFundsBeside(reader, i) ?? readGoals(reader, i) ?? readLabel(reader, i);
  }
  if (heads === 0) return grid;
  if (reader.lost.length > 0) {
    issues.push(issueAt('tables.rows-lost', 'warning', reader.lost.map((cell) => cell.at), '表格逐格成行,行的界限无法由内容证明,未读取这些单元格', 'the table is printed one cell a line and its rows cannot be proved from its content'));
  }
  return toGrid(grid, reader.rows);
}

interface CellReader {
  /** Null for a cell that is printed empty. */
  readonly cells: readonly (GridCell | null)[];
  readonly lexicon: Lexicon;
  readonly rows: Placed[];
  readonly lost: GridCell[];
}

function toGrid(grid: Grid, placed: readonly Placed[]): Grid {
  const rows = placed.map((cells, row) => cells.map(([column, cell]): GridCell => ({ ...cell, row, column, rowSpan: 1, columnSpan: 1 })));
  const columnCount = Math.max(1, ...rows.flat().map((cell) => cell.column + 1));
  return { table: grid.table, rows, rowCount: rows.length, columnCount, loose: true, at: placesOf(rows.flat(), rows.length, columnCount) };
}

const textAt = (reader: CellReader, i: number): string => reader.cells[i]?.text ?? '';

interface HeaderRun {
  readonly columns: readonly { readonly column: IndicatorColumn; readonly cell: GridCell }[];
  /** A label beside the header: 绩效指标. */
  readonly side: GridCell | null;
  /** First cell below the header. */
  readonly end: number;
}

/** Columns that a form has at most. */
const MOST_COLUMNS = 16;

/** Header words one after the other, some of them broken over two cells. */
function indicatorHeaderAt(reader: CellReader, start: number): HeaderRun | null {
  const { cells, lexicon } = reader;
  const label = lexicon.label(textAt(reader, start))?.role;
  const next = lexicon.indicatorColumn(textAt(reader, start + 1));
  const beside = (label === 'indicators' || label === 'annualIndicators' || label === 'longTermIndicators') && next !== null && !next.weak;
  const from = beside ? start + 1 : start;
  const columns: { column: IndicatorColumn; cell: GridCell }[] = [];
  let i = from;
  while (i < cells.length && columns.length < MOST_COLUMNS) {
    const cell = cells[i];
    if (!cell || (/级/u.test(cell.text) && columns.some((one) => one.cell.text === cell.text))) break;
    const next = cells[i + 1];
    const joined = next ? lexicon.indicatorColumn(cell.text + next.text) : null;
    const own = lexicon.indicatorColumn(cell.text);
    if (joined && next && (!own || SECOND_HALF.test(next.text))) {
      columns.push({ column: joined.column as IndicatorColumn, cell: { ...cell, text: cell.text + next.text, at: { ...cell.at, end: next.at.end } } });
      i += 2;
    } else if (own && !/^\d/u.test(cell.text)) {
      columns.push({ column: own.column as IndicatorColumn, cell });
      i++;
    } else break;
  }
  const has = (column: IndicatorColumn): boolean => columns.some((one) => one.column === column);
  if (columns.length < 4 || !has('level3') || !(has('level1') || has('level2')) || !(has('target') || has('weight') || has('score'))) return null;
  return { columns, side: beside ? (cells[start] ?? null) : null, end: i };
}

/** Second halves of headers broken over two lines: 偏差原因 above 分析及改进措施. */
const SECOND_HALF = /^(?:分析|描述|及|和|与|、|措施|改进|情况|说明|指标$|[（(])/u;

/** Reads the rows under a header; returns the first cell behind them. */
function readIndicators(reader: CellReader, header: HeaderRun): number {
  const { cells, lexicon } = reader;
  let end = header.end;
  for (; end < cells.length; end++) {
    const role = lexicon.label(textAt(reader, end))?.role;
    if (NUMBERED_GOAL.test(textAt(reader, end))) break;
    if (role === 'projectName' || role === 'contact' || (role === 'total' && isPlainNumber(textAt(reader, end + 1))) || (role === 'narrative' && /结论|问题|措施|说明/u.test(textAt(reader, end)))) break;
    if (end > header.end && indicatorHeaderAt(reader, end)) break;
  }
  const body = cells.slice(header.end, end);
  const ways = headersOf(header).map((run) => ({ run, ...rowsUnder(body, run.columns.map(({ column }) => column), lexicon, cells.includes(null)) }));
  const { run, rows } = ways.reduce((best, way) => (way.cost < best.cost ? way : best));
  reader.rows.push([...(run.side ? [[0, run.side] as const] : []), ...run.columns.map(({ cell }, index) => [index + 1, cell] as const)]);
  if (rows) {
    const doubtful = outOfStep(rows, run.columns.map(({ column }) => column));
    for (const row of rows) {
      if (doubtful.has(row)) reader.lost.push(...row.map(([, cell]) => cell));
      else reader.rows.push(row.map(([column, cell]) => [column + 1, cell] as const));
    }
  } else {
    for (const cell of body) if (cell) reader.lost.push(cell);
  }
  const goal = end < cells.length && NUMBERED_GOAL.test(textAt(reader, end)) ? cells[end]! : null;
  return goal ? readNextGoal(reader, run, goal, end + 1) : end;
}

/** The goal that follows a table of indicators: its rows stand under the header of the goal before where it has none of its own. */
function readNextGoal(reader: CellReader, before: HeaderRun, goal: GridCell, start: number): number {
  reader.rows.push([[0, goal]]);
  const side = reader.lexicon.indicatorColumn(textAt(reader, start)) ? start + 1 : start;
  const level = reader.lexicon.level(textAt(reader, side));
  if (!level?.levels.includes(1) || indicatorHeaderAt(reader, start)) return start;
  return readIndicators(reader, { ...before, side: side > start ? reader.cells[start]! : null, end: side });
}

/** `年度目标2:…`: the next goal, whose own header follows. */
const NUMBERED_GOAL = /^(?:年度|总体|绩效)+目标[0-9一二三四五六七八九十]+[:：]/u;

/**
 * The header as it stands, and without a label beside the table that reads like a column: 年度绩效目标完成情况 in front of 一级指标, or behind
 * the last column, where the form has a column of actual values besides.
 */
function headersOf(header: HeaderRun): readonly HeaderRun[] {
  const { columns } = header;
  if (columns.filter(({ column }) => column === 'actual').length < 2) return [header];
  const without = (index: number): HeaderRun => ({ ...header, side: columns[index]!.cell, columns: columns.filter((_, i) => i !== index) });
  return [header, ...[0, columns.length - 1].filter((index) => columns[index]!.column === 'actual').map(without)];
}

/** A block of amounts: column words, then lines of a label and its amounts. Returns the first cell behind it, or null. */
function readAmounts(reader: CellReader, start: number): number | null {
  const { cells, lexicon } = reader;
  const funds = lexicon.label(textAt(reader, start))?.role === 'funds';
  let i = funds ? start + 1 : start;
  while (i < cells.length && !cells[i]) i++;
  const columns: { kind: string; cell: GridCell }[] = [];
  for (; i < cells.length; i++) {
    const cell = cells[i];
    const rule = cell ? lexicon.amountColumn(cell.text) : null;
    if (!cell || !rule || !['amount', 'rate', 'weight', 'score', 'reason'].includes(rule.column) || isAmountText(cell.text) || (rule.column === 'amount' && !rule.stage)) break;
    columns.push({ kind: rule.column, cell });
  }
  // 预算执行情况(10分) and 年度预算数(万元) in front of the columns head their lines: the points and the unit are of all of them.
  const heading = /[(（](?:\d+分|.*元)[)）]$/u;
  let beside: GridCell | null = null;
  const headings = columns.findIndex(({ cell }) => !heading.test(cell.text));
  if (headings > 0 && columns.slice(headings).filter(({ kind }) => kind === 'amount').length >= 2) beside = columns.splice(0, headings).at(-1)!.cell;
  if (columns.filter(({ kind }) => kind === 'amount').length < 2) return null;
  const side = beside ?? (funds ? cells[start]! : null);
  const head: Placed = [...(side ? [[0, side] as const] : []), ...columns.map(({ cell }, index) => [index + 2, cell] as const)];
  reader.rows.push(head);
  while (i < cells.length) {
    const label = cells[i];
    if (!label) {
      i++;
      continue;
    }
    if (isAmountText(label.text) || indicatorHeaderAt(reader, i) || !isLineOfFunds(reader, i)) break;
    let end = i + 1;
    while (end < cells.length && end - i <= columns.length && isAmountCell(cells[end] ?? null)) end++;
    const values = cells.slice(i + 1, end);
    const amounts = values.filter((cell) => !cell || !/[%％]/u.test(cell.text)).length;
    const rate = values.findIndex((cell) => cell && /[%％]$/u.test(cell.text));
    const inStep = rate < 0 || !columns.some(({ kind }) => kind === 'rate') || rate === columns.findIndex(({ kind }) => kind === 'rate');
    const proved = inStep && (values.length === columns.length || amounts >= columns.filter(({ kind }) => kind === 'amount').length);
    if (proved) reader.rows.push([[1, label], ...under(values, columns.map(({ kind }) => kind))]);
    else reader.lost.push(label, ...values.filter((cell) => cell !== null));
    i = end;
    // The line's reason: a text behind its numbers.
    const text = cells[i];
    if (text && text.text.length > 12 && columns.some(({ kind }) => kind === 'reason') && !lexicon.label(text.text) && isLineOfFunds(reader, i + 1)) i++;
  }
  return i;
}

/** 预算规模, 预算数, 325.00, 其中:财政资金, 325.00, 其他资金: funds named one beside the other, the first of them with the heading of all. */
function readFundsBeside(reader: CellReader, start: number): number | null {
  const { cells, lexicon } = reader;
  const isFund = (i: number): boolean => lexicon.fundLine(textAt(reader, i), 'project') !== null || lexicon.amountColumn(textAt(reader, i))?.stage !== undefined;
  const isPair = (i: number): boolean => cells[i] != null && isFund(i) && isAmountText(textAt(reader, i + 1));
  const isHead = lexicon.label(textAt(reader, start))?.role === 'funds' || isFund(start);
  const first = isHead && !isPair(start) ? start + 1 : start;
  if (!isPair(first) || !isPair(first + 2)) return null;
  let end = first;
  while (isPair(end)) end += 2;
  const isEmpty = cells[end] != null && isFund(end) && !isAmountText(textAt(reader, end + 1));
  const row = cells.slice(start, isEmpty ? end + 1 : end);
  reader.rows.push(row.flatMap((cell, column) => (cell ? [[column, cell] as const] : [])));
  return start + row.length;
}

/** A label of funds with an amount behind it. */
function isLineOfFunds(reader: CellReader, i: number): boolean {
  const label = textAt(reader, i);
  return (reader.lexicon.fundLine(label, 'project') !== null || /资金|拨款|结转|总额|合计/u.test(label)) && isAmountLine(reader, i + 1);
}

const isAmountLine = (reader: CellReader, i: number): boolean => i < reader.cells.length && isAmountCell(reader.cells[i] ?? null);

const isAmountCell = (cell: GridCell | null): boolean => !cell || isAmountText(cell.text) || isBlankAmount(cell.text) || /^-?[\d.]+[%％]$/u.test(cell.text);

/** Values in their order: percentages stand under rates only. */
function under(values: readonly (GridCell | null)[], kinds: readonly string[]): (readonly [number, GridCell])[] {
  const placed: (readonly [number, GridCell])[] = [];
  let at = 0;
  for (const cell of values) {
    if (cell && values.length < kinds.length && /[%％]$/u.test(cell.text)) while (at < kinds.length && kinds[at] !== 'rate') at++;
    if (at >= kinds.length) break;
    if (cell) placed.push([at + 2, cell]);
    at++;
  }
  return placed;
}

/** 预期目标 and 实际完成情况 beside each other, their texts behind them. */
function readGoals(reader: CellReader, start: number): number | null {
  const { cells, lexicon } = reader;
  const role = (i: number): string | undefined => lexicon.label(textAt(reader, i))?.role;
  const side = role(start) === 'goal' && role(start + 1) === 'goal';
  const first = side ? start + 1 : start;
  if (role(first) !== 'goal' || role(first + 1) !== 'result') return null;
  const [goal, result] = [cells[first + 2], cells[first + 3]];
  if (!goal || !result || role(first + 2) || role(first + 3)) return null;
  reader.rows.push([...(side ? [[0, cells[start]!] as const] : []), [1, cells[first]!], [2, cells[first + 1]!]], [[1, goal], [2, result]]);
  return first + 4;
}

/** A label and its value; a label without one, or a cell that is none, stands alone. */
function readLabel(reader: CellReader, start: number): number {
  const { cells, lexicon } = reader;
  const cell = cells[start];
  if (!cell) return start + 1;
  const role = lexicon.label(cell.text)?.role;
  const row: [number, GridCell][] = [[0, cell]];
  let end = start + 1;
  const most = role === 'total' ? 3 : role ? 1 : 0;
  while (end < cells.length && row.length <= most) {
    const next = cells[end];
    if (next && (lexicon.label(next.text) || indicatorHeaderAt(reader, end) || (role === 'total' && !isPlainNumber(next.text) && next.text.length > 3))) break;
    if (next) row.push([row.length, next]);
    else if (role !== 'total') {
      end++;
      break;
    }
    end++;
  }
  reader.rows.push(row);
  return end;
}
