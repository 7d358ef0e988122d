import type { Word } from './positioned-page.ts';
import { columnStretch } from './reading-order.ts';
import { lineOf, toLines, widthOf } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { isCjk } from './word-spacing.ts';

/** So many lines that fill their column are prose; labels of a table are ragged. */
const FULL_LINES = 7;
const FULL = 0.85;
const FULL_SHARE = 0.6;

/** Words of a page in groups that are looked at apart: where one column holds prose, a table may stand in the other. */
export function wordZones(words: readonly Word[]): (readonly Word[])[] {
  const lines = toLines(words);
  const zones: Word[][] = [];
  const whole: Word[] = [];
  for (let i = 0; i < lines.length;) {
    const stretch = columnStretch(lines, i);
    if (!stretch) {
      whole.push(...lines[i++]!.words);
      continue;
    }
    const own = lines.slice(i, stretch.end).flatMap((line) => line.words);
    const left = own.filter((word) => word.bbox[0] < stretch.at), right = own.filter((word) => word.bbox[0] >= stretch.at);
    if (isProse(left) || isProse(right)) zones.push(left, right);
    else whole.push(...own);
    i = stretch.end;
  }
  return [whole, ...zones];
}

function isProse(words: readonly Word[]): boolean {
  const lines = toLines(words);
  const width = Math.max(...lines.map((line) => line.bbox[2])) - Math.min(...lines.map((line) => line.bbox[0]));
  const full = lines.filter((line) => widthOf(line.bbox) > width * FULL && isDense(line)).length;
  return full >= FULL_LINES && full >= lines.length * FULL_SHARE;
}

/** A line without wide gaps that holds several words. */
function isDense(line: TextLine): boolean {
  const { words } = lineOf(line.words);
  const gaps = words.slice(1).some((word, i) => word.bbox[0] - words[i]!.bbox[2] > line.fontSize * 1.2);
  const length = words.reduce((sum, word) => sum + (isCjk(word.text[0]!) ? word.text.length : 3), 0);
  return !gaps && length >= 12;
}
