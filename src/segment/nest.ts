import type { ListMark } from '../chinese/list-marks.ts';
import type { HeadingRules } from './heading-rules.ts';

/** Where a numbered line stands in the outline. */
export interface Nested {
  /** Index of the numbered line that it stands below; null at the top. */
  readonly parent: number | null;
  /** Lines of one list have the same run: same style, same parent, counted on. */
  readonly run: number;
}

/**
 * Builds the outline of numbered lines from their styles and values alone.
 *
 * A style that is open is continued or begins again at its own level. A new style goes below the innermost open one when it
 * is a lower style by custom. When it is a higher one (`（一）` below `1.`), it is a list inside that item if it begins at one
 * and the item's own list goes on behind it; otherwise the lower lists are over, and it stands beside them:
 * `一、 1. 2. 3. （二）（三）` has all five on one level. `1、` inside `1.` is such a list too; `1. 2、 3.` is one list with a slip.
 */
export function nest(marks: readonly ListMark[], rules: HeadingRules): Nested[] {
  const ranks = marks.map((mark) => rankOf(mark, rules));
  const open: Open[] = [];
  let runs = 0;
  return marks.map((mark, index) => {
    const same = openListOf(marks, index, open);
    if (same !== null) {
      const before = open[same]!;
      open.length = same;
      const continues = mark.value > before.mark.value && mark.parts.slice(0, -1).every((part, i) => part === before.mark.parts[i]);
      open.push({ mark, index, run: continues ? before.run : runs++ });
    } else {
      while (open.length > 0 && !goesBelow(marks, ranks, index, open)) open.pop();
      open.push({ mark, index, run: runs++ });
    }
    return { parent: open.at(-2)?.index ?? null, run: open.at(-1)!.run };
  });
}

/** The open list that a mark belongs to, by its place in the stack; null when its style begins a new one. */
function openListOf(marks: readonly ListMark[], index: number, open: readonly Open[]): number | null {
  const mark = marks[index]!;
  const exact = open.findLastIndex((entry) => sameStyle(entry.mark, mark) && signOf(entry.mark) === signOf(mark));
  if (exact >= 0) return exact;
  const loose = open.findLastIndex((entry) => sameStyle(entry.mark, mark));
  if (loose < 0) return null;
  return mark.value === 1 && goesOn(marks, index, open.slice(0, loose + 1)) ? null : loose;
}

/** `1.` and `1、` tell lists apart where a document uses both; OCR prints `,` for `、`. */
const signOf = (mark: ListMark): string => (mark.style === 'arabic' && mark.number.endsWith('.') ? '.' : '');

interface Open {
  readonly mark: ListMark;
  readonly index: number;
  readonly run: number;
}

/** `1.1.1` stands below `1.1`. */
const rankOf = (mark: ListMark, rules: HeadingRules): number => (rules.styleOf(mark)?.rank ?? Infinity) + (mark.parts.length - 1) / 10;

const sameStyle = (a: ListMark, b: ListMark): boolean =>
  a.style === b.style && (a.style === 'attachment' || a.parts.length === b.parts.length);

/** Whether a mark of a style that is not open stands below the innermost open entry. */
function goesBelow(marks: readonly ListMark[], ranks: readonly number[], index: number, open: readonly Open[]): boolean {
  const mark = marks[index]!;
  const innermost = open.at(-1)!;
  if (ranks[index]! > ranks[innermost.index]!) return true;
  if (mark.value !== 1 || mark.style === 'attachment') return false;
  return goesOn(marks, index, open, (later) => ranks[later]! < ranks[index]!);
}

/** Whether the innermost open list goes on behind a mark, before one of the lists around it does. */
function goesOn(marks: readonly ListMark[], index: number, open: readonly Open[], stops: (later: number) => boolean = () => false): boolean {
  const innermost = open.at(-1)!.mark;
  const outer = open.slice(0, -1);
  for (let next = index + 1; next < Math.min(marks.length, index + FURTHEST); next++) {
    const later = marks[next]!;
    if (sameStyle(later, innermost) && signOf(later) === signOf(innermost)) return later.value === innermost.value + 1;
    if (outer.some((entry) => sameStyle(entry.mark, later)) || stops(next)) return false;
  }
  return false;
}

/** How many marks ahead a list may be interrupted; keeps a long document linear. */
const FURTHEST = 200;
