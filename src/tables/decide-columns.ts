import type { FormCell } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import { compiledRules, unitAt } from '../normalise/compiled-rules.ts';
import { isPlainNumber, isValue } from './cell-fit.ts';
import type { Grid, GridCell } from './grid.ts';
import type { HeaderColumn } from './indicator-header.ts';
import { issueAt } from './issues.ts';
import type { Lexicon } from './lexicon.ts';

type Decided = 'weight' | 'score' | 'target' | 'actual' | 'operator' | 'unit';

export interface DecidedColumns {
  readonly columns: readonly HeaderColumn[];
  /** Headers that stay without a meaning, with the cells below them. */
  readonly unknown: readonly FormCell[];
  readonly issues: readonly Issue[];
}

/**
 * Gives columns whose header no rule knows the meaning that their content proves: plain numbers that add up to the points of the
 * form are weights, numbers never above them row by row are scores, values with comparisons are targets, values of the same
 * kinds beside them results; columns of nothing but signs of comparison or units of measure say so. What is not proved stays unknown: a misread column would be the department's contradiction.
 * Issues: `tables.column-by-content`, `tables.column-undecided`.
 */
export function decideColumns(grid: Grid, from: number, to: number, columns: readonly HeaderColumn[], lexicon: Lexicon): DecidedColumns {
  const open = columns.filter((column) => column.header);
  const doubtful = columns.some((column) => column.rule.startsWith('sense.') && (column.column === 'weight' || column.column === 'score'));
  // 指标类型 gave way to another column of its name; it may hold nothing but ≥ and =.
  const silent = columns.filter((column) => column.column === 'none' && !column.header);
  if ((open.length + silent.length === 0 && !doubtful) || columns.filter((column) => column.column === 'level3').length !== 1) return { columns, unknown: [], issues: [] };
  const rows = rowsOf(grid, from, to, columns, lexicon);
  const found = new Map<HeaderColumn, Decided | 'none'>();
  const named = (kind: Decided): HeaderColumn | null => columns.find((column) => column.column === kind) ?? null;
  const swapped = contradicted(rows, named('weight'), named('score'));
  if (swapped) for (const [column, kind] of swapped) found.set(column, kind);
  const free = (): HeaderColumn[] => open.filter((column) => !found.has(column));
  for (const [column, kind] of points(rows, free(), named('weight'), named('score'))) found.set(column, kind);
  for (const [column, kind] of partsOfTargets(rows, [...free(), ...silent], lexicon, named('operator'), named('unit'))) found.set(column, kind);
  for (const [column, kind] of values(rows, free(), named('target'), named('actual'))) found.set(column, kind);
  const issues: Issue[] = [];
  const unknown: FormCell[] = [];
  const decided = columns.map((column): HeaderColumn => {
    const kind = found.get(column);
    if (kind && kind !== 'none') {
      const { header, ...rest } = column;
      if (header) issues.push(issueAt('tables.column-by-content', 'info', [header.at], `“${header.text}”一列按内容认作${NAMES[kind]}`, `what the column ${header.text} holds shows that it is the ${kind}`));
      return { ...rest, column: kind, rule: `column.${kind}` };
    }
    if (column.header || kind === 'none') {
      const cells = rows.cells.map((row) => row.get(column)).filter((cell) => cell !== undefined);
      if (column.header) issues.push(issueAt('tables.column-undecided', 'info', [column.header.at], `不知“${column.header.text}”一列是什么,未读取`, `the column ${column.header.text} is not known and was not read`));
      unknown.push(...(column.header ? [column.header] : []), ...cells);
    }
    return kind === 'none' ? { ...column, column: 'none' } : column;
  });
  return { columns: decided, unknown, issues };
}

const NAMES: Readonly<Record<Decided, string>> = { weight: '分值', score: '得分', target: '指标值', actual: '完成值', operator: '指标性质', unit: '度量单位' };

interface Rows {
  /** The cells of each indicator row by column. */
  readonly cells: readonly ReadonlyMap<HeaderColumn, GridCell>[];
  /** Those of the row of the total. */
  readonly total: ReadonlyMap<HeaderColumn, GridCell>;
}

/** The row of a total printed further down still tells of the block. */
function rowsOf(grid: Grid, from: number, to: number, columns: readonly HeaderColumn[], lexicon: Lexicon): Rows {
  const cells: ReadonlyMap<HeaderColumn, GridCell>[] = [];
  let total: ReadonlyMap<HeaderColumn, GridCell> = new Map();
  const level3 = columns.find((column) => column.column === 'level3')!;
  for (let row = from; row < to; row++) {
    const printed = grid.rows[row]!;
    const own = new Map<HeaderColumn, GridCell>();
    for (const column of columns) {
      const cell = printed.find((one) => one.column >= column.from && one.column < column.to);
      if (cell) own.set(column, cell);
    }
    if (printed.slice(0, 2).some((cell) => lexicon.label(cell.text)?.role === 'total')) total = own;
    else if (own.has(level3) && own.size > 1) cells.push(own);
  }
  return { cells, total };
}

/** At least so many rows have to speak for a column. */
const FEWEST_ROWS = 3;

/** The numbers of a column, null where a row has none; null where anything but numbers stands in it. */
function numbersOf({ cells }: Rows, column: HeaderColumn): (number | null)[] | null {
  const numbers = cells.map((row) => {
    const cell = row.get(column);
    return cell === undefined || /^[-—/]+$/u.test(cell.text) ? null : isPlainNumber(cell.text) ? Number(cell.text.replace(/[,分]/gu, '')) : Number.NaN;
  });
  const printed = numbers.filter((number) => number !== null);
  return printed.some((number) => Number.isNaN(number)) || printed.length < FEWEST_ROWS || printed.length < cells.length * 0.7 ? null : numbers;
}

const sum = (numbers: readonly (number | null)[]): number => Math.round(numbers.reduce<number>((all, number) => all + (number ?? 0), 0) * 100) / 100;

/** 100 points, less what the execution of the budget is worth; or what the row of the total prints. */
function addsUp(rows: Rows, column: HeaderColumn, numbers: readonly (number | null)[]): boolean {
  const all = sum(numbers);
  const total = rows.total.get(column);
  const printed = total && isPlainNumber(total.text) ? Number(total.text.replace(/[,分]/gu, '')) : 100;
  return [100, 90, 80].includes(all) || (printed >= 50 && [printed, printed - 10, printed - 20].includes(all));
}

const within = (scores: readonly (number | null)[], weights: readonly (number | null)[]): boolean =>
  scores.every((score, row) => score === null || (weights[row] ?? null) === null || score <= weights[row]!);

function points(rows: Rows, open: readonly HeaderColumn[], weight: HeaderColumn | null, score: HeaderColumn | null): [HeaderColumn, Decided][] {
  const candidates = open.map((column) => ({ column, numbers: numbersOf(rows, column) })).filter((one): one is { column: HeaderColumn; numbers: (number | null)[] } => one.numbers !== null);
  if (candidates.length === 0 || (weight && score)) return [];
  if (weight) {
    const weights = numbersOf(rows, weight);
    const fits = weights ? candidates.filter(({ numbers, column }) => column.from > weight.from && within(numbers, weights)) : [];
    return fits.length === 1 ? [[fits[0]!.column, 'score']] : [];
  }
  if (score) {
    const scores = numbersOf(rows, score);
    const fits = scores ? candidates.filter(({ numbers, column }) => within(scores, numbers) && addsUp(rows, column, numbers)) : [];
    return fits.length === 1 ? [[fits[0]!.column, 'weight']] : [];
  }
  const pairs = candidates.flatMap((one) => candidates.filter((other) => {
    const same = one.numbers.every((number, row) => number === other.numbers[row]);
    return one !== other && addsUp(rows, one.column, one.numbers) && within(other.numbers, one.numbers) && (!same || one.column.from < other.column.from);
  }).map((other) => [one, other] as const));
  if (pairs.length === 1) return [[pairs[0]![0].column, 'weight'], [pairs[0]![1].column, 'score']];
  const alone = candidates.length === 1 && addsUp(rows, candidates[0]!.column, candidates[0]!.numbers);
  return alone ? [[candidates[0]!.column, 'weight']] : [];
}

/** Words made of parts said weight and score, but the numbers say the reverse, or neither. */
function contradicted(rows: Rows, weight: HeaderColumn | null, score: HeaderColumn | null): [HeaderColumn, Decided | 'none'][] | null {
  if (!weight || !score || (!weight.rule.startsWith('sense.') && !score.rule.startsWith('sense.'))) return null;
  const [weights, scores] = [numbersOf(rows, weight), numbersOf(rows, score)];
  if (!weights || !scores) return null;
  const above = scores.filter((number, row) => number !== null && weights[row] !== null && number > weights[row]!).length;
  if (above * 2 <= rows.cells.length) return null;
  if (within(weights, scores) && addsUp(rows, score, scores)) return [[weight, 'score'], [score, 'weight']];
  return [weight, score].filter((column) => column.rule.startsWith('sense.')).map((column) => [column, 'none']);
}

/** ≥, = or 定性 in every row; %, 个 or 人次 in nearly every one. A column needs a number beside it to be the unit of. */
function partsOfTargets(rows: Rows, open: readonly HeaderColumn[], lexicon: Lexicon, operator: HeaderColumn | null, unit: HeaderColumn | null): [HeaderColumn, Decided][] {
  const units = compiledRules(lexicon.rules);
  const isUnit = (text: string): boolean => unitAt(text, 0, units)?.text === text || /^(?:万?元|万|%)(?:\/.{1,4})?$/u.test(text);
  const only = (known: HeaderColumn | null, kind: Decided, holds: (text: string) => boolean): [HeaderColumn, Decided][] => {
    const fits = known ? [] : open.filter((column) => share(rows, column, holds) >= 0.8);
    return fits.length === 1 ? [[fits[0]!, kind]] : [];
  };
  return [...only(operator, 'operator', (text) => SIGN.test(text)), ...only(unit, 'unit', isUnit)];
}

const SIGN = /^(?:[<>=≤≥≦≧＜＞＝]{1,2}|定性|定量|正向|反向|大于等于|小于等于|大于|小于|等于|不低于|不高于|不超过|不少于)$/u;

const COMPARED = /^(?:[<>=≤≥≦≧]|不少于|不低于|不超过|大于|小于|不高于|达到)/u;

function values(rows: Rows, open: readonly HeaderColumn[], target: HeaderColumn | null, actual: HeaderColumn | null): [HeaderColumn, Decided][] {
  const candidates = open.filter((column) => isValued(rows, column));
  if (candidates.length === 0 || (target && actual)) return [];
  // 50 answers ≥50个 in many forms; a column that repeats the units goes before one of bare numbers.
  const like = (all: readonly HeaderColumn[], known: HeaderColumn): HeaderColumn | null => {
    const [fits, exact] = [false, true].map((units) => all.filter((column) => likeness(rows, known, column, units) >= 0.6)) as [HeaderColumn[], HeaderColumn[]];
    return exact.length === 1 ? exact[0]! : fits.length === 1 ? fits[0]! : null;
  };
  if (target) {
    const fit = like(candidates.filter((column) => column.from > target.from), target);
    return fit ? [[fit, 'actual']] : [];
  }
  if (actual) {
    const fit = like(candidates.filter((column) => column.from < actual.from), actual);
    return fit ? [[fit, 'target']] : [];
  }
  const compared = candidates.filter((column) => share(rows, column, (text) => COMPARED.test(text)) >= 0.3);
  if (compared.length !== 1) return [];
  const result = like(candidates.filter((column) => column.from > compared[0]!.from), compared[0]!);
  return [[compared[0]!, 'target'], ...(result ? [[result, 'actual'] as [HeaderColumn, Decided]] : [])];
}

function share({ cells }: Rows, column: HeaderColumn, holds: (text: string) => boolean): number {
  const texts = cells.map((row) => row.get(column)?.text).filter((text) => text !== undefined);
  return texts.length < FEWEST_ROWS || texts.length < cells.length * 0.6 ? 0 : texts.filter(holds).length / texts.length;
}

/** Values, or the short words of qualitative ones; not all of them plain points. */
const isValued = (rows: Rows, column: HeaderColumn): boolean => share(rows, column, isValue) >= 0.5 && share(rows, column, (text) => isValue(text) || text.length <= 12) >= 0.8;

/** Share of rows whose target and result are values with the same unit (one may leave it out, unless `units`), or both words. */
function likeness({ cells }: Rows, target: HeaderColumn, actual: HeaderColumn, units: boolean): number {
  const both = cells.map((row) => [row.get(target)?.text, row.get(actual)?.text]).filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined);
  if (both.length < FEWEST_ROWS) return 0;
  const unit = (text: string): string => (isValue(text) ? (/(?:[%％]|\p{Script=Han}+)$/u.exec(text)?.[0] ?? '') : '—');
  const alike = both.filter(([one, other]) => (unit(one) === '—') === (unit(other) === '—') && (unit(one) === unit(other) || (!units && (unit(one) === '' || unit(other) === ''))));
  return alike.length / both.length;
}
