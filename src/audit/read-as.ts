import { Big } from 'big.js';
import { between, sumOf } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { Term } from './slips.ts';

const NUMBERS = /\d[\d,]*(?:\.\d+)?/gu;

/** Numbers as printed, with their separators. */
export const numbersIn = (text: string): readonly string[] => text.match(NUMBERS) ?? [];

/** The number of a term as printed; null if there is none. */
export const numberIn = (raw: string): string | null => numbersIn(raw)[0] ?? null;

/** The true values behind a term if another number had been printed in its place, in the same unit and no less exactly. */
export function readAs({ raw, value, interval }: Term, number: string): Interval {
  const printed = plain(numberIn(raw) ?? '0');
  const meant = plain(number).minus(printed);
  // Nought in any unit is nought: the unit is the one of what was read.
  const by = (printed.eq(0) ? meant : meant.times(new Big(value).div(printed))).toFixed();
  return sumOf([interval, between(by, by)]);
}

const plain = (number: string): Big => new Big(number.replaceAll(',', ''));
