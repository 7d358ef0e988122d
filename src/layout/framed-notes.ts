import { textOfCell } from './found-table.ts';
import type { FoundCell } from './found-table.ts';
import { isCaption } from './table-captions.ts';

const NOTE = /^(?:source|notes?|exhibit reads|table reads|资料来源|数据来源)\b|^(?:资料|数据)来源/i;

/** How many rows at the top and bottom of a framed grid are its caption and its notes: one text over all columns that says so. */
export function framedNotes(cells: readonly FoundCell[], rowCount: number, columnCount: number): { top: number; bottom: number } {
  const whole = (row: number): string | null => {
    const cell = cells.find((other) => other.row === row && other.column === 0 && other.columnSpan === columnCount && other.rowSpan === 1);
    return cell ? textOfCell(cell) : null;
  };
  let top = 0, bottom = 0;
  while (top < rowCount - 2 && isCaption(whole(top) ?? '')) top++;
  while (bottom < rowCount - top - 2 && NOTE.test(whole(rowCount - 1 - bottom) ?? '')) bottom++;
  return { top, bottom };
}
