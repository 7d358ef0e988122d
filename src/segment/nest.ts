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
 * `一、 1. 2. 3. （二）（三）` has all five on one level.
 */
export function nest(marks: readonly ListMark[], rules: HeadingRules): Nested[] {
  const ranks = marks.map((mark) => rankOf(mark, rules));
  const open: Open[] = [];
  let runs = 0;
  return marks.map((mark, index) => {
    const same = open.findLastIndex((entry) => sameStyle(entry.mark, mark));
    if (same >= 0) {
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
  const { mark: innermost, index: at } = open.at(-1)!;
  if (ranks[index]! > ranks[at]!) return true;
  if (mark.value !== 1 || mark.style === 'attachment') return false;
  const outer = open.slice(0, -1);
  for (let next = index + 1; next < marks.length; next++) {
    const later = marks[next]!;
    if (sameStyle(later, innermost)) return later.value === innermost.value + 1;
    if (outer.some((entry) => sameStyle(entry.mark, later)) || ranks[next]! < ranks[index]!) return false;
  }
  return false;
}
