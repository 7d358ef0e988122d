import type { Value } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Filter } from '../store/filter.ts';
import type { IndicatorRecord } from '../store/report.ts';
import type { Store, WithDocument } from '../store/store.ts';
import { alignNames } from './align-names.ts';
import type { AlignedName, Alignment } from './align-names.ts';
import { readConcepts } from './concepts.ts';
import { percentOfDecimals } from './ratio.ts';

export interface IndicatorComparison {
  readonly rows: readonly ComparedIndicator[];
  /** Names found, with how many rows bear each and why they count as the one asked for. */
  readonly names: readonly (AlignedName & { readonly rows: number })[];
  /** Names that are alike but were left out. */
  readonly near: Alignment['near'];
}

export interface ComparedIndicator {
  readonly indicator: WithDocument<IndicatorRecord>;
  /** Actual in percent of the target, where both are numbers of one unit. */
  readonly rate: string | null;
}

/** One indicator over departments, under whatever names it has there. */
export async function compareIndicator(store: Store, name: string, filter: Filter, rules: RuleSet): Promise<IndicatorComparison> {
  const { limit, ...all } = filter;
  const known = await store.indicatorNames(all);
  const { aligned, near } = alignNames(name, known.map((entry) => entry.name), readConcepts(rules));
  const found = aligned.length === 0 ? [] : await store.records('indicator', { ...all, indicators: aligned.map((entry) => entry.name) });
  const percent = mostlyPercent(found.filter((indicator) => aligned.some((entry) => entry.name === indicator.level3 && entry.why === 'same')));
  // A name that is only similar, or falls under a broad concept, may count where the other measures: not one row.
  const kept = found.filter((indicator) => percent === null || isPercent(indicator) === null || isPercent(indicator) === percent);
  const rows = kept
    .map((indicator) => ({ indicator, rate: rateOf(indicator.target, indicator.actual) }))
    .sort((a, b) => byDocument(a.indicator, b.indicator));
  const used = new Set(kept.map((indicator) => indicator.level3));
  return {
    rows: rows.slice(0, limit), near,
    names: aligned.filter((entry) => used.has(entry.name)).map((entry) => ({ ...entry, rows: kept.filter((indicator) => indicator.level3 === entry.name).length })),
  };
}

/** Null where there are not two numbers of one unit, or the target is a ceiling: spending less than 50 is not 80 % done. */
export function rateOf(target: Value | null, actual: Value | null): string | null {
  if (target?.kind !== 'number' || actual?.kind !== 'number' || target.value === null || actual.value === null) return null;
  if (target.op === 'le' || target.op === 'lt' || !sameUnit(target.unit, actual.unit)) return null;
  return percentOfDecimals(actual.value, target.value);
}

/** A bare number takes the unit of its row. */
const sameUnit = (a: string | null, b: string | null): boolean => a === b || a === null || b === null;

const isPercent = ({ target, actual }: IndicatorRecord): boolean | null => {
  const unit = [target, actual].find((value) => value !== null && value.kind !== 'text')?.unit;
  return unit === undefined ? null : unit === '%' || unit === '‰';
};

/** Whether the values under the name asked for are percentages; null if there are none to tell by. */
function mostlyPercent(indicators: readonly IndicatorRecord[]): boolean | null {
  const kinds = indicators.map(isPercent).filter((kind) => kind !== null);
  return kinds.length === 0 ? null : kinds.filter((kind) => kind).length * 2 > kinds.length;
}

function byDocument(a: WithDocument<IndicatorRecord>, b: WithDocument<IndicatorRecord>): number {
  const key = (i: WithDocument<IndicatorRecord>): string => `${i.of.department ?? ''}\n${i.of.fiscalYear ?? ''}\n${i.of.document}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.source.start - b.source.start;
}
