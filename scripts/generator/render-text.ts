import { toGrid } from './blocks.ts';
import type { GenBlock, GenTable } from './blocks.ts';

/** Clean text: a paragraph a line, a row a line with tabs between the columns; a merged cell's text stands at its top left. */
export function renderText(blocks: readonly GenBlock[]): string {
  return `${blocks.map((block) => (block.kind === 'table' ? gridLines(block).map((row) => row.join('\t')).join('\n') : lineOf(block))).join('\n\n')}\n`;
}

/** A block's line as typed. */
export function lineOf(block: Exclude<GenBlock, GenTable>): string {
  return block.kind === 'heading' ? headingLine(block.number, block.title) + block.runIn : block.text;
}

/** `第一部分 部门概况`, `一、部门概况`. */
export const headingLine = (number: string, title: string): string => `${number}${/^第.+部分$/.test(number) ? ' ' : ''}${title}`;

/** The grid as columns of text, '' for what a merged cell covers. Line breaks inside cells are taken out. */
export function gridLines(table: GenTable): string[][] {
  const grid = toGrid(table);
  const rows = Array.from({ length: grid.rowCount }, () => Array.from({ length: grid.columnCount }, () => ''));
  for (const { row, column, text } of grid.cells) rows[row]![column] = text.replaceAll('\n', '');
  return rows;
}
