import type { Document, MediaType } from '../model/document.ts';
import { DocumentBuilder } from '../model/builder.ts';
import type { Outcome } from '../model/outcome.ts';
import { joinedTables } from './continued-tables.ts';
import type { JoinedTable } from './joined-table.ts';
import { findTables } from './find-tables.ts';
import { piecesOfLines } from './found-table.ts';
import { flowOf } from './page-flow.ts';
import type { FlowLine } from './page-flow.ts';
import { styleOf, toParagraphs } from './paragraphs.ts';
import type { PositionedPage } from './positioned-page.ts';
import { withoutRunningText } from './running-text.ts';
import { toLines } from './text-lines.ts';
import { spaceAtBreak } from './word-spacing.ts';
import { piecesOf } from './text-lines.ts';

/** Pages of positioned words to a document: tables, reading order, paragraphs over line and page breaks, running headers taken out. */
export function layOut(pages: readonly PositionedPage[], mediaType: MediaType, metadataTitle: string | null): Outcome<Document> {
  const builder = new DocumentBuilder(mediaType, metadataTitle);
  const found = pages.map((page) => {
    const { tables, rest } = findTables(page);
    return flowOf(page, tables, toLines(rest));
  });
  const { flows, dropped } = withoutRunningText(found);
  const joined = joinedTables(flows);
  let lines: FlowLine[] = [];
  const flush = (): void => {
    for (const paragraph of toParagraphs(lines)) writeParagraph(builder, paragraph);
    lines = [];
  };
  for (const item of joined.items) {
    if (item.kind === 'line') {
      lines.push(item);
      continue;
    }
    flush();
    if (item.kind === 'table') writeTable(builder, item.table);
    else builder.image(item.page, item.bbox);
  }
  flush();
  for (const drop of [...dropped, ...joined.dropped, ...asideOf(pages)]) builder.drop(drop);
  return { value: builder.build(pages.map(({ number, width, height, status, reason }) => ({ number, width, height, status, reason }))), issues: [] };
}

function writeParagraph(builder: DocumentBuilder, lines: readonly FlowLine[]): void {
  const pieces = lines.flatMap((line, i) => {
    const space = i === 0 ? '' : spaceAtBreak(lines[i - 1]!.text, line.text);
    return [...(space ? [{ text: space }] : []), ...piecesOf(line.line, line.page)];
  });
  builder.paragraph(pieces, styleOf(lines));
}

function writeTable(builder: DocumentBuilder, table: JoinedTable): void {
  builder.table({
    origin: table.origin, page: table.page, bbox: table.bbox, rowCount: table.rowCount, columnCount: table.columnCount, continuations: table.continuations,
    cells: table.cells.map(({ row, column, rowSpan, columnSpan, bbox, page, parts }) => ({
      row, column, rowSpan, columnSpan, bbox, page,
      content: parts.flatMap((part, i) => {
        const before = parts[i - 1];
        const pieces = piecesOfLines(part.lines, part.page);
        const space = before && pieces.length > 0 ? spaceAtBreak(piecesOfLines(before.lines, before.page).at(-1)?.text ?? '', pieces[0]!.text) : '';
        return space ? [{ text: space }, ...pieces] : pieces;
      }),
    })),
  });
}

/** Text that reading kept apart: invisible layers under printed text, watermarks, and what was drawn twice. */
function asideOf(pages: readonly PositionedPage[]): Parameters<DocumentBuilder['drop']>[0][] {
  return pages.flatMap((page) => [
    ...(page.watermarks ?? []).map((text) => ({ text, reason: 'watermark' as const, page: page.number })),
    ...(page.hidden && page.hidden !== page.words ? [{ text: page.hidden.map((word) => word.text).join(' '), reason: 'hidden' as const, page: page.number }] : []),
    ...(page.repeated && page.repeated.length > 0 ? [{ text: page.repeated.join(' '), reason: 'duplicate' as const, page: page.number }] : []),
  ]);
}
