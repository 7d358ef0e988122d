import type { PixelBox } from './gray-image.ts';

/** A line of text with the boxes of its whole characters, as far as they can be told from parts of characters. */
export interface InkedLine extends PixelBox {
  readonly characters: readonly PixelBox[];
}

/** The ink of a Chinese character is about this share of the size of its type. */
const INK_OF_EM = 0.92;
/** Sizes nearer than this are one size, measured twice. Neighbouring sizes of Chinese type (小四 and 五号) are 14 % apart. */
const SAME = 1.08;
/** So few characters may happen to be low, or to be told by their parts: a line with them that is as high as longer lines of one size has that size. */
const FEW = 12;
const AS_HIGH = 1.09;
/** Sizes nearer than this are no two of Chinese type, where lines of both are as high as that. */
const BETWEEN = 1.12;
const LEVEL = 1.06;
/** The last line of a paragraph this near to the size of the line above has that size. */
const NEAR = 1.2;
/** Fewer whole characters do not tell a line's size. */
const ENOUGH = 4;

/**
 * Sizes of type of a page's lines, in pixels. Measured on the whole characters of each line and evened over the page, since what a
 * line's ink measures hangs on its brackets and commas; lines of digits alone take the size of the line next to them.
 */
export function typeSizes(lines: readonly InkedLine[], usual: number): number[] {
  const measured = lines.map(({ characters }) => {
    const heights = characters.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
    return heights.length < ENOUGH ? null : heights[Math.floor(heights.length * 0.7)]! / INK_OF_EM;
  });
  const known = measured.flatMap((size, i) => (size === null ? [] : [{ size, weight: lines[i]!.characters.length, i }])).sort((a, b) => a.size - b.size);
  const sizes = lines.map(() => usual / INK_OF_EM);
  const groups: Group[] = [];
  for (let from = 0; from < known.length;) {
    let to = from + 1;
    while (to < known.length && known[to]!.size < known[to - 1]!.size * 1.06 && known[to]!.size < known[from]!.size * SAME * SAME) to++;
    const group = groupOf(known.slice(from, to), lines);
    const last = groups.at(-1);
    if (last && isOneSize(last, group)) groups[groups.length - 1] = groupOf([...last.members, ...group.members], lines);
    else groups.push(group);
    from = to;
  }
  for (const { members, size } of groups) for (const { i } of members) sizes[i] = size;
  const heights = groups.flatMap(({ size, height }) => (height === null ? [] : [{ size, height }]));
  lines.forEach((line, i) => {
    if (measured[i] === null || line.characters.length >= FEW) return;
    const alike = heights.map(({ size, height }) => ({ size, off: ratio(heightOf(line), height) })).sort((a, b) => a.off - b.off)[0];
    if (alike && alike.off < AS_HIGH) sizes[i] = alike.size;
  });
  // From the top, so that each line is held against the line above as it stands.
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    if (above && line.characters.length < FEW && above.characters.length >= FEW && above.y1 <= line.y1 && line.x0 < above.x0 + usual && ratio(sizes[i]!, sizes[i - 1]!) < NEAR) sizes[i] = sizes[i - 1]!;
  });
  measured.forEach((size, i) => {
    if (size !== null) return;
    const middle = (box: PixelBox): number => (box.y0 + box.y1) / 2;
    const next = known.map((k) => ({ i: k.i, far: Math.abs(middle(lines[k.i]!) - middle(lines[i]!)) })).sort((a, b) => a.far - b.far || a.i - b.i)[0];
    if (next && next.far < usual * 6) sizes[i] = sizes[next.i]!;
  });
  return sizes;
}

interface Measured {
  readonly size: number;
  /** Whole characters. */
  readonly weight: number;
  /** Index of the line. */
  readonly i: number;
}

/** Lines of one size. */
interface Group {
  /** By size. */
  readonly members: readonly Measured[];
  readonly size: number;
  /** How high its longer lines are; null without any. */
  readonly height: number | null;
}

function groupOf(members: readonly Measured[], lines: readonly InkedLine[]): Group {
  const half = members.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  const size = members.find(({ weight }) => (passed += weight) >= half)!.size;
  const high = members.flatMap(({ i }) => (lines[i]!.characters.length < FEW ? [] : [heightOf(lines[i]!)])).sort((a, b) => a - b);
  return { members, size, height: high[high.length >> 1] ?? null };
}

/** Characters of 楷体 differ in height from line to line, the lines do not: nearer than neighbouring sizes are, and as high, is one size. */
const isOneSize = (a: Group, b: Group): boolean => a.height !== null && b.height !== null && ratio(a.size, b.size) < BETWEEN && ratio(a.height, b.height) < LEVEL;

const heightOf = ({ y0, y1 }: PixelBox): number => y1 - y0;

const ratio = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b);
