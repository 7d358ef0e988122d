/** Whole fen, so that everything adds up exactly. Below 2^53 for any budget. */
export type Fen = number;

export type MoneyUnit = '元' | '千元' | '万元' | '亿元';

export const FEN_OF: Readonly<Record<MoneyUnit, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 };

/** How a document prints money. */
export interface MoneyStyle {
  readonly unit: MoneyUnit;
  readonly decimals: 0 | 2 | 4;
  readonly thousands: boolean;
  /** `748.2` for 748.20. */
  readonly stripZeros: boolean;
  /** A space between number and unit. */
  readonly spaced: boolean;
}

/** Smallest amount that the style prints exactly. */
export const grainOf = (style: MoneyStyle): Fen => FEN_OF[style.unit] / 10 ** style.decimals;

/** The number alone: `1,092.90`. */
export function printNumber(fen: Fen, style: MoneyStyle): string {
  const grain = grainOf(style);
  if (fen % grain !== 0) throw new Error(`${fen} fen cannot be printed in ${style.unit} with ${style.decimals} decimals`);
  const digits = String(Math.abs(fen) / grain).padStart(style.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - style.decimals);
  let fraction = style.decimals === 0 ? '' : digits.slice(-style.decimals);
  if (style.stripZeros) fraction = fraction.replace(/0+$/, '');
  const grouped = style.thousands ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${fen < 0 ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Number and unit as printed: `1,092.90 万元`. */
export const printMoney = (fen: Fen, style: MoneyStyle): string => `${printNumber(fen, style)}${style.spaced ? ' ' : ''}${style.unit}`;

/** `amount` of the contract: yuan. */
export function yuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A share or rate in percent, rounded half up: `75.7`. */
export function percent(part: Fen, whole: Fen, decimals: number): string {
  if (whole === 0) return '0';
  const scaled = (BigInt(part) * 100n * 10n ** BigInt(decimals) * 2n + BigInt(whole)) / (BigInt(whole) * 2n);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
