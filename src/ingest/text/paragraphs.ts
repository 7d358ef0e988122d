import type { ParagraphStyle } from '../../model/document.ts';
import { startsWithListMark } from './list-mark.ts';
import { displayWidth, type WrapStyle } from './wrap-style.ts';

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
  let parts: TextLine[] = [];
  const flush = (): void => {
    if (parts.length > 0) paragraphs.push({ text: joinParts(parts), style: parts[0]!.style });
    parts = [];
  };
  for (const line of lines) {
    if (parts.length > 0 && !goesOn(parts, line, wrap)) flush();
    parts.push(line);
  }
  flush();
  return paragraphs;
}

/** Ends of a sentence; a closing quote or bracket may follow. */
const ENDS = /[。！？!?；;：:…][”’"')）》】]*$/u;

function goesOn(parts: readonly TextLine[], next: TextLine, wrap: WrapStyle): boolean {
  const last = parts.at(-1)!;
  if (next.style.heading !== undefined || startsWithListMark(next.text)) return false;
  if (wrap.indents && next.indent >= 3 && last.indent < 24) return false;
  const text = parts.map((part) => part.text).join('');
  if (hasOpenBracket(text, next.text)) return true;
  if (last.style.heading !== undefined) return false;
  const full = wrap.width !== null && displayWidth(last.text) + last.indent >= wrap.width - 4 && next.gap !== 'blank';
  if (/[。；;！？][”’"）)]*$/u.test(last.text)) return full && wrap.indents && next.indent === 0 && last.indent + displayWidth(last.text) >= wrap.width! - 2;
  if (ENDS.test(last.text)) return false;
  if (full) return true;
  if (/[，、,]$/u.test(last.text) && text.length >= 8) return true;
  if (wrap.width !== null && next.gap === 'none') return false;
  if (startsWithListMark(parts[0]!.text) ? /。/u.test(text) : text.length >= 16 && /[，。；,]/u.test(text)) return isProse(next.text);
  return text.length >= 8 && wrap.isOneWord(last.text, next.text);
}

/** A bracket, quote or book title opened at the end of the text so far, and closed soon in the next line. */
function hasOpenBracket(text: string, next: string): boolean {
  const tail = text.slice(-80);
  return PAIRS.some(([open, close]) => {
    const opened = Math.max(...[...open].map((ch) => tail.lastIndexOf(ch)));
    if (opened < 0 || [...close].some((ch) => tail.includes(ch, opened))) return false;
    const closing = next.slice(0, 60).search(new RegExp(`[${close}]`, 'u'));
    return closing >= 0 && ![...open].some((ch) => next.slice(0, closing).includes(ch));
  });
}

const PAIRS: readonly (readonly [string, string])[] = [['（(', '）)'], ['“', '”'], ['《', '》'], ['〔[', '〕\\]'], ['【', '】']];

/** The rest of a sentence: it holds a sentence's end. */
const isProse = (text: string): boolean => /[\u4e00-\u9fff].*[。；]|[\u4e00-\u9fff].*[，,].*[;.]/u.test(text) || /^[^，。]{1,30}。$/u.test(text);

function joinParts(parts: readonly TextLine[]): string {
  let text = '';
  for (const { text: part } of parts) {
    if (/[A-Za-z]$/u.test(text) && /^[A-Za-z]/u.test(part)) text += ' ';
    text += part;
  }
  return text;
}
