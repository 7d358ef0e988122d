import { isElement, visibilityOf, type Element, type Node } from './nodes.ts';

/** A cell's element and the place that its row and column spans give it. Spans never leave the grid or overlap. */
export interface PlacedCell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface PlacedTable {
  readonly captions: readonly Element[];
  readonly cells: readonly PlacedCell[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows and cells that a browser does not show. */
  readonly hidden: readonly Element[];
}

/** Widest column span believed; HTML's own limit. */
const WIDEST = 1000;

/**
 * Places a table's cells as a browser does (HTML Living Standard, 4.9.12): each at the first free column of its row.
 * A span is cut where it would leave its row group, run into a cell that is already there, or pass the last column in which any cell begins.
 */
export function placeCells(table: Element): PlacedTable {
  const hidden: Element[] = [];
  const captions: Element[] = [];
  const groups = rowGroups(table, captions, hidden);
  const cells: PlacedCell[] = [];
  let row = 0;
  let columnCount = 0;
  for (const rows of groups) {
    /** For each column, the first row that is free again. */
    const free: number[] = [];
    const end = row + rows.length;
    for (const tr of rows) {
      let column = 0;
      for (const element of childElements(tr)) {
        if (element.name !== 'td' && element.name !== 'th') continue;
        if (visibilityOf(element) !== 'shown') {
          hidden.push(element);
          continue;
        }
        while ((free[column] ?? 0) > row) column++;
        const wanted = Math.min(span(element, 'colspan'), WIDEST);
        let columnSpan = 1;
        while (columnSpan < wanted && (free[column + columnSpan] ?? 0) <= row) columnSpan++;
        const rowSpan = Math.min(element.attribs['rowspan']?.trim() === '0' ? end - row : span(element, 'rowspan'), end - row);
        for (let k = 0; k < columnSpan; k++) free[column + k] = row + rowSpan;
        cells.push({ element, row, column, rowSpan, columnSpan });
        column += columnSpan;
        columnCount = Math.max(columnCount, column - columnSpan + 1);
      }
      row++;
    }
  }
  const within = cells.map((cell) => ({ ...cell, columnSpan: Math.min(cell.columnSpan, columnCount - cell.column) }));
  return withoutEmptyRows({ captions, cells: within, rowCount: row, columnCount, hidden });
}

function rowGroups(table: Element, captions: Element[], hidden: Element[]): Element[][] {
  const groups: Element[][] = [];
  const feet: Element[][] = [];
  let loose: Element[] = [];
  const take = (parent: Element, into: Element[]): void => {
    for (const child of childElements(parent)) {
      if (child.name !== 'tr') continue;
      if (visibilityOf(child) === 'shown') into.push(child);
      else hidden.push(child);
    }
  };
  for (const child of childElements(table)) {
    if (child.name === 'caption') captions.push(child);
    else if (child.name === 'tr') {
      if (visibilityOf(child) !== 'shown') hidden.push(child);
      else if (loose.push(child) === 1) groups.push(loose);
    } else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      loose = [];
      if (visibilityOf(child) !== 'shown') {
        hidden.push(child);
        continue;
      }
      const group: Element[] = [];
      take(child, group);
      (child.name === 'tfoot' ? feet : groups).push(group);
    }
  }
  return [...groups, ...feet];
}

/** Rows without any cell hold the page's layout only; spans that cross one lose a row. */
function withoutEmptyRows(table: PlacedTable): PlacedTable {
  const filled = new Set(table.cells.map((cell) => cell.row));
  if (filled.size === table.rowCount) return table;
  const newRow: number[] = [];
  let next = 0;
  for (let row = 0; row <= table.rowCount; row++) {
    newRow.push(next);
    if (filled.has(row)) next++;
  }
  const cells = table.cells.map((cell) => ({ ...cell, row: newRow[cell.row]!, rowSpan: Math.max(1, newRow[cell.row + cell.rowSpan]! - newRow[cell.row]!) }));
  return { ...table, cells, rowCount: next };
}

function span(element: Element, name: 'rowspan' | 'colspan'): number {
  const value = Number.parseInt(element.attribs[name] ?? '1', 10);
  return Number.isNaN(value) || value < 1 ? 1 : value;
}

const childElements = (element: Element): Element[] => (element.children as Node[]).filter(isElement);
