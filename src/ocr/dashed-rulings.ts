import type { Component } from './components.ts';
import type { PixelBox } from './gray-image.ts';
import type { PixelRulings } from './pixel-rulings.ts';

/** Fewer marks in a row are no ruling but signs of a text. */
const FEWEST = 7;
/** A dash is at least this many times as long as it is thick. Rounder ones are dots. */
const LONG = 1.4;
/** The longest dash, and the widest gap between two, as shares of a character. */
const LONGEST = 1.2;
const GAP = 0.6;
/** Share of gaps as wide as the usual one, and of marks that are dashes rather than the corners that two lines make. */
const EVEN = 0.8;
const DASHES = 0.6;
/** Dots this close, as a share of a character, are a dotted ruling; those of a table of contents stand further apart. */
const CLOSE = 0.2;

/** Rulings drawn in dashes or dots, each as one thin box from its first mark to its last. `thickest` in pixels, as of other rulings. */
export function findDashedRulings(components: readonly Component[], size: number, thickest: number): PixelRulings {
  if (size === 0) return { horizontal: [], vertical: [] };
  const thin = Math.max(2, Math.min(thickest / 2, size * 0.2));
  // Two lines meet in a corner or a cross of their dashes, as thin as these.
  const marks = components.filter(({ x0, y0, x1, y1, area }) => Math.max(x1 - x0, y1 - y0) <= size * LONGEST && area <= (x1 - x0 + y1 - y0) * thin);
  return { horizontal: dashedRows(marks, size, thin), vertical: dashedRows(marks.map(turn), size, thin).map(turn) };
}

const turn = <T extends PixelBox>(box: T): T => ({ ...box, x0: box.y0, y0: box.x0, x1: box.y1, y1: box.x1 });

interface Row {
  readonly marks: Component[];
  readonly dashes: Component[];
}

function dashedRows(marks: readonly Component[], size: number, thin: number): PixelBox[] {
  const isDash = ({ x0, y0, x1, y1, area }: Component): boolean => y1 - y0 <= thin && x1 - x0 >= (y1 - y0) * 0.8 && area >= (x1 - x0) * (y1 - y0) * 0.6;
  const rows: Row[] = [];
  let open: Row[] = [];
  for (const mark of [...marks].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    open = open.filter((row) => mark.x0 - row.marks.at(-1)!.x1 <= size * GAP);
    const ofDashes = isDash(mark);
    const row = open.find((r) => {
      const last = r.dashes.at(-1);
      const y = last ? middleOf(last) : middleOf(mark);
      return mark.x0 >= r.marks.at(-1)!.x1 && (ofDashes && last ? Math.abs(y - middleOf(mark)) <= 1 : reaches(mark, y) && reaches(r.marks.at(-1)!, y));
    });
    const home = row ?? { marks: [], dashes: [] };
    home.marks.push(mark);
    if (ofDashes) home.dashes.push(mark);
    if (row) continue;
    rows.push(home);
    open.push(home);
  }
  return rows.filter((row) => row.marks.length >= FEWEST && row.dashes.length >= row.marks.length * DASHES && isEven(row.marks) && (isOfDashes(row.dashes) || isOfDots(row.marks, size)))
    .map(({ marks: all, dashes }) => ({ x0: all[0]!.x0, x1: all.at(-1)!.x1, y0: Math.min(...dashes.map((dash) => dash.y0)), y1: Math.max(...dashes.map((dash) => dash.y1)) }));
}

const middleOf = ({ y0, y1 }: Component): number => (y0 + y1) / 2;
const reaches = ({ y0, y1 }: Component, y: number): boolean => y > y0 - 1 && y < y1 + 1;

function isEven(marks: readonly Component[]): boolean {
  const gaps = marks.slice(1).map((mark, i) => mark.x0 - marks[i]!.x1).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1]!;
  return gaps.filter((gap) => Math.abs(gap - usual) <= Math.max(1.5, usual * 0.4)).length >= gaps.length * EVEN;
}

const isOfDashes = (dashes: readonly Component[]): boolean => dashes.filter(({ x0, y0, x1, y1 }) => x1 - x0 >= (y1 - y0) * LONG).length >= dashes.length * 0.8;

const isOfDots = (marks: readonly Component[], size: number): boolean => (marks.at(-1)!.x0 - marks[0]!.x0) / (marks.length - 1) <= size * CLOSE;
