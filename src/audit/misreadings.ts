import { Big } from 'big.js';

/**
 * Digits that are taken for each other where print is small, blurred or broken. Seen in readings of pages at 150 dpi by two
 * engines; both make most of these mistakes, so that their agreement does not rule them out.
 */
const ALIKE = ['08', '06', '09', '17', '14', '27', '38', '35', '39', '49', '56', '58', '59', '68', '89'] as const;

const isAlike = (a: string, b: string): boolean => (ALIKE as readonly string[]).includes(a < b ? a + b : b + a);

/** How a number was misread: a digit for one that looks like it, or for any other; or digits, the point or the minus lost or added. */
export interface Misreading {
  /** What may be printed, as a plain decimal. */
  readonly value: Big;
  readonly how: 'alike' | 'digit' | 'length';
}

/**
 * Numbers that may be printed where `printed` (`1,092.90`) was read, a single mistake away. Separators of thousands vouch for
 * the number of digits in front of the point, but for those before the first of them.
 */
export function misreadingsOf(printed: string): Misreading[] {
  const plain = printed.replaceAll(',', '');
  const group = /^(\d{1,3})(?:,\d{3})+(?:\.\d+)?$/u.exec(printed)?.[1]!.length ?? 0;
  const grouped = group > 0;
  const point = plain.indexOf('.') < 0 ? plain.length : plain.indexOf('.');
  const found: Misreading[] = [];
  const add = (text: string, how: Misreading['how']): void => {
    if (/^-?\d+(?:\.\d+)?$/u.test(text) && text !== plain) found.push({ value: new Big(text), how });
  };
  for (let i = 0; i < plain.length; i++) {
    for (let digit = 0; digit <= 9 && plain[i] !== '.'; digit++) add(`${plain.slice(0, i)}${digit}${plain.slice(i + 1)}`, isAlike(plain[i]!, String(digit)) ? 'alike' : 'digit');
    if (!grouped || i > point || (i < group && group > 1)) add(plain.slice(0, i) + plain.slice(i + 1), 'length');
    if (point === plain.length && !grouped && i > 0) add(`${plain.slice(0, i)}.${plain.slice(i)}`, 'length');
  }
  for (let i = 0; i <= plain.length; i++) if (!grouped || i > point || (i <= group && group < 3)) for (let digit = 0; digit <= 9; digit++) add(`${plain.slice(0, i)}${digit}${plain.slice(i)}`, 'length');
  add(`-${plain}`, 'length');
  return found;
}
