import type { Folded } from '../chinese/fold.ts';
import type { ListMark } from '../chinese/list-marks.ts';

/** Signs at a title's end that are not part of it. */
export const TRAILING = /[:。.;；,，、*\s]+$/u;

/** Characters of a title without what stands in brackets. */
export function lengthOf(text: string): number {
  return text.replace(/\([^()]*\)/gu, '').length;
}

/** Where a run-in title ends: the first `:` or `。` outside brackets and quotes and not between digits; the text's length when there is none. */
export function firstStop(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (ch === '。') return i;
    if (ch === ':' && !(isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1)))) return i;
    if (OPENING.includes(ch)) {
      const close = text.indexOf(CLOSING[ch]!, i + 1);
      if (close > 0 && close - i <= 60) i = close;
    }
  }
  return text.length;
}

const OPENING = '([《“"';
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '《': '》', '“': '”', '"': '"' };

const isDigit = (ch: string): boolean => ch >= '0' && ch <= '9';

/** The closing bracket that a text still waits for, or null. */
export function openBracket(text: string): string | null {
  for (const open of '(《“') {
    const close = CLOSING[open]!;
    if (text.lastIndexOf(open) > text.lastIndexOf(close)) return close;
  }
  return null;
}

/** `1、管理…支付。2、统筹…扶持。`: the paragraph is the list itself. */
export function goesOnCounting({ style, value }: ListMark, after: string): boolean {
  const next = value + 1;
  if (style === 'arabic') return new RegExp(`[。；;]${next}[、.](?!\\d)`, 'u').test(after);
  if (style === 'arabic-paren') return new RegExp(`[。；;]\\(${next}\\)`, 'u').test(after);
  return style === 'circled' && after.includes(String.fromCodePoint(0x2460 + value));
}

/**
 * `一、部门概况    我局成立于…`: a gap parts title and text. Where the text behind it begins, at most `longest` characters in;
 * null when there is none. `isWhole` says whether a text can be a title.
 */
export function wideGap({ text, span }: Folded, longest: number, isWhole: (title: string) => boolean): number | null {
  if (text.length <= longest) return null;
  let last = span(0, 1).end;
  for (let i = 1; i <= longest && !/[，。；:]/u.test(text.charAt(i - 1)); i++) {
    const { start, end } = span(i, i + 1);
    if (start - last >= 2 && i >= 3 && isWhole(text.slice(0, i))) return i;
    last = end;
  }
  return null;
}
