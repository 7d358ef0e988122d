/** A record as exported or as a person wrote it down. */
export type Line = Readonly<Record<string, unknown>>;

export interface Pairing {
  readonly pairs: readonly (readonly [truth: Line, found: Line])[];
  readonly missed: readonly Line[];
  readonly extra: readonly Line[];
}

/** One to one by key, in order. */
export function pairByKey(truth: readonly Line[], found: readonly Line[], keyOf: (line: Line) => string): Pairing {
  const waiting = Map.groupBy(found, keyOf);
  const pairs: [Line, Line][] = [];
  const missed: Line[] = [];
  for (const line of truth) {
    const partner = waiting.get(keyOf(line))?.shift();
    if (partner) pairs.push([line, partner]);
    else missed.push(line);
  }
  return { pairs, missed, extra: [...waiting.values()].flat() };
}

/** One to one, the most alike first, those below `floor` never. */
export function pairByLikeness(truth: readonly Line[], found: readonly Line[], likeness: (truth: Line, found: Line) => number, floor: number): Pairing {
  const all = truth.flatMap((line, i) => found.map((other, j) => ({ i, j, score: likeness(line, other) }))).filter(({ score }) => score >= floor);
  const [usedTruth, usedFound] = [new Set<number>(), new Set<number>()];
  const pairs: [Line, Line][] = [];
  for (const { i, j } of all.sort((a, b) => b.score - a.score)) {
    if (usedTruth.has(i) || usedFound.has(j)) continue;
    usedTruth.add(i);
    usedFound.add(j);
    pairs.push([truth[i]!, found[j]!]);
  }
  return { pairs, missed: truth.filter((_, i) => !usedTruth.has(i)), extra: found.filter((_, j) => !usedFound.has(j)) };
}

/** The second pairing works on what the first left over. */
export const joined = (first: Pairing, second: Pairing): Pairing => ({ pairs: [...first.pairs, ...second.pairs], missed: second.missed, extra: second.extra });
