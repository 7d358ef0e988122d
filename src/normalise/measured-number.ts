import type { Decimal, Operator } from '../model/records.ts';

/**
 * What a number in running text is.
 *
 * - `money`: an amount in yuan; `unit` is `元`, or `元/人`, `元/公里` for money per something (never a figure).
 * - `quantity`: a count or measure with its measure word. Money in another currency is one (`unit` 美元).
 * - `percent` (unit `%`, or `‰` as printed) and `points` (unit `百分点`).
 * - `date` and `year`: `value` is an ISO date or its prefix (`2022`, `2022-06`, `2022-06-30`), or the printed words where
 *   there is none (第三季度, 8:30).
 * - `ordinal`: 第三, (一), 三级, 2.1.3; `document_number`: [2019]8号; `phone`; `age`; `score` (`unit` 分).
 * - `name`: part of a name and no count: 三项制度, “八五”普法, 12348热线. `value` is the printed text.
 * - `bare`: a number with no unit. `unreadable`: looks like a number but cannot be read safely (`4.262,41`).
 */
export type MeasuredKind =
  | 'money' | 'quantity' | 'percent' | 'points' | 'date' | 'year' | 'ordinal' | 'document_number' | 'phone' | 'age' | 'score' | 'name' | 'bare' | 'unreadable';

/** One number of a running text with what belongs to it. Offsets are into the folded text. */
export interface Measured {
  readonly start: number;
  readonly end: number;
  readonly kind: MeasuredKind;
  /** Null for a range and for kinds without a value. A plain number is `eq`. */
  readonly op: Operator | null;
  /** Plain decimal in `unit` for numbers (multiples worked out: `3.6万亩` is 36000); see `MeasuredKind` for the others. */
  readonly value: string;
  /** Upper end of a range, else null. */
  readonly high: Decimal | null;
  /** As the contract names it (`%`, `元`, `个月`, `课时`); null if none is printed. */
  readonly unit: string | null;
  /** The folded text from `start` to `end`: comparator words, number and unit (`约九百余万元`, `8个(含)以上`). */
  readonly raw: string;
  /** Yuan, for money; a range's lower end. Null for other kinds. */
  readonly amount: Decimal | null;
  /** One unit in the last printed place, in `unit` (in yuan for money): `1092.90万元` is `100`. Null for kinds without a value. */
  readonly step: Decimal | null;
  /** Where the number itself stands, without comparators and unit. */
  readonly numberStart: number;
  readonly numberEnd: number;
  /** The number is written in Chinese numerals (两次, 一项): such a count is often an article and no count at all. */
  readonly spelled: boolean;
  /** No definite value is printed (数十, 几百): `value` is the least it can be. */
  readonly vague: boolean;
  /** The unit is printed after a later number of the list (`A、B万元`) or range and holds for this one too; `raw` is without it. */
  readonly borrowed: boolean;
  /** The printed multiplier as a power of ten: 4 in `35万元`. */
  readonly places: number;
  /** Ids of the unit and comparator rules used. */
  readonly rules: readonly string[];
}

/** A number that counts nothing. */
export function noCount(text: string, start: number, end: number, kind: MeasuredKind, value: string, rules: readonly string[] = []): Measured {
  return {
    start, end, kind, op: null, value, high: null, unit: null, raw: text.slice(start, end), amount: null, step: null,
    numberStart: start, numberEnd: end, spelled: false, vague: false, borrowed: false, places: 0, rules,
  };
}
