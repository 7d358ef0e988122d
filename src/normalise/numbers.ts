import { fold } from '../chinese/fold.ts';
import type { Decimal } from '../model/records.ts';
import { divideDecimals, negateDecimal, plainDecimal, shiftDecimal } from './decimal.ts';
import { DIGIT, isArabicAt, isWordToo, kindAt, LARGE_UNIT, NOT_A_NUMERAL, SMALL_UNIT, worthAt } from './numerals.ts';
import type { Scanned } from './scan-chinese.ts';
import { isAbout } from './scan-digits.ts';
import { scanNumber } from './scan-number.ts';

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
  /** 余, 多, 几, 来 inside the number (九百余万, 十几万) or 数, 几 before a bare 十/百/千/万: the value is not exact. */
  readonly about: string | null;
  /** The least that a number without a definite value can be (数十, 几百). */
  readonly vague: boolean;
  /** One unit in the last printed place. */
  readonly step: Decimal;
  /** Printed multiplier as a power of ten: 4 for `35万`. Lets the numbers of a list share it (`3、5万元`). */
  readonly places: number;
  /** Chinese digits one by one, without 十, 百, 千: 二〇二三, 七八. */
  readonly digitwise: boolean;
}

/** The whole text as one number (white space allowed), or null: `１，２３４．５` is `1234.5`, `两百` is `200`, `百分之五` is `0.05`, `12件` is null. */
export function readNumber(text: string): Decimal | null {
  const folded = fold(text).text;
  const sign = signAt(folded, 0);
  const at = sign ? 1 : 0;
  const found = numberAt(folded, at, true);
  if (!found || found.end !== folded.length || found.high !== null || found.vague) return null;
  const value = found.per === '%' ? shiftDecimal(found.value, -2) : found.per === '‰' ? shiftDecimal(found.value, -3) : found.value;
  return sign ? negateDecimal(value) : value;
}

/** Every number of a folded text in order, not overlapping, whatever follows it. One linear scan. */
export function findNumbers(folded: string): NumberMatch[] {
  const found: NumberMatch[] = [];
  let last = 0;
  for (let at = 0; at < folded.length; at++) {
    if (kindAt(folded, at) === NOT_A_NUMERAL) continue;
    const number = signedNumberAt(folded, at, last);
    if (!number) continue;
    found.push(number);
    last = number.end;
    at = last - 1;
  }
  return found;
}

/** The number at `at` with the sign or 数/几 before it, as long as that stands at or after `from`. */
export function signedNumberAt(text: string, at: number, from: number): NumberMatch | null {
  const kind = kindAt(text, at);
  const vague = kind >= SMALL_UNIT && at > from && (text[at - 1] === '数' || text[at - 1] === '几' || text[at - 1] === '數' || text[at - 1] === '幾');
  const bareUnit = kind === SMALL_UNIT || kind === LARGE_UNIT ? vague || standsAlone(text, at) : false;
  const found = numberAt(text, at, bareUnit);
  if (!found) return null;
  if (found.form === 'chinese' && found.end - at === 1 && isWordToo(text[at]!) && !'元圆角分整'.includes(text[found.end] ?? '|')) return null;
  if (vague) return { ...found, start: at - 1, about: text[at - 1]!, vague: true };
  if (at === from || signAt(text, at - 1) === false || !mayCarrySign(text, at - 1, from, found.end)) return found;
  return { ...found, start: at - 1, value: negateDecimal(found.value), high: found.high === null ? null : negateDecimal(found.high) };
}

/** 百余, 千多, 近千, 上万: a unit without a digit that is a number all the same. 十 always is. */
function standsAlone(text: string, at: number): boolean {
  if (worthAt(text, at) === 1) return true;
  const before = at > 0 ? text[at - 1]! : '';
  if ('近上逾超约过成达'.includes(before) && before !== '') return true;
  if ((isAbout(text, at + 1) && text[at + 1] !== '来') || text.startsWith('分百', at + 1)) return true;
  let end = at + 1;
  while (end < at + 4 && kindAt(text, end) === LARGE_UNIT) end++;
  return text.startsWith('分之', end);
}

const signAt = (text: string, at: number): boolean => text[at] === '-' || text[at] === '负' || text[at] === '負';

/** `产出-数量指标-完成率-100%`: where words are joined by hyphens, the number behind the last is joined too. */
const CHAIN = /[一-龥][-—][^,，。;；:：\d]*[一-龥]$/u;
const LONGEST_CHAIN = 40;

/** A hyphen is a minus sign unless it joins: 3-5, A-12, 第1-3条, 30%-40%. Behind a Chinese word only a share or money is negative (下降-3.8%). */
function mayCarrySign(text: string, at: number, from: number, end: number): boolean {
  if (text[at] !== '-') return true;
  if (at === from && at > 0) return false;
  const before = at === 0 ? '' : text[at - 1]!;
  if (/[0-9A-Za-z%‰)\]-]/u.test(before)) return false;
  if (CHAIN.test(text.slice(Math.max(0, at - LONGEST_CHAIN), at))) return false;
  return !/[一-龥]/u.test(before) || '%‰元万亿'.includes(text[end] ?? '|') || /[./]/u.test(text.slice(at, end));
}

/** A number without sign: plain, 百分之…, A分之B, A又B分之C, 3/4. */
function numberAt(text: string, at: number, bareUnit: boolean): NumberMatch | null {
  const scanned = scanNumber(text, at, bareUnit);
  if (!scanned) return null;
  const number = plain(at, scanned);
  if (scanned.high !== null) return number;
  const per = perAt(text, at, scanned);
  if (per) return per;
  if (text[scanned.end] === '又') {
    const part = fractionAt(text, scanned.end + 1);
    if (part) return fraction(at, part.end, (BigInt(scanned.value) * BigInt(part.below) + BigInt(part.above)).toString(), part.below);
  }
  const parts = fractionAt(text, at, scanned);
  return parts ? fraction(at, parts.end, parts.above, parts.below) : number;
}

const plain = (start: number, { value, high, form, about, step, places, digitwise, end }: Scanned): NumberMatch => ({
  start, end, value, high, form, per: null, about, vague: false, step, places, digitwise,
});

/** 百分之九十五, 百分百, 千分之三, 万分之二 (0.02 %), 百分之负三点八. */
function perAt(text: string, at: number, scanned: Scanned): NumberMatch | null {
  const end = scanned.end;
  const power = bareUnits(text, at, end);
  if (power === null || text[end] !== '分') return null;
  const of = text[end + 1] === '之';
  if (!of && !(power === 2 && end === at + 1 && kindAt(text, end + 1) !== NOT_A_NUMERAL)) return null;
  const from = of ? end + 2 : end + 1;
  const negative = signAt(text, from);
  const above = scanNumber(text, negative ? from + 1 : from, true);
  if (!above || above.high !== null) return null;
  const shift = power === 3 ? 0 : 2 - power;
  const value = shiftDecimal(negative ? negateDecimal(above.value) : above.value, shift);
  return {
    start: at, end: above.end, value, high: null, form: above.form, per: power === 3 ? '‰' : '%', about: above.about, vague: false,
    step: shiftDecimal(above.step, shift), places: 0, digitwise: false,
  };
}

/** The power of ten of 百, 千, 万, 百万 … printed without a digit from `at` to `end`; null if a digit is among them or it is 十. */
function bareUnits(text: string, at: number, end = at + 1): number | null {
  let power = 0;
  for (let i = at; i < end; i++) {
    const kind = kindAt(text, i);
    if (kind !== SMALL_UNIT && kind !== LARGE_UNIT) return null;
    power += worthAt(text, i);
  }
  return power >= 2 ? power : null;
}

/** 二十五分之一百四十四, 16/5: `above` over `below`. Decimal parts and dates (2022/5/1) are none. */
function fractionAt(text: string, at: number, first: Scanned | null = scanNumber(text, at)): { readonly end: number; readonly above: Decimal; readonly below: Decimal } | null {
  if (!first || first.high !== null || first.value.includes('.') || first.value === '0') return null;
  const slash = text[first.end] === '/' && first.form === 'digits';
  if (!slash && !text.startsWith('分之', first.end)) return null;
  let from = first.end + (slash ? 1 : 2);
  const negative = !slash && signAt(text, from);
  if (negative) from++;
  const other = slash && !isArabicAt(text, from) ? null : scanNumber(text, from, true);
  if (!other || other.high !== null || (slash && other.value.includes('.'))) return null;
  if (slash && (text[other.end] === '/' || text[at - 1] === '/' || other.value === '0' || other.form !== 'digits')) return null;
  const above = slash ? first.value : other.value;
  return { end: other.end, above: negative ? negateDecimal(above) : above, below: slash ? other.value : first.value };
}

/** Twenty places: a quotient that does not end is cut there, and its `step` says so. */
const FRACTION_PLACES = 20;

function fraction(start: number, end: number, above: Decimal, below: Decimal): NumberMatch {
  return {
    start, end, value: divideDecimals(above, below, FRACTION_PLACES)!, high: null, form: 'fraction', per: null, about: null, vague: false,
    step: shiftDecimal('1', -FRACTION_PLACES), places: 0, digitwise: false,
  };
}

/** Two Chinese digits in a row that name a range before a measure word: 两三(次), 七八(个). Null otherwise; 二二 and 八五 are none. */
export function neighbours(text: string, number: NumberMatch): { readonly low: Decimal; readonly high: Decimal } | null {
  if (!number.digitwise || number.end - number.start !== 2) return null;
  if (kindAt(text, number.start) !== DIGIT || kindAt(text, number.start + 1) !== DIGIT) return null;
  const low = worthAt(text, number.start);
  const high = worthAt(text, number.start + 1);
  return high === low + 1 || (low === 3 && high === 5) ? { low: plainDecimal(String(low))!, high: plainDecimal(String(high))! } : null;
}
