import type { Decimal, Operator } from '../model/records.ts';
import type { ComparatorRule } from '../rules/groups/comparators.ts';
import type { UnitRule } from '../rules/groups/units.ts';
import { type CompiledRules, comparatorAt, comparatorBefore, distantComparator, unitAt } from './compiled-rules.ts';
import { addDecimals, compareDecimals, shiftDecimal } from './decimal.ts';
import { dateAt } from './dates.ts';
import type { Measured, MeasuredKind } from './measured-number.ts';
import { neighbours, type NumberMatch, signedNumberAt } from './numbers.ts';
import { DIGIT, isArabicAt, kindAt, LARGE_UNIT, NOT_A_NUMERAL, SMALL_UNIT, worthAt } from './numerals.ts';
import { scanNumber } from './scan-number.ts';

/** A number with the unit behind it, before the words around them are read. */
interface Counted {
  readonly number: NumberMatch;
  readonly value: Decimal;
  readonly high: Decimal | null;
  readonly step: Decimal;
  readonly unit: UnitRule | null;
  /** As the contract names it. */
  readonly unitName: string | null;
  readonly end: number;
  readonly between: ComparatorRule | null;
}

/**
 * The number at `at` with its unit and comparators; words before it are looked for down to `from`, where the last one
 * ended. `skip` is a single Chinese numeral that counts nothing, null no number at all.
 */
export function measureAt(text: string, at: number, from: number, rules: CompiledRules): Measured | 'skip' | null {
  const number = signedNumberAt(text, at, from);
  if (!number) return null;
  const first = counted(text, number, rules);
  const range = rangeFrom(text, first, rules);
  const whole = range ?? first;
  if (isNoNumber(text, whole)) return 'skip';
  return measured(text, whole, from, rules);
}

function isNoNumber(text: string, { number, unit }: Counted): boolean {
  if (unit !== null || number.per !== null || number.form !== 'chinese') return false;
  const length = number.end - number.start;
  return length === 1 || (number.vague && length === 2) || (number.digitwise && length < 4 && !isArabicAt(text, number.start));
}

const bare = (number: NumberMatch, end: number): Counted => ({ number, value: number.value, high: number.high, step: number.step, unit: null, unitName: null, end, between: null });

function counted(text: string, number: NumberMatch, rules: CompiledRules): Counted {
  const plain = { number, value: number.value, high: number.high, step: number.step, between: null };
  if (number.per !== null) return { ...plain, unit: null, unitName: number.per, end: number.end };
  const exact = unitBehind(text, number.end, number, rules);
  if (exact) return { ...plain, ...exact };
  const between = comparatorAt(text, number.end, rules.between, null);
  const loose = between ? unitBehind(text, number.end + between.text.length, number, rules) : null;
  if (loose) return { ...plain, ...loose, between: between!.rule };
  const sign = text[number.start - 1] === '¥' ? unitAt(text, number.start - 1, rules) : null;
  return { ...plain, unit: sign?.rule ?? null, unitName: sign?.rule.unit ?? null, end: number.end };
}

interface UnitBehind {
  readonly unit: UnitRule;
  readonly unitName: string;
  readonly end: number;
  readonly value: Decimal;
  readonly high: Decimal | null;
  readonly step: Decimal;
}

/** The unit at `at`, with 元角分 and 半 behind it and 每 units after a slash (元/人/月). */
function unitBehind(text: string, at: number, number: NumberMatch, rules: CompiledRules): UnitBehind | null {
  const half = text[at] === '个' && text[at + 1] === '半' ? unitAt(text, at + 2, rules) : null;
  const word = half ?? unitAt(text, at, rules);
  if (!word) return null;
  const { rule } = word;
  const spelled = number.form === 'chinese';
  if (rule.digitsOnly && spelled && number.end - number.start < 2) return null;
  let end = (half ? at + 2 : at) + word.text.length;
  const near = neighbours(text, number);
  let value = shiftDecimal(near?.low ?? number.value, rule.places);
  const high = near?.high ?? number.high;
  let step = shiftDecimal(number.step, rule.places);
  const tenth = rule.kind === 'percent' && rule.places === 1 ? tenthAt(text, end) : null;
  if (tenth !== null) {
    value = addDecimals(value, tenth);
    end++;
  } else if (half || halfAt(text, end, rule)) {
    value = addDecimals(value, shiftDecimal('0.5', rule.places));
    step = '0.1';
    if (!half) end++;
  }
  if (rule.kind === 'money' && rule.unit === '元') {
    const small = smallMoney(text, end, rule);
    if (small) {
      value = addDecimals(value, small.value);
      step = small.step;
      end = small.end;
    }
  }
  let unitName = rule.unit ?? word.name;
  const either = rule.kind === 'quantity' ? eitherUnit(text, end, rules) : null;
  if (either !== null) {
    unitName += either;
    end += either.length;
  }
  for (let per = perUnit(text, end, rules); per !== null; per = perUnit(text, end, rules)) {
    unitName += per;
    end += per.length;
  }
  return { unit: rule, unitName, end, value, high: high === null ? null : shiftDecimal(high, rule.places), step };
}

/** 一吨半, 三年半; not 一个半天 or 两次半数. */
function halfAt(text: string, at: number, rule: UnitRule): boolean {
  return text[at] === '半' && rule.extent && !'天年月数日径夜途价'.includes(text[at + 1] ?? '。');
}

/** 六 in 七成六, 半 in 三成半: percent to add. Null if the character begins something else. */
function tenthAt(text: string, at: number): Decimal | null {
  if (text[at] === '半' && text[at + 1] !== '数') return '5';
  return kindAt(text, at) === DIGIT && kindAt(text, at + 1) === NOT_A_NUMERAL && /^(?:[,，。;；、)]|$)/u.test(text.slice(at + 1, at + 2)) ? String(worthAt(text, at)) : null;
}

/** 5角3分 behind 元: 壹拾壹元壹角壹分. */
function smallMoney(text: string, at: number, rule: UnitRule): { value: Decimal; step: Decimal; end: number } | null {
  let value: Decimal = '0';
  let step: Decimal | null = null;
  let end = at;
  const coins: readonly (readonly [words: string, places: number])[] = [['角毛', -1], ['分', -2]];
  for (const [words, places] of coins) {
    if (rule.places <= places || kindAt(text, end) === NOT_A_NUMERAL) continue;
    const from = text[end] === '零' && kindAt(text, end + 1) !== NOT_A_NUMERAL ? end + 1 : end;
    const coin = scanNumber(text, from);
    if (!coin || coin.value.length > 1 || !words.includes(text[coin.end] ?? '|') || text[coin.end + 1] === '之') continue;
    value = addDecimals(value, shiftDecimal(coin.value, places));
    step = shiftDecimal('1', places);
    end = coin.end + 1;
  }
  return step === null ? null : { value, step, end };
}

/** 人(次), 批(次): a second unit in brackets. */
function eitherUnit(text: string, at: number, rules: CompiledRules): string | null {
  if (text[at] !== '(') return null;
  const word = unitAt(text, at + 1, rules);
  const end = at + 1 + (word?.text.length ?? 0);
  return word?.rule.kind === 'quantity' && text[end] === ')' ? text.slice(at, end + 1) : null;
}

/** `/人`, `/公里`, `·月` behind a unit; also /年度 and other words that a number never stands before. */
function perUnit(text: string, at: number, rules: CompiledRules): string | null {
  const mark = text[at];
  if (mark !== '/' && mark !== '·' && mark !== '•') return null;
  if (kindAt(text, at + 1) !== NOT_A_NUMERAL && !/^[百千万]人/u.test(text.slice(at + 1, at + 3))) return null;
  const many = /[百千万]/u.test(text[at + 1] ?? '') ? 1 : 0;
  const word = unitAt(text, at + 1 + many, rules);
  if (word) return text.slice(at, at + 1 + many + word.text.length);
  return text[at + 1] === '月' ? text.slice(at, at + 2) : null;
}

const JOINS = ['——', '--', '-', '—', '–', '~', '～', '至', '到', '和', '与'];

/** 300-500元, 3至5名, 85%～90%, 3万元-5万元, with `first` as the lower end. */
function rangeFrom(text: string, first: Counted, rules: CompiledRules): Counted | null {
  if (first.high !== null || first.number.vague || first.unit?.kind === 'ordinal') return null;
  const join = JOINS.find((mark) => text.startsWith(mark, first.end));
  if (join === undefined) return null;
  const at = first.end + join.length;
  if (kindAt(text, at) === NOT_A_NUMERAL || dateAt(text, at)) return null;
  const number = signedNumberAt(text, at, at);
  if (!number) return null;
  const between = join === '和' || join === '与';
  // 10与20间: 间 says between, and counts no rooms.
  const second = between && text[number.end] === '间' ? bare(number, number.end + 1) : counted(text, number, rules);
  if (between && second.unit !== null && !text.startsWith('之间', second.end)) return null;
  if (between && second.unit === null && !/^(?:之间|间)/u.test(text.slice(number.end, number.end + 2))) return null;
  if (second.high !== null || (first.unitName !== null && second.unitName !== null && first.unitName !== second.unitName)) return null;
  // 百分之三十到四十一
  const share = first.number.per !== null && second.unitName === null ? first.unitName : null;
  if (second.unitName === null && first.unitName !== null && share === null) return null;
  // 3-5万元: the multiplier of the second holds for both. 12-1 and 2020-15 are no ranges.
  const shared = first.unitName === null && first.number.places === 0 && number.places > 0 && compareDecimals(first.value, shiftDecimal(second.value, -number.places)) < 0;
  const scale = (shared ? number.places : 0) + (first.unitName === null ? (second.unit?.places ?? 0) : 0);
  const low = shiftDecimal(first.value, scale);
  const falling = compareDecimals(low, second.value) > 0;
  if (low === second.value || (falling && second.unitName === null && share === null)) return null;
  return {
    ...second, unitName: share ?? second.unitName, number: { ...number, per: share === null ? number.per : first.number.per, start: first.number.start, form: first.number.form === 'chinese' && number.form === 'chinese' ? 'chinese' : 'digits', digitwise: false },
    value: falling ? second.value : low, high: falling ? low : second.value,
  };
}

function measured(text: string, found: Counted, from: number, rules: CompiledRules): Measured {
  const { number, unit } = found;
  const used = unit ? [unit.id] : [];
  let start = text[number.start - 1] === '¥' && found.end === number.end ? number.start - 1 : number.start;
  let bound: Operator | null = null;
  let about = found.between?.op === 'approx' || number.about !== null;
  if (found.between && found.between.op !== 'approx') bound = found.between.op;
  if (found.between) used.push(found.between.id);
  const note = (rule: ComparatorRule): void => {
    used.push(rule.id);
    if (rule.op === 'approx') about = true;
    else if (rule.op !== 'eq') bound ??= rule.op;
  };

  let end = found.end;
  for (let word = comparatorAt(text, end, rules.after, unit); word !== null; word = comparatorAt(text, end, rules.after, unit)) {
    note(word.rule);
    end += word.text.length;
  }
  CLOSED.lastIndex = end;
  if (CLOSED.test(text)) end = CLOSED.lastIndex;
  let cursor = start;
  for (let word = comparatorBefore(text, cursor, from, rules, unit); word !== null; word = comparatorBefore(text, cursor, from, rules, unit)) {
    if (word.rule.op === 'approx' && !word.rule.quiet && cursor - word.text.length < start && isBareMark(word.text) && !startsBare(text, start)) break;
    note(word.rule);
    cursor -= word.text.length;
    if (word.rule.quiet) break;
    start = cursor;
  }
  const distant = bound === null && unit !== null ? distantComparator(text, start, from, rules) : null;
  if (distant) note(distant);
  const kind = kindOf(found);
  return {
    start, end, kind, op: found.high !== null ? null : (bound ?? (about ? 'approx' : 'eq')), value: found.value, high: found.high,
    unit: found.unitName, raw: text.slice(start, end), amount: kind === 'money' ? found.value : null, step: found.step,
    numberStart: number.start, numberEnd: number.end, spelled: number.form === 'chinese' && number.per === null, vague: number.vague, borrowed: false, places: number.places,
    rules: used,
  };
}

/** 8个以上(含8个), 80%(含80%): says that the bound belongs to it, which the contract's operators do already. */
const CLOSED = /\((?:包)?含(?:\d+(?:\.\d+)?[^()\d]{0,3})\)/uy;

/** 上, 成 and 过 mean about only before a unit without digit: 上千人, not 线上5场. */
const isBareMark = (word: string): boolean => word === '上' || word === '成' || word === '过';
const startsBare = (text: string, at: number): boolean => kindAt(text, at) === SMALL_UNIT || kindAt(text, at) === LARGE_UNIT;

function kindOf({ unit, unitName, number }: Counted): MeasuredKind {
  if (number.per !== null) return 'percent';
  if (unit) return unit.kind;
  return unitName === null ? 'bare' : 'quantity';
}
