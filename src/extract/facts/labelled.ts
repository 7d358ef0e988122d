import { foldText } from '../../chinese/fold.ts';
import type { Document } from '../../model/document.ts';
import { textOf } from '../../model/document.ts';

/** A value with what is printed in front of it: `填报单位(公章):某县司法局`, or two cells side by side. Both folded. */
export interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** Forms print their labels in their first rows. */
const HEADER_ROWS = 14;
/** And who filled them in, and when, in their last. */
const FOOTER_ROWS = 2;

/** A line with labels is short; a label shorter. Characters. */
const LONGEST_LINE = 120;
const LONGEST_LABEL = 20;

/** Every labelled value outside the rows of indicators and amounts, in reading order. */
export function labelledValues(document: Document): Labelled[] {
  const found: Labelled[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') found.push(...labelsOfLine(textOf(document, block)));
    if (block.kind !== 'table') continue;
    let label: { text: string; row: number } | null = null;
    for (const cell of block.cells) {
      if (cell.row >= HEADER_ROWS && cell.row < block.rowCount - FOOTER_ROWS) continue;
      if (cell.end === cell.start || cell.end - cell.start > LONGEST_LINE) continue;
      const source = textOf(document, cell);
      const own = labelsOfLine(source);
      found.push(...own);
      const text = foldText(source);
      if (label && label.row === cell.row && own.length === 0) found.push({ label: label.text, value: text });
      label = text.length <= LONGEST_LABEL ? { text, row: cell.row } : null;
    }
  }
  return found;
}

/** `填报单位(公章):某局    填报日期:2021年3月24日` has two. Wide gaps part them; a label never holds a comma. */
function labelsOfLine(line: string): Labelled[] {
  if (line.length > LONGEST_LINE || !/[:：]/u.test(line)) return [];
  return line.split(/(?<![:：\s])(?:[\t\u3000]+|\s{2,})|(?<=[^\s:：])\s+(?=[\u4e00-\u9fff()（）]{2,12}\s*[:：])/u).flatMap((part) => {
    const text = foldText(part);
    const colon = text.indexOf(':');
    if (colon <= 0 || colon > LONGEST_LABEL || colon === text.length - 1) return [];
    return [{ label: text.slice(0, colon + 1), value: text.slice(colon + 1) }];
  });
}
