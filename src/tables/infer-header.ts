import type { IndicatorColumn } from '../rules/groups/columns.ts';
import { isPlainNumber, isValue } from './cell-fit.ts';
import type { Grid } from './grid.ts';
import type { HeaderColumn, IndicatorHeader } from './indicator-header.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * The header of indicator rows that have none, from what stands in them. A table that goes on from the one before has its
 * header; otherwise columns of level names are level 1 and 2, the text after them level 3, plain numbers at the end weight
 * and score, and what is between target and result. Null where fewer than two rows hold level names.
 */
export function inferHeader(grid: Grid, from: number, to: number, continued: IndicatorHeader | null, lexicon: Lexicon): { row: number; header: IndicatorHeader } | null {
  const rows: number[] = [];
  for (let row = from; row < to; row++) {
    const cells = grid.rows[row]!;
    if (cells.length >= 3 && cells.some((cell) => lexicon.level(cell.text)?.levels.includes(2) && cell.column <= 3)) rows.push(row);
  }
  if (rows.length < (continued ? 1 : 2)) return null;
  const first = rows[0]!;
  if (continued && Math.max(...continued.columns.map((column) => column.from)) < grid.columnCount) return { row: first, header: { rows: 0, columns: continued.columns } };
  const counts = Array.from({ length: grid.columnCount }, () => ({ level1: 0, level2: 0, plain: 0, value: 0, text: 0 }));
  for (let row = first; row < to; row++) {
    for (const cell of grid.rows[row]!) {
      const count = counts[cell.column]!;
      const level = lexicon.level(cell.text);
      if (level) {
        if (level.levels.includes(1)) count.level1++;
        if (level.levels.includes(2)) count.level2++;
      } else if (isPlainNumber(cell.text)) count.plain++;
      else if (isValue(cell.text)) count.value++;
      else count.text++;
    }
  }
  const best = (pick: (count: (typeof counts)[number]) => number): number => {
    let at = -1;
    counts.forEach((count, column) => {
      if (pick(count) > 0 && (at < 0 || pick(count) > pick(counts[at]!))) at = column;
    });
    return at;
  };
  const level2 = best((count) => count.level2);
  const level1 = counts.findIndex((count, column) => column < level2 && count.level1 > 0);
  const after = counts.map((_, column) => column).filter((column) => column > level2 && total(counts[column]!) > 0);
  const level3 = after[0];
  if (level3 === undefined) return null;
  const values = after.slice(1);
  const plain = values.filter((column) => counts[column]!.plain > total(counts[column]!) / 2);
  const [weight, score] = plain.slice(-2).length === 2 ? plain.slice(-2) : [plain.at(-1), undefined];
  const others = values.filter((column) => column !== weight && column !== score);
  const before = others.filter((column) => weight === undefined || column < weight || (score !== undefined && column < score));
  const behind = others.filter((column) => !before.includes(column));
  const named: [IndicatorColumn, number | undefined][] = [
    ['level1', level1 < 0 ? undefined : level1], ['level2', level2], ['level3', level3], ['target', before[0]], ['actual', before[1]],
    ['weight', weight], ['score', score], ['reason', behind[0]],
  ];
  const placed = named.filter((entry): entry is [IndicatorColumn, number] => entry[1] !== undefined).sort((a, b) => a[1] - b[1]);
  const columns: HeaderColumn[] = placed.map(([column, at], index) => ({
    column, from: at, to: placed[index + 1]?.[1] ?? grid.columnCount, objective: null, rule: `column.${column.toLowerCase()}`, weak: false,
  }));
  return { row: first, header: { rows: 0, columns } };
}

const total = (count: { readonly plain: number; readonly value: number; readonly text: number }): number => count.plain + count.value + count.text;
