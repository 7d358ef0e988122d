import { shiftDecimal } from './decimal.ts';
import type { Measured } from './measured-number.ts';

const LENT = new Set(['money', 'quantity', 'percent', 'points', 'score', 'age']);
const JOINED = new Set(['、', '和', '与', '及', '以及', '/', '-', '—', '–', '~', '～', '至', '到']);

/**
 * Gives a bare number the unit of the next one in its list (`1234.5、678.9万元`, `2020、2021年`), and takes a bare
 * 1990 to 2049 that is left for a year. From the back, so that a unit reaches through `A、B、C万元`.
 */
export function lendUnits(text: string, found: readonly Measured[]): Measured[] {
  const result = [...found];
  for (let i = result.length - 1; i >= 0; i--) {
    const item = result[i]!;
    if (item.kind !== 'bare' || item.spelled) continue;
    const next = result[i + 1];
    const between = next === undefined ? '' : text.slice(item.end, next.start);
    // 4125.49,4143.91万元: a comma behind decimals parts no thousands.
    const joined = JOINED.has(between) || (/^[,，]$/u.test(between) && item.raw.includes('.'));
    if (next && joined && (next.kind === 'year' || next.kind === 'date')) result[i] = { ...item, kind: next.kind, op: null, step: null };
    else if (next && joined && LENT.has(next.kind) && item.op === 'eq' && next.op === 'eq' && next.numberStart === next.start && !isJoint(text.slice(item.end, next.start))) result[i] = lend(item, next);
    else if (item.op === 'eq' && /^(?:199\d|20[0-4]\d)$/u.test(item.raw)) result[i] = { ...item, kind: 'year', op: null, step: null };
  }
  return result;
}

/** A hyphen that did not make a range joins nothing. */
const isJoint = (mark: string): boolean => mark === '/' || mark === '-' || mark === '—' || mark === '–' || mark === '~' || mark === '～' || mark === '至' || mark === '到';

function lend(item: Measured, next: Measured): Measured {
  const places = item.places === 0 ? next.places : 0;
  const value = shiftDecimal(item.value, places);
  return {
    ...item, kind: next.kind, value, unit: next.unit, amount: next.kind === 'money' ? value : null,
    step: item.step === null ? null : shiftDecimal(item.step, places), places: next.places, borrowed: true, rules: [...item.rules, ...next.rules],
  };
}
