import { isBlank, widthFold } from './fold.ts';

/** Numbering styles of Chinese official prose, from the outermost to the innermost as writers are taught to nest them (GB/T 9704-2012, 7.3.3). */
export const MARK_STYLES = [
  'attachment', // 附件2: 附表1
  'part', // 第一部分 第二篇
  'chapter', // 第一章
  'article', // 第一节
  'han', // 一、
  'han-paren', // (一) ㈠
  'arabic', // 1. 1、
  'decimal', // 1.1 and 1.1.1
  'arabic-paren', // (1) ⑴
  'arabic-half', // 1)
  'circled', // ①
  'letter', // A. a)
] as const;
export type MarkStyle = (typeof MARK_STYLES)[number];

/** A number in front of a paragraph. */
export interface ListMark {
  readonly style: MarkStyle;
  /** Its ordinal, 0 where none is printed (`附件:`). The last part of a `decimal`. */
  readonly value: number;
  /** `[2, 1]` for `2.1`; one part for the other styles. */
  readonly parts: readonly number[];
  /** As printed without white space, half width, without stray marks behind a bracket: `(一)`, `1、`, `附件2:`, `第一部分`. */
  readonly number: string;
  /** Where the mark begins in the source text, behind bullets and Markdown signs. */
  readonly start: number;
  /** Where the text behind the mark begins. */
  readonly end: number;
}

/**
 * Reads the list mark that a paragraph begins with, in any width and with the usual damage: spaces inside (`一 、`, `( 二 )`),
 * a second mark behind the bracket (`(一) .`, `(三)、`), brackets of two kinds (`（四)`), a bullet or Markdown signs in front.
 * Null when there is none: `1.5万元`, `2022年` and `(十三五)` are no marks.
 */
export function readListMark(source: string): ListMark | null {
  const head = foldHead(source);
  if (!MAY_BEGIN_A_MARK.test(head.text)) return null;
  for (const { style, pattern } of PATTERNS) {
    const match = pattern.exec(head.text);
    if (!match) continue;
    // `1. 20个项目` is number 1, not 1.20.
    if (style === 'decimal' && head.gapBefore(match[0].lastIndexOf('.') + 1)) continue;
    const parts = partsOf(match.groups!['ordinal'] ?? '');
    if (parts === null) continue;
    const length = match[0].length;
    if (style === 'arabic' && NUMBER_GOES_ON.test(match[0] + head.text.slice(length, length + 5)) && !head.gapBefore(length)) continue;
    return { style, value: parts.at(-1)!, parts, number: match.groups!['number']!.replace(/[-–—ー](?=[)\]、.]|部)/u, '一'), start: head.place(0), end: head.place(length) };
  }
  return null;
}

/** A list longer than this is a year, a code or a row of a table. */
const LARGEST = 99;

/** Marks are short: this much of a paragraph is enough for all of them. */
const HEAD_LENGTH = 24;

/** Signs that dumps of Markdown and of Word lists leave in front of a number. */
const BULLET = /[-#*•●◆■▪◦·>–—\uf06c\uf0b7\uf0d8]/u;

/** OCR reads 一 as a dash: `—、部门概况`. */
const MISREAD_ONE = /^[-–—ー]\s*、/u;

interface Head {
  readonly text: string;
  /** Place in the source of a character of `text`, or of the end of the source. */
  place(index: number): number;
  gapBefore(index: number): boolean;
}

function foldHead(source: string): Head {
  let text = '';
  const at: number[] = [];
  let i = 0;
  while (i < source.length && (isBlank(source.charAt(i)) || BULLET.test(source.charAt(i))) && !MISREAD_ONE.test(source.slice(i, i + 4))) i++;
  for (; i < source.length && text.length < HEAD_LENGTH; i++) {
    const ch = source.charAt(i);
    if (isBlank(ch)) continue;
    const half = widthFold(ch);
    // `附件2 2022年度…` is number 2 of the year 2022.
    if (/\d$/u.test(text) && /^\d/u.test(half) && isBlank(source.charAt(i - 1))) {
      text += ' ';
      at.push(i - 1);
    }
    for (let k = 0; k < half.length; k++) at.push(i);
    text += half;
  }
  return {
    text,
    place: (index) => at[index] ?? source.length,
    gapBefore: (index) => index > 0 && at[index] !== undefined && at[index] > at[index - 1]! + 1,
  };
}

const HAN = '(?:[〇零一二三四五六七八九十]{1,3}|[-–—ー])';
const MAY_BEGIN_A_MARK = /^[-第附([—–ー\dA-Za-z〇零一二三四五六七八九十\u2460-\u24ff\u3220-\u3243\u2488-\u249b]/u;

/** `1.5万元`, `1、2、3月`: the digits behind the mark belong to it. `1.2022年度预算` and `2、12348热线` are marks. */
const NUMBER_GOES_ON = /^\d{1,2}(?:[.,](?!(?:19|20)\d\d(?:年|\D))\d|、\d{1,2}[、.)月日])/u;

/** Tried in this order on the folded head of a paragraph. */
const PATTERNS: readonly { readonly style: MarkStyle; readonly pattern: RegExp }[] = [
  { style: 'attachment', pattern: new RegExp(`^(?<number>附[件表录][(\\[]?(?<ordinal>\\d{1,2}(?:-\\d{1,2})?|${HAN})[)\\]]?(?::|(?!的|中|所|和|及|至|是|为|、附|[,，。]|\\d)))[、.]?`, 'u') },
  { style: 'attachment', pattern: /^(?<number>附[件表录]:|附[件表录](?=$))(?<ordinal>)/u },
  { style: 'part', pattern: new RegExp(`^(?<number>第(?<ordinal>${HAN}|\\d{1,2})(?:部[分份]|篇|编))[、.:]?`, 'u') },
  { style: 'chapter', pattern: new RegExp(`^(?<number>第(?<ordinal>${HAN}|\\d{1,2})章)[、.:]?`, 'u') },
  { style: 'article', pattern: new RegExp(`^(?<number>第(?<ordinal>${HAN}|\\d{1,2})节)[、.:]?`, 'u') },
  { style: 'han-paren', pattern: new RegExp(`^(?<number>[(\\[]?(?<ordinal>${HAN})[)\\]])[、.:]?`, 'u') },
  { style: 'han-paren', pattern: /^(?<number>(?<ordinal>[㈠-㈩]))[、.]?/u },
  { style: 'han', pattern: new RegExp(`^(?<number>(?<ordinal>${HAN})[、.])`, 'u') },
  { style: 'decimal', pattern: /^(?<number>(?<ordinal>\d{1,2}(?:\.\d{1,2}){1,3}))[、.]?(?=[\u4e00-\u9fff“《])(?!(?:[万亿千百元倍]|[个米吨亩次项件户家名人年月日平][,，。;；、)]))/u },
  { style: 'arabic', pattern: /^(?<number>(?<ordinal>\d{1,2})[.、,，])/u },
  { style: 'arabic', pattern: /^(?<number>(?<ordinal>[⒈-⒛]))/u },
  { style: 'arabic-paren', pattern: /^(?<number>[([](?<ordinal>\d{1,2})[)\]])[、.]?/u },
  { style: 'arabic-paren', pattern: /^(?<number>(?<ordinal>[⑴-⒇]))[、.]?/u },
  { style: 'arabic-half', pattern: /^(?<number>(?<ordinal>\d{1,2})\))[、.]?/u },
  { style: 'circled', pattern: /^(?<number>(?<ordinal>[①-⑳]))[、.]?/u },
  { style: 'letter', pattern: /^(?<number>(?<ordinal>[A-Za-z])[.、)])(?=[\u4e00-\u9fff“《])/u },
];

/** The ordinals of a mark; null when the signs are no ordinal (`十三五`) or one too large for a list. */
function partsOf(printed: string): number[] | null {
  if (printed === '') return [0];
  const parts = printed.length > 1 ? printed.split(/[.-]/u).map(ordinalOf) : [ordinalOf(printed)];
  return parts.every((part): part is number => part !== null && part > 0 && part <= LARGEST) ? parts : null;
}

/** First code points of the enclosed ordinals, each row counting up from 1. */
const ENCLOSED = ['㈠', '①', '⑴', '⒈'].map((ch) => ch.charCodeAt(0));
const DIGITS = '〇一二三四五六七八九';

function ordinalOf(printed: string): number | null {
  if (/^\d+$/u.test(printed)) return Number(printed);
  if (/^[A-Za-z]$/u.test(printed)) return printed.toUpperCase().charCodeAt(0) - 64;
  const row = ENCLOSED.find((first) => printed.charCodeAt(0) >= first && printed.charCodeAt(0) < first + 20);
  if (row !== undefined) return printed.charCodeAt(0) - row + 1;
  if (/^[-–—ー]$/u.test(printed)) return 1;
  const han = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(printed);
  if (!han) return null;
  const tens = han[2] ? (han[1] ? DIGITS.indexOf(han[1]) : 1) : 0;
  return tens * 10 + (han[3] ? DIGITS.indexOf(han[3]) : 0);
}
