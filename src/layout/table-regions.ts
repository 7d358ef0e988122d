import type { Line } from './rulings.ts';
import type { ChunkLine } from './chunks.ts';
import { hasFigure } from './chunks.ts';
import { isCaption } from './table-captions.ts';
import { textOfLine, widthOf } from './text-lines.ts';

/** Consecutive lines that may be a table without lines between its columns. */
export interface Region {
  readonly lines: readonly ChunkLine[];
  /** Rules within and at the edges of it, top to bottom. */
  readonly rules: readonly Line[];
}

/** Lines of a table follow each other closer than this many ems. */
const LINE_GAP = 3.2;
const LEADERS = /(?:\.\s?){4,}|…{2,}|·{4,}|_{4,}/;

/** Runs of lines in which text stands in several places side by side. */
export function tableRegions(lines: readonly ChunkLine[], rules: readonly Line[], textWidth: number): Region[] {
  const regions: Region[] = [];
  for (let i = 0; i < lines.length;) {
    if (!isTabular(lines[i]!)) { i++; continue; }
    let end = i + 1, last = i;
    while (end < lines.length && near(lines[end - 1]!, lines[end]!) && !isProse(lines[end]!, textWidth) && !isTitle(lines[end]!, lines[i]!)) {
      if (isTabular(lines[end]!)) last = end;
      else if (isClosed(lines, i, end, rules)) break;
      end++;
    }
    const start = upwards(lines, i, last, rules);
    const stop = withTrailing(lines, last + 1, end, rules);
    const region = cutAtCaption(lines.slice(start, stop), rules);
    for (const part of cutAtNewHeader(region, rules)) if (part.length > 1) regions.push({ lines: part, rules: rulesOf(part, rules) });
    i = Math.max(stop, last + 1);
  }
  return regions;
}

/** Text in at least two places: far apart, or several figures. Leader dots of a table of contents do not count. */
function isTabular({ line, chunks }: ChunkLine): boolean {
  if (chunks.length < 2) return false;
  if (chunks.length === 2 && LEADERS.test(textOfLine(line))) return false;
  return true;
}

const isProse = ({ line, chunks }: ChunkLine, textWidth: number): boolean => chunks.length === 1 && widthOf(line.bbox) > textWidth * 0.62;

/** A single text set clearly larger than the table is the title of what follows. */
const isTitle = ({ line, chunks }: ChunkLine, first: ChunkLine): boolean => chunks.length === 1 && line.fontSize > first.line.fontSize * 1.15;

const near = (above: ChunkLine, below: ChunkLine): boolean =>
  below.line.bbox[1] - above.line.bbox[3] < LINE_GAP * Math.max(above.line.fontSize, below.line.fontSize) - above.line.fontSize;

/** A rule that closes the table lies just above this line: at least the third over its full width, or the second before a wide gap. */
function isClosed(lines: readonly ChunkLine[], first: number, next: number, rules: readonly Line[]): boolean {
  const run = lines.slice(first, next);
  const left = Math.min(...run.map((l) => l.line.bbox[0])), right = Math.max(...run.map((l) => l.line.bbox[2]));
  const above = run.at(-1)!;
  if (!ruleBetween(above, lines[next]!, rules, left, right)) return false;
  let full = 0;
  for (let i = Math.max(first, 1); i <= next; i++) if (ruleBetween(lines[i - 1]!, lines[i]!, rules, left, right)) full++;
  return full >= 3 || (full === 2 && lines[next]!.line.bbox[1] - above.line.bbox[3] > above.line.fontSize * 1.4);
}

/** Header lines above the first tabular line: single texts over a column other than the first, with no rule between. */
function upwards(lines: readonly ChunkLine[], first: number, last: number, rules: readonly Line[]): number {
  let start = first;
  const run = lines.slice(first, last + 1);
  const left = Math.min(...run.map((l) => l.line.bbox[0])), right = Math.max(...run.map((l) => l.line.bbox[2]));
  // A rule that leaves the first column out is the table's own: it heads the columns below it.
  const closing = rules.filter((rule) => rule.from < left + (right - left) * 0.1);
  while (start > 0) {
    const above = lines[start - 1]!, below = lines[start]!;
    if (!near(above, below) || above.chunks.length !== 1 || isCaption(textOfLine(above.line))) break;
    const [x0, , x1] = above.line.bbox;
    const overFirst = x0 < left + (right - left) * 0.12;
    if (overFirst || x1 > right + 10 || x1 - x0 > (right - left) * 0.6 || ruleBetween(above, below, closing, left, right)) break;
    start--;
  }
  return start;
}

function ruleBetween(above: ChunkLine, below: ChunkLine, rules: readonly Line[], left: number, right: number): boolean {
  return rules.some((rule) => rule.at > above.line.bbox[3] - 3 && rule.at < below.line.bbox[1] + 3 && Math.min(rule.to, right) - Math.max(rule.from, left) > (right - left) * 0.6);
}

/** Single lines after the last tabular one belong to the table only if a rule closes it below them. */
function withTrailing(lines: readonly ChunkLine[], stop: number, end: number, rules: readonly Line[]): number {
  for (let i = end; i > stop; i--) {
    const bottom = lines[i - 1]!.line.bbox[3], next = lines[i]?.line.bbox[1] ?? bottom + 20;
    const closing = rules.find((rule) => rule.at > bottom - 4 && rule.at < Math.min(next + 4, bottom + 14));
    if (!closing) continue;
    const [left, , right] = lines[stop - 1]!.line.bbox;
    const open = rules.some((rule) => rule.at > lines[stop - 1]!.line.bbox[3] - 3 && rule.at < lines[stop]!.line.bbox[1] + 3);
    if (!open && Math.min(closing.to, right) - Math.max(closing.from, left) > (right - left) * 0.8) return i;
  }
  return stop;
}

/** A caption that stands close above its table is cut off: at the first rule below it, or after its own lines. */
function cutAtCaption(lines: readonly ChunkLine[], rules: readonly Line[]): readonly ChunkLine[] {
  const [left, right] = [Math.min(...lines.map((l) => l.line.bbox[0])), Math.max(...lines.map((l) => l.line.bbox[2]))];
  for (let i = Math.min(3, lines.length - 1); i >= 0; i--) {
    if (!isCaption(textOfLine(lines[i]!.line)) || lines[i]!.chunks.some((chunk) => chunk.numeric && chunk.words.every((word) => hasFigure(word.text)))) continue;
    for (let j = i; j < Math.min(i + 4, lines.length - 1); j++) {
      if (ruleBetween(lines[j]!, lines[j + 1]!, rules, left, right)) return lines.slice(j + 1);
    }
    let after = i + 1;
    while (after < lines.length && lines[after]!.chunks.length === 1) after++;
    return lines.slice(after);
  }
  return lines;
}

/** Two tables printed closely one below the other: a wider gap, then a few lines without figures over a rule that the first one had too. */
function cutAtNewHeader(lines: readonly ChunkLine[], rules: readonly Line[]): (readonly ChunkLine[])[] {
  const left = Math.min(...lines.map((l) => l.line.bbox[0])), right = Math.max(...lines.map((l) => l.line.bbox[2]));
  const gaps = lines.slice(1).map((below, i) => below.line.bbox[1] - lines[i]!.line.bbox[1]).sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const parts: ChunkLine[][] = [[]];
  let ruled = false;
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    const open = parts.at(-1)!;
    if (above && ruled && open.length > 3 && line.line.bbox[1] - above.line.bbox[1] > usual * 1.6 && isHeadOver(lines, i, rules, left, right)) {
      parts.push([line]);
      ruled = false;
      return;
    }
    if (above && ruleBetween(above, line, rules, left, right)) ruled = true;
    open.push(line);
  });
  return parts;
}

function isHeadOver(lines: readonly ChunkLine[], start: number, rules: readonly Line[], left: number, right: number): boolean {
  for (let i = start; i < Math.min(start + 4, lines.length - 1); i++) {
    if (ruleBetween(lines[i]!, lines[i + 1]!, rules, left, right)) return lines[i]!.chunks.length >= 3;
  }
  return false;
}

/** Rules that lie over, between or just below the lines, sorted from top to bottom. */
function rulesOf(lines: readonly ChunkLine[], rules: readonly Line[]): Line[] {
  const top = lines[0]!.line.bbox[1] - lines[0]!.line.fontSize, bottom = lines.at(-1)!.line.bbox[3] + lines.at(-1)!.line.fontSize;
  const left = Math.min(...lines.map((l) => l.line.bbox[0])), right = Math.max(...lines.map((l) => l.line.bbox[2]));
  return rules.filter((rule) => rule.at > top && rule.at < bottom && rule.to > left && rule.from < right);
}
