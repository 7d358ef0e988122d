import type { Component } from './components.ts';

/** Both sides at most this share of a character: a dot, as points and specks are. */
const DOT = 0.22;
/** A point stands at most so far from the characters that it belongs to, as a share of a character: beside them, above or below them. */
const BESIDE = 0.9;
const OFF_LINE = 0.1;
const STACKED = 0.25;

/**
 * Without the specks that copiers and dirty glass leave: dots that stand on no line of text. They would tie lines to one another.
 * A point of a number, a comma or the dot of 主 stands beside its characters at their height, or close above or below one.
 */
export function withoutSpecks(components: readonly Component[], size: number): readonly Component[] {
  const isDot = ({ x0, y0, x1, y1 }: Component): boolean => x1 - x0 <= size * DOT && y1 - y0 <= size * DOT;
  const dots = components.filter(isDot);
  if (dots.length === 0) return components;
  const strokes = components.filter((c) => !isDot(c)).sort((a, b) => a.y0 - b.y0);
  const specks = new Set(dots.filter((dot) => !isNearOne(dot, strokes, size)));
  return specks.size === 0 ? components : components.filter((c) => !specks.has(c));
}

/** `strokes` from the top. Those that begin below the dot's reach are not looked at, those next to it first. */
function isNearOne(dot: Component, strokes: readonly Component[], size: number): boolean {
  const lowest = (dot.y0 + dot.y1) / 2 + size * STACKED;
  let [from, to] = [0, strokes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (strokes[middle]!.y0 <= lowest) from = middle + 1;
    else to = middle;
  }
  for (let i = from - 1; i >= 0; i--) if (isNear(dot, strokes[i]!, size)) return true;
  return false;
}

function isNear(dot: Component, c: Component, size: number): boolean {
  const middle = (dot.y0 + dot.y1) / 2;
  const apart = Math.max(c.x0 - dot.x1, dot.x0 - c.x1);
  const off = size * (apart < 0 ? STACKED : OFF_LINE);
  return apart <= size * BESIDE && middle >= c.y0 - off && middle <= c.y1 + off;
}
