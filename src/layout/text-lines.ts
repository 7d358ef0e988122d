import type { Box } from '../model/document.ts';
import type { Piece } from '../model/builder.ts';
import type { Word } from './positioned-page.ts';
import { spaceBetween } from './word-spacing.ts';

/** Words that stand on one base line, from left to right. */
export interface TextLine {
  readonly words: readonly Word[];
  readonly bbox: Box;
  /** Size of most of its glyphs, points. */
  readonly fontSize: number;
}

/** Groups upright words into lines, from top to bottom. Raised and lowered small words (footnote marks) join the line beside them. */
export function toLines(words: readonly Word[]): TextLine[] {
  const sorted = [...words].sort((a, b) => middle(a.bbox) - middle(b.bbox) || a.bbox[0] - b.bbox[0]);
  const open: { core: Box; words: Word[] }[] = [];
  for (const word of sorted) {
    let home: { core: Box; words: Word[] } | undefined;
    for (let i = open.length - 1; i >= 0 && i >= open.length - 4 && !home; i--) {
      if (sharesLine(open[i]!.core, word.bbox)) home = open[i];
    }
    if (!home) open.push({ core: word.bbox, words: [word] });
    else {
      home.words.push(word);
      if (heightOf(word.bbox) > heightOf(home.core) * 1.15) home.core = word.bbox;
    }
  }
  return open.map((line) => lineOf(line.words));
}

export function lineOf(unsorted: readonly Word[]): TextLine {
  const words = [...unsorted].sort((a, b) => a.bbox[0] - b.bbox[0]);
  return { words, bbox: boxAround(words.map((word) => word.bbox)), fontSize: usualSize(words) };
}

/** Two boxes overlap by more than half of the lower one: they are on one line. */
function sharesLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return overlap > 0.5 * Math.min(heightOf(a), heightOf(b));
}

/** The text of a line with a piece for every word, so that each keeps its own place. */
export function piecesOf(line: TextLine, page: number): Piece[] {
  const pieces: Piece[] = [];
  let before: Word | null = null;
  for (const word of line.words) {
    if (before) {
      const space = spaceBetween(before, word, word.bbox[0] - before.bbox[2]);
      if (space) pieces.push({ text: space });
    }
    pieces.push(pieceOf(word, page));
    before = word;
  }
  return pieces;
}

export const pieceOf = ({ text, bbox, confidence, otherReading }: Word, page: number): Piece => ({
  text, page, bbox, ...(confidence !== undefined && { confidence }), ...(otherReading !== undefined && { otherReading }),
});

export const textOfLine = (line: TextLine): string => piecesOf(line, 0).map((piece) => piece.text).join('');

export function boxAround(boxes: readonly Box[]): Box {
  let x0 = Infinity, top = Infinity, x1 = -Infinity, bottom = -Infinity;
  for (const box of boxes) {
    if (box[0] < x0) x0 = box[0];
    if (box[1] < top) top = box[1];
    if (box[2] > x1) x1 = box[2];
    if (box[3] > bottom) bottom = box[3];
  }
  return [x0, top, x1, bottom];
}

export const middle = (box: Box): number => (box[1] + box[3]) / 2;
export const centre = (box: Box): number => (box[0] + box[2]) / 2;
export const heightOf = (box: Box): number => box[3] - box[1];
export const widthOf = (box: Box): number => box[2] - box[0];

function usualSize(words: readonly Word[]): number {
  let best = 0, most = -1;
  const weight = new Map<number, number>();
  for (const word of words) {
    const size = Math.round((word.fontSize || heightOf(word.bbox)) * 4) / 4;
    const sum = (weight.get(size) ?? 0) + word.text.length;
    weight.set(size, sum);
    if (sum > most) { most = sum; best = size; }
  }
  return best;
}
