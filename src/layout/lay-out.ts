import type { Box, Document, MediaType } from '../model/document.ts';
import { DocumentBuilder } from '../model/builder.ts';
import type { Piece } from '../model/builder.ts';
import type { Outcome } from '../model/outcome.ts';
import { joinedTables } from './continued-tables.ts';
import { findTables } from './find-tables.ts';
import { piecesOfLines } from './found-table.ts';
import type { JoinedCell, JoinedTable } from './joined-table.ts';
import { flowOf } from './page-flow.ts';
import type { FlowLine } from './page-flow.ts';
import { styleOf, toParagraphs } from './paragraphs.ts';
import type { PositionedPage } from './positioned-page.ts';
import { withoutRunningText } from './running-text.ts';
import { piecesOf, toLines } from './text-lines.ts';
import { upright } from './upright-page.ts';
import { spaceAtBreak } from './word-spacing.ts';

/**
 * Pages of positioned words to a document: tables, reading order, paragraphs over line and page breaks, running headers taken out.
 * Pages that were set sideways are turned for reading; all places are given in the page as displayed.
 */
export function layOut(pages: readonly PositionedPage[], mediaType: MediaType, metadataTitle: string | null): Outcome<Document> {
  const back = new Map<number, (box: Box) => Box>();
  const found = pages.map((displayed) => {
    const turned = upright(displayed);
    back.set(displayed.number, turned.back);
    const { tables, rest } = findTables(turned.page);
    return flowOf(turned.page, tables, toLines(rest));
  });
  const { flows, dropped } = withoutRunningText(found);
  const joined = joinedTables(flows);
  const writer = new Writer(new DocumentBuilder(mediaType, metadataTitle), back);
  let lines: FlowLine[] = [];
  const flush = (): void => {
    for (const paragraph of toParagraphs(lines)) writer.paragraph(paragraph);
    lines = [];
  };
  for (const item of joined.items) {
    if (item.kind === 'line') {
      lines.push(item);
      continue;
    }
    flush();
    if (item.kind === 'table') writer.table(item.table);
    else writer.image(item.page, item.bbox);
  }
  flush();
  for (const drop of [...dropped, ...joined.dropped, ...asideOf(pages)]) writer.builder.drop(drop);
  return { value: writer.builder.build(pages.map(({ number, width, height, status, reason }) => ({ number, width, height, status, reason }))), issues: [] };
}

/** Writes what layout found with places turned back to the pages as displayed. */
class Writer {
  readonly builder: DocumentBuilder;
  readonly #back: ReadonlyMap<number, (box: Box) => Box>;

  constructor(builder: DocumentBuilder, back: ReadonlyMap<number, (box: Box) => Box>) {
    this.builder = builder;
    this.#back = back;
  }

  paragraph(lines: readonly FlowLine[]): void {
    const pieces = lines.flatMap((line, i) => {
      const space = i === 0 ? '' : spaceAtBreak(lines[i - 1]!.text, line.text);
      return [...(space ? [{ text: space }] : []), ...piecesOf(line.line, line.page)];
    });
    this.builder.paragraph(this.#placed(pieces), styleOf(lines));
  }

  table(table: JoinedTable): void {
    this.builder.table({
      ...table, bbox: this.#box(table.page, table.bbox),
      continuations: table.continuations.map((part) => ({ ...part, bbox: this.#box(part.page, part.bbox) })),
      cells: table.cells.map(({ row, column, rowSpan, columnSpan, bbox, page, parts }) =>
        ({ row, column, rowSpan, columnSpan, page, bbox: this.#box(page, bbox), content: this.#placed(contentOf(parts)) })),
    });
  }

  image(page: number, bbox: Box): void {
    this.builder.image(page, this.#box(page, bbox));
  }

  #box(page: number, box: Box): Box {
    return this.#back.get(page)?.(box) ?? box;
  }

  #placed(pieces: readonly Piece[]): Piece[] {
    return pieces.map((piece) => (piece.page !== undefined && piece.bbox ? { ...piece, bbox: this.#box(piece.page, piece.bbox) } : piece));
  }
}

/** A cell's text; what stands on the next page goes on the text before the break. */
function contentOf(parts: JoinedCell['parts']): Piece[] {
  const content: Piece[] = [];
  for (const { lines, page } of parts) {
    const pieces = piecesOfLines(lines, page);
    const space = content.length > 0 && pieces.length > 0 ? spaceAtBreak(content.at(-1)!.text, pieces[0]!.text) : '';
    if (space) content.push({ text: space });
    content.push(...pieces);
  }
  return content;
}

/** Text that reading kept apart: invisible layers under printed text, watermarks, and what was drawn twice. */
function asideOf(pages: readonly PositionedPage[]): Parameters<DocumentBuilder['drop']>[0][] {
  return pages.flatMap((page) => [
    ...(page.watermarks ?? []).map((text) => ({ text, reason: 'watermark' as const, page: page.number })),
    ...(page.hidden && page.hidden !== page.words ? [{ text: page.hidden.map((word) => word.text).join(' '), reason: 'hidden' as const, page: page.number }] : []),
    ...(page.repeated && page.repeated.length > 0 ? [{ text: page.repeated.join(' '), reason: 'duplicate' as const, page: page.number }] : []),
  ]);
}
