import { layOut } from '../../src/layout/lay-out.ts';
import type { PositionedPage, Ruling, Word } from '../../src/layout/positioned-page.ts';
import { tablesOf } from '../../src/layout/table-grids.ts';
import type { TableGrid } from '../../src/layout/table-grids.ts';
import type { Document, Paragraph, Table } from '../../src/model/document.ts';
import { textOf } from '../../src/model/document.ts';

const FULL = /[\u2e80-\uffef“”]/;

/** Words of one line, parted at spaces; a Han character is one em wide, any other half of one. `top` and `x` in points. */
export function line(text: string, x: number, top: number, { size = 12, bold = false }: { size?: number; bold?: boolean } = {}): Word[] {
  const words: Word[] = [];
  let at = x;
  for (const part of text.split(/( +)/)) {
    const width = [...part].reduce((sum, c) => sum + (FULL.test(c) ? size : size / 2), 0);
    if (part.trim() !== '') words.push({ text: part, bbox: [at, top, at + width, top + size], fontSize: size, ...(bold && { bold }) });
    at += width;
  }
  return words;
}

/** A line whose right end stands at `right`. */
export function rightAligned(text: string, right: number, top: number, size = 12): Word[] {
  const words = line(text, 0, top, { size });
  const shift = right - words.at(-1)!.bbox[2];
  return words.map((word) => ({ ...word, bbox: [word.bbox[0] + shift, word.bbox[1], word.bbox[2] + shift, word.bbox[3]] }));
}

export const across = (y: number, x0: number, x1: number): Ruling => ({ x0, top: y, x1, bottom: y });
export const down = (x: number, top: number, bottom: number): Ruling => ({ x0: x, top, x1: x, bottom });

/** All lines of a grid. */
export const gridLines = (xs: readonly number[], ys: readonly number[]): Ruling[] =>
  [...ys.map((y) => across(y, xs[0]!, xs.at(-1)!)), ...xs.map((x) => down(x, ys[0]!, ys.at(-1)!))];

/** Texts row by row in the slots of a grid; `null` leaves a slot out. */
export const inGrid = (xs: readonly number[], ys: readonly number[], rows: readonly (readonly (string | null)[])[]): Word[] =>
  rows.flatMap((row, r) => row.flatMap((text, c) => (text ? line(text, xs[c]! + 4, (ys[r]! + ys[r + 1]!) / 2 - 6) : [])));

export const aPage = (input: Partial<PositionedPage> = {}): PositionedPage =>
  ({ number: 1, width: 595, height: 842, status: 'read', reason: null, words: [], rulings: [], fills: [], images: [], ...input });

export const documentOf = (...pages: readonly PositionedPage[]): Document => layOut(pages, 'application/pdf', null).value;

export const gridsOf = (...pages: readonly PositionedPage[]): TableGrid[] => tablesOf(documentOf(...pages));

export const paragraphsOf = (...pages: readonly PositionedPage[]): string[] => {
  const document = documentOf(...pages);
  return document.blocks.filter((block): block is Paragraph => block.kind === 'paragraph').map((block) => textOf(document, block));
};

export const tableBlocks = (document: Document): Table[] => document.blocks.filter((block): block is Table => block.kind === 'table');

/** Lines of running text in one column from `left` to `right`, hard-wrapped by the test itself. */
export const prose = (lines: readonly string[], { left = 90, top = 100, pitch = 24, size = 12, bold = false } = {}): Word[] =>
  lines.flatMap((text, i) => line(text.trimStart(), left + (text.length - text.trimStart().length) * size, top + i * pitch, { size, bold }));
