import type { Document, MediaType } from '../model/document.ts';
import type { Outcome } from '../model/outcome.ts';
import { DocumentBuilder } from '../model/builder.ts';
import { piecesOfLines } from './found-table.ts';
import type { PositionedPage } from './positioned-page.ts';
import { ruledTables } from './ruled-tables.ts';
import { piecesOf, toLines } from './text-lines.ts';

/** Pages of positioned words to a document: tables, reading order, paragraphs over line and page breaks, running headers taken out. */
export function layOut(pages: readonly PositionedPage[], mediaType: MediaType, metadataTitle: string | null): Outcome<Document> {
  const builder = new DocumentBuilder(mediaType, metadataTitle);
  for (const page of pages) {
    const { tables, rest } = ruledTables(page);
    for (const line of toLines(rest)) builder.paragraph(piecesOf(line, page.number));
    for (const table of tables) {
      builder.table({ ...table, cells: table.cells.map(({ row, column, rowSpan, columnSpan, bbox, lines }) => ({ row, column, rowSpan, columnSpan, bbox, page: page.number, content: piecesOfLines(lines, page.number) })) });
    }
  }
  return { value: builder.build(pages.map(({ number, width, height, status, reason }) => ({ number, width, height, status, reason }))), issues: [] };
}
