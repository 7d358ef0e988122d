import type { Line } from './lines.ts';
import { displayWidth } from './wrap-style.ts';

/** Lines wrapped at one margin that prove where the margin is. */
const FEWEST = 8;

/** Display columns by which a line that reaches the margin may end before it: half a line's worth of stretched spaces and hanging marks. */
const RAGGED = 6;

/** Columns of a dump that the first line of a paragraph may be set in. */
const INDENT = 4;

/** Display columns of running text at least. */
const LONG = 40;

/**
 * Lines of a text that `pdftotext -layout` or a program like it wrote, as other texts print them. Such a dump has a form feed
 * between pages. It counts a Chinese character as one column, so that its columns stand under each other only once the places of
 * its texts are doubled; it writes empty lines between the lines of a page set with wide leading; and it puts what hangs a little
 * higher or lower into a line of its own, in the column where it stands. Other texts come back as they are.
 */
export function asOtherTexts(lines: readonly Line[]): readonly Line[] {
  if (!isPageDump(lines)) return lines;
  const whole = unstaggered(lines);
  const margin = marginOf(whole);
  return margin === null ? whole.map(spread) : joined(whole, margin);
}

/** It has pages, and lines begin at several places or have gaps inside. */
function isPageDump(lines: readonly Line[]): boolean {
  if (!lines.some((line) => line.startsPage) || lines.some((line) => /[\t|]|<t[dr]/u.test(line.text))) return false;
  const filled = lines.filter((line) => line.text !== '');
  return filled.filter((line) => /^ {2,}\S|\S {3,}\S/u.test(line.text)).length * 4 >= filled.length;
}

const indentOf = (text: string): number => /^ */u.exec(text)![0].length;
const lengthOf = (text: string): number => [...text].length;
const isRow = (text: string): boolean => /\S {3,}\S/u.test(text);
const isProse = (text: string): boolean => /[\u4e00-\u9fff]/u.test(text) && !isRow(text);

/** `…医疗（项）` and, right below it where it ends, `。主要用于：…` are one line of the page. */
function unstaggered(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const indent = indentOf(line.text);
    const goesOn = before !== undefined && before.text !== '' && !line.startsPage && indent >= 4 && isProse(before.text) && !isRow(line.text)
      && (/^\s*[，。、；：）)》”’]/u.test(line.text) || /[，。、；：:]$/u.test(before.text)) && Math.abs(indent - lengthOf(before.text)) <= 3;
    if (goesOn) whole[whole.length - 1] = { ...before, text: before.text + line.text.trim() };
    else whole.push(line);
  }
  return whole;
}

/** Display columns from the text's left edge to its right one; `left` by line, as each page has a place of its own. */
interface Margin {
  readonly left: readonly number[];
  readonly width: number;
}

function marginOf(lines: readonly Line[]): Margin | null {
  const left = leftEdges(lines);
  const widths = lines.flatMap((line, i) => (isProse(line.text) && indentOf(line.text) - left[i]! <= INDENT ? [widthOf(line.text, left[i]!)] : [])).filter((width) => width >= LONG);
  let best = 0;
  let most = 0;
  for (const width of new Set(widths)) {
    const near = widths.filter((other) => Math.abs(other - width) <= RAGGED / 2).length;
    if (near > most) [best, most] = [width, near];
  }
  return most >= FEWEST && most * 2 >= widths.length ? { left, width: best } : null;
}

const widthOf = (text: string, left: number): number => displayWidth(text.trim()) + 2 * (indentOf(text) - left);

/** Where the running text of each line's page begins, in columns of the dump. */
function leftEdges(lines: readonly Line[]): number[] {
  const edges: number[] = [];
  for (let start = 0; start < lines.length;) {
    let end = start + 1;
    while (end < lines.length && !lines[end]!.startsPage) end++;
    const long = lines.slice(start, end).filter((line) => isProse(line.text) && displayWidth(line.text.trim()) >= LONG).map((line) => indentOf(line.text));
    const edge = long.length === 0 ? 0 : Math.min(...long);
    for (let i = start; i < end; i++) edges.push(edge);
    start = end;
  }
  return edges;
}

/** Empty lines between two lines of a paragraph, or two rows of a table, at most. */
const WIDEST_LEADING = 3;

/** A paragraph whose last line reached the margin. */
interface Unfinished {
  readonly line: Line;
  readonly isFull: boolean;
}

/** Lines broken at the margin become one, with an empty line on both sides of it. */
function joined(lines: readonly Line[], { left, width }: Margin): Line[] {
  const out: Line[] = [];
  let open = null as Unfinished | null;
  let empty = 0;
  for (const [i, line] of lines.entries()) {
    if (line.text === '') {
      empty++;
      continue;
    }
    const indent = indentOf(line.text) - left[i]!;
    const isFull = isProse(line.text) && indent <= INDENT && widthOf(line.text, left[i]!) >= width - RAGGED;
    if (open?.isFull && indent <= 1 && empty <= WIDEST_LEADING && (isProse(line.text) || REST.test(line.text))) open = { line: { ...open.line, text: joinedText(open.line.text, line.text.trim()) }, isFull };
    else {
      if (open) out.push(open.line, EMPTY);
      const below = out.at(-1)?.text ?? '';
      if (empty > 0 && below !== '' && !(isRow(line.text) && isRow(below) && empty < WIDEST_LEADING)) out.push(EMPTY);
      open = isFull ? { line: { ...line, text: line.text.trim() }, isFull } : null;
      if (!open) out.push(spread(line));
    }
    empty = 0;
  }
  return open ? [...out, open.line] : out;
}

const EMPTY: Line = { text: '', startsPage: false };

/** `4.12%。`: a sentence's last number. */
const REST = /^\s*[\d.,]+%?[，。；]/u;

const joinedText = (before: string, next: string): string => (/[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(next) ? `${before} ${next}` : before + next);

/**
 * Every text that has a gap in front of it moves from column c to column 2c. In a row of a table one space is a gap as well, as where
 * a long amount leaves no more room (`371,514.00 一、一般公共服务支出`); behind the number of an item it is none.
 */
function spread(line: Line): Line {
  let placed = '';
  let column = 0;
  for (const part of line.text.split(isRow(line.text) ? /((?<![\d一二三四五六七八九十][.、]) +)/u : /( {2,}|^ )/u)) {
    if (part.trim() !== '') placed += (column === 0 ? '' : ' '.repeat(Math.max(2, 2 * column - displayWidth(placed)))) + part;
    column += lengthOf(part);
  }
  return { ...line, text: placed };
}
