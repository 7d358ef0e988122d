/** More divisions than this are no evidence; the first ones are kept. */
const MOST_DIVISIONS = 16;

/**
 * Rows that each of several merged names covers when a dump prints a merged name once, in the middle of its rows: a name over
 * `n` rows stands in row `floor((n - 1) / 2)` of them. `printed` are the rows of the names, all within `[from, to)`. Each
 * division is the list of the first rows; there is none where no division of all the rows has every name in its middle.
 */
export function centredGroups(printed: readonly number[], from: number, to: number): number[][] {
  const known = new Map<string, number[][]>();
  const divide = (index: number, start: number): number[][] => {
    if (index === printed.length) return start === to ? [[]] : [];
    const row = printed[index]!;
    if (row < start) return [];
    const earlier = known.get(`${index}|${start}`);
    if (earlier) return earlier;
    const above = row - start;
    const found: number[][] = [];
    // Odd number of rows: as many below the name as above it; even: one more below.
    for (const end of [row + above + 1, row + above + 2]) {
      if (end <= to) for (const rest of divide(index + 1, end)) if (found.length < MOST_DIVISIONS) found.push([start, ...rest]);
    }
    known.set(`${index}|${start}`, found);
    return found;
  };
  return divide(0, from);
}
