import type { InkedLine } from './type-sizes.ts';

/** Fewer characters than this with neighbours tell nothing. */
const ENOUGH = 10;
/** Of a page that stands upright nearly all characters are nearer to the one beside than to the one below; of one on its side nearly none. */
const ACROSS_LEAST = 0.35;
/** A neighbour further off than this, in heights of the character, is none. */
const REACH = 4;

/**
 * Whether the lines of a page run across it: characters stand closer in a line than lines to each other. Engines read characters
 * that lie on their side well enough, so what they say does not tell. Null where there are too few whole characters, as in tables of digits.
 */
export function runAcross(lines: readonly InkedLine[]): boolean | null {
  const characters = lines.flatMap((line) => line.characters).sort((a, b) => a.y0 - b.y0);
  let [across, all] = [0, 0];
  for (const [i, c] of characters.entries()) {
    const size = c.y1 - c.y0;
    let [beside, below] = [Infinity, Infinity];
    for (let j = i - 1; j >= 0 && characters[j]!.y0 > c.y0 - size; j--) beside = Math.min(beside, gapBeside(c, characters[j]!));
    for (let j = i + 1; j < characters.length && characters[j]!.y0 < c.y1 + size * REACH; j++) {
      beside = Math.min(beside, gapBeside(c, characters[j]!));
      below = Math.min(below, gapBelow(c, characters[j]!));
    }
    if (Math.min(beside, below) > size * REACH) continue;
    all++;
    if (beside < below) across++;
  }
  return all < ENOUGH ? null : across >= all * ACROSS_LEAST;
}

type Character = InkedLine['characters'][number];

const gapBeside = (a: Character, b: Character): number => (Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > (a.y1 - a.y0) / 2 && b.x0 >= a.x1 - 2 ? b.x0 - a.x1 : Infinity);
const gapBelow = (a: Character, b: Character): number => (Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > (a.x1 - a.x0) / 2 && b.y0 >= a.y1 - 2 ? b.y0 - a.y1 : Infinity);
