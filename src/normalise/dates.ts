import { fold } from '../chinese/fold.ts';
import { isArabicAt, kindAt, LARGE_UNIT, NOT_A_NUMERAL, SMALL_UNIT } from './numerals.ts';
import { scanNumber } from './scan-number.ts';

/** A date as printed in a text. Offsets into the folded text. */
export interface DateMatch {
  readonly start: number;
  readonly end: number;
  /** ISO date or prefix (`2023`, `2023-08`, `2023-08-08`); the last day for 年底, 月末, 季度末; null where there is none (8月 of no year, 第三季度, 上半年). */
  readonly value: string | null;
  /** Where the span of time ends, as a full ISO date: `2022年末` and `2022年` both 2022-12-31, 第三季度 with a year its 09-30. Null without a year. */
  readonly last: string | null;
  /** `le` for …前, …以前, …之前; `ge` for …起, …以后; else `eq`. The words are within `end`. */
  readonly op: 'eq' | 'le' | 'ge';
  /** How much of it is printed. `period`: quarter, half-year, 年底 and the like. */
  readonly grain: 'year' | 'month' | 'day' | 'period';
}

/** The whole text as one date, as ISO date or prefix: `2023年8月8日`, `二〇二三年八月` (`2023-08`), `2023.8.8`, `2024.06`. `year` completes `8月8日`. Null for anything else. */
export function readDate(text: string, year: number | null = null): string | null {
  const folded = fold(text).text;
  const found = dateAt(folded, 0, year) ?? yearDotMonth(folded);
  return found && found.end === folded.length && found.op === 'eq' ? found.value : null;
}

/** Every date of a folded text, in order. `year` completes dates without one (`12月底前`). */
export function findDates(folded: string, year: number | null = null): DateMatch[] {
  const found: DateMatch[] = [];
  for (let at = 0; at < folded.length; at++) {
    const date = dateAt(folded, at, year);
    if (!date) continue;
    found.push(date);
    at = date.end - 1;
  }
  return found;
}

/** The date that begins exactly at `at`, or null. */
export function dateAt(text: string, at: number, year: number | null = null): DateMatch | null {
  if (kindAt(text, at) === NOT_A_NUMERAL) return spokenPeriodAt(text, at, year);
  if (at > 0 && isArabicAt(text, at) && (isArabicAt(text, at - 1) || (text[at - 1] === '.' && !startsFullYear(text, at)))) return null;
  return yearMonthDay(text, at) ?? separated(text, at) ?? monthDay(text, at, at, year) ?? quarterAt(text, at, at, year);
}

/** Four digits and 年: the year behind 1. in 1.2025年. */
const startsFullYear = (text: string, at: number): boolean => /^(?:19|20)\d\d年/u.test(text.slice(at, at + 5));

interface Small {
  readonly value: number;
  readonly end: number;
  readonly length: number;
}

/** A whole number as dates hold them, in digits or Chinese numerals. */
function smallAt(text: string, at: number): Small | null {
  const kind = kindAt(text, at);
  if (kind === NOT_A_NUMERAL || kind === LARGE_UNIT) return null;
  if (isArabicAt(text, at)) {
    let end = at + 1;
    while (isArabicAt(text, end)) end++;
    return end - at > 4 ? null : { value: Number(text.slice(at, end)), end, length: end - at };
  }
  const scanned = scanNumber(text, at, kind === SMALL_UNIT);
  if (!scanned || scanned.value.includes('.') || scanned.form !== 'chinese' || scanned.high !== null) return null;
  return { value: Number(scanned.value), end: scanned.end, length: scanned.digitwise ? scanned.end - at : String(scanned.value).length };
}

/** 2023年8月8日, 2023年8月, 2023年, 2022年度, 2022年末, 2022年上半年, 22年12月. A year of one to three digits is a duration. */
function yearMonthDay(text: string, at: number): DateMatch | null {
  const first = smallAt(text, at);
  if (!first || text[first.end] !== '年') return null;
  const after = first.end + 1;
  let full = first.length === 4 && first.value >= 1900 && first.value < 2100 ? first.value : null;
  if (full === null && first.length === 2 && at !== first.end) {
    const month = smallAt(text, after);
    if (month && month.value >= 1 && month.value <= 12 && text[month.end] === '月') full = (first.value < 50 ? 2000 : 1900) + first.value;
  }
  if (full === null) return null;
  const month = monthDay(text, at, after, full);
  if (month) return month;
  const period = periodAt(text, at, after, full) ?? quarterAt(text, at, after, full);
  if (period) return period;
  const end = text[after] === '度' ? after + 1 : after;
  return bounded(text, { start: at, end, value: String(full), last: `${full}-12-31`, grain: 'year' });
}

/** 8月8日, 8月, 8月份, 8月底, 8月上旬. `from` is where the month stands, `at` where the date begins. */
function monthDay(text: string, at: number, from: number, year: number | null): DateMatch | null {
  const month = smallAt(text, from);
  if (!month || month.value < 1 || month.value > 12 || month.length > 2 || text[month.end] !== '月') return null;
  const prefix = year === null ? null : `${year}-${two(month.value)}`;
  const lastDay = prefix === null ? null : `${prefix}-${two(daysIn(year!, month.value))}`;
  const after = month.end + 1;
  const day = smallAt(text, after);
  if (day && day.value >= 1 && day.value <= 31 && day.length <= 2 && (text[day.end] === '日' || text[day.end] === '号')) {
    const value = prefix === null ? null : `${prefix}-${two(day.value)}`;
    return bounded(text, { start: at, end: day.end + 1, value, last: value, grain: 'day' });
  }
  if (text[after] === '底' || text[after] === '末') return bounded(text, { start: at, end: after + 1, value: lastDay, last: lastDay, grain: 'day' });
  const part = ['份', '初', '中旬', '上旬', '下旬'].find((word) => text.startsWith(word, after)) ?? '';
  return bounded(text, { start: at, end: after + part.length, value: prefix, last: lastDay, grain: 'month' });
}

/** 2023-08-08, 2023/8/8, 2023.8.8, 2024-06; as whole text also 2024.06 (in a sentence that is a decimal). */
function separated(text: string, at: number): DateMatch | null {
  if (!isArabicAt(text, at)) return null;
  const first = smallAt(text, at);
  if (!first || first.length !== 4 || first.value < 1900 || first.value >= 2100) return null;
  const mark = text[first.end];
  if (mark !== '-' && mark !== '/' && mark !== '.') return null;
  const month = smallAt(text, first.end + 1);
  if (!month || month.value < 1 || month.value > 12 || month.length > 2 || !isArabicAt(text, first.end + 1)) return null;
  const prefix = `${first.value}-${two(month.value)}`;
  const last = `${prefix}-${two(daysIn(first.value, month.value))}`;
  if (text[month.end] === mark) {
    const day = isArabicAt(text, month.end + 1) ? smallAt(text, month.end + 1) : null;
    if (!day || day.value < 1 || day.value > 31 || day.length > 2) return null;
    const value = `${prefix}-${two(day.value)}`;
    return bounded(text, { start: at, end: day.end, value, last: value, grain: 'day' });
  }
  if (mark === '.' || month.length !== 2 || '年月日.%万元'.includes(text[month.end] ?? '|')) return null;
  return bounded(text, { start: at, end: month.end, value: prefix, last, grain: 'month' });
}

function yearDotMonth(text: string): DateMatch | null {
  const match = /^((?:19|20)\d\d)[.\-/](0?[1-9]|1[0-2])$/u.exec(text);
  if (!match) return null;
  const value = `${match[1]}-${two(Number(match[2]))}`;
  return { start: 0, end: text.length, value, last: `${value}-${two(daysIn(Number(match[1]), Number(match[2])))}`, op: 'eq', grain: 'month' };
}

/** 第三季度, 三季度, 3季度末; 四个季度 is a number of quarters. */
function quarterAt(text: string, at: number, from: number, year: number | null): DateMatch | null {
  const number = text[from] === '第' ? from + 1 : from;
  const quarter = smallAt(text, number);
  if (!quarter || quarter.value < 1 || quarter.value > 4 || quarter.length > 1 || !text.startsWith('季度', quarter.end)) return null;
  return closing(text, at, quarter.end + 2, year, quarter.value * 3);
}

const PERIODS: readonly (readonly [word: string, month: number])[] = [['上半年', 6], ['下半年', 12]];

/** 上半年, 下半年, 年底 after a printed year (2022年底: `from` is behind 年). */
function periodAt(text: string, at: number, from: number, year: number | null): DateMatch | null {
  for (const [word, month] of PERIODS) if (text.startsWith(word, from)) return closing(text, at, from + word.length, year, month);
  const end = ['年底', '年末', '底', '末'].find((word) => text.startsWith(word, from));
  if (end === undefined) return null;
  const last = year === null ? null : `${year}-12-31`;
  return bounded(text, { start: at, end: from + end.length, value: last, last, grain: 'day' });
}

/** 年底, 年末, 本年底, 上半年, 第三季度 without a number of a year. */
function spokenPeriodAt(text: string, at: number, year: number | null): DateMatch | null {
  const ch = text[at];
  if (ch === '第') return quarterAt(text, at, at, year);
  if (ch === '上' || ch === '下') return periodAt(text, at, at, year);
  const from = ch === '本' || ch === '当' || ch === '今' || ch === '全' ? at + 1 : at;
  return text[from] === '年' && (text[from + 1] === '底' || text[from + 1] === '末') ? periodAt(text, at, from + 1, year) : null;
}

/** A period that ends with `month`; with 末 or 底 it is that last day. */
function closing(text: string, at: number, end: number, year: number | null, month: number): DateMatch {
  const last = year === null ? null : `${year}-${two(month)}-${two(daysIn(year, month))}`;
  const ends = text[end] === '末' || text[end] === '底';
  return bounded(text, { start: at, end: ends ? end + 1 : end, value: ends ? last : null, last, grain: ends ? 'day' : 'period' });
}

const BOUNDS: readonly (readonly [word: string, op: 'le' | 'ge'])[] = [
  ['(含)前', 'le'], ['以前', 'le'], ['之前', 'le'], ['前', 'le'], ['止', 'le'], ['以后', 'ge'], ['之后', 'ge'], ['起', 'ge'],
];

function bounded(text: string, date: Omit<DateMatch, 'op'>): DateMatch {
  const bound = BOUNDS.find(([word]) => text.startsWith(word, date.end));
  // 前三季度, 年前三个月: 前 of what follows.
  if (!bound || (bound[0] === '前' && kindAt(text, date.end + 1) !== NOT_A_NUMERAL)) return { ...date, op: 'eq' };
  return { ...date, end: date.end + bound[0].length, op: bound[1] };
}

const two = (n: number): string => String(n).padStart(2, '0');

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
