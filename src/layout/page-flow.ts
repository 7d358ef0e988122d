import type { Box } from '../model/document.ts';
import type { FoundTable } from './found-table.ts';
import type { PositionedPage } from './positioned-page.ts';
import { readingOrder } from './reading-order.ts';
import type { TextLine } from './text-lines.ts';
import { textOfLine } from './text-lines.ts';

/** A line of running text with the column it stands in. */
export interface FlowLine {
  readonly kind: 'line';
  readonly page: number;
  readonly line: TextLine;
  readonly text: string;
  /** Left and right edge of the text column, points. */
  readonly left: number;
  readonly right: number;
  /** All of its glyphs are bold. */
  readonly bold: boolean;
  readonly centred: boolean;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly page: number;
  readonly table: FoundTable;
}

export interface FlowImage {
  readonly kind: 'image';
  readonly page: number;
  readonly bbox: Box;
}

export type FlowItem = FlowLine | FlowTable | FlowImage;

/** What stands on one page, in the order it is read. */
export interface PageFlow {
  readonly page: PositionedPage;
  readonly items: readonly FlowItem[];
}

/** Lines set in by more than this on both sides count as centred: more than the first-line indent of two characters. Ems. */
const CENTRED_MARGIN = 2.25;

export function flowOf(page: PositionedPage, tables: readonly FoundTable[], lines: readonly TextLine[]): PageFlow {
  const items: FlowItem[] = readingOrder(page, tables, lines).flatMap((block): FlowItem[] => {
    if (block.kind === 'table') return [{ kind: 'table', page: page.number, table: block.table }];
    return block.lines.map((line) => toFlowLine(page, line, block.left, block.right));
  });
  return { page, items: [...items, ...pictures(page)] };
}

function toFlowLine(page: PositionedPage, line: TextLine, left: number, right: number): FlowLine {
  const indent = line.bbox[0] - left, rest = right - line.bbox[2];
  const nearCentre = Math.abs(indent - rest) < Math.max(line.fontSize * 1.5, (right - left) * 0.03);
  return {
    kind: 'line', page: page.number, line, text: textOfLine(line), left, right,
    bold: line.words.every((word) => word.bold), centred: nearCentre && indent > line.fontSize * CENTRED_MARGIN,
  };
}

/** Images large enough to hold something to read. */
function pictures(page: PositionedPage): FlowImage[] {
  return page.images.filter(([x0, top, x1, bottom]) => x1 - x0 > 40 && bottom - top > 40).map((bbox) => ({ kind: 'image', page: page.number, bbox }));
}
