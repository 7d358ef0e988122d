import { foldText } from '../../chinese/fold.ts';
import { readListMark } from '../../chinese/list-marks.ts';
import type { Document, ParagraphStyle } from '../../model/document.ts';
import { textOf } from '../../model/document.ts';

/** A short line at the top of a document, where title, unit, year and date of a cover stand. */
export interface HeadLine {
  /** Folded, without list marks of an attachment in front (`附件3`). */
  readonly text: string;
  readonly style: ParagraphStyle;
}

/** How many blocks can stand before the first heading of a report with a cover. */
const LONGEST_HEAD = 30;

/** Rows of a table in which its title may stand; pages saved as text print empty ones above it. */
const HEAD_ROWS = 10;

/** A line longer than this is text. Characters. */
const LONGEST_LINE = 70;

/**
 * The short lines before the report's text begins: up to its first numbered heading or long paragraph. A first row of a
 * table that holds one cell (forms print their title so) is a line too, and ends the head.
 */
export function headOf(document: Document): HeadLine[] {
  const head: HeadLine[] = [];
  for (const block of document.blocks.slice(0, LONGEST_HEAD)) {
    if (block.kind === 'image') continue;
    if (block.kind === 'table') {
      for (let row = 0, lines = 0; row < Math.min(HEAD_ROWS, block.rowCount) && lines < 3; row++) {
        const cells = block.cells.filter((cell) => cell.row === row && cell.end > cell.start);
        if (cells.length === 0) continue;
        const text = cells.length === 1 ? foldText(textOf(document, cells[0]!)) : '';
        if (text === '' || text.length > LONGEST_LINE) break;
        head.push({ text, style: {} });
        lines++;
      }
      break;
    }
    const source = textOf(document, block);
    const mark = readListMark(source);
    if (mark && mark.style !== 'attachment') break;
    const text = foldText(mark ? source.slice(mark.end) : source).replace(/^[#*]+|[*]+$/gu, '');
    if (text.length > LONGEST_LINE || (text.length > 30 && text.endsWith('。'))) {
      if (head.length > 0) break;
      continue;
    }
    if (text !== '') head.push({ text, style: block.style });
  }
  return head;
}
