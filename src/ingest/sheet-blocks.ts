/** A cell that is seen: hidden rows and columns are gone, positions count what is left. Merged cells occur once. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

export type SheetBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly centred: boolean }
  | { readonly kind: 'table'; readonly cells: readonly SheetCell[] };

/**
 * What a sheet prints, as paragraphs and tables. A spreadsheet knows only cells, so the title, the line with 单位:万元
 * and the notes are cells too; as paragraphs they are what they are in every other carrier.
 * `cells` are sorted by row, then column; cells without text count only where they are merged.
 */
export function blocksOf(cells: readonly SheetCell[]): SheetBlock[] {
  const rows = toRows(cells);
  return splitTables(rows).flatMap(blocksOfGroup);
}

interface Row {
  readonly index: number;
  /** Cells that begin in this row. */
  readonly cells: readonly SheetCell[];
  readonly texts: readonly SheetCell[];
  /** A merged cell with text reaches into this row from above. */
  readonly covered: boolean;
}

function toRows(cells: readonly SheetCell[]): Row[] {
  const byRow = new Map<number, SheetCell[]>();
  let last = -1;
  for (const cell of cells) {
    if (cell.text !== '') last = Math.max(last, cell.row + cell.rowSpan - 1);
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const indexes = [...byRow.keys()].sort((a, b) => a - b);
  const rows: Row[] = [];
  let reach = -1;
  for (const index of indexes) {
    if (index > last) break;
    // Rows in between with no cell at all matter only where a merged cell passes through them, or as a break.
    const own = byRow.get(index)!;
    const before = rows.at(-1);
    for (let between = (before?.index ?? index) + 1; between < index && between <= reach; between++) rows.push({ index: between, cells: [], texts: [], covered: true });
    const texts = own.filter((cell) => cell.text !== '');
    rows.push({ index, cells: own, texts, covered: reach >= index });
    for (const cell of texts) reach = Math.max(reach, cell.row + cell.rowSpan - 1);
  }
  const end = rows.at(-1);
  for (let index = (end?.index ?? 0) + 1; index <= Math.min(reach, last); index++) rows.push({ index, cells: [], texts: [], covered: true });
  return rows;
}

/** A blank row parts two tables, unless the rows behind it go on with numbers in the columns before it: some forms leave a line empty. */
function splitTables(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  let group: Row[] = [];
  let previous = -1;
  let blanks = 0;
  for (const row of rows) {
    if (row.texts.length === 0 && !row.covered) {
      blanks++;
      continue;
    }
    blanks += previous < 0 ? 0 : Math.max(0, row.index - previous - 1 - blanks);
    if (group.length > 0 && blanks > 0 && !(blanks === 1 && continues(group, row))) {
      groups.push(group);
      group = [];
    }
    group.push(row);
    previous = row.index;
    blanks = 0;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function continues(group: readonly Row[], row: Row): boolean {
  if (row.texts.length < 2 || !row.texts.some((cell) => /^[-+]?[\d,.]+%?$/.test(cell.text))) return false;
  const columns = new Set(group.flatMap((each) => each.texts.map((cell) => cell.column)));
  return row.texts.every((cell) => columns.has(cell.column));
}

function blocksOfGroup(rows: readonly Row[]): SheetBlock[] {
  let first = 0;
  const before: SheetBlock[] = [];
  while (first < rows.length && isLine(rows, first)) {
    const row = rows[first]!;
    before.push(toParagraph(row, row.texts.length === 1 && row.texts[0]!.columnSpan > 1));
    const bottom = Math.max(...row.texts.map((cell) => cell.row + cell.rowSpan));
    first++;
    while (first < rows.length && rows[first]!.index < bottom && rows[first]!.texts.length === 0) first++;
  }
  let last = rows.length;
  const after: SheetBlock[] = [];
  while (last > first && isNote(rows[last - 1]!, rows.slice(first, last))) after.unshift(toParagraph(rows[--last]!, false));
  const grid = rows.slice(first, last);
  if (grid.length === 0) return [...before, ...after];
  const cells = fillGrid(grid);
  const columns = Math.max(...cells.map((cell) => cell.column + cell.columnSpan));
  if (columns === 1) return [...before, ...grid.filter((row) => row.texts.length > 0).map((row) => toParagraph(row, false)), ...after];
  return [...before, { kind: 'table', cells }, ...after];
}

function toParagraph(row: Row, centred: boolean): SheetBlock {
  return { kind: 'paragraph', text: row.texts.map((cell) => cell.text).join(' '), centred };
}

/** Above a grid: a title alone in its row, or a row of particulars such as `填报单位:…` and `单位:万元`. */
function isLine(rows: readonly Row[], at: number): boolean {
  const { texts, covered } = rows[at]!;
  if (covered || texts.length === 0) return false;
  if (texts.length === 1) {
    const [cell] = texts;
    return cell!.rowSpan === 1 || rows.every((row) => row.index <= cell!.row || row.index >= cell!.row + cell!.rowSpan || row.texts.length === 0);
  }
  let labelled = false;
  for (const [i, { text, rowSpan }] of texts.entries()) {
    if (rowSpan > 1) return false;
    const label = /^([^:：]{0,12})[:：]/u.exec(text);
    if (label && PARTICULARS.test(label[1]!)) labelled = true;
    else if (!(i > 0 && /[:：]$/u.test(texts[i - 1]!.text)) && !/^[(（].*[)）]$|^(?:万元|元|千元|亿元)$/u.test(text)) return false;
  }
  return labelled;
}

/** What a line above a form is labelled with. 项目名称 and the like begin the form itself. */
const PARTICULARS = /单位|部门|公章|盖章|日期|时间|年度|制表|编制/u;

/** Below a grid: text alone in its row that starts at the left edge. */
function isNote(row: Row, grid: readonly Row[]): boolean {
  const [cell] = row.texts;
  if (row.covered || row.texts.length !== 1 || grid.length < 2) return false;
  const columns = grid.flatMap((each) => each.texts.map((text) => text.column));
  const width = Math.max(...grid.flatMap((each) => each.texts.map((text) => text.column + text.columnSpan))) - Math.min(...columns);
  return cell!.rowSpan === 1 && cell!.column === Math.min(...columns) && (cell!.columnSpan >= width || /^(?:注|备注|说明|填表|附注|数据来源|制表|\*|※)/u.test(cell!.text) || (cell!.columnSpan === 1 && row.cells.length === 1 && cell!.text.length > 30));
}

/** The rows as a grid that begins at 0,0, with empty cells where the sheet has none, as a printed grid has them. */
function fillGrid(rows: readonly Row[]): SheetCell[] {
  const texts = rows.flatMap((row) => row.texts);
  const left = Math.min(...texts.map((cell) => cell.column));
  const right = Math.max(...texts.map((cell) => cell.column + cell.columnSpan));
  const position = new Map(rows.map((row, i) => [row.index, i]));
  const cells: SheetCell[] = [];
  const taken = Array.from({ length: rows.length }, () => new Set<number>());
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.column < left || cell.column >= right) continue;
      const top = position.get(cell.row)!;
      let rowSpan = 1;
      while (rowSpan < cell.rowSpan && position.get(cell.row + rowSpan) === top + rowSpan) rowSpan++;
      const columnSpan = Math.min(cell.columnSpan, right - cell.column);
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken[top + r]!.add(cell.column + c);
      cells.push({ row: top, column: cell.column - left, rowSpan, columnSpan, text: cell.text });
    }
  }
  for (const [row, columns] of taken.entries()) {
    for (let column = left; column < right; column++) if (!columns.has(column)) cells.push({ row, column: column - left, rowSpan: 1, columnSpan: 1, text: '' });
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}
