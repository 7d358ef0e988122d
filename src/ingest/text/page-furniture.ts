import type { Dropped } from '../../model/document.ts';
import type { Line } from './lines.ts';
import { startsWithListMark } from './list-mark.ts';

export interface WithoutFurniture<L extends Line> {
  /** `startsPage` is also set where a page number or running header was taken out. */
  readonly lines: readonly L[];
  readonly dropped: readonly Dropped[];
}

/** Takes page numbers and repeated running headers and footers out of the text. What only looks like one stays. */
export function withoutPageFurniture<L extends Line>(lines: readonly L[]): WithoutFurniture<L> {
  const reasons = new Map<number, Dropped['reason']>();
  for (const i of pageNumbers(lines)) reasons.set(i, 'page_number');
  for (const [i, reason] of runningLines(lines, reasons)) reasons.set(i, reason);
  if (reasons.size === 0) return { lines, dropped: [] };
  const kept: L[] = [];
  const dropped: Dropped[] = [];
  let broken = false;
  for (const [i, line] of lines.entries()) {
    const reason = reasons.get(i);
    if (reason) {
      dropped.push({ text: line.text.trim(), reason, page: null });
      broken = true;
    } else if (broken && line.text.trim() !== '') {
      kept.push({ ...line, startsPage: true });
      broken = false;
    } else kept.push(line);
  }
  return { lines: kept, dropped };
}

/** `- 3 -`, `—3—`, `第3页`, `第 3 页 共 10 页`, `Page 3 of 10`: a page number wherever it stands on a line of its own. */
const CLEAR =
  /^\s*(?:[-—–―－─·•~～]{1,2}\s*(?:[\d０-９]{1,4}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,5})\s*[-—–―－─·•~～]{1,2}|第\s*[\d０-９一二三四五六七八九十百]{1,5}\s*页(?:\s*[,，/]?\s*(?:共|总)\s*[\d一二三四五六七八九十百]{1,5}\s*页)?|[Pp](?:age|AGE)\s*\d{1,4}(?:\s*of\s*\d{1,4})?)\s*$/u;

/** `3`, `3/10`, `- 3`: a page number only in company. */
const POSSIBLE = /^\s*(?:[-—–]\s*)?(\d{1,4})(?:\s*\/\s*\d{1,4})?(?:\s*[-—–])?\s*$/u;

/** `| — 2 — |`: a dump puts bars around the number of a page that ends inside a table. */
const withoutBars = (text: string): string => text.replace(/^\s*[|｜│](?:\s*[|｜│])*|[|｜│](?:\s*[|｜│])*\s*$/gu, '');

/** Characters at least between one bare page number and the next. */
const PAGE_LENGTH = 300;

function pageNumbers(lines: readonly Line[]): number[] {
  const found: number[] = [];
  const possible: { at: number; value: number; offset: number }[] = [];
  let offset = 0;
  for (const [i, line] of lines.entries()) {
    if (line.text.trim().length <= 30 && /[\d０-９页ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]/u.test(line.text) && !line.text.includes('\t')) {
      if (CLEAR.test(withoutBars(line.text))) found.push(i);
      else {
        const match = POSSIBLE.exec(line.text);
        if (match && isApart(lines, i)) possible.push({ at: i, value: Number(match[1]), offset });
      }
    }
    offset += line.text.length;
  }
  for (const [k, { at, value, offset }] of possible.entries()) {
    const before = possible[k - 1];
    const after = possible[k + 1];
    const inSequence =
      (before !== undefined && value === before.value + 1 && offset - before.offset >= PAGE_LENGTH) ||
      (after !== undefined && after.value === value + 1 && after.offset - offset >= PAGE_LENGTH);
    if (inSequence || atFormFeed(lines, at) || cutsSentence(lines, at)) found.push(at);
  }
  return found;
}

/** An empty line or page break on one side at least, or a sentence torn in two. */
function isApart(lines: readonly Line[], i: number): boolean {
  return isBlank(lines[i - 1]) || isBlank(lines[i + 1]) || lines[i]!.startsPage || lines[i + 1]?.startsPage === true;
}

const isBlank = (line: Line | undefined): boolean => line === undefined || (line.text.trim() === '' && line.kind !== 'table');

function atFormFeed(lines: readonly Line[], i: number): boolean {
  return lines[i]!.startsPage || nextFilled(lines, i)?.startsPage === true || (lines[i + 1]?.startsPage ?? false);
}

/** The line before breaks off in mid-sentence and the line after goes on. */
function cutsSentence(lines: readonly Line[], i: number, skip: (i: number) => boolean = () => false): boolean {
  const before = filled(lines, i, -1, skip);
  const after = filled(lines, i, 1, skip);
  if (!before || !after || before.text.includes('\t') || after.text.includes('\t') || after.kind === 'table') return false;
  const text = before.text.trim();
  return text.length >= 16 && /[，。；、,]/u.test(text) && /[\u4e00-\u9fff0-9，、,]$/u.test(text) && /^[\u4e00-\u9fff0-9“《（(，、]/u.test(after.text) && !startsWithListMark(after.text);
}

/** Longest running header, characters. */
const LONGEST = 60;

/** Lines repeated at page breaks: beside a page number or form feed, or in the middle of sentences. */
function runningLines(lines: readonly Line[], numbers: ReadonlyMap<number, unknown>): Map<number, Dropped['reason']> {
  const places = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    const text = line.text.trim();
    if (text.length < 3 || text.length > LONGEST || numbers.has(i) || line.text.includes('\t') || /[。；|]|^#/u.test(text)) continue;
    const key = text.replace(/\d+/gu, '0').replace(/\s/gu, '');
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  }
  const repeated = [...places.values()].filter((at) => at.length >= 2);
  const running = new Map<number, Dropped['reason']>();
  for (const at of repeated) {
    const atBreaks = at.map((i) => breakBeside(lines, i, numbers));
    const count = atBreaks.filter((side) => side !== null).length;
    if (count < 2 || count * 3 < at.length * 2 || (at.length < 3 && count < at.length) || !standsAmongOthers(lines, at)) continue;
    const first = at[0]!;
    for (const [k, i] of at.entries()) {
      const side = atBreaks[k];
      if (side === null || side === undefined || (i === first && isFirstText(lines, i) && !numbers.has(i))) continue;
      running.set(i, side === 'before' ? 'running_footer' : 'running_header');
    }
  }
  return running;
}

/** A running header stands between other lines on each page; a line of a passage that is printed twice does not. */
function standsAmongOthers(lines: readonly Line[], at: readonly number[]): boolean {
  return ([-1, 1] as const).some((step) => {
    const beside = at.map((i) => filled(lines, i, step, () => false)?.text.trim() ?? '').filter((text) => /[\u4e00-\u9fff]{2}/u.test(text));
    return new Set(beside).size === beside.length;
  });
}

/** The side of a page break that a line stands on: `after` is the top of a page. Null when no page break is near. */
function breakBeside(lines: readonly Line[], i: number, numbers: ReadonlyMap<number, unknown>): 'before' | 'after' | null {
  if (lines[i]!.startsPage) return 'after';
  for (let k = i - 1; k >= 0 && k >= i - 4; k--) {
    if (numbers.has(k) || lines[k + 1]!.startsPage) return 'after';
    if (!isBlank(lines[k])) break;
    if (lines[k]!.startsPage) return 'after';
  }
  for (let k = i + 1; k < lines.length && k <= i + 4; k++) {
    if (numbers.has(k) || lines[k]!.startsPage) return 'before';
    if (!isBlank(lines[k])) break;
  }
  return cutsSentence(lines, i, (k) => numbers.has(k)) ? 'after' : null;
}

function isFirstText(lines: readonly Line[], i: number): boolean {
  for (let k = 0; k < i; k++) if (!isBlank(lines[k])) return false;
  return true;
}

const nextFilled = (lines: readonly Line[], i: number): Line | undefined => filled(lines, i, 1, () => false);

function filled(lines: readonly Line[], from: number, step: 1 | -1, skip: (i: number) => boolean): Line | undefined {
  for (let i = from + step; i >= 0 && i < lines.length; i += step) if (!isBlank(lines[i]) && !skip(i)) return lines[i];
  return undefined;
}
