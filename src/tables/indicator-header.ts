import type { ColumnRule, IndicatorColumn } from '../rules/groups/columns.ts';
import { isValue } from './cell-fit.ts';
import type { Grid, GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** A column of an indicator table: which grid columns it takes and what stands in it. */
export interface HeaderColumn {
  readonly column: IndicatorColumn;
  /** Half-open range of grid columns, stretched to the right over columns without a header. */
  readonly from: number;
  readonly to: number;
  readonly objective: 'long_term' | 'annual' | null;
  readonly rule: string;
  /** Gives way to another column of its field. */
  readonly weak: boolean;
  /** The header itself where no rule knows it; its content may (`decideColumns`). */
  readonly header?: GridCell;
  /** The year printed in the header: 2022年实际值. */
  readonly year?: number;
}

export interface IndicatorHeader {
  /** How many rows of the grid it takes. */
  readonly rows: number;
  /** From left to right. Several level-3 columns mean blocks side by side, see `lanesOf`. */
  readonly columns: readonly HeaderColumn[];
}

/** The header of an indicator table that begins in a row, or null. One or two rows: `得分` may stand under `自评`. */
export function findIndicatorHeader(grid: Grid, row: number, lexicon: Lexicon): IndicatorHeader | null {
  const printed = grid.rows[row] ?? [];
  if (printed.length < 2) return null;
  const whole = grid.loose ? wholeHeaders(printed, lexicon) : printed;
  const cells = whole.filter((cell, index) => index > 0 || !standsBeside(cell, whole.slice(1), lexicon));
  const first = withNoteByPlace(withLevelByPlace(withKindOfLevel(cells.map((cell) => ({ cell, rule: lexicon.indicatorColumn(cell.text) })), grid, lexicon), grid), grid);
  const known = first.filter(({ rule }) => rule !== null);
  if (!headsIndicators(known.map(({ rule }) => rule!), cells.length)) return null;
  const second = secondRow(grid, row, cells, lexicon);
  const rows = second ? 2 : Math.min(...known.map(({ cell }) => cell.rowSpan));
  const columns: HeaderColumn[] = [];
  first.forEach(({ cell, rule }, index) => {
    const under = second?.filter((child) => parentOf(child, cells) === cell) ?? [];
    const next = cells[index + 1]?.column ?? grid.columnCount;
    if (under.length === 0) {
      columns.push(rule ? columnFor(rule, cell.column, next, [cell.text]) : openColumn(cell, cell.column, next));
      return;
    }
    under.forEach((child, at) => {
      const both = lexicon.indicatorColumn(cell.text + child.text);
      const found = (both?.id === 'sense.rate' ? null : both) ?? lexicon.indicatorColumn(child.text) ?? (under.length > 1 ? null : rule);
      const to = under[at + 1]?.column ?? next;
      columns.push(found ? columnFor(found, child.column, to, [cell.text, child.text]) : openColumn(child, child.column, to));
    });
  });
  return { rows, columns: withoutDoubles(withoutEarlierYears(columns)) };
}

/** 考核内容说明 directly behind the third level tells of the indicator; behind the results it would tell of the judging. */
function withNoteByPlace(columns: readonly NamedCell[], grid: Grid): readonly NamedCell[] {
  const third = columns.findIndex(({ rule }) => rule?.column === 'level3');
  const next = columns[third + 1];
  if (grid.loose || third < 0 || third + 2 >= columns.length || !next) return columns;
  const open = next.rule === null && /指标|内容/u.test(next.cell.text) && !/依据|来源|标准|[值数分]$/u.test(next.cell.text) && holdsSentences(grid, next.cell);
  if (!open && (next.rule?.id !== 'sense.remark' || !/(?:说明|解释|释义|描述|定义|内涵)$/u.test(next.cell.text))) return columns;
  return columns.some(({ rule }) => rule?.column === 'description') ? columns : columns.with(third + 1, { cell: next.cell, rule: { ...columns[third]!.rule!, id: 'column.description', column: 'description', weak: false } });
}

/** Nothing but words of some length stands below a header. */
function holdsSentences(grid: Grid, header: GridCell): boolean {
  const below = grid.rows.slice(header.row + header.rowSpan).flatMap((cells) => cells.filter((cell) => cell.column === header.column && cell.columnSpan === header.columnSpan)).slice(0, 12);
  return below.length >= 3 && below.filter((cell) => cell.text.length >= 6 && !isValue(cell.text)).length >= below.length * 0.8;
}

interface NamedCell {
  readonly cell: GridCell;
  readonly rule: ColumnRule | null;
}

/** 一级指标 | 二级指标 | 细目: the column behind the second level and its points is the third, whatever it is called, where no other is; 二级指标 may be the first where groups have rows of their own. */
function withLevelByPlace(columns: NamedCell[], grid: Grid): NamedCell[] {
  const at = (column: IndicatorColumn): number => columns.findIndex(({ rule }) => rule?.column === column);
  const second = at('level2');
  const third = second + (columns[second + 1]?.rule?.column === 'weight' ? 2 : 1);
  const next = columns[third];
  if (grid.loose || (at('level1') < 0 && second > 0) || second < 0 || at('level3') >= 0 || !next || next.rule !== null || next.cell.text.length > 12) return columns;
  const rule: ColumnRule = { ...columns[second]!.rule!, id: 'column.level3', column: 'level3', weak: false };
  return columns.with(third, { cell: next.cell, rule });
}

/** 指标类型 over 数量指标, 质量指标 and their like is the second level where the form has no other. */
function withKindOfLevel(columns: readonly NamedCell[], grid: Grid, lexicon: Lexicon): NamedCell[] {
  const at = columns.findIndex(({ rule }) => rule?.column === 'level1' && rule.weak);
  if (at < 0 || columns.some(({ rule }) => rule?.column === 'level2' || (rule?.column === 'level1' && !rule.weak))) return [...columns];
  const { cell, rule } = columns[at]!;
  const levels = grid.rows.slice(cell.row + cell.rowSpan).flatMap((cells) => cells.filter((one) => one.column === cell.column)).map((one) => lexicon.level(one.text)?.levels ?? []);
  const second = levels.filter((one) => one.includes(2) && !one.includes(1)).length;
  if (second < 2 || second * 2 <= levels.filter((one) => one.length > 0).length) return [...columns];
  return columns.with(at, { cell, rule: { ...rule!, id: 'column.level2', column: 'level2', weak: false } });
}

const openColumn = (header: GridCell, from: number, to: number): HeaderColumn => ({ column: 'none', from, to, objective: null, rule: 'column.unknown', weak: false, header });

/** 长期绩效指标 beside the header, or a cell that goes on beside the rows (目标完成情况, also where a dump shows nothing of its height), is no column of it. */
function standsBeside(cell: GridCell, others: readonly GridCell[], lexicon: Lexicon): boolean {
  const [next] = others;
  const columnOf = (one: GridCell): IndicatorColumn | undefined => lexicon.indicatorColumn(one.text)?.column as IndicatorColumn | undefined;
  const isLevel = (one: GridCell | undefined): boolean => one !== undefined && columnOf(one)?.startsWith('level') === true;
  if (isLevel(cell) && !isLevel(next)) return false;
  const own = columnOf(cell);
  const again = (own === 'actual' || own === 'target') && others.some((other) => columnOf(other) === own);
  return BESIDE.has(lexicon.label(cell.text)?.role ?? '') || (next !== undefined && isLevel(next) && !isLevel(cell) && (cell.rowSpan > next.rowSpan || again));
}

const BESIDE: ReadonlySet<string> = new Set(['indicators', 'longTermIndicators', 'annualIndicators']);

/** In a dump a header may be cut at a column that is not its own: 绩效指标 | 描述 is 绩效指标描述. */
function wholeHeaders(cells: readonly GridCell[], lexicon: Lexicon): GridCell[] {
  const whole: GridCell[] = [];
  for (const cell of cells) {
    const before = whole.at(-1);
    const own = lexicon.indicatorColumn(cell.text);
    if (before && (own === null || !STANDS_ALONE.test(cell.text))) {
      const beforeRule = lexicon.indicatorColumn(before.text);
      const text = (before.text + cell.text).replace(/[^\p{Script=Han}\d()（）%/]/gu, '');
      const joined = beforeRule === null || beforeRule.weak ? lexicon.indicatorColumn(text) : null;
      if (joined && !joined.weak) {
        whole[whole.length - 1] = { ...before, text };
        continue;
      }
    }
    whole.push(cell);
  }
  return whole;
}

/** Headers that are never the second half of another. */
const STANDS_ALONE = /指标|目标|[分得]|值$|完成|原因|备注|单位|依据/u;

function headsIndicators(rules: readonly ColumnRule[], cells: number): boolean {
  const has = (column: IndicatorColumn, strong = false): boolean => rules.some((rule) => rule.column === column && !(strong && rule.weak));
  const levels = (['level1', 'level2', 'level3'] as const).filter((level) => has(level, true)).length;
  const values = (['target', 'actual', 'weight', 'score', 'referenceWeight'] as const).filter((value) => has(value)).length;
  // 二级指标 beside 指标内容 heads indicators whatever its other columns are called.
  const named = levels > 0 && has('level3');
  if (rules.length * (named ? 3 : 2) < cells) return false;
  return levels >= 2 || (named && !has('level3', true)) || (levels === 1 && values >= 1) || (has('level3') && values >= 2 && rules.length >= 3);
}

/** The row below when it holds nothing but column words and at least one of them has the parent's column; under a wider header some may be unknown. */
function secondRow(grid: Grid, row: number, parents: readonly GridCell[], lexicon: Lexicon): readonly GridCell[] | null {
  const children = grid.rows[row + 1] ?? [];
  if (children.length === 0 || children.length > grid.columnCount) return null;
  const fits = children.every((child) => {
    const parent = parentOf(child, parents);
    if (!parent || /^\d/u.test(child.text)) return false;
    const own = lexicon.indicatorColumn(child.text);
    if (own === null) return !grid.loose && parent.columnSpan > 1 && child.text.length <= 12 && !lexicon.level(child.text) && children.filter((one) => lexicon.indicatorColumn(one.text)).length * 2 >= children.length;
    return own.column !== 'level3' || !own.weak;
  });
  // A header broken over two lines (绩效 above 目标) is one, unless it stands below a wider one.
  const sharesParent = children.length >= 1 && !children.some((child) => /^(?:指标|目标|实际|说明|依据|描述)$/u.test(child.text) && (grid.loose || parentOf(child, parents)!.columnSpan <= child.columnSpan));
  return fits && sharesParent ? children : null;
}

function parentOf(child: GridCell, parents: readonly GridCell[]): GridCell | null {
  let parent: GridCell | null = null;
  for (const cell of parents) if (cell.column <= child.column) parent = cell;
  return parent;
}

/** `printed` are the header's texts from the top row down. */
function columnFor(rule: ColumnRule, from: number, to: number, printed: readonly [string, ...string[]]): HeaderColumn {
  const named = /中期|长期|实施期/u.test(printed[0]) ? 'long_term' : /年度|本年|当年/u.test(printed[0]) ? 'annual' : null;
  const year = printed.map((text) => /^((?:19|20)\d\d)年/u.exec(text)?.[1]).findLast((found) => found !== undefined);
  return { column: rule.column as IndicatorColumn, from, to, objective: rule.objective ?? named, rule: rule.id, weak: rule.weak, ...(year && { year: Number(year) }) };
}

/** 2022年实际值 beside 2023年完成值 is what was before: a target or result of an earlier year than another column's has no field. */
function withoutEarlierYears(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const latest = Math.max(...columns.map((column) => column.year ?? 0));
  return columns.map((column) => {
    const past = column.year !== undefined && column.year < latest && (column.column === 'target' || column.column === 'actual');
    return past ? { ...column, column: 'none' } : column;
  });
}

/** A weak column gives way to a strong one of its field; of two scores the first counts; 参考分值 is the weight where no other is. */
function withoutDoubles(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const has = (column: IndicatorColumn): boolean => columns.some((other) => other.column === column);
  const seen = new Set<IndicatorColumn>();
  return columns.map((column): HeaderColumn => {
    const strongLevel = columns.some((other) => other.column === column.column && !other.weak);
    if (column.weak && strongLevel) return { ...column, column: column.column === 'level3' && !has('description') ? 'description' : 'none' };
    if (column.column === 'referenceWeight') return { ...column, column: has('weight') ? 'none' : 'weight' };
    if (column.column === 'weight' || column.column === 'score' || column.column === 'operator' || column.column === 'unit') {
      // A form may weigh each level; the row's own weight stands behind its name.
      const level3 = columns.find((other) => other.column === 'level3' && !other.weak) ?? columns.find((other) => other.column === 'level3');
      const ofGroup = level3 !== undefined && column.from < level3.from && columns.some((other) => other.column === column.column && other.from > level3.from);
      if (ofGroup && !sideBySide(columns)) return { ...column, column: 'none' };
      const again = seen.has(column.column);
      seen.add(column.column);
      if (again && !sideBySide(columns)) return { ...column, column: 'none' };
    }
    return column;
  });
}

const sideBySide = (columns: readonly HeaderColumn[]): boolean => columns.filter((column) => column.column === 'level3').length > 1;

/** Blocks side by side, each with a level 3 of its own; a block without level 1 or 2 takes them from the block before. */
export interface Lane {
  readonly columns: readonly HeaderColumn[];
  readonly objective: 'long_term' | 'annual' | null;
}

/**
 * Splits a header into its blocks. Long-term and annual targets of one level 3 are two lanes that share their other columns
 * (contract, Rulings: side by side they are two rows).
 */
export function lanesOf(columns: readonly HeaderColumn[]): Lane[] {
  if (sideBySide(columns)) {
    const lanes: HeaderColumn[][] = [[]];
    for (const column of columns) {
      const lane = lanes.at(-1)!;
      const begins = lane.some((other) => other.column === column.column && isLevel(column)) || (isLevel(column) && lane.some((other) => rank(other) > rank(column)));
      if (begins) lanes.push([column]);
      else lane.push(column);
    }
    const first = lanes[0]!;
    const both = columns.some((column) => column.objective === 'long_term');
    return lanes.map((lane) => ({
      columns: lane === first ? lane : [...first.filter((column) => (column.column === 'level1' || column.column === 'level2') && !lane.some((own) => own.column === column.column)), ...lane],
      objective: both ? (lane.find((column) => column.objective)?.objective ?? null) : null,
    }));
  }
  const targets = columns.filter((column) => column.column === 'target');
  const longTerm = targets.find((column) => column.objective === 'long_term');
  if (targets.length >= 2 && longTerm) {
    return targets.map((target) => ({
      columns: columns.filter((column) => column.column !== 'target' || column === target),
      objective: target === longTerm ? 'long_term' : 'annual',
    }));
  }
  return [{ columns: targets.length > 1 ? columns.filter((column) => column.column !== 'target' || column === targets.at(-1)) : columns, objective: null }];
}

const RANKS: Readonly<Partial<Record<IndicatorColumn, number>>> = { level1: 1, level2: 2, level3: 3 };

const isLevel = (column: HeaderColumn): boolean => RANKS[column.column] !== undefined;

const rank = (column: HeaderColumn): number => RANKS[column.column] ?? 4;
