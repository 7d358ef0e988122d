import type { Measure, Stage } from '../model/vocabulary.ts';
import type { Filter } from '../store/filter.ts';
import type { AmountRow, Store } from '../store/store.ts';
import { percentOf } from './ratio.ts';

export interface MeasurePivot {
  readonly measure: Measure;
  readonly by: 'department' | 'region' | 'year';
  /** Columns, ascending; for `by: 'year'` there is one, `total`. */
  readonly years: readonly number[];
  readonly rows: readonly PivotRow[];
  readonly totals: readonly (bigint | null)[];
}

export interface PivotRow {
  readonly key: string;
  readonly regionCode: string | null;
  /** 分; null where nothing is stated. One per column. */
  readonly cells: readonly (PivotCell | null)[];
  /** Percent of the last column's total. */
  readonly share: string | null;
  /** Last column against the one before; by year, against the year before. */
  readonly change: Change | null;
}

/** What became of the amounts that two years have in common: of the same department at the same stage. */
export interface Change {
  readonly fen: bigint;
  readonly percent: string | null;
  /** How many departments it is of. */
  readonly departments: number;
}

export interface PivotCell {
  readonly fen: bigint;
  /** Stages that the amounts are of, most trusted first. */
  readonly stages: readonly Stage[];
  /** How many departments are added up. */
  readonly departments: number;
  /** Other values that documents give for the same; the first printed of the best document is taken. */
  readonly others: readonly bigint[];
  /** The figures that were taken; one each if several are added up. */
  readonly from: readonly AmountRow[];
}

/** Without `--stage` the stage that comes first here: money spent before money planned. */
const STAGE_RANK = ranks<Stage>(['executed', 'adjusted_budget', 'initial_budget', 'unspecified', 'balance', 'carried_out', 'carried_in', 'planned_purchase']);

/** A final account knows better than a report about it, which knows better than a plan. */
const TYPE_RANK = ranks<string>(['final_account_disclosure', 'overall_self_evaluation', 'evaluation', 'project_self_evaluation', 'budget_disclosure', 'performance_targets', 'other']);

/** One measure over departments, regions or years, each department and year once. Tens of thousands of figures pass through here while a person waits: few objects are made. */
export async function compareMeasure(store: Store, measure: Measure, by: MeasurePivot['by'], filter: Filter): Promise<MeasurePivot> {
  const { year, limit, ...ofDocuments } = filter;
  const [first, last] = [year?.from ?? -Infinity, year?.to ?? Infinity];
  const figures = (await store.amounts({ ...ofDocuments, measure })).filter((figure) => {
    const of = figure.year ?? figure.of.fiscalYear;
    return of !== null && figure.stage !== 'change' && figure.stage !== 'adjustment' && of >= first && of <= last;
  });
  const years = [...new Set(figures.map(yearOf))].sort((a, b) => a - b);
  const numbers = new Map<string, number>();
  const numberOf = (department: string): number => numbers.get(department) ?? numbers.set(department, numbers.size).size - 1;
  const amounts = Array.from(groupBy(figures, (figure) => numberOf(departmentOf(figure)) * YEARS + yearOf(figure)).values(), oneAmount);
  const rows = by === 'year' ? rowsByYear(amounts, years) : rowsByKey(amounts, years, by);
  const columns = by === 'year' ? 1 : years.length;
  const totals = Array.from({ length: columns }, (_, i) => rows.reduce<bigint | null>((sum, row) => (row.cells[i] ? (sum ?? 0n) + row.cells[i].fen : sum), null));
  return { measure, by, years, totals, rows: by === 'year' ? rows.slice(0, limit) : withShares(largestFirst(rows).slice(0, limit), totals.at(-1) ?? null) };
}

/** More than any year, so that a department's number and a year are one number. */
const YEARS = 10_000;

interface Amount extends PivotCell {
  readonly department: string;
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly year: number;
}

/** What a department states for a year: its own figure, or its projects' added up where it states none. */
function oneAmount(figures: readonly AmountRow[]): Amount {
  const first = figures[0]!;
  const facts = { department: departmentOf(first), region: first.of.region, regionCode: first.of.regionCode, year: yearOf(first), departments: 1 };
  const own = figures.filter((figure) => figure.subject === 'department');
  if (own.length > 0) {
    const { figure, others } = bestOf(own);
    return { ...facts, fen: figure.fen, stages: [figure.stage], others, from: [figure] };
  }
  const parts = Array.from(groupBy(figures, (figure) => figure.subject).values(), bestOf);
  return {
    ...facts, fen: parts.reduce((sum, { figure }) => sum + figure.fen, 0n), stages: [...new Set(parts.map(({ figure }) => figure.stage))],
    others: parts.flatMap((part) => part.others), from: parts.map(({ figure }) => figure),
  };
}

const NONE: readonly bigint[] = [];

function bestOf(figures: readonly AmountRow[]): { figure: AmountRow; others: readonly bigint[] } {
  const figure = figures.reduce((best, other) => (byTrust(other, best) < 0 ? other : best));
  const same = figures.filter((other) => other.stage === figure.stage);
  return { figure, others: same.length === 1 ? NONE : [...new Set(same.sort(byTrust).map(({ fen }) => fen))].filter((fen) => fen !== figure.fen) };
}

const byTrust = (a: AmountRow, b: AmountRow): number =>
  STAGE_RANK(a.stage) - STAGE_RANK(b.stage) || TYPE_RANK(a.of.reportType) - TYPE_RANK(b.of.reportType)
  || (a.of.document < b.of.document ? -1 : a.of.document > b.of.document ? 1 : a.start - b.start);

/** Places in an order; what is not in it comes last. */
function ranks<T extends string>(order: readonly T[]): (value: T) => number {
  const places = new Map(order.map((value, i) => [value, i]));
  return (value) => places.get(value) ?? order.length;
}

function rowsByKey(amounts: readonly Amount[], years: readonly number[], by: 'department' | 'region'): PivotRow[] {
  const keyOf = (amount: Amount): string => (by === 'department' ? amount.department : (amount.region ?? amount.regionCode ?? '—'));
  return Array.from(groupBy(amounts, keyOf), ([key, group]) => {
    const columns = years.map((year) => group.filter((amount) => amount.year === year));
    return { key, regionCode: group[0]!.regionCode, cells: columns.map(added), share: null, change: changeOf(columns.at(-2) ?? [], columns.at(-1)!) };
  });
}

function rowsByYear(amounts: readonly Amount[], years: readonly number[]): PivotRow[] {
  const columns = years.map((year) => amounts.filter((amount) => amount.year === year));
  return years.map((year, i) => ({ key: String(year), regionCode: null, cells: [added(columns[i]!)], share: null, change: changeOf(columns[i - 1] ?? [], columns[i]!) }));
}

function added(amounts: readonly Amount[]): PivotCell | null {
  if (amounts.length < 2) return amounts[0] ?? null;
  return {
    fen: amounts.reduce((sum, amount) => sum + amount.fen, 0n), stages: [...new Set(amounts.flatMap((amount) => amount.stages))],
    departments: new Set(amounts.map((amount) => amount.department)).size, others: amounts.flatMap((amount) => amount.others), from: amounts.flatMap((amount) => amount.from),
  };
}

/**
 * Departments that state only one of the years, or a budget in one and its execution in the other, are left out: more reports in the archive
 * are no growth. Null where nothing can be compared.
 */
function changeOf(before: readonly Amount[], after: readonly Amount[]): Change | null {
  if (before.length === 0 || after.length === 0) return null;
  const beforeOf = new Map(before.map((amount) => [amount.department, amount]));
  const pairs = after.flatMap((now) => {
    const earlier = beforeOf.get(now.department);
    return earlier && earlier.stages.length === now.stages.length && earlier.stages.every((stage) => now.stages.includes(stage)) ? [[earlier.fen, now.fen] as const] : [];
  });
  if (pairs.length === 0) return null;
  const base = pairs.reduce((sum, [earlier]) => sum + earlier, 0n);
  const fen = pairs.reduce((sum, [, later]) => sum + later, 0n) - base;
  return { fen, percent: percentOf(fen, base), departments: pairs.length };
}

const lastFen = (row: PivotRow): bigint | null => row.cells.at(-1)?.fen ?? null;

/** Largest of the last year first, those without one behind; floats decide but where they are equal, for they compare faster. */
function largestFirst(rows: readonly PivotRow[]): PivotRow[] {
  const sizes = rows.map((row) => ({ row, fen: lastFen(row), size: Number(lastFen(row) ?? -Infinity) }));
  sizes.sort((a, b) => (a.size === b.size ? compareFen(b.fen, a.fen) || (a.row.key < b.row.key ? -1 : 1) : b.size - a.size));
  return sizes.map(({ row }) => row);
}

const compareFen = (a: bigint | null, b: bigint | null): number => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);

const withShares = (rows: readonly PivotRow[], total: bigint | null): PivotRow[] =>
  rows.map((row) => {
    const fen = lastFen(row);
    return { ...row, share: fen === null || total === null ? null : percentOf(fen, total) };
  });

const yearOf = (figure: AmountRow): number => (figure.year ?? figure.of.fiscalYear)!;

/** A document without a department stands for itself. */
const departmentOf = (figure: AmountRow): string => figure.of.department ?? figure.of.document;

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
