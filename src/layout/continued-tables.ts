import type { Dropped } from '../model/document.ts';
import { cutRowJoined } from './cut-rows.ts';
import { textOfCell } from './found-table.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import type { JoinedCell, JoinedTable } from './joined-table.ts';
import type { FlowImage, FlowLine, PageFlow } from './page-flow.ts';
import { withBorders } from './shared-borders.ts';

export type JoinedItem = FlowLine | FlowImage | { readonly kind: 'table'; readonly page: number; readonly table: JoinedTable };

/** A header has no more rows than this. */
const MOST_HEADER_ROWS = 5;

/** Joins a table at the end of a page with the one at the start of the next, if it goes on there. A repeated header is kept once. */
export function joinedTables(flows: readonly PageFlow[]): { items: JoinedItem[]; dropped: Dropped[] } {
  const items: JoinedItem[] = [];
  const dropped: Dropped[] = [];
  let above: FoundTable | null = null;
  let lastPage: PageFlow | null = null;
  for (const flow of flows) {
    const caption = repeatedCaption(flow, lastPage);
    for (const [i, item] of flow.items.entries()) {
      if (item.kind !== 'table') {
        items.push(item);
        continue;
      }
      const last = items.at(i === 0 ? -1 : -1 - caption);
      const atStart = i === 0 || i === caption;
      const fitted = atStart && above && last?.kind === 'table' && follows(lastPage, flow) ? fit(last.table, above, item.table) : null;
      if (fitted && last?.kind === 'table') {
        const repeatedRows = repeatedHeader(fitted.above, fitted.below);
        if (i > 0 && repeatedRows === 0) {
          items.push({ kind: 'table', page: flow.page.number, table: alone(item.table) });
        } else {
          for (const line of items.splice(items.length - i, i)) if (line.kind === 'line') dropped.push({ text: line.text, reason: 'duplicate', page: line.page });
          items[items.length - 1] = { ...last, table: appended(fitted.above, fitted.below, repeatedRows) };
          const header = item.table.cells.filter((cell) => cell.row < repeatedRows).map(textOfCell).filter((text) => text !== '');
          if (header.length > 0) dropped.push({ text: header.join(' '), reason: 'duplicate', page: flow.page.number });
        }
      } else items.push({ kind: 'table', page: flow.page.number, table: alone(item.table) });
      above = item.table;
    }
    lastPage = flow;
  }
  return { items, dropped };
}

/** How many lines before the first table of a page print the lines above the last table of the page before again. */
function repeatedCaption(flow: PageFlow, before: PageFlow | null): number {
  const first = flow.items.findIndex((item) => item.kind === 'table');
  if (first <= 0 || !before) return 0;
  const lastTable = before.items.findLastIndex((item) => item.kind === 'table');
  const own = flow.items.slice(0, first), theirs = before.items.slice(Math.max(0, lastTable - first), lastTable);
  const same = own.length === theirs.length && own.every((item, i) => item.kind === 'line' && theirs[i]!.kind === 'line' && bare(item.text) === bare((theirs[i] as FlowLine).text));
  return same ? first : 0;
}

const bare = (text: string): string => text.replace(/\s+/g, '').replace(/[（(]?续(?:表)?[）)]?$/, '');

/** Nothing follows the last table of the page before, and both pages are cut alike. */
function follows(before: PageFlow | null, flow: PageFlow): boolean {
  return before?.items.at(-1)?.kind === 'table' && flow.page.number === before.page.number + 1 && Math.abs(flow.page.width - before.page.width) <= 2;
}

/** Both parts on one set of columns, if the borders of one are borders of the other too. */
function fit(joined: JoinedTable, above: FoundTable, below: FoundTable): { above: JoinedTable; below: FoundTable } | null {
  if (above.origin !== below.origin) return null;
  const fitted = withBorders(joined, above, below);
  return fitted && { above: fitted.above, below: fitted.below };
}

/** How many of the first rows of `below` print the first rows of `above` again. */
function repeatedHeader(above: JoinedTable, below: FoundTable): number {
  const whole = above.cells.filter((cell) => cell.row < MOST_HEADER_ROWS).map(({ parts, ...cell }) => ({ ...cell, lines: parts.flatMap((part) => part.lines) }));
  let rows = 0;
  while (rows < Math.min(MOST_HEADER_ROWS, below.rowCount - 1, above.rowCount) && rowText(whole, rows) === rowText(below.cells, rows)) rows++;
  // A header row that spans into the body is no header, and rows without text say nothing.
  while (rows > 0 && below.cells.some((cell) => cell.row < rows && cell.row + cell.rowSpan > rows)) rows--;
  return below.cells.some((cell) => cell.row < rows && cell.lines.length > 0) ? rows : 0;
}

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
  return cutRowJoined({
    ...above, rowCount: above.rowCount + below.rowCount - repeatedRows, cells: [...above.cells, ...added],
    continuations: [...above.continuations, { page: below.page, bbox: below.bbox, firstRow: above.rowCount, repeatedRows }],
  }, above.rowCount);
}
