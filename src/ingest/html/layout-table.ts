import type { PlacedTable } from './grid.ts';
import { allText, descendants, isBlock, isElement, type Element } from './nodes.ts';

/**
 * Is a table only there to lay out the page? Then its cells are read as running text. So it is with a single cell, with
 * tables inside most of its cells, and with a cell that holds an article instead of a value.
 */
export function isLayoutTable(table: PlacedTable): boolean {
  const filled = table.cells.map((cell) => describe(cell.element)).filter((cell) => cell.length > 0 || cell.tables > 0);
  if (filled.length <= 1) return true;
  const withTables = filled.filter((cell) => cell.tables > 0).length;
  if (withTables > 0) return filled.length - withTables < 4 || withTables * 4 > filled.length;
  const articles = filled.filter((cell) => cell.headings > 0 && cell.length > ARTICLE || cell.length > ARTICLE * 3 && cell.blocks >= 5).length;
  return articles > 0 && filled.length <= 4;
}

/** Characters in a cell from which on it may be an article. */
const ARTICLE = 300;

interface CellLook {
  readonly length: number;
  readonly tables: number;
  readonly blocks: number;
  readonly headings: number;
}

function describe(element: Element): CellLook {
  const look = { length: allText(element).replace(/\s/gu, '').length, tables: 0, blocks: 0, headings: 0 };
  for (const node of descendants(element, (other) => other.name !== 'table')) {
    if (node === element || !isElement(node)) continue;
    if (node.name === 'table') look.tables++;
    else if (isBlock(node) || node.name === 'br') look.blocks++;
    if (/^h[1-6]$/u.test(node.name)) look.headings++;
  }
  return look;
}
