/** `part / whole` times 100 with two decimals, rounded half away from zero. Null when there is nothing to divide by. */
export function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const negative = part < 0n !== whole < 0n && part !== 0n;
  const [top, bottom] = [part < 0n ? -part : part, whole < 0n ? -whole : whole];
  const hundredths = (top * 20_000n + bottom) / (bottom * 2n);
  const digits = hundredths.toString().padStart(3, '0');
  return `${negative && hundredths !== 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same for decimals as printed, exact whatever their places. */
export function percentOfDecimals(part: string, whole: string): string | null {
  const places = Math.max(part.split('.')[1]?.length ?? 0, whole.split('.')[1]?.length ?? 0);
  const scaled = (decimal: string): bigint => {
    const [integer = '0', fraction = ''] = decimal.split('.');
    return BigInt(integer + fraction.padEnd(places, '0'));
  };
  return percentOf(scaled(part), scaled(whole));
}
