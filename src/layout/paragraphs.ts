import type { ParagraphStyle } from '../model/document.ts';
import type { FlowLine } from './page-flow.ts';
import { isCjk } from './word-spacing.ts';

/** Numbers and words that open a heading, an item or an attachment: what follows is a new paragraph. */
const OPENING = /^(?:第[一二三四五六七八九十百零\d]+[部章节条编]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})*[、.．](?!\d)|[①-⑳]|附件|附表|附\s*[:：]|目\s*录)/;
const SENTENCE_END = /[。！？；：!?;:…][”’"'）)]*$/;

/** An entry of a table of contents. */
const LEADERS = /(?:[.·…]\s?){5,}\s*\d{1,4}$/;

/** A gap between base lines of more than this many usual gaps begins a new paragraph. */
const WIDE_GAP = 1.45;

/** Lines of one paragraph, in reading order; they may stand on two pages. */
export type ParagraphLines = readonly FlowLine[];

/** Puts the lines of running text together to paragraphs; `joinsAcrossPages` holds for the first line of a page. */
export function toParagraphs(lines: readonly FlowLine[]): ParagraphLines[] {
  const pitch = usualPitch(lines);
  const body = usualSize(lines);
  const paragraphs: FlowLine[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && continues(open, line, pitch, body)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function continues(open: readonly FlowLine[], next: FlowLine, pitch: (size: number) => number, body: number): boolean {
  const last = open.at(-1)!;
  const size = last.line.fontSize;
  if (Math.abs(next.line.fontSize - size) > size * 0.08) return false;
  if (next.bold !== last.bold && (open.length === 1 || next.bold)) return false;
  if (LEADERS.test(last.text) || isSetRight(last) || isSetRight(next)) return false;
  if (next.left === last.left && Math.abs(next.right - last.right) > (last.right - last.left) * 0.1) return false;
  const samePage = next.page === last.page && next.left === last.left && next.line.bbox[1] > last.line.bbox[1];
  if (samePage) {
    const gap = next.line.bbox[3] - last.line.bbox[3];
    if (gap > pitch(size) * WIDE_GAP) return false;
    if (gap < size * 0.4) return false;
  }
  const atFirstLine = Math.abs(next.line.bbox[0] - open[0]!.line.bbox[0]) < size * 0.5;
  if (OPENING.test(next.text) && (atFirstLine || last.centred || SENTENCE_END.test(last.text) || isIndented(next) || last.bold || next.bold)) return false;
  // Lines set larger than the text are one title, however they are placed.
  if (samePage && size > body * 1.1 && open.length < 4) return !OPENING.test(next.text) && !SENTENCE_END.test(last.text);
  if (last.centred || next.centred) return joinsTitle(open, next);
  if (isShort(last, next)) return false;
  return !isIndented(next) || isIndentedBlock(open, next);
}

/** A title broken over lines: all centred, set larger or bolder than text, and the next part no heading of its own. */
function joinsTitle(open: readonly FlowLine[], next: FlowLine): boolean {
  const last = open.at(-1)!;
  if (last.page !== next.page || OPENING.test(next.text)) return false;
  if (!last.centred || !next.centred) {
    // `第三部分 …部门决算` fills the line and `情况说明` stands centred below it.
    const evenly = Math.abs((last.line.bbox[0] - last.left) - (last.right - last.line.bbox[2])) < last.line.fontSize * 1.6;
    return next.centred && evenly && !SENTENCE_END.test(last.text) && last.bold === next.bold && open.length === 1
      && (OPENING.test(last.text) || last.bold || next.text.length <= 3);
  }
  return !SENTENCE_END.test(last.text) && last.bold === next.bold && open.length < 4;
}

/** Two characters in (or more) against the column: the first line of a paragraph. */
const isIndented = (line: FlowLine): boolean => line.line.bbox[0] - line.left > line.line.fontSize * 1.4;

/** Signatures and dates stand at the right, each line for itself. */
const isSetRight = (line: FlowLine): boolean => !line.centred && line.line.bbox[0] - line.left > (line.right - line.left) * 0.4;

/** A paragraph that is set in as a whole: its lines begin at the same place, or hang behind their first line. */
function isIndentedBlock(open: readonly FlowLine[], next: FlowLine): boolean {
  const last = open.at(-1)!;
  const step = next.line.bbox[0] - last.line.bbox[0];
  if (open.length === 1) return Math.abs(step) < next.line.fontSize * 0.5 ? !SENTENCE_END.test(last.text) && isNearlyFull(last, next) : step > 0 && step < next.line.fontSize * 4 && OPENING.test(last.text);
  return Math.abs(step) < next.line.fontSize * 0.5;
}

/** The line leaves more room than the next line's first word would have needed: its paragraph ends here. */
function isShort(last: FlowLine, next: FlowLine): boolean {
  return last.right - last.line.bbox[2] > roomNeeded(next) + last.line.fontSize * 1.2;
}

const isNearlyFull = (last: FlowLine, next: FlowLine): boolean => last.right - last.line.bbox[2] < roomNeeded(next) + last.line.fontSize * 0.8;

function roomNeeded(next: FlowLine): number {
  const first = next.line.words[0]!;
  if (isCjk(first.text[0]!)) return next.line.fontSize * (/[，。、；：）”》]/.test(first.text[1] ?? '') ? 2 : 1);
  const token = /^[^\u2e80-\uffef]+/.exec(first.text)?.[0] ?? first.text[0]!;
  return ((first.bbox[2] - first.bbox[0]) * token.length) / first.text.length;
}

/** Size in which most of the text is set, points. */
function usualSize(lines: readonly FlowLine[]): number {
  const weight = new Map<number, number>();
  for (const { line, text } of lines) weight.set(line.fontSize, (weight.get(line.fontSize) ?? 0) + text.length);
  return [...weight].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [Infinity, 0] as [number, number])[0];
}

/** The usual distance between base lines for a font size: the median of those seen, 1.6 ems where nothing is known. */
function usualPitch(lines: readonly FlowLine[]): (size: number) => number {
  const gaps = new Map<number, number[]>();
  for (let i = 1; i < lines.length; i++) {
    const a = lines[i - 1]!, b = lines[i]!;
    if (a.page !== b.page || a.left !== b.left || Math.abs(a.line.fontSize - b.line.fontSize) > 0.5) continue;
    const gap = b.line.bbox[3] - a.line.bbox[3];
    if (gap > b.line.fontSize * 0.8 && gap < b.line.fontSize * 4) {
      const key = Math.round(b.line.fontSize);
      const seen = gaps.get(key);
      if (seen) seen.push(gap);
      else gaps.set(key, [gap]);
    }
  }
  const medians = new Map([...gaps].map(([size, seen]) => [size, seen.sort((a, b) => a - b)[Math.floor(seen.length / 2)]!]));
  return (size) => medians.get(Math.round(size)) ?? size * 1.8;
}

/** Hints for headings: size, weight and place of the paragraph's lines. */
export function styleOf(lines: ParagraphLines): ParagraphStyle {
  return {
    fontSize: Math.round(lines[0]!.line.fontSize * 10) / 10,
    ...(lines.every((line) => line.bold) && { bold: true }),
    ...(lines.every((line) => line.centred) && { centred: true }),
  };
}
