import type { RuleSet } from '../rules/rule-set.ts';
import { type CompiledRules, compiledRules } from './compiled-rules.ts';
import { contextAt, InQuotes } from './contexts.ts';
import { dateAt } from './dates.ts';
import { lendUnits } from './lend-units.ts';
import { measureAt } from './measure-at.ts';
import { type Measured, noCount } from './measured-number.ts';
import { kindAt, NOT_A_NUMERAL } from './numerals.ts';

export type { Measured, MeasuredKind } from './measured-number.ts';

/**
 * Every number of a folded text with its unit and comparators, in order, not overlapping. One linear scan.
 * A single Chinese numeral without unit (二 alone) is left out; one inside a word (一般, 统一, 十分重要) is a `name`.
 */
export function findMeasured(folded: string, rules: RuleSet): Measured[] {
  return lendUnits(folded, scan(folded, compiledRules(rules)));
}

function scan(text: string, rules: CompiledRules): Measured[] {
  const found: Measured[] = [];
  const quotes = new InQuotes(text);
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    if (kindAt(text, at) === NOT_A_NUMERAL) continue;
    const measured = dateIn(text, at) ?? contextAt(text, at, rules, quotes) ?? measureAt(text, at, last, rules);
    if (!measured) continue;
    if (measured !== 'skip') found.push(measured);
    last = measured === 'skip' ? at + 1 : measured.end;
    at = last - 1;
  }
  return found;
}

function dateIn(text: string, at: number): Measured | null {
  const date = dateAt(text, at);
  if (!date) return null;
  const raw = text.slice(at, date.end);
  return noCount(text, at, date.end, date.grain === 'year' ? 'year' : 'date', date.value ?? raw);
}
