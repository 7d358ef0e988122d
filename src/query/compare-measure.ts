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
  /** Where the amount is printed (page, first character of the text); one each if several are added up. */
  readonly sources: readonly { readonly document: string; readonly raw: string; readonly page: number | null; readonly start: number }[];
}

/** Without `--stage` the stage that comes first here: money spent before money planned. */
const STAGE_ORDER: readonly Stage[] = ['executed', 'adjusted_budget', 'initial_budget', 'unspecified', 'balance', 'carried_out', 'carried_in', 'planned_purchase'];

/** A final account knows better than a report about it, which knows better than a plan. */
const TYPE_ORDER: readonly string[] = ['final_account_disclosure', 'overall_self_evaluation', 'evaluation', 'project_self_evaluation', 'budget_disclosure', 'performance_targets', 'other'];

/** One measure over departments, regions or years, each department and year once. */
export async function compareMeasure(store: Store, measure: Measure, by: MeasurePivot['by'], filter: Filter): Promise<MeasurePivot> {
  const { year, limit, ...ofDocuments } = filter;
  const figures = (await store.amounts({ ...ofDocuments, measure })).filter((figure) => {
    const of = figure.year ?? figure.of.fiscalYear;
    return of !== null && figure.stage !== 'change' && figure.stage !== 'adjustment' && of >= (year?.from ?? -Infinity) && of <= (year?.to ?? Infinity);
  });
  const years = [...new Set(figures.map(yearOf))].sort((a, b) => a - b);
  const amounts = [...groupBy(figures, (figure) => `${departmentOf(figure)}\n${yearOf(figure)}`).values()].map(oneAmount);
  const rows = by === 'year' ? rowsByYear(amounts, years) : rowsByKey(amounts, years, by);
  const columns = by === 'year' ? 1 : years.length;
  const totals = Array.from({ length: columns }, (_, i) => rows.reduce<bigint | null>((sum, row) => (row.cells[i] ? (sum ?? 0n) + row.cells[i].fen : sum), null));
  return { measure, by, years, totals, rows: (by === 'year' ? rows : withShares(rows, totals.at(-1) ?? null)).slice(0, limit) };
}

interface Amount extends PivotCell {
  readonly department: string;
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly year: number;
}

/** What a department states for a year: its own figure, or its projects' added up where it states none. */
function oneAmount(figures: readonly AmountRow[]): Amount {
  const first = figures[0]!;
  const own = figures.every((figure) => figure.subject === 'department') ? figures : figures.filter((figure) => figure.subject === 'department');
  const parts = [...groupBy(own.length > 0 ? own : figures, (figure) => figure.subject).values()].map(bestOf);
  return {
    department: departmentOf(first), region: first.of.region, regionCode: first.of.regionCode, year: yearOf(first), departments: 1,
    fen: parts.reduce((sum, { figure }) => sum + figure.fen, 0n),
    stages: [...new Set(parts.map(({ figure }) => figure.stage))],
    others: parts.flatMap((part) => part.others),
    sources: parts.map(({ figure }) => ({ document: figure.of.document, raw: figure.raw, page: figure.page, start: figure.start })),
  };
}

function bestOf(figures: readonly AmountRow[]): { figure: AmountRow; others: bigint[] } {
  const rank = <T>(order: readonly T[], value: T): number => (order.indexOf(value) + order.length + 1) % (order.length + 1);
  const ranked = figures.toSorted((a, b) =>
    rank(STAGE_ORDER, a.stage) - rank(STAGE_ORDER, b.stage) || rank(TYPE_ORDER, a.of.reportType) - rank(TYPE_ORDER, b.of.reportType)
    || (a.of.document < b.of.document ? -1 : a.of.document > b.of.document ? 1 : a.start - b.start));
  const figure = ranked[0]!;
  const { fen } = figure;
  const same = ranked.filter((other) => other.stage === figure.stage).map((other) => other.fen);
  return { figure, others: [...new Set(same)].filter((other) => other !== fen) };
}

function rowsByKey(amounts: readonly Amount[], years: readonly number[], by: 'department' | 'region'): PivotRow[] {
  const keyOf = (amount: Amount): string => (by === 'department' ? amount.department : (amount.region ?? amount.regionCode ?? '—'));
  return [...groupBy(amounts, keyOf)].map(([key, group]) => {
    const columns = years.map((year) => group.filter((amount) => amount.year === year));
    return { key, regionCode: group[0]!.regionCode, cells: columns.map(added), share: null, change: changeOf(columns.at(-2) ?? [], columns.at(-1)!) };
  });
}

function rowsByYear(amounts: readonly Amount[], years: readonly number[]): PivotRow[] {
  const columns = years.map((year) => amounts.filter((amount) => amount.year === year));
  return years.map((year, i) => ({ key: String(year), regionCode: null, cells: [added(columns[i]!)], share: null, change: changeOf(columns[i - 1] ?? [], columns[i]!) }));
}

function added(amounts: readonly Amount[]): PivotCell | null {
  const [first, second] = amounts;
  if (!first) return null;
  if (!second) return { fen: first.fen, stages: first.stages, departments: 1, others: first.others, sources: first.sources };
  return {
    fen: amounts.reduce((sum, amount) => sum + amount.fen, 0n), stages: [...new Set(amounts.flatMap((amount) => amount.stages))],
    departments: new Set(amounts.map((amount) => amount.department)).size, others: amounts.flatMap((amount) => amount.others), sources: amounts.flatMap((amount) => amount.sources),
  };
}

/**
 * Departments that state only one of the years, or a budget in one and its execution in the other, are left out: more reports in the archive
 * are no growth. Null where nothing can be compared.
 */
function changeOf(before: readonly Amount[], after: readonly Amount[]): Change | null {
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

/** Largest of the last year first. */
function withShares(rows: readonly PivotRow[], total: bigint | null): PivotRow[] {
  const last = (row: PivotRow): bigint | null => row.cells.at(-1)?.fen ?? null;
  return rows
    .map((row) => ({ ...row, share: last(row) === null || total === null ? null : percentOf(last(row)!, total) }))
    .sort((a, b) => compareAmounts(last(b), last(a)) || (a.key < b.key ? -1 : 1));
}

const compareAmounts = (a: bigint | null, b: bigint | null): number => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);

const yearOf = (figure: AmountRow): number => (figure.year ?? figure.of.fiscalYear)!;

/** A document without a department stands for itself. */
const departmentOf = (figure: AmountRow): string => figure.of.department ?? figure.of.document;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
