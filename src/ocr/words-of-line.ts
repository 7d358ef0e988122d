import type { Word } from '../layout/positioned-page.ts';
import type { Box } from '../model/document.ts';
import { isComparison } from '../model/scan-marks.ts';
import type { Recognised } from './engine.ts';
import type { PixelBox } from './gray-image.ts';
import { numbersIn } from './numbers-in-line.ts';
import type { OtherReading } from './second-reading.ts';

interface Scale {
  /** Points. */
  readonly fontSize: number;
  /** Points a pixel. */
  readonly scaleX: number;
  readonly scaleY: number;
}

const PERCENT = /^[%％‰]$/u;

/**
 * Words of a line: parted at spaces that the engine read, boxes from the characters' places. Each number is a word of its own, and so
 * is the comparison sign before it, so that a doubt about one of them, or about a character beside it, is told of that alone.
 */
export function wordsOf({ characters }: Recognised, box: PixelBox, { fontSize, scaleX, scaleY }: Scale, others: readonly OtherReading[]): Word[] {
  const width = box.x1 - box.x0;
  const edges = new Set(numbersIn(characters).flatMap(({ from, to }) => [...(isComparison(characters[from - 1]?.text ?? '') ? [from - 1] : []), from, PERCENT.test(characters[to]?.text ?? '') ? to + 1 : to]));
  const isSpace = (i: number): boolean => characters[i]?.text.trim() === '';
  const half = width / Math.max(1, characters.length) / 2;
  /** Where the character at `i` begins: halfway from the one before it, or its own half beside a space. */
  const left = (i: number): number => (i === 0 ? 0 : i === characters.length ? width : isSpace(i - 1) ? Math.max(0, characters[i]!.at * width - half) : ((characters[i - 1]!.at + characters[i]!.at) / 2) * width);
  const right = (i: number): number => (isSpace(i) ? Math.min(width, characters[i - 1]!.at * width + half) : left(i));
  const words: Word[] = [];
  let from = 0;
  for (let i = 0; i <= characters.length; i++) {
    if (i < characters.length && !isSpace(i) && !edges.has(i)) continue;
    if (i > from) {
      const part = characters.slice(from, i);
      const bbox: Box = [(box.x0 + left(from)) * scaleX, box.y0 * scaleY, (box.x0 + right(i)) * scaleX, box.y1 * scaleY];
      const other = others.find((reading) => reading.from === from && reading.to <= i);
      words.push({
        text: textOf(part), bbox, fontSize, confidence: Math.min(...part.map((c) => c.confidence)),
        ...(other && { otherReading: other.text === '?' ? '?' : other.text + textOf(characters.slice(other.to, i)) }),
      });
    }
    from = isSpace(i) ? i + 1 : i;
  }
  return words;
}

const textOf = (characters: Recognised['characters']): string => characters.map(({ text }) => text).join('');
