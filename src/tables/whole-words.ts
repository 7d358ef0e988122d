import type { GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** Labels and level names whose cell was narrow stand on several lines (项目支, 出名称; 产出, 指标, (50分)): one cell each again. */
export function withWholeWords(cells: readonly (GridCell | null)[], lexicon: Lexicon): readonly (GridCell | null)[] {
  const isKnown = (text: string): boolean => lexicon.level(text) !== null || !['indicators', undefined].includes(lexicon.label(text)?.role);
  const whole: (GridCell | null)[] = [];
  for (let i = 0; i < cells.length; ) {
    let cell = cells[i] ?? null;
    i++;
    while (cell && PIECE.test(cell.text)) {
      const parts = [1, 2].map((count) => cells.slice(i, i + count)).find((next) => next.every((one) => one && PIECE.test(one.text) && (!isKnown(cell!.text) || !isKnown(one.text))) && isKnown([cell!, ...next].map((one) => one!.text).join('')));
      if (!parts) break;
      cell = { ...cell, text: [cell, ...parts].map((one) => one!.text).join(''), at: { ...cell.at, end: parts.at(-1)!.at.end } };
      i += parts.length;
    }
    whole.push(cell);
  }
  return whole;
}

/** A piece of a label; points may stand in brackets. */
const PIECE = /^(?:\p{Script=Han}{1,8}|[（(]\d+分[）)])$/u;
