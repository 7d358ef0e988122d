import { foldText } from '../chinese/fold.ts';
import type { Document } from '../model/document.ts';
import { textOf } from '../model/document.ts';
import type { GridCell } from './grid.ts';

/**
 * Cells that are pieces of one printed cell: a dump cut it at a column that is not its own, line by line, so the pieces are
 * put together line by line (`基层群众对人民⏎意程度 | 调解员的满` is 基层群众对人民调解员的满意程度). A piece that holds all the others
 * is the whole text printed again. The place is the first piece's, or reaches over the others when they follow directly.
 */
export function joinPieces(document: Document, pieces: readonly GridCell[]): GridCell {
  const first = pieces[0]!;
  if (pieces.length === 1) return first;
  const lines = pieces.map((piece) => textOf(document, piece.at).trim().split(/\s+/u));
  const whole = pieces.find((piece, own) => lines.every((list, other) => other === own || list.every((line) => piece.text.includes(foldText(line)))));
  if (whole) return { ...first, text: whole.text, at: whole.at };
  let text = '';
  for (let line = 0; line < Math.max(...lines.map((list) => list.length)); line++) {
    let joined = '';
    for (const list of lines) {
      const part = list[line] ?? '';
      joined = part !== '' && part.startsWith(joined) ? part : joined + part;
    }
    text += joined;
  }
  const last = pieces.at(-1)!;
  return { ...first, text: foldText(text), at: { ...first.at, end: last.at.end } };
}
