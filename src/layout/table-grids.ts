import type { Box, Document, Table } from '../model/document.ts';
import { textOf } from '../model/document.ts';

/** One table on one page as a grid of texts: a spanning cell's text stands at its top left, "" in its other places. */
export interface TableGrid {
  /** 1-based; null for carriers without pages. */
  readonly page: number | null;
  readonly bbox: Box | null;
  readonly cells: readonly (readonly string[])[];
  /** Only cells that span more than one row or column; 0-based within `cells`. */
  readonly spans: readonly { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number }[];
}

/** Every table as it stands on its pages: one continued over pages is given once for each page, with the header that page repeats. */
export function tablesOf(document: Document): TableGrid[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? gridsOf(document, block) : []));
}

function gridsOf(document: Document, table: Table): TableGrid[] {
  const starts = [
    { page: table.page, bbox: table.bbox, firstRow: 0, repeatedRows: 0 },
    ...table.continuations.map((part) => ({ ...part, repeatedRows: part.repeatedRows ?? 0 })),
  ];
  return starts.map(({ page, bbox, firstRow, repeatedRows }, i) => {
    const end = starts[i + 1]?.firstRow ?? table.rowCount;
    const header = sliced(document, table, 0, repeatedRows), body = sliced(document, table, firstRow, end);
    return {
      page, bbox, cells: [...header.cells, ...body.cells],
      spans: [...header.spans, ...body.spans.map((span) => ({ ...span, row: span.row + repeatedRows }))],
    };
  });
}

function sliced(document: Document, table: Table, from: number, to: number): Pick<TableGrid, 'cells' | 'spans'> {
  const cells = Array.from({ length: to - from }, () => Array.from({ length: table.columnCount }, () => ''));
  const spans: TableGrid['spans'][number][] = [];
  for (const cell of table.cells) {
    const row = Math.max(cell.row, from), end = Math.min(cell.row + cell.rowSpan, to);
    if (row >= end) continue;
    if (cell.row >= from) cells[cell.row - from]![cell.column] = textOf(document, cell);
    const rowSpan = end - row;
    if (rowSpan > 1 || cell.columnSpan > 1) spans.push({ row: row - from, column: cell.column, rowSpan, columnSpan: cell.columnSpan });
  }
  return { cells, spans };
}
