import type { Box, Dropped, TableOrigin } from '../model/document.ts';
import { textOfCell } from './found-table.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import type { FlowImage, FlowItem, FlowLine, PageFlow } from './page-flow.ts';
import type { TextLine } from './text-lines.ts';

/** A table over one or more pages. */
export interface JoinedTable {
  readonly origin: TableOrigin;
  readonly page: number;
  readonly bbox: Box;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly JoinedCell[];
  readonly continuations: readonly { readonly page: number; readonly bbox: Box; readonly firstRow: number; readonly repeatedRows: number }[];
}

/** A cell whose text may stand on two pages. `bbox` is its box on `page`. */
export interface JoinedCell extends Omit<FoundCell, 'lines'> {
  readonly page: number;
  readonly parts: readonly { readonly page: number; readonly lines: readonly TextLine[] }[];
}

export type JoinedItem = FlowLine | FlowImage | { readonly kind: 'table'; readonly page: number; readonly table: JoinedTable };

/** Column borders of the two parts lie this near to each other. Points. */
const SAME_BORDER = 6;

/** Joins a table at the end of a page with the one at the start of the next, if it goes on there. A repeated header is kept once. */
export function joinedTables(flows: readonly PageFlow[]): { items: JoinedItem[]; dropped: Dropped[] } {
  const items: JoinedItem[] = [];
  const dropped: Dropped[] = [];
  let lastPart: FoundTable | null = null;
  let lastPage: PageFlow | null = null;
  for (const flow of flows) {
    const start = startOf(flow.items);
    for (const [i, item] of flow.items.entries()) {
      if (item.kind !== 'table') {
        items.push(item);
        continue;
      }
      const before = start === i ? lastJoined(items, lastPage, flow) : null;
      if (before && lastPart && continuesOn(lastPart, item.table)) {
        const repeatedRows = repeatedHeader(before.table, item.table);
        before.table = appended(before.table, item.table, repeatedRows);
        const header = item.table.cells.filter((cell) => cell.row < repeatedRows).map(textOfCell).filter((text) => text !== '');
        if (header.length > 0) dropped.push({ text: header.join(' '), reason: 'duplicate', page: flow.page.number });
      } else items.push({ kind: 'table', page: flow.page.number, table: alone(item.table) });
      lastPart = item.table;
    }
    lastPage = flow;
  }
  return { items, dropped };
}

/** Index of the page's first item if it is a table. */
const startOf = (items: readonly FlowItem[]): number => (items[0]?.kind === 'table' ? 0 : -1);

/** The joined table that ends the page before, if nothing follows it there. */
function lastJoined(items: JoinedItem[], lastPage: PageFlow | null, flow: PageFlow): { table: JoinedTable } | null {
  const last = items.at(-1);
  if (last?.kind !== 'table' || lastPage?.items.at(-1)?.kind !== 'table') return null;
  if (flow.page.number !== lastPage.page.number + 1 || Math.abs(flow.page.width - lastPage.page.width) > 2) return null;
  return last as { table: JoinedTable };
}

function continuesOn(above: FoundTable, below: FoundTable): boolean {
  if (above.columnCount !== below.columnCount) return false;
  const a = bordersOf(above), b = bordersOf(below);
  return a.every((at, i) => Math.abs(at - b[i]!) <= SAME_BORDER);
}

/** Left border of every column and the right border of the last. */
function bordersOf(table: FoundTable): number[] {
  const borders: number[] = Array.from({ length: table.columnCount + 1 }, () => Number.NaN);
  borders[0] = table.bbox[0];
  borders[table.columnCount] = table.bbox[2];
  for (const cell of table.cells) {
    borders[cell.column] = cell.bbox[0];
    borders[cell.column + cell.columnSpan] = cell.bbox[2];
  }
  return borders;
}

/** How many of the first rows of `below` print the first rows of `above` again. */
function repeatedHeader(above: JoinedTable, below: FoundTable): number {
  let rows = 0;
  while (rows < Math.min(4, below.rowCount - 1, above.rowCount) && rowText(partsOf(above), rows) === rowText(below.cells, rows) && rowText(below.cells, rows).replaceAll('|', '') !== '') rows++;
  // A header row that spans into the body is no header.
  return below.cells.some((cell) => cell.row < rows && cell.row + cell.rowSpan > rows) ? 0 : rows;
}

const partsOf = (table: JoinedTable): FoundCell[] => table.cells.map(({ parts, ...cell }) => ({ ...cell, lines: parts.flatMap((part) => part.lines) }));

const rowText = (cells: readonly FoundCell[], row: number): string =>
  cells.filter((cell) => cell.row === row).map((cell) => `${cell.column} ${textOfCell(cell)}`.replace(/\s+/g, '')).join('|');

function alone(table: FoundTable): JoinedTable {
  return {
    origin: table.origin, page: table.page, bbox: table.bbox, rowCount: table.rowCount, columnCount: table.columnCount, continuations: [],
    cells: table.cells.map((cell) => joinedCell(cell, table.page, 0)),
  };
}

const joinedCell = ({ lines, ...cell }: FoundCell, page: number, shift: number): JoinedCell => ({
  ...cell, row: cell.row + shift, page, parts: lines.length > 0 ? [{ page, lines }] : [],
});

function appended(above: JoinedTable, below: FoundTable, repeatedRows: number): JoinedTable {
  const shift = above.rowCount - repeatedRows;
  const added = below.cells.filter((cell) => cell.row >= repeatedRows).map((cell) => joinedCell(cell, below.page, shift));
  return {
    ...above, rowCount: above.rowCount + below.rowCount - repeatedRows, cells: [...above.cells, ...added],
    continuations: [...above.continuations, { page: below.page, bbox: below.bbox, firstRow: above.rowCount, repeatedRows }],
  };
}
