import type { Box, TableOrigin } from '../model/document.ts';
import type { Piece } from '../model/builder.ts';
import type { Word } from './positioned-page.ts';
import { piecesOf, toLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { spaceAtBreak } from './word-spacing.ts';

/** A table on one page, before tables continued over pages are joined. */
export interface FoundTable {
  readonly origin: Extract<TableOrigin, 'ruled' | 'aligned' | 'pixel'>;
  /** 1-based. */
  readonly page: number;
  readonly bbox: Box;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly FoundCell[];
}

export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly bbox: Box;
  readonly lines: readonly TextLine[];
}

export const isBlankCell = (cell: FoundCell): boolean => cell.lines.length === 0;

/** The words of one cell as lines; words that run up or down the page are lines of their own, in the order they are read. */
export function cellLines(words: readonly Word[]): TextLine[] {
  if (words.length === 0) return [];
  const turned = words.filter((word) => word.rotation);
  if (turned.length === 0) return toLines(words);
  return [...toLines(words.filter((word) => !word.rotation)), ...turnedLines(turned)];
}

/** Lines of text that runs along the y axis: up the page for 270, down it for 90. */
function turnedLines(words: readonly Word[]): TextLine[] {
  const upwards = words[0]!.rotation === 270;
  const flipped = words.map((word): Word => {
    const [x0, top, x1, bottom] = word.bbox;
    return { ...word, bbox: upwards ? [-bottom, x0, -top, x1] : [top, -x1, bottom, -x0] };
  });
  const back = new Map(flipped.map((word, i) => [word, words[i]!]));
  return toLines(flipped).map((line) => ({ ...line, words: line.words.map((word) => back.get(word)!), bbox: unflip(line.bbox, upwards) }));
}

const unflip = ([x0, top, x1, bottom]: Box, upwards: boolean): Box => (upwards ? [top, -x1, bottom, -x0] : [-bottom, x0, -top, x1]);

/** A cell's text, every word with its place. Lines of one cell are joined as in a paragraph. */
export function piecesOfLines(lines: readonly TextLine[], page: number): Piece[] {
  const pieces: Piece[] = [];
  for (const line of lines) {
    const next = piecesOf(line, page);
    if (pieces.length > 0 && next.length > 0) {
      const space = spaceAtBreak(pieces.at(-1)!.text, next[0]!.text);
      if (space) pieces.push({ text: space });
    }
    pieces.push(...next);
  }
  return pieces;
}

export const textOfCell = (cell: FoundCell): string => piecesOfLines(cell.lines, 0).map((piece) => piece.text).join('');
