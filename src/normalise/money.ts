import type { Decimal, Operator } from '../model/records.ts';
import { plainDecimal, shiftDecimal, stepOf } from './decimal.ts';

/** A unit of money with its value in yuan as a power of ten: 元 0, 千元 3, 万元 4, 亿元 8, 角 -1, 分 -2. */
export interface MoneyUnit {
  /** As printed: `万元`. */
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
  /** The cell carries its own unit, which wins over the inherited one. */
  readonly ownUnit: string | null;
}

const PLACES: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 };

/**
 * Money in a table cell: `1,121.39` under `万元` is 11213900 yuan. A cell with a unit of its own wins; brackets or a
 * leading minus are negative. Null for empty cells (`—`, `-`, `/`) and for text. `unitText` null or unknown means yuan is
 * not known: null unless the cell has its own unit.
 */
export function readAmount(text: string, unitText: string | null): Amount | null {
  const match = /^(-?)([\d,]+(?:\.\d+)?)(亿元|千万元|百万元|万元|千元|元)?$/u.exec(text.replace(/\s+/gu, ''));
  const places = PLACES[match?.[3] ?? unitText ?? ''];
  const number = match ? plainDecimal(match[1]! + match[2]!.replaceAll(',', '')) : null;
  if (!match || number === null || places === undefined) return null;
  return { amount: shiftDecimal(number, places), step: shiftDecimal(stepOf(match[2]!), places), op: 'eq', ownUnit: match[3] ?? null };
}

/** The unit of money that a title, header cell or caption declares: `单位:万元`, `(万元)`, `金额单位：元`, `年初预算数（万元）`. Null if none. White space and width do not matter; offsets are into `text` as given. */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const match = /(?:单位[:：]?|[(（,，])(?:人民币)?(亿元|千万元|百万元|万元|千元|元)/u.exec(text);
  if (!match) return null;
  const start = match.index + match[0].length - match[1]!.length;
  return { text: match[1]!, places: PLACES[match[1]!]!, start, end: start + match[1]!.length };
}
