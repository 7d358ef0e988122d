/** Integer 分 of an amount in yuan, as text for SQL. Finer than 分 is rounded half away from zero; the exact amount stays beside it. */
export function toFen(yuan: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(yuan);
  if (!match) throw new Error(`not a decimal: ${yuan}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const fen = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0')) + (Number(fraction[2] ?? '0') >= 5 ? 1n : 0n);
  return sign === '-' ? -fen : fen;
}

/** 分 as 万元 with `places` decimals, rounded half away from zero: `1092900000n` is `1092.90`. */
export function fenToWan(fen: bigint, places = 2): string {
  const scale = 10 ** (6 - places);
  const absolute = fen < 0n ? -fen : fen;
  // Whole numbers that a float holds exactly are divided faster as such.
  const whole = absolute < EXACT ? Math.floor((Number(absolute) + scale / 2) / scale) : (absolute + BigInt(scale) / 2n) / BigInt(scale);
  const rounded = String(whole).padStart(places + 1, '0');
  const sign = fen < 0n && /[1-9]/u.test(rounded) ? '-' : '';
  return places === 0 ? sign + rounded : `${sign}${rounded.slice(0, -places)}.${rounded.slice(-places)}`;
}

/** Far below 2^53: here and a little above, sums are exact, and so is the floor of a quotient by a power of ten. */
const EXACT = 2n ** 50n;
