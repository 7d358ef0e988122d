import { comparisonSigns } from './comparison-signs.ts';
import type { Recognised } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** How far the middle of an arm comes from straight, as a share of the sign's width. */
const STRAIGHT = 0.12;
/** The arms begin and end so near to the open side, and meet so near to the other, as shares of the width. */
const OPEN = 0.22;
const TIP = 0.7;
/** Ink of the bars, as a share of the ink of the arm above them: one or two. Less is no bar, more is another character. */
const BARRED = 0.5;
const CROWDED = 2.6;
/** The bars of = begin and end alike, those of 二 do not; as a share of the width. */
const ALIKE = 0.08;

interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * `≥`, `≦`, `=` and their like alone in a line, as in a column of comparators: engines are trained on words, and take the lone sign for
 * M, V or nothing. Told by two straight arms that meet and a bar under them, level or sloping, or by two bars of one length; else null.
 */
export function loneSign(image: GrayImage, box: PixelBox, characterSize: number): Recognised | null {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (width < characterSize * 0.4 || width > characterSize * 1.3 || height > characterSize * 1.3 || width < 6) return null;
  const rows = rowsOf(image, box);
  if (height <= width * 0.75) return areTwoBars(rows, width) ? sign('=') : null;
  const text = isBarredWedge(rows, width) ? '≥' : isBarredWedge(rows.map((runs) => mirrored(runs, width)), width) ? '≤' : null;
  return text && comparisonSigns(sign(text), image, box);
}

/** What the engine takes a lone % for in small type. */
const PERCENT_READ_AS = /^[0Oo][0%/]?$/u;
/** Corners of a % without ink, below the first ring and beside the head of the stroke, as shares of its sides. A 0 leaves neither clear. */
const CORNER = { below: 0.2, beside: 0.14, along: 0.22 };

/** A `%` alone in its cell, as in a column of units, that was read as a number: one wide character with a stroke through its middle and two clear corners. */
export function lonePercent(reading: Recognised, image: GrayImage, box: PixelBox, characterSize: number): Recognised {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (!PERCENT_READ_AS.test(reading.text) || width < characterSize * 0.7 || width > characterSize * 1.2 || height < width * 0.7) return reading;
  const [below, beside, along] = [Math.round(width * CORNER.below), Math.round(width * CORNER.beside), Math.round(height * CORNER.along)];
  const [x, y] = [(box.x0 + box.x1) >> 1, (box.y0 + box.y1) >> 1];
  const isClear = (part: PixelBox): boolean => inkIn(rowsOf(image, part).flat()) === 0;
  const isPercent = !isClear({ x0: x - 1, y0: y - 1, x1: x + 2, y1: y + 2 }) && isClear({ ...box, x1: box.x0 + below, y0: box.y1 - along }) && isClear({ ...box, x0: box.x1 - beside, y1: box.y0 + along });
  return isPercent ? { text: '%', confidence: reading.confidence, characters: [{ text: '%', confidence: reading.confidence, at: 0.5 }] } : reading;
}

const sign = (text: string): Recognised => ({ text, confidence: 1, characters: [{ text, confidence: 1, at: 0.5 }] });

/** Ink of each row from the left. */
function rowsOf({ width, data }: GrayImage, { x0, y0, x1, y1 }: PixelBox): Run[][] {
  return Array.from({ length: y1 - y0 }, (_, row) => {
    const runs: { from: number; to: number }[] = [];
    for (let x = x0; x < x1; x++) {
      if (data[(y0 + row) * width + x]! >= FAINT) continue;
      if (runs.at(-1)?.to === x - x0) runs.at(-1)!.to++;
      else runs.push({ from: x - x0, to: x - x0 + 1 });
    }
    return runs;
  });
}

const mirrored = (runs: readonly Run[], width: number): Run[] => runs.map(({ from, to }) => ({ from: width - to, to: width - from })).reverse();
const middleOf = ({ from, to }: Run): number => (from + to) / 2;
const inkIn = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

/** Two arms that meet on the right, and bars below the lower one. */
function isBarredWedge(rows: readonly (readonly Run[])[], width: number): boolean {
  const top = rows.findIndex((runs) => runs.length > 0);
  const first = rows.map((runs) => (runs[0] ? middleOf(runs[0]) : NaN));
  const tip = first.reduce((best, x, y) => (x > first[best]! ? y : best), Math.max(0, top));
  // Behind the lower arm's end the row begins with a bar, further to the right, or is clear.
  let foot = tip;
  while (first[foot + 1]! <= first[foot]! + 1) foot++;
  const [upper, lower] = [first.slice(top, tip + 1), first.slice(tip, foot + 1)];
  if (upper.length < 4 || lower.length < 4 || upper.length > lower.length * 1.7 || lower.length > upper.length * 1.7) return false;
  if (upper[0]! > width * OPEN || lower.at(-1)! > width * OPEN || first[tip]! < width * TIP) return false;
  if (!isStraight(upper, width) || !isStraight(lower, width) || rows.slice(top, tip).some((runs) => runs.length !== 1)) return false;
  const arm = inkIn(rows.slice(tip + 1, foot + 1).map((runs) => runs[0]!));
  const bars = inkIn(rows.slice(tip + 1).flat()) - arm;
  return bars >= arm * BARRED && bars <= arm * CROWDED;
}

function isStraight(middles: readonly number[], width: number): boolean {
  const [from, to] = [middles[0]!, middles.at(-1)!];
  return middles.every((middle, i) => Math.abs(middle - (from + ((to - from) * i) / (middles.length - 1))) <= Math.max(1, width * STRAIGHT));
}

/** Two level bars of one length with paper between them. */
function areTwoBars(rows: readonly (readonly Run[])[], width: number): boolean {
  const inked = rows.map((runs) => runs.length > 0);
  const [first, last] = [inked.indexOf(true), inked.lastIndexOf(true)];
  const gap = inked.indexOf(false, first);
  const second = inked.indexOf(true, gap);
  if (first < 0 || gap < 0 || second < 0 || inked.slice(second, last).includes(false)) return false;
  const bars = [rows.slice(first, gap).flat(), rows.slice(second, last + 1).flat()].map((runs) => ({ from: Math.min(...runs.map(({ from }) => from)), to: Math.max(...runs.map(({ to }) => to)), ink: Math.max(...runs.map(({ from, to }) => to - from)) }));
  const [upper, lower] = [bars[0]!, bars[1]!];
  const near = Math.max(1, width * ALIKE);
  return Math.abs(upper.from - lower.from) <= near && Math.abs(upper.to - lower.to) <= near && bars.every(({ from, to, ink }) => ink >= (to - from) * 0.8)
    && gap - first <= rows.length * 0.45 && last + 1 - second <= rows.length * 0.45;
}
