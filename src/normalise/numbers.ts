import type { Decimal } from '../model/records.ts';
import { plainDecimal, shiftDecimal, stepOf } from './decimal.ts';

/** One printed number, without unit: `1,234.56`, `一千二百万`, `12亿3000万`, `百分之九十五`, `十分之三`, `两`, `廿`. */
export interface NumberMatch {
  /** Offsets into the folded text. */
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** Upper end where two digits in a row name a range (三五百 is 300 to 500), else null. */
  readonly high: Decimal | null;
  readonly form: 'digits' | 'chinese' | 'mixed' | 'fraction';
  /** 百分之… is `%`, 千分之… `‰`; the value is then in that unit. */
  readonly per: '%' | '‰' | null;
  /** 余, 多, 几, 来 inside the number (九百余万, 十几万) or 数, 几, 上, 近 before a bare 十/百/千/万: the value is not exact. */
  readonly about: string | null;
  /** The least that a number without a definite value can be (数十, 几百). */
  readonly vague: boolean;
  /** One unit in the last printed place. */
  readonly step: Decimal;
  /** Printed multiplier as a power of ten: 4 for `35万`. Lets the numbers of a list share it (`3、5万元`). */
  readonly places: number;
}

/** The whole text as one number (white space allowed), or null: `１，２３４．５` is `1234.5`, `两百` is `200`, `12件` is null. */
export function readNumber(text: string): Decimal | null {
  const digits = text.replace(/\s+/gu, '').replace(/,/gu, '');
  return plainDecimal(digits);
}

/** Every number of a folded text in order, not overlapping, whatever follows it. One linear scan. */
export function findNumbers(folded: string): NumberMatch[] {
  const found: NumberMatch[] = [];
  for (const match of folded.matchAll(/(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万|亿|千|百)?/gu)) {
    const places = { 万: 4, 亿: 8, 千: 3, 百: 2 }[match[2] ?? ''] ?? 0;
    const printed = match[1]!.replaceAll(',', '');
    found.push({
      start: match.index, end: match.index + match[0].length, value: shiftDecimal(plainDecimal(printed)!, places), high: null,
      form: places ? 'mixed' : 'digits', per: null, about: null, vague: false, step: shiftDecimal(stepOf(printed), places), places,
    });
  }
  return found;
}
