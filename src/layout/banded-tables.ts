import type { Box } from '../model/document.ts';
import { hasScale } from './charts.ts';
import { hasFigure } from './chunks.ts';
import { cellLines } from './found-table.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import type { PositionedPage, Word } from './positioned-page.ts';
import type { Line } from './rulings.ts';
import type { FoundTables } from './ruled-tables.ts';
import { splitRows } from './split-rows.ts';
import { isCaption } from './table-captions.ts';
import { boxAround, centre, heightOf, middle, textOfLine, toLines } from './text-lines.ts';
import { isCjk } from './word-spacing.ts';

/** Rules of one table begin and end within this of each other. Points. */
const SAME_END = 5;
const SHORTEST = 80;
/** A free strip between two columns is at least this wide, in ems. */
const GUTTER = 0.75;
/** Between Han characters, which stand without any gap, a narrower one is enough. */
const HAN_GUTTER = 0.3;
/** Of so many bands one may run over a strip (a heading over all columns). */
const CROSSED = 0.15;

interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly words: readonly Word[];
  /** Usual font size, points. */
  readonly size: number;
  /** Stretches of the x axis that its texts cover. */
  readonly covered: readonly (readonly [number, number])[];
}

/** Tables with a rule under every row and none between the columns: rows are the bands between rules, columns the strips that stay free. */
export function bandedTables(page: PositionedPage, words: readonly Word[], rules: readonly Line[]): FoundTables {
  let rest = words;
  const tables: FoundTable[] = [];
  for (const group of ruleGroups(rules)) {
    for (const bands of tabularRuns(group, rest.filter((word) => !word.rotation))) {
      const table = bandedTable(bands, rules, page.words, page.number);
      if (!table) continue;
      tables.push(table);
      const taken = new Set(table.cells.flatMap((cell) => cell.lines.flatMap((line) => line.words)));
      rest = rest.filter((word) => !taken.has(word));
    }
  }
  return { tables, rest };
}

/** Rules at one height as one, then runs of at least three with the same ends. */
function ruleGroups(rules: readonly Line[]): Line[][] {
  const whole: Line[] = [];
  for (const rule of rules) {
    const last = whole.at(-1);
    if (last && rule.at - last.at < 2) whole[whole.length - 1] = { at: last.at, from: Math.min(last.from, rule.from), to: Math.max(last.to, rule.to) };
    else whole.push(rule);
  }
  const groups: Line[][] = [];
  for (const rule of whole.filter((line) => line.to - line.from >= SHORTEST)) {
    const open = groups.find((group) => Math.abs(group[0]!.from - rule.from) < SAME_END && Math.abs(group[0]!.to - rule.to) < SAME_END);
    if (open) open.push(rule);
    else groups.push([rule]);
  }
  return groups.filter((group) => group.length >= 3);
}

/** Runs of neighbouring bands between rules of one group that hold texts side by side; prose and empty space between rules part them. */
function tabularRuns(rules: readonly Line[], words: readonly Word[]): Band[][] {
  const left = Math.min(...rules.map((rule) => rule.from)), right = Math.max(...rules.map((rule) => rule.to));
  const inside = words.filter((word) => centre(word.bbox) > left - 3 && centre(word.bbox) < right + 3);
  const runs: Band[][] = [[]];
  for (let i = 1; i < rules.length; i++) {
    const band = bandOf(inside, rules[i - 1]!.at, rules[i]!.at, left, right);
    if (isTabular(band)) runs.at(-1)!.push(band);
    else if (band.words.length > 0 && widest(band) < (right - left) * 0.55 && runs.at(-1)!.length > 0) runs.at(-1)!.push(band);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.map(trimmed).filter((bands) => bands.length >= 2).map((bands) => {
    const head = openHead(inside, bands, left, right);
    return head ? [head, ...bands] : bands;
  });
}

const isTabular = (band: Band): boolean => band.covered.length > 1;

const widest = (band: Band): number => Math.max(...band.covered.map(([from, to]) => to - from));

/** Without the bands of a single text at the end. */
function trimmed(bands: readonly Band[]): Band[] {
  const last = bands.findLastIndex(isTabular);
  return bands.slice(0, last + 1);
}

function bandedTable(bands: readonly Band[], rules: readonly Line[], all: readonly Word[], page: number): FoundTable | null {
  if (bands.length < 3) return null;
  const { left, right } = bands[0]!, top = bands[0]!.top, bottom = bands.at(-1)!.bottom;
  // A partial rule inside a band heads several columns, and bands of many lines hold several rows: alignment reads those better.
  const within = rules.filter((rule) => rule.at > top + 2 && rule.at < bottom - 2 && rule.from > left - 5 && rule.to < right + 5);
  if (within.some((rule) => !bands.some((band) => Math.abs(band.top - rule.at) < 2.5 || Math.abs(band.bottom - rule.at) < 2.5))) return null;
  if (bands.some(holdsRows)) return null;
  if (hasScale([left, top, right, bottom], bands.flatMap((band) => [band.top, band.bottom]), all)) return null;
  const borders = gutters(bands, left, right);
  if (borders.length === 0) return null;
  const xs = [left, ...borders, right];
  const cells = bands.flatMap((band, row) => cellsOf(band, row, xs));
  const sideBySide = bands.filter((_, row) => cells.filter((cell) => cell.row === row && cell.lines.length > 0).length > 1).length;
  if (sideBySide < bands.length * 0.6 || cells.filter((cell) => cell.lines.length > 0).length < cells.length * 0.5) return null;
  const split = splitRows(cells, bands.length);
  return { origin: 'aligned', page, bbox: boxAround(split.cells.map((cell) => cell.bbox)), rowCount: split.rowCount, columnCount: xs.length - 1, cells: split.cells };
}

/** Several lines of figures under one another: rows of their own. */
const holdsRows = (band: Band): boolean => toLines(band.words).filter((line) => line.words.some((word) => hasFigure(word.text))).length > 4;

function bandOf(words: readonly Word[], top: number, bottom: number, left: number, right: number): Band {
  const own = words.filter((word) => middle(word.bbox) > top && middle(word.bbox) < bottom);
  const size = medianSize(own);
  return { top, bottom, left, right, words: own, size, covered: covered(own, size) };
}

/** The header may stand over the first rule without one above it: words no further up than the bands are high, in more than one place. */
function openHead(words: readonly Word[], bands: readonly Band[], left: number, right: number): Band | null {
  const { top } = bands[0]!;
  const heights = bands.map((band) => band.bottom - band.top).sort((a, b) => a - b);
  const reach = heights[Math.floor(heights.length / 2)]! * 1.2;
  const above = words.filter((word) => middle(word.bbox) < top && word.bbox[3] > top - reach && word.bbox[1] > top - reach - heightOf(word.bbox) * 0.5);
  const lines = toLines(above);
  if (lines.length === 0 || lines.length > 3) return null;
  if (isCaption(lines.map(textOfLine).join(' '))) return null;
  const head = bandOf(above, Math.min(...above.map((word) => word.bbox[1])) - 2, top, left, right);
  return isTabular(head) ? head : null;
}

/** Middles of the strips that (nearly) all bands leave free. */
function gutters(bands: readonly Band[], left: number, right: number): number[] {
  const size = Math.max(...bands.map((band) => band.size));
  const allowed = Math.floor(bands.length * CROSSED);
  const edges: { x: number; change: number }[] = [];
  for (const band of bands) {
    for (const [from, to] of band.covered) edges.push({ x: from, change: 1 }, { x: to, change: -1 });
  }
  edges.sort((a, b) => a.x - b.x || b.change - a.change);
  const borders: number[] = [];
  let depth = 0, start: number | null = null, seen = false;
  for (const { x, change } of edges) {
    if (depth <= allowed && start === null) start = x;
    depth += change;
    if (depth > allowed && start !== null) {
      if (seen && x - start > size * HAN_GUTTER) borders.push((start + x) / 2);
      start = null;
      seen = true;
    } else if (depth <= allowed && start === null) start = x;
  }
  return borders.filter((x) => x > left && x < right);
}

/** What a band's words cover of the x axis; words of one text (closer than a wide space) cover what lies between them. */
function covered(words: readonly Word[], size: number): [number, number][] {
  const merged: [number, number][] = [];
  for (const line of toLines(words)) {
    let before = '';
    for (const { text, bbox: [x0, , x1] } of line.words) {
      const last = merged.at(-1), gap = size * (isCjk(before) && isCjk(text[0]!) ? HAN_GUTTER : GUTTER);
      if (before !== '' && last && x0 - last[1] < gap) last[1] = Math.max(last[1], x1);
      else merged.push([x0, x1]);
      before = text.at(-1)!;
    }
  }
  merged.sort((a, b) => a[0] - b[0]);
  const flat: [number, number][] = [];
  for (const [x0, x1] of merged) {
    const last = flat.at(-1);
    if (last && x0 <= last[1]) last[1] = Math.max(last[1], x1);
    else flat.push([x0, x1]);
  }
  return flat;
}

function medianSize(words: readonly Word[]): number {
  const sizes = words.map((word) => word.fontSize || heightOf(word.bbox)).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}

/** The cells of a band; columns that a text runs over are one. */
function cellsOf(band: Band, row: number, xs: readonly number[]): FoundCell[] {
  const cells: FoundCell[] = [];
  const crossed = (x: number): boolean => band.covered.some(([from, to]) => from < x - 1 && to > x + 1);
  for (let column = 0; column < xs.length - 1;) {
    let end = column + 1;
    while (end < xs.length - 1 && crossed(xs[end]!)) end++;
    const from = column === 0 ? -Infinity : xs[column]!, to = end === xs.length - 1 ? Infinity : xs[end]!;
    const words = band.words.filter((word) => centre(word.bbox) >= from && centre(word.bbox) < to);
    const bbox: Box = [xs[column]!, band.top, xs[end]!, band.bottom];
    cells.push({ row, column, rowSpan: 1, columnSpan: end - column, bbox, lines: cellLines(words) });
    column = end;
  }
  return cells;
}
