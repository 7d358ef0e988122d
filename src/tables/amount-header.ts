import type { Measure, Stage } from '../model/vocabulary.ts';
import { findMeasure } from '../normalise/measure-labels.ts';
import { readMoneyUnit } from '../normalise/money.ts';
import type { ColumnRule } from '../rules/groups/columns.ts';
import { isAmountText } from './amount-text.ts';
import { isTotalName } from './total-name.ts';
import { countsThings } from './counts-things.ts';
import type { Grid, GridCell } from './grid.ts';
import { bareLabel, bareName, type Lexicon } from './lexicon.ts';

/** One column of a table of amounts, as its header names it from the top row down. */
export interface AmountHeaderColumn {
  readonly at: number;
  readonly kind: 'label' | 'code' | 'amount' | 'rate' | 'weight' | 'score' | 'reason' | 'remark' | 'none';
  /** For `amount`: the stage in the header, if it names one. */
  readonly stage: Stage | null;
  readonly bare: boolean;
  /** Years from the form's, or the year itself where one is printed. */
  readonly yearOffset: number;
  readonly year: number | null;
  /** For `amount`: what the header counts (基本支出), null where the row says it (决算数). */
  readonly measure: { readonly measure: Measure; readonly rule: string | null; readonly label: GridCell } | null;
  readonly unit: { readonly text: string; readonly at: { readonly start: number; readonly end: number } } | null;
  /** 收入 or 支出 of a table with two sides, from any header above the column. */
  readonly side: '收入' | '支出' | null;
  readonly rule: string | null;
  /** The lowest header cell of the column that is no stage. */
  readonly header: GridCell;
  /** The highest one. */
  readonly top: GridCell;
}

export interface AmountHeader {
  /** First row below the header. */
  readonly to: number;
  readonly columns: readonly AmountHeaderColumn[];
  /** What a header over all columns of amounts (一般公共预算支出 over 合计, 基本支出, 项目支出) says that they are together. */
  readonly total: Measure | null;
}

/** At most this many rows make a header: 收入决算表 has three, the 三公经费 table four. */
const MOST_ROWS = 5;

/** The header of a table of amounts that begins in a row, or null. At least one column has to name a stage, an amount or a measure. */
export function findAmountHeader(grid: Grid, row: number, lexicon: Lexicon): AmountHeader | null {
  if (!heads(grid, row, lexicon)) return null;
  let to = row + 1;
  while (to < grid.rowCount && to - row < MOST_ROWS && continues(grid, row, to, lexicon)) to++;
  const printed = grid.rows.slice(row, to).flat();
  const behind = to === row + 1 ? amountsBehind(grid, row, lexicon) : null;
  const columns: AmountHeaderColumn[] = [];
  for (let column = 0; column < grid.columnCount; column++) {
    const path: GridCell[] = [];
    for (let r = row; r < to; r++) {
      const cell = grid.at(r, column) ?? (r < to - 1 ? leftParent(grid, r, column, printed) : null);
      if (cell && !path.includes(cell) && !COUNTS_COLUMNS.test(cell.text)) path.push(cell);
    }
    if (path.length === 0) continue;
    const read = columnOf(column, path, lexicon);
    const before = columns.at(-1);
    const merged = before?.kind === 'label' && before.header === read.header && before.top === read.top;
    const leading = columns.every((one) => one.kind === 'label' || one.kind === 'code');
    if (behind !== null && column >= behind) {
      columns.push({ ...read, at: column + 1 });
      continue;
    }
    const beside = read.kind === 'amount' && leading && !holdsAmounts(grid, column, to) && (columns.length === 0 || merged || holdsText(grid, column, to));
    // 负债和净资产 in the middle of a balance sheet heads the names of its second side.
    const second = read.kind === 'amount' && read.stage === null && !leading && !grid.loose && !holdsAmounts(grid, column, to) && holdsText(grid, column, to);
    // Numbers below a word that nobody knows, behind other amounts, are no names.
    const counts = !grid.loose && read.kind === 'label' && read.rule === null && columns.some((one) => one.kind === 'amount') && firstIsAmount(grid, column, to);
    // 资金使用进度(万元) in front of the lines names the block, not a rate.
    const names = read.kind === 'rate' && leading && !grid.loose && !firstIsAmount(grid, column, to);
    columns.push(beside || names || second ? { ...read, kind: 'label', measure: null } : counts ? { ...read, kind: 'amount' } : read);
  }
  const amounts = columns.filter((column) => column.kind === 'amount');
  if (amounts.length === 0) return null;
  const over = amounts[0]!.top;
  const shared = amounts.length > 1 && amounts.every((column) => column.top === over) ? over : null;
  const total = amounts.find((column) => column.measure?.label === shared)?.measure?.measure ?? null;
  return { to, total, columns: columns.map((column) => (shared && column.measure?.label === shared ? { ...column, measure: null } : column)) };
}

/**
 * In a grid out of step: the first column whose amounts, and those of all columns behind it, stand one column further on in every row,
 * because a merged cell in front is printed once (`部门支出 | 年初预算数 | 执行数 | 执行率` over `| 基本支出 | 20 | 18 | 90%`). Percentages
 * under the rate, and names where the first amounts should stand, prove it.
 */
function amountsBehind(grid: Grid, row: number, lexicon: Lexicon): number | null {
  const heads = grid.rows[row]!.filter((cell) => !['label', 'code', undefined].includes(lexicon.amountColumn(cell.text)?.column));
  const rate = heads.findIndex((cell) => lexicon.amountColumn(cell.text)?.column === 'rate');
  if (!grid.loose || heads.length < 3 || rate < 0 || heads[0]!.column === 0 || heads.at(-1)!.column - heads[0]!.column !== heads.length - 1) return null;
  let proofs = 0;
  for (let r = row + 1; r < grid.rowCount; r++) {
    const values = grid.rows[r]!.filter((cell) => isAmountText(cell.text) || PERCENT.test(cell.text));
    if (values.length === 0) break;
    const named = grid.at(r, heads[0]!.column);
    if (!named || !/\p{Script=Han}/u.test(named.text) || values.some((cell) => !heads.some((head) => head.column + 1 === cell.column))) return null;
    const rated = values.find((cell) => PERCENT.test(cell.text));
    if (rated && rated.column !== heads[rate]!.column + 1) return null;
    if (rated && values.length === heads.length) proofs++;
  }
  return proofs > 0 ? heads[0]!.column : null;
}

const PERCENT = /^-?[\d.]+[%％]$/u;

/** 项目资金(万元) beside the header of its lines names no column of amounts: none stands below it. */
function holdsAmounts(grid: Grid, column: number, from: number): boolean {
  for (let row = from; row < Math.min(grid.rowCount, from + 12); row++) {
    const cell = grid.at(row, column);
    if (cell?.column === column && isAmountText(cell.text)) return true;
  }
  return false;
}

/** What stands nearest below a header is an amount. */
function firstIsAmount(grid: Grid, column: number, from: number): boolean {
  const rows = Array.from({ length: Math.min(grid.rowCount, from + 4) - from }, (_, index) => grid.at(from + index, column));
  const first = rows.find((cell) => cell !== null && cell.column === column);
  return first !== null && first !== undefined && isAmountText(first.text);
}

/** Texts stand below a header that names amounts: 年度预算数(万元) over 总额, 财政资金. */
function holdsText(grid: Grid, column: number, from: number): boolean {
  for (let row = from; row < Math.min(grid.rowCount, from + 4); row++) {
    const cell = grid.at(row, column);
    if (cell?.column === column && cell.row === row && /\p{Script=Han}/u.test(cell.text)) return true;
  }
  return false;
}

/** What the cells of a row would be as a header. */
interface Heading {
  readonly labels: number;
  readonly stages: number;
  readonly measures: number;
  readonly generic: number;
  readonly rates: number;
  /** No measure that the rules know, but money by its last word: 会议费. */
  readonly money: number;
  readonly unknown: number;
}

function headingOf(cells: readonly GridCell[], lexicon: Lexicon): Heading {
  const heading = { labels: 0, stages: 0, measures: 0, generic: 0, rates: 0, money: 0, unknown: 0 };
  for (const cell of cells) {
    const rule = lexicon.amountColumn(cell.text);
    if (rule?.column === 'label' || rule?.column === 'code') heading.labels++;
    else if (rule?.column === 'amount') {
      if (rule.stage === undefined) heading.generic++;
      else if (rule.stage !== 'carried_in' && rule.stage !== 'carried_out') heading.stages++;
    } else if (rule) heading.rates++;
    else if (findMeasure(bareName(cell.text), lexicon.rules)) heading.measures++;
    else if (/(?:费|费用|支出|收入|资金|拨款|经费|数|额)$/u.test(bareName(cell.text))) heading.money++;
    else heading.unknown++;
  }
  return heading;
}

/** A row of at least two header words that say what amounts stand below, and no amount. */
function heads(grid: Grid, row: number, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  if (cells.length < 2 || cells.some((cell) => isAmountText(cell.text) || (NUMBERED.test(cell.text) && !partOfHeader(cell)))) return false;
  if (isSides(cells)) return row + 1 < grid.rowCount && heads(grid, row + 1, lexicon);
  const { labels, stages, measures, generic, rates, money, unknown } = headingOf(cells, lexicon);
  if (unknown + money > 0 && stages + rates > 0 && headsFunds(grid, row, lexicon)) return true;
  if (unknown > cells.length * 0.4) return false;
  if (labels > 0) return stages + generic > 0 || measures >= 2 || (measures === 1 && cells.length > 2);
  return stages >= 2 || (stages >= 1 && rates >= 1) || measures >= 3 || (measures >= 1 && measures + money >= 2 && generic >= 1);
}

/** Words that nobody knows head amounts where a line of funds with an amount under at least two of them, and under no gap, stands below. */
function headsFunds(grid: Grid, row: number, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  if (grid.loose || cells.length < 3 || cells.some((cell) => cell.text.length > 14 || !/\p{Script=Han}/u.test(cell.text))) return false;
  const below = grid.rows[row + 1] ?? [];
  const isLine = (cell: GridCell): boolean => cell.column <= 2 && (lexicon.fundLine(cell.text, 'project') ?? lexicon.fundLine(cell.text, 'department')) !== null;
  const known = [1, 2, 3, 4].some((down) => (grid.rows[row + down] ?? []).some(isLine)) || lexicon.label(cells[0]!.text)?.role === 'funds';
  const label = known ? below.find((cell) => cell.column <= 2 && /\p{Script=Han}/u.test(cell.text)) : undefined;
  const amounts = below.filter((cell) => isAmountText(cell.text));
  const headed = amounts.filter((amount) => cells.some((cell) => cell.column === amount.column && cell.columnSpan === amount.columnSpan));
  return label !== undefined && headed.length >= 2 && headed.length === amounts.length && amounts.every((amount) => amount.column > label.column);
}

/** The header of the two sides of a table: 收入 | 支出. */
const isSides = (cells: readonly GridCell[]): boolean => cells.length === 2 && cells.every((cell) => /^(?:本年|本期|财政拨款)?(?:收入|支出)$/u.test(bareName(cell.text)));

/** 其中:财政拨款 behind the labels is a part of the amounts in front of it, no line. */
const partOfHeader = (cell: GridCell): boolean => cell.column > 1 && cell.text.startsWith('其中');

const NUMBERED = /^(?:[一二三四五六七八九十]+[、.]|\d+[.、]|其中[:：]?.|\(?[一二三四五六七八九十]\))/u;

/** Inside a table another header begins only where a label column or two stages are named again. */
export function headsAgain(grid: Grid, row: number, lexicon: Lexicon): boolean {
  if (!heads(grid, row, lexicon)) return false;
  const { labels, stages } = headingOf(grid.rows[row]!, lexicon);
  return labels > 0 || stages >= 2 || isSides(grid.rows[row]!);
}

/** Words for amounts (总额 | 其中:基本支出 | 项目支出) under the columns of amounts: they head what stands below them. */
export const headsOthers = (grid: Grid, row: number, amounts: readonly number[], lexicon: Lexicon): boolean =>
  grid.rows[row]!.length >= 3 && grid.rows[row]!.some((cell) => amounts.includes(cell.column)) && heads(grid, row, lexicon);

/** Another header row: nothing but header words or measures under the columns, no amounts, no codes of lines, no numbered items. */
function continues(grid: Grid, first: number, row: number, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  if (cells.length === 0) return grid.rows.slice(first, row).flat().some((cell) => cell.row + cell.rowSpan > row);
  for (const cell of cells) {
    if (isAmountText(cell.text) && !numbersColumns(cells)) return false;
    if (NUMBERED.test(cell.text) && !partOfHeader(cell)) return false;
    const rule = lexicon.amountColumn(cell.text);
    if (rule && !(cell.column <= 1 && rule.column === 'amount' && /^[合总小]计$/u.test(bareName(cell.text)) && cells.length === 1)) continue;
    const label = lexicon.label(cell.text)?.role;
    if (label === 'total' && cell.column <= 1) return false;
    if (cell.column > 0 && findMeasure(bareName(cell.text), lexicon.rules)) continue;
    if (COUNTS_COLUMNS.test(cell.text) || cell.text === '行次') continue;
    if (hangsUnder(grid, first, cell)) continue;
    return false;
  }
  return !cells.every((cell) => grid.at(row - 1, cell.column) === null) || cells.length >= 2;
}

/** A cell of the row that counts the columns (栏次 | 1 | 2 | 3=1+2): it says nothing of what stands below. */
const COUNTS_COLUMNS = /^(?:[类款项]{0,3}栏次|\d{1,2}(?:=.*)?)$/u;

/** 栏次 1 2 3: the columns are counted from left to right. */
function numbersColumns(cells: readonly GridCell[]): boolean {
  const numbers = cells.filter((cell) => /^\d{1,2}$/u.test(cell.text)).map((cell) => Number(cell.text));
  return numbers.length >= 2 && numbers.every((number, index) => number === numbers[0]! + index) && numbers[0]! <= 2;
}

/** Stands under a wider header cell: 小计 | 购置费 | 运行费 under 公务用车购置及运行费. */
function hangsUnder(grid: Grid, first: number, cell: GridCell): boolean {
  for (let row = cell.row - 1; row >= first; row--) {
    const above = grid.at(row, cell.column);
    if (above) return above.columnSpan > cell.columnSpan;
  }
  return false;
}

/** In a dump a merged header stands only over its first column. */
function leftParent(grid: Grid, row: number, column: number, printed: readonly GridCell[]): GridCell | null {
  if (!grid.loose) return null;
  const below = printed.filter((cell) => cell.row > row && cell.column === column);
  if (below.length === 0) return null;
  for (let c = column - 1; c >= 0; c--) {
    const cell = grid.at(row, c);
    if (cell) return cell.row === row && printed.some((other) => other.row > row && other.column === c) ? cell : null;
  }
  return null;
}

function columnOf(at: number, path: readonly GridCell[], lexicon: Lexicon): AmountHeaderColumn {
  const base: AmountHeaderColumn = {
    at, kind: 'none', stage: null, bare: false, yearOffset: 0, year: null, measure: null, unit: null, rule: null, header: path.findLast((cell) => lexicon.amountColumn(cell.text)?.stage === undefined) ?? path.at(-1)!, top: path[0]!,
    side: path.map((cell) => /(收入|支出)/u.exec(bareName(cell.text))?.[1]).find((side) => side !== undefined) as '收入' | '支出' | undefined ?? null,
  };
  const rules = path.map((cell) => lexicon.amountColumn(cell.text));
  const lowest = lastOf(rules);
  if (path.some((cell) => countsThings(cell.text, lexicon.rules))) return base;
  const stageRule = [...rules].reverse().find((rule): rule is ColumnRule => rule?.column === 'amount' && rule.stage !== undefined) ?? null;
  const unitCell = path.findLast((cell) => /元/u.test(cell.text) && readMoneyUnit(cell.text) !== null);
  const unit = unitCell ? { text: readMoneyUnit(unitCell.text)!.text, at: unitCell.at } : null;
  if (lowest && lowest.column !== 'amount' && lowest.column !== 'label') return { ...base, kind: lowest.column as AmountHeaderColumn['kind'], rule: lowest.id };
  // 较上年增减(%): brackets are no part of a name, but what they say here is that no amounts stand below.
  if (/[%％][)）]?$/u.test(path.at(-1)!.text)) return { ...base, kind: 'rate', rule: lowest?.id ?? null };
  const measured = measureIn(path, rules, lexicon);
  const year = path.map((cell) => /^(\d{4})年/u.exec(cell.text)?.[1]).findLast((found) => found !== undefined);
  if (lowest?.column === 'label') return { ...base, kind: 'label', rule: lowest.id };
  if (!stageRule && lowest === null && !measured) return { ...base, kind: path.length > 0 && /\d|计|数|额/u.test(path.at(-1)!.text) ? 'amount' : 'label' };
  return {
    ...base, kind: 'amount', stage: stageRule?.stage ?? null, bare: stageRule?.bare ?? false, yearOffset: stageRule?.year ?? 0,
    year: year ? Number(year) : null, measure: measured, unit, rule: stageRule?.id ?? lowest?.id ?? null,
  };
}

/** The rule of the lowest header that has one. */
const lastOf = (rules: readonly (ColumnRule | null)[]): ColumnRule | null => rules.findLast((rule) => rule !== null) ?? null;

/** The lowest header that names a measure; a name that holds only below another (购置费) is looked up below it. */
function measureIn(path: readonly GridCell[], rules: readonly (ColumnRule | null)[], lexicon: Lexicon): AmountHeaderColumn['measure'] {
  let found: NonNullable<AmountHeaderColumn['measure']> | null = null;
  path.forEach((cell, index) => {
    const rule = rules[index];
    if (rule || cell.columnSpan > 1 && isSides([cell, cell])) return;
    const name = bareLabel(cell.text).replace(/(?:预算|决算|执行)数?$/u, '');
    if (name === '' || isTotalName(name)) return;
    const meaning = findMeasure(name, lexicon.rules, found?.measure ?? null);
    found = { measure: meaning?.measure ?? 'other', rule: meaning?.rule ?? null, label: cell };
  });
  return found;
}
