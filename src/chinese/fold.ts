import type { Span } from '../model/document.ts';

/**
 * A text without white space and in half width, with the way back to where each character stood.
 * Every recogniser works on folded text, so that line breaks inside a word, full-width digits and stray spaces
 * need no rule of their own.
 */
export interface Folded {
  readonly text: string;
  /** The range of the original text that `[start, end)` of the folded text came from. Never includes white space at its ends. */
  span(start: number, end: number): Span;
}

/**
 * Folds a stretch of text. `offset` is where `source` begins in the document, so that spans are document offsets.
 * Width folding is NFKC for digits, letters and punctuation that has a half-width form, plus the look-alikes that
 * dumps and OCR put in their place. Chinese quotes, `、`, `。`, `《》` are kept; `，` `；` stay full width: they carry no digits.
 */
export function fold(source: string, offset = 0): Folded {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < source.length; i++) {
    const ch = source.charAt(i);
    if (isBlank(ch)) continue;
    const half = foldCharacter(ch);
    for (let k = 0; k < half.length; k++) at.push(i);
    text += half;
  }
  return {
    text,
    span(start, end) {
      if (start >= end) {
        const point = offset + (at[start] ?? source.length);
        return { start: point, end: point };
      }
      return { start: offset + at[start]!, end: offset + at[end - 1]! + 1 };
    },
  };
}

/** `fold(source).text` where no way back is needed. */
export function foldedText(source: string): string {
  let text = '';
  for (let i = 0; i < source.length; i++) {
    const ch = source.charAt(i);
    if (!isBlank(ch)) text += foldCharacter(ch);
  }
  return text;
}

/** Text as the contract wants it in a field: no white space inside Chinese words, half-width forms, Chinese quotes kept. A space between two Latin words stays. */
export function foldText(source: string): string {
  return widthFold(source)
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, ' ')
    .replace(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '')
    .trim();
}

/** Half-width forms of every character that has one, white space untouched. Length may change. */
export function widthFold(source: string): string {
  let text = '';
  for (const ch of source) text += foldCharacter(ch);
  return text;
}

/** White space of every kind, and the zero-width marks that come with web pages. */
export function isBlank(ch: string): boolean {
  const code = ch.charCodeAt(0);
  if (code <= 0x20) return true;
  if (code < 0xa0) return code === 0x7f || code === 0x85;
  return code === 0xa0 || code === 0xad || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200f) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x2060;
}

/** Marks that stand for an ASCII one in these reports though NFKC keeps them apart. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '═': '=', '〔': '[', '〕': ']', '［': '[', '］': ']', '【': '[', '】': ']', '﹪': '%', '∶': ':', '︰': ':', '⁄': '/', '∕': '/',
  '≧': '≥', '≦': '≤', '⩾': '≥', '⩽': '≤', '﹥': '>', '﹤': '<', '﹢': '+', '−': '-', '﹣': '-',
};

/** Kept as printed: sentence punctuation is a word's edge, not a number's part. */
const KEPT = /[，；？！“”‘’、。《》…—～]/u;

/** ① and ㈠ stay what they are: they tell list styles apart. */
const LIST_MARK = /[\u2460-\u24ff\u3220-\u3243\u2488-\u249b]/u;

const folded = new Map<string, string>();

function foldCharacter(ch: string): string {
  const code = ch.charCodeAt(0);
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return ch;
  let result = folded.get(ch);
  if (result === undefined) {
    result = LOOK_ALIKES[ch] ?? (KEPT.test(ch) || LIST_MARK.test(ch) ? ch : ch.normalize('NFKC'));
    folded.set(ch, result);
  }
  return result;
}
