import { isArabicAt } from './numerals.ts';

/** Plain digits, or 1,234,567.89 with ASCII or full-width commas. A comma that does not separate thousands ends the number. */
export function scanDigits(text: string, at: number): { readonly end: number; readonly digits: string } {
  let end = at;
  while (isArabicAt(text, end)) end++;
  let digits = text.slice(at, end);
  if (end > at && end - at <= 3 && text.charCodeAt(at) !== 48) {
    while ((text[end] === ',' || text[end] === '，') && isArabicAt(text, end + 1) && isArabicAt(text, end + 2) && isArabicAt(text, end + 3) && !isArabicAt(text, end + 4)) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  if (text[end] === '.' && isArabicAt(text, end + 1) && !(text[at - 1] === '.' && at > 1 && isArabicAt(text, at - 2))) {
    let last = end + 1;
    while (isArabicAt(text, last)) last++;
    // 1.2.3 is no decimal: a section number, a version, a date.
    if (!(text[last] === '.' && isArabicAt(text, last + 1))) {
      digits += text.slice(end, last);
      end = last;
    }
  }
  return { end, digits };
}

/** 余 多 几 来 after a number: a little more than it. */
export const isAbout = (text: string, at: number): boolean => {
  const ch = text[at];
  return ch === '余' || ch === '多' || ch === '来' || ch === '几' || ch === '幾' || ch === '餘';
};

/** 千, 兆 and 百 that begin a unit: 3千米, 5千克, 10千瓦, 2兆字节, 12百分点. 一百分 and 百分之五 are not. */
export function isUnitPrefix(text: string, at: number): boolean {
  const ch = text[at];
  const next = text[at + 1];
  if (ch === '百') return next === '分' && (text[at + 2] === '点' || text[at + 2] === '比' || text[at + 2] === '率');
  if (ch !== '千' && ch !== '兆') return false;
  if (next === '字') return text[at + 2] === '节';
  return next === '比' || next === '赫' || next === '瓦' || (ch === '千' && (next === '米' || next === '克' || next === '伏' || next === '卡' || next === '帕'));
}
