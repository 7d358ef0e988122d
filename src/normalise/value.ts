import { fold } from '../chinese/fold.ts';
import type { Value } from '../model/records.ts';
import type { RuleSet } from '../rules/load.ts';
import { findMeasured } from './measured.ts';

/** What a row says about its target or actual cell outside the cell. */
export interface ValueContext {
  /** 度量单位 column of the row (`人`, `百分率`, `万元`): holds for target and actual alike; a unit printed in the cell wins. */
  readonly unit?: string | null;
  /** 指标性质 column (`≥`, `=`, `≤`, `定性`): pass it for the target only. */
  readonly operator?: string | null;
  /** The form's fiscal year, for `12月底前`. */
  readonly year?: number | null;
}

/**
 * A target or actual cell as a `Value` of the contract; null for an empty cell. What is no single number, range or date
 * is kind `text`. `raw` is operator, text and unit joined, folded, without white space.
 */
export function readValue(text: string, context: ValueContext, rules: RuleSet): Value | null {
  const cell = fold(text).text;
  if (cell === '') return null;
  const raw = `${fold(context.operator ?? '').text}${cell}${fold(context.unit ?? '').text}`;
  const [only, second] = findMeasured(cell, rules);
  if (only && !second && only.start === 0 && only.end === cell.length && only.op) {
    return { raw, kind: 'number', op: only.op, value: only.value, high: null, unit: only.unit ?? context.unit ?? null };
  }
  return { raw, kind: 'text', op: null, value: null, high: null, unit: null };
}
