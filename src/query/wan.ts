/** Yuan as 万元 by shifting the decimal point: exact, without trailing zeros. `"10929000"` is `"1092.9"`. */
export function yuanToWan(yuan: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(yuan) ?? [];
  const digits = whole.padStart(5, '0') + fraction;
  const point = digits.length - fraction.length - 4;
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/u, '');
  const rest = digits.slice(point).replace(/0+$/u, '');
  return `${sign}${integer}${rest === '' ? '' : `.${rest}`}`;
}

/** `1234.5` as `1234.50`: two decimals at least, so that a column of amounts stands in line; none is cut. */
export function twoDecimals(decimal: string): string {
  const [integer = '0', fraction = ''] = decimal.split('.');
  return `${integer}.${fraction.padEnd(2, '0')}`;
}

/** `1234567.5` as `1,234,567.5`, for reading; what is no decimal stays as it is. */
export function grouped(decimal: string): string {
  if (!/^-?\d+(?:\.\d+)?$/u.test(decimal)) return decimal;
  const point = decimal.indexOf('.');
  const end = point < 0 ? decimal.length : point;
  const start = decimal.startsWith('-') ? 1 : 0;
  let text = decimal.slice(end);
  for (let from = end; from > start; from -= 3) text = decimal.slice(Math.max(start, from - 3), from) + (from < end ? ',' : '') + text;
  return decimal.slice(0, start) + text;
}
