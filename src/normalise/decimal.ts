import { Big } from 'big.js';
import type { Decimal } from '../model/records.ts';

/**
 * Exact decimals as text. The plain form has no sign for zero, no leading zeros, no zeros after the last digit of the
 * fraction, no exponent: `-0.50` is `-0.5`, `1,092.90` read is `1092.9`. Two plain forms are equal when their values are.
 */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/u;

/** The plain form of digits with an optional sign and point, or null: `007.50` is `7.5`; `1,000`, `1e3` and `.` are null. */
export function plainDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  return compose(sign === '-', whole, fraction);
}

/** The decimal as printed, its zeros kept: points stand as `98.00` in prose as in a form. Null if it is none. */
export const printedDecimal = (text: string): Decimal | null => (plainDecimal(text) === null ? null : text);

/** The decimal times 10 to the power of `places`, by moving the point: `shiftDecimal('1092.90', 4)` is `10929000`. */
export function shiftDecimal(decimal: Decimal, places: number): Decimal {
  if (places === 0) {
    const plain = plainDecimal(decimal);
    if (plain !== null) return plain;
  }
  const match = DECIMAL.exec(decimal);
  if (!match) throw new Error(`not a decimal: ${decimal}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const negative = sign === '-';
  if (places >= 0) {
    const digits = fraction.padEnd(places, '0');
    return compose(negative, whole + digits.slice(0, places), digits.slice(places));
  }
  const digits = whole.padStart(-places, '0');
  return compose(negative, digits.slice(0, digits.length + places), digits.slice(digits.length + places) + fraction);
}

/** One unit in the last printed place: `1092.90` is `0.01`, `35` is `1`. Zeros that are printed count. */
export function stepOf(decimal: Decimal): Decimal {
  const point = decimal.indexOf('.');
  const places = point < 0 ? 0 : decimal.length - point - 1;
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}

export const addDecimals = (a: Decimal, b: Decimal): Decimal => fromBig(new Big(a).plus(b));

export const subtractDecimals = (a: Decimal, b: Decimal): Decimal => fromBig(new Big(a).minus(b));

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => fromBig(new Big(a).times(b));

export const negateDecimal = (decimal: Decimal): Decimal => plainDecimal(decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`)!;

/** The quotient, exact where it ends within `places` digits after the point, else rounded half up. Null for division by zero. */
export function divideDecimals(a: Decimal, b: Decimal, places = 12): Decimal | null {
  const divisor = new Big(b);
  if (divisor.eq(0)) return null;
  return fromBig(new Precise(a).div(divisor).round(places, 1));
}

/** Below zero, zero or above zero, as `a` is less than, equal to or greater than `b` by value. Numbers of up to 15 digits keep their order, and stay apart, in floating point. */
export const compareDecimals = (a: Decimal, b: Decimal): number => (a.length <= 15 && b.length <= 15 ? Number(a) - Number(b) : new Big(a).cmp(b));

export const sameDecimal = (a: Decimal, b: Decimal): boolean => a === b || plainDecimal(a) === plainDecimal(b);

/** Big with room for a quotient that does not end; rounding to the wanted places comes after. */
const Precise = Big();
Precise.DP = 40;

function fromBig(value: Big): Decimal {
  return plainDecimal(value.toFixed())!;
}

function compose(negative: boolean, whole: string, fraction: string): Decimal {
  let first = 0;
  while (first < whole.length - 1 && whole.charCodeAt(first) === 48) first++;
  let last = fraction.length;
  while (last > 0 && fraction.charCodeAt(last - 1) === 48) last--;
  const integer = whole.slice(first) || '0';
  const body = last === 0 ? integer : `${integer}.${fraction.slice(0, last)}`;
  return negative && body !== '0' ? `-${body}` : body;
}
