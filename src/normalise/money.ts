import { fold } from '../chinese/fold.ts';
import type { Decimal, Operator } from '../model/records.ts';
import { addDecimals, negateDecimal, shiftDecimal } from './decimal.ts';
import { ARABIC, DIGIT, kindAt, worthAt } from './numerals.ts';
import { signedNumberAt } from './numbers.ts';

/** A unit of money with its value in yuan as a power of ten: 元 0, 千元 3, 万元 4, 亿元 8. */
export interface MoneyUnit {
  /** As printed, without white space: `万元`. */
  readonly text: string;
  readonly places: number;
  /** Offsets into the text that was searched. */
  readonly start: number;
  readonly end: number;
}

export interface Amount {
  /** Yuan. */
  readonly amount: Decimal;
  /** One unit in the last printed place, in yuan. */
  readonly step: Decimal;
  readonly op: Operator;
  /** The unit that the cell itself carries, as printed; it wins over the inherited one. */
  readonly ownUnit: string | null;
}

const PLACES: Readonly<Record<string, number>> = { 角: -1, 元: 0, 圆: 0, 百元: 2, 千元: 3, 仟元: 3, 万元: 4, 萬元: 4, 十万元: 5, 百万元: 6, 千万元: 7, 亿元: 8, 億元: 8 };
const UNIT = '(亿元|億元|千万元|百万元|十万元|万元|萬元|千元|仟元|百元|元(?![氏谋江坝阳宝朗谷]))';
const DECLARED = new RegExp(
  [
    `单位(?:名称)?(?:[:为是]|\\(|为:)?\\(?(?:人民币)?[:/]?${UNIT}`,
    `[(\\[,，、/;；](?:人民币)?[:]?${UNIT}(?=[)\\],，、/;；])`,
    `^(?:人民币)?${UNIT}$`,
    `以(?:人民币)?${UNIT}(?:人民币)?为单位`,
  ].join('|'), 'u',
);

/**
 * The unit of money that a title, header cell or caption declares: `单位:万元`, `(万元)`, `金额单位：元`, `年初预算数（万元）`.
 * Null if none. White space and width do not matter; offsets are into `text` as given.
 */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const folded = fold(text);
  const match = DECLARED.exec(folded.text);
  const unit = match?.slice(1).find((group) => group !== undefined);
  if (!match || unit === undefined) return null;
  const start = match.index + match[0].lastIndexOf(unit);
  return { text: unit, places: PLACES[unit]!, ...folded.span(start, start + unit.length) };
}

const BEFORE: readonly (readonly [word: string, op: Operator])[] = [
  ['不超过', 'le'], ['不低于', 'ge'], ['不高于', 'le'], ['不少于', 'ge'], ['≤', 'le'], ['≥', 'ge'], ['<', 'lt'], ['>', 'gt'], ['=', 'eq'], ['约', 'approx'], ['近', 'approx'], ['人民币', 'eq'], ['¥', 'eq'], ['RMB', 'eq'],
];
const AFTER: readonly (readonly [word: string, op: Operator])[] = [['以上', 'ge'], ['以内', 'le'], ['以下', 'le'], ['左右', 'approx'], ['整', 'eq'], ['正', 'eq'], ['人民币', 'eq'], ['。', 'eq']];

/**
 * Money in a table cell: `1,121.39` under `万元` is 11213900 yuan. A cell with a unit of its own wins; brackets or a
 * leading minus are negative. Null for empty cells (`—`, `-`, `/`), for text and for what cannot be read safely
 * (`4.262,41`). With `unitText` null or unknown the yuan are not known: null unless the cell has its own unit.
 */
export function readAmount(text: string, unitText: string | null): Amount | null {
  let cell = fold(text).text;
  let op: Operator = 'eq';
  for (let word = BEFORE.find(([mark]) => cell.startsWith(mark)); word; word = BEFORE.find(([mark]) => cell.startsWith(mark))) {
    cell = cell.slice(word[0].length);
    if (word[1] !== 'eq') op = word[1];
  }
  const bracketed = /^\(([^()]+)\)$/u.exec(cell);
  if (bracketed) cell = bracketed[1]!;
  for (let word = AFTER.find(([mark]) => cell.endsWith(mark)); word; word = AFTER.find(([mark]) => cell.endsWith(mark))) {
    cell = cell.slice(0, -word[0].length);
    if (word[1] !== 'eq') op = word[1];
  }
  const read = readPrinted(cell);
  if (!read) return null;
  const inherited = unitText === null ? undefined : (PLACES[fold(unitText).text.replace(/^人民币/u, '')] ?? readMoneyUnit(unitText)?.places);
  const places = read.ownUnit === null ? inherited : 0;
  if (places === undefined) return null;
  const amount = shiftDecimal(read.value, places);
  return {
    amount: bracketed ? negateDecimal(amount) : amount, step: shiftDecimal(read.step, places), op: op === 'eq' && read.about ? 'approx' : op, ownUnit: read.ownUnit,
  };
}

interface Printed {
  readonly value: Decimal;
  readonly step: Decimal;
  readonly ownUnit: string | null;
  readonly about: boolean;
}

/** A number and what follows it: nothing, 元, 余元, 万 alone (35万), 元角分. */
function readPrinted(cell: string): Printed | null {
  const at = /^[-负]/u.test(cell) ? 1 : 0;
  const number = signedNumberAt(cell, at, 0);
  if (!number || number.start !== 0 || number.per !== null || number.high !== null || number.vague || number.form === 'fraction') return null;
  const some = /^[余多]/u.test(cell.slice(number.end)) ? 1 : 0;
  const about = some === 1 || number.about !== null;
  const rest = cell.slice(number.end + some);
  const multiple = /[千百万萬亿億仟佰]+$/u.exec(cell.slice(number.start, number.end))?.[0] ?? '';
  if (rest === '') return number.form === 'digits' ? { value: number.value, step: number.step, ownUnit: null, about } : { value: number.value, step: number.step, ownUnit: multiple || '元', about };
  if (rest === '元' || rest === '圆') return { value: number.value, step: number.step, ownUnit: `${multiple}${rest}`, about };
  const coins = /^(?:[元圆]零?(?:(.)[角毛])?零?(?:(.)分)?|([角毛])(?:(.)分)?|(分))$/u.exec(rest);
  if (!coins) return null;
  const whole = coins[3] ? -1 : coins[5] ? -2 : 0;
  let value = shiftDecimal(number.value, whole);
  const sign = value.startsWith('-');
  for (const [digit, places] of [[coins[1], -1], [coins[2] ?? coins[4], -2]] as const) {
    const part = digit === undefined ? null : String(worthAt(digit, 0));
    if (digit !== undefined && kindAt(digit, 0) !== ARABIC && kindAt(digit, 0) !== DIGIT) return null;
    if (part !== null) value = addDecimals(value, shiftDecimal(sign ? `-${part}` : part, places));
  }
  return { value, step: shiftDecimal('1', coins[2] ?? coins[4] ?? coins[5] ? -2 : coins[1] ?? coins[3] ? -1 : 0), ownUnit: '元', about };
}
