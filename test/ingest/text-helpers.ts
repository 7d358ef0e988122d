import { readHtml } from '../../src/ingest/html.ts';
import { readText } from '../../src/ingest/text.ts';
import { textOf, type Document, type Table } from '../../src/model/document.ts';

const encoder = new TextEncoder();

/** A text file of these lines, read. */
export const aText = (...lines: string[]): Document => readText('report.txt', encoder.encode(lines.join('\n'))).document;

/** A page with this body, read. */
export const aPage = (body: string): Document => readHtml('report.html', encoder.encode(`<html><body>${body}</body></html>`)).document;

export const paragraphsOf = (document: Document): string[] => document.blocks.filter((block) => block.kind === 'paragraph').map((block) => textOf(document, block));

export const tablesOf = (document: Document): Table[] => document.blocks.filter((block) => block.kind === 'table');

/** A table's rows: a cell's text at its top left, null where no cell begins. */
export function gridOf(document: Document, index = 0): (string | null)[][] {
  const table = tablesOf(document)[index]!;
  const rows = Array.from({ length: table.rowCount }, () => Array.from({ length: table.columnCount }, (): string | null => null));
  for (const cell of table.cells) rows[cell.row]![cell.column] = textOf(document, cell);
  return rows;
}

/** `row,column+rows x columns` of each merged cell. */
export const spansOf = (document: Document, index = 0): string[] =>
  tablesOf(document)[index]!.cells.filter((cell) => cell.rowSpan > 1 || cell.columnSpan > 1).map((cell) => `${cell.row},${cell.column}+${cell.rowSpan}x${cell.columnSpan}`);

/** What the document is made of, in order: each paragraph's text, `[table]` for a table. */
export const flowOf = (document: Document): string[] => document.blocks.map((block) => (block.kind === 'table' ? '[table]' : textOf(document, block)));

/** Characters that are not white space, each with its count. */
export function charactersOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ch of text) if (/\S/u.test(ch)) counts.set(ch, (counts.get(ch) ?? 0) + 1);
  return counts;
}
