import type { ParagraphStyle } from '../../model/document.ts';
import { startsWithListMark } from './list-mark.ts';
import { printedWidth, SLACK, type WrapStyle } from './wrap-style.ts';

/** A line of running text, clean of left-overs. */
export interface TextLine {
  readonly text: string;
  /** Columns of white space in front. */
  readonly indent: number;
  readonly style: ParagraphStyle;
  /** What stands between it and the line before: nothing, an empty line, or a page break (a form feed, a page number). */
  readonly gap: 'none' | 'blank' | 'page';
}

export interface JoinedParagraph {
  readonly text: string;
  readonly style: ParagraphStyle;
}

/** Joins lines that a page break or a hard wrap cut in mid-sentence. Where nothing proves that a line goes on, it ends its paragraph. */
export function toParagraphs(lines: readonly TextLine[], wrap: WrapStyle): JoinedParagraph[] {
  const paragraphs: JoinedParagraph[] = [];
  let open: OpenParagraph | null = null;
  const flush = (): void => {
    if (open) paragraphs.push({ text: open.parts.join(''), style: open.style });
  };
  for (const line of lines) {
    const isMarked = startsWithListMark(line.text);
    if (open && !isMarked && goesOn(open, line, wrap)) open = withLine(open, line);
    else {
      flush();
      open = { parts: [line.text], style: line.style, last: line, tail: line.text.slice(-TAIL), length: line.text.length, isMarked, hasStop: line.text.includes('。'), hasPause: PAUSE.test(line.text), hasColon: COLON.test(line.text), hasAmount: AMOUNT.test(line.text) };
    }
  }
  flush();
  return paragraphs;
}

/** A paragraph while its lines are collected: what the next line has to be compared with. */
interface OpenParagraph {
  readonly parts: string[];
  readonly style: ParagraphStyle;
  readonly last: TextLine;
  /** The last characters. */
  readonly tail: string;
  readonly length: number;
  /** It begins with the number of a heading or list item. */
  readonly isMarked: boolean;
  readonly hasStop: boolean;
  readonly hasPause: boolean;
  /** It goes on behind a colon: a numbered line with one and a comma is no heading. */
  readonly hasColon: boolean;
  /** It states an amount and goes on behind it, as no heading does. */
  readonly hasAmount: boolean;
}

/** Characters in which an open bracket is looked for. */
const TAIL = 80;

const COLON = /[：:].{4}/u;
const AMOUNT = /\d\s*[万亿]?元[，,]/u;
const PAUSE = /[，。；,]/u;

function withLine(open: OpenParagraph, line: TextLine): OpenParagraph {
  if (/[A-Za-z]$/u.test(open.tail.slice(-1)) && /^[A-Za-z]/u.test(line.text)) open.parts.push(' ');
  open.parts.push(line.text);
  return {
    ...open, last: line, tail: (open.tail + line.text).slice(-TAIL), length: open.length + line.text.length,
    hasStop: open.hasStop || line.text.includes('。'), hasPause: open.hasPause || PAUSE.test(line.text), hasColon: open.hasColon || COLON.test(line.text), hasAmount: open.hasAmount || AMOUNT.test(line.text),
  };
}

/** How paragraphs of these reports begin, and the rest of a sentence seldom does. */
const BEGINS = /^(?:20\d{2}\s*年度?|截[至止]|根据|按照|本年度|一年来|我[局委办院馆中])/u;

/** Display columns of a line that a margin may have broken. */
const WRAPPED = 56;

/** Two lines of one width, the first in mid-sentence: broken at the same margin, however few others the file has. */
function isAsWide(last: TextLine, next: TextLine): boolean {
  const [one, other] = [printedWidth(last.text) + last.indent, printedWidth(next.text) + next.indent];
  return one >= WRAPPED && Math.abs(one - other) <= SLACK;
}

/** A mark that no line begins with. */
const BEGINS_INSIDE = /^[，。、；：）)》”’%％]/u;

/** A sentence does not end in a number without its unit, or in a word that leads to the next. */
const STOPS_INSIDE = /(?:[\d.]|不(?:低|少|高|多|超)于?|不超过|达到?|分别|其中|以及|[的和与及或由向被将把于为至第占])$/u;

/** `1690余条,储备…`: a count whose thing stands in the line before. */
const COUNTS = /^\d[\d.,]*[万千百]?[余多]?(?:[人个项件名次户家场条起份处台辆亩吨米元%％]|公[里顷斤]|平方|[\u4e00-\u9fff]{1,3}[，。、；])/u;

/** `1800.3` ends a line, `2万元` begins the next. */
const REST_OF_NUMBER = /^\d*(?:\.\d+)?(?:[百千万亿]*元|[%％人个项件名次户家场年月日])/u;

/** Characters; a numbered line that is longer is no heading. */
const LONGEST_HEADING = 60;

/** Ends of a sentence; a closing quote or bracket may follow. */
const ENDS = /[。！？!?；;：:…][”’"')）》】]*$/u;

function goesOn(open: OpenParagraph, next: TextLine, wrap: WrapStyle): boolean {
  const { last } = open;
  const end = open.tail.slice(-6);
  if (next.style.heading !== undefined) return false;
  if (wrap.indents && next.indent >= 3 && last.indent < 24) return false;
  if (hasOpenBracket(open.tail, next.text)) return true;
  if (last.style.heading !== undefined) return false;
  const isFull = wrap.width !== null && next.gap !== 'blank' && printedWidth(last.text) + last.indent >= wrap.width - SLACK;
  if (isFull && wrap.indents && next.indent === 0) return true;
  if (isFull && /[；;]$/u.test(end)) return true;
  if (BEGINS_INSIDE.test(next.text) && next.gap !== 'blank' && open.length >= 4) return true;
  if (ENDS.test(end)) return false;
  if (next.gap !== 'blank' && open.length >= 16 && (open.hasPause ? STOPS_INSIDE.test(end) || (COUNTS.test(next.text) && !BEGINS.test(next.text)) : /[\d.]$/u.test(end) && REST_OF_NUMBER.test(next.text))) return true;
  if (isFull) return true;
  if (/[，、,]$/u.test(end) && open.length >= 8) return true;
  if (open.isMarked && open.hasAmount && next.gap === 'none' && !BEGINS.test(next.text)) return true;
  if (open.hasPause && next.gap === 'none' && isAsWide(last, next)) return true;
  if (wrap.width !== null && next.gap === 'none') return false;
  if (open.isMarked ? open.hasStop || (open.hasPause && open.hasColon) || open.length > (next.gap === 'page' ? LONGEST_HEADING / 2 : LONGEST_HEADING) : open.length >= 16 && open.hasPause) return isRestOfSentence(next.text) && (next.gap === 'page' || !BEGINS.test(next.text));
  return open.length >= 8 && wrap.isOneWord(last.text, next.text);
}

/** A bracket, quote or book title opened at the end of the text so far, and closed soon in the next line. */
function hasOpenBracket(tail: string, next: string): boolean {
  return PAIRS.some(([open, close]) => {
    const opened = Math.max(...[...open].map((ch) => tail.lastIndexOf(ch)));
    if (opened < 0 || [...close].some((ch) => tail.includes(ch, opened))) return false;
    const head = next.slice(0, 60);
    const closing = Math.min(...[...close].map((ch) => (head.includes(ch) ? head.indexOf(ch) : Number.POSITIVE_INFINITY)));
    return closing < head.length && ![...open].some((ch) => head.slice(0, closing).includes(ch));
  });
}

const PAIRS: readonly (readonly [string, string])[] = [['（(', '）)'], ['“', '”'], ['《', '》'], ['〔[', '〕]'], ['【', '】']];

/** It holds a sentence's end. */
function isRestOfSentence(text: string): boolean {
  const head = text.slice(0, 600);
  if (!/[\u4e00-\u9fff]/u.test(head)) return false;
  return /[。；]/u.test(head) || (/[，,]/u.test(head) && /[;.]/u.test(head.slice(head.search(/[，,]/u))));
}
