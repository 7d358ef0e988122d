import { Big } from 'big.js';
import * as z from 'zod';
import { compareDecimals } from '../../normalise/decimal.ts';
import type { Indicator, Value } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import { exactTerm } from '../scored-forms.ts';
import { orderClaim, withClaim } from '../slips.ts';
import type { Claim } from '../slips.ts';

const settings = z.strictObject({
  /** Words in a name that say less is better: then a plain target is an upper bound. */
  lowerIsBetter: z.array(z.string()).default([]),
  /** Text results that admit a miss. */
  missed: z.array(z.string()).default([]),
  /** Whether the rule is about a full score (true), or about a miss without a reason (false). */
  fullScore: z.boolean(),
});
type Settings = z.infer<typeof settings>;

/** Full score although the target is missed, or a missed target for which the form has a reason column and gives none. */
export const targetMissed = defineCheck({
  name: 'target-missed',
  settings,
  run: ({ reading }, rule, options) => {
    const withReasons = new Set(reading.indicators.filter((i) => i.reason !== null).map((i) => i.subject));
    return reading.indicators.flatMap((indicator) => {
      if (!isMissed(indicator, options)) return [];
      const full = indicator.score !== null && indicator.weight !== null && compareDecimals(indicator.weight, '0') > 0 && compareDecimals(indicator.score, indicator.weight) >= 0;
      if (options.fullScore ? !full : full || indicator.score === null || indicator.reason !== null || !withReasons.has(indicator.subject)) return [];
      const { level3, target, actual, score } = indicator;
      const finding = findingOf(rule, {
        expected: actual!.kind === 'number' ? target!.value : null, stated: actual!.kind === 'number' ? actual!.value : null,
        evidence: [{ raw: `${level3}${target!.raw}`, at: indicator.fields.target ?? indicator.at }, { raw: actual!.raw, at: indicator.fields.actual ?? indicator.at }],
        message: options.fullScore
          ? `“${level3}”目标${target!.raw}，实际${actual!.raw}，未达目标，却得满分${score}分。`
          : `“${level3}”目标${target!.raw}，实际${actual!.raw}，未达目标，未说明原因。`,
        messageEn: options.fullScore
          ? `${level3}: target ${target!.raw}, result ${actual!.raw}; the target is missed, yet the score is full (${score}).`
          : `${level3}: target ${target!.raw}, result ${actual!.raw}; the target is missed and no reason is given.`,
      });
      return [actual!.kind === 'number' ? withClaim(finding, reachedClaim(indicator)) : finding];
    });
  },
});

/** That the result lies on the good side of the target. */
function reachedClaim({ target, actual, fields, at }: Indicator): Claim {
  const [wanted, got] = [{ ...exactTerm(target!.value!, fields.target ?? at), raw: target!.raw }, { ...exactTerm(actual!.value!, fields.actual ?? at), raw: actual!.raw }];
  return compareDecimals(actual!.value!, target!.value!) > 0 ? orderClaim(got, wanted) : orderClaim(wanted, got);
}

function isMissed({ level3, target, actual }: Indicator, { lowerIsBetter, missed }: Settings): boolean {
  if (!target || !actual) return false;
  if (actual.kind === 'text') return missed.some((word) => actual.raw.includes(word));
  if (target.kind === 'date') return isLate(target, actual);
  if (actual.kind !== 'number' || target.kind === 'text' || target.value === null || actual.value === null || target.unit !== actual.unit) return false;
  const order = compareDecimals(actual.value, target.value);
  const less = lowerIsBetter.some((word) => level3.includes(word));
  // More than a range asks for is no miss, but where less is better.
  if (target.kind === 'range') return less ? compareDecimals(actual.value, target.high!) > 0 && reaches(actual, 'above') : order < 0 && reaches(actual, 'below');
  switch (target.op) {
    case 'ge':
      return order < 0 && reaches(actual, 'below');
    case 'gt':
      return order <= 0 && reaches(actual, 'below');
    case 'le':
      return order > 0 && reaches(actual, 'above');
    case 'lt':
      return order >= 0 && reaches(actual, 'above');
    case 'eq':
      // A plain number is a floor for most things, a ceiling where less is better; costs are neither.
      return less ? order > 0 && reaches(actual, 'above') : order < 0 && reaches(actual, 'below');
    case 'approx':
    case null:
      return false;
  }
}

/** Done after the last day that the target allows. A month that holds that day is no later than it. */
function isLate(target: Value, actual: Value): boolean {
  if (actual.kind !== 'date' || target.value === null || actual.value === null || target.op === 'ge' || target.op === 'gt' || !reaches(actual, 'above')) return false;
  const last = target.high ?? target.value;
  return !last.startsWith(actual.value) && !actual.value.startsWith(last) && actual.value > last;
}

/** A result that is itself a bound (≥90%) may lie on the good side of the target. */
function reaches(actual: Value, side: 'below' | 'above'): boolean {
  if (actual.op === 'eq') return true;
  return side === 'below' ? actual.op === 'le' || actual.op === 'lt' : actual.op === 'ge' || actual.op === 'gt';
}

const unitSettings = z.strictObject({
  /** Units that answer each other though they differ: 场 and 次. */
  alike: z.array(z.array(z.string()).min(2)).default([]),
});

/** A number whose measure word does not answer the target's: target in %, result in 件. */
export const unitOfActual = defineCheck({
  name: 'unit-of-actual',
  settings: unitSettings,
  run: ({ reading }, rule, { alike }) => reading.indicators.flatMap((indicator) => {
    const { target, actual, level3 } = indicator;
    if (!target?.unit || !actual?.unit || target.unit === actual.unit || target.kind === 'text' || actual.kind === 'text') return [];
    if (alike.some((units) => units.includes(target.unit!) && units.includes(actual.unit!))) return [];
    return [findingOf(rule, {
      evidence: [{ raw: `${level3}${target.raw}`, at: indicator.fields.target ?? indicator.at }, { raw: actual.raw, at: indicator.fields.actual ?? indicator.at }],
      message: `“${level3}”目标以“${target.unit}”计(${target.raw})，实际完成值以“${actual.unit}”计(${actual.raw})，无法比较。`,
      messageEn: `${level3}: the target is in ${target.unit} (${target.raw}), the result in ${actual.unit} (${actual.raw}).`,
    })];
  }),
});

const missingSettings = z.strictObject({
  /** Share of a form's rows that must have the value before its absence in a row means anything. */
  usual: z.string().regex(/^(?:0?\.\d+|1)$/u),
});

/** An empty target or result in a form whose other rows have one. */
export const missingValue = defineCheck({
  name: 'missing-value',
  settings: missingSettings,
  run: ({ reading, forms }, rule, { usual }) => {
    // A form has its own columns: what another form of the same department prints says nothing about this one.
    const formOf = new Map(forms.flatMap((form, index) => form.tables.map((table) => [table, index] as const)));
    const byForm = Map.groupBy(reading.indicators, (i) => `${i.subject}|${i.objective === 'long_term'}|${i.at.table === null ? '' : formOf.get(i.at.table)}`);
    return [...byForm.values()].flatMap((rows) => (['target', 'actual', 'score'] as const).flatMap((field) => {
      const empty = rows.filter((row) => row[field] === null);
      if (empty.length === 0 || new Big(rows.length - empty.length).div(rows.length).lt(usual)) return [];
      const name = { target: '目标值', actual: '实际完成值', score: '得分' }[field];
      return empty.map((row) => findingOf(rule, {
        evidence: [{ raw: [row.level2, row.level3, row.target?.raw, row.actual?.raw].filter((text) => text).join(' | '), at: row.at }],
        message: `“${row.level3}”一行缺少${name}。`, messageEn: `The row ${row.level3} has no ${field}.`,
      }));
    }));
  },
});
