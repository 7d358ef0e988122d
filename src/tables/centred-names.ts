/**
 * Rows that each of several merged names covers when a dump prints a merged name once, in the middle of its rows: a name over
 * `n` rows stands in row `floor((n - 1) / 2)` of them. `printed` are the rows of the names, all within `[from, to)`. Returns the
 * first row of each name, or null where no division of all the rows has every name in its middle.
 */
export function centredGroups(printed: readonly number[], from: number, to: number): number[] | null {
  const dead = new Set<string>();
  const divide = (index: number, start: number): number[] | null => {
    if (index === printed.length) return start === to ? [] : null;
    const row = printed[index]!;
    if (row < start || dead.has(`${index}|${start}`)) return null;
    const above = row - start;
    // Odd number of rows first: as many below the name as above it; else one more below.
    for (const end of [row + above + 1, row + above + 2]) {
      if (end > to) break;
      const rest = divide(index + 1, end);
      if (rest) return [start, ...rest];
    }
    dead.add(`${index}|${start}`);
    return null;
  };
  return divide(0, from);
}
