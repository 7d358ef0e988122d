import { fold, type Folded } from '../chinese/fold.ts';
import { readListMark, type ListMark } from '../chinese/list-marks.ts';
import type { Document, ParagraphStyle, Span } from '../model/document.ts';

/** A block as the outline sees it: a paragraph with the number in front of it, or something that fills a section. */
export interface Line extends Span {
  readonly kind: 'text' | 'table' | 'image';
  /** Null without a number in front, and for other kinds. `start` and `end` are offsets in the document. */
  readonly mark: ListMark | null;
  /** What stands behind the mark, folded; the whole paragraph when there is none. Empty for tables and images. */
  readonly rest: Folded;
  readonly style: ParagraphStyle;
}

/** The document's blocks in reading order. Paragraphs are folded when they are first asked for: most never are. */
export function linesOf(document: Document): Line[] {
  const lines: Line[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') {
      lines.push({ kind: block.kind, start: block.start, end: block.end, mark: null, rest: NOTHING, style: {} });
      continue;
    }
    if (block.style.origin === 'footnote' || block.style.origin === 'comment') continue;
    const source = document.text.slice(block.start, block.end);
    const found = readListMark(source);
    const mark = found && { ...found, start: found.start + block.start, end: found.end + block.start };
    const from = found ? found.end : 0;
    let rest: Folded | undefined;
    lines.push({
      kind: 'text', start: block.start, end: block.end, mark, style: block.style,
      get rest() {
        return (rest ??= fold(source.slice(from), block.start + from));
      },
    });
  }
  return lines;
}

const NOTHING = fold('');
