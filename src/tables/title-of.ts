import { foldText } from '../chinese/fold.ts';
import type { Document, Paragraph, Span } from '../model/document.ts';
import { textOf } from '../model/document.ts';
import { readMoneyUnit } from '../normalise/money.ts';
import type { FormRule } from '../rules/groups/forms.ts';
import { distinct, type Grid, type GridCell } from './grid.ts';
import type { Lexicon } from './lexicon.ts';

/** What is printed above a table: its title, the unit for all of it, and the text between it and the table before. */
export interface Above {
  readonly title: Span | null;
  /** Folded; empty if there is no title. */
  readonly titleText: string;
  readonly rule: FormRule | null;
  readonly unit: { readonly text: string; readonly at: Span } | null;
  /** Paragraphs between the table before (or the last long text) and this one, nearest last. */
  readonly paragraphs: readonly Paragraph[];
}

/** How many paragraphs above a table may hold its title, unit and objective. */
const REACH = 6;

/** Rows at the top of a grid that may hold title, year and unit. */
const ROWS_OF_TITLE = 3;

/** A title, unit or date line is short; anything longer is running text. */
const LONGEST_LINE = 60;

export function aboveTable(document: Document, grid: Grid, lexicon: Lexicon): Above {
  const { table } = grid;
  const at = document.blocks.indexOf(table);
  const paragraphs: Paragraph[] = [];
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const block = document.blocks[i]!;
    if (block.kind === 'table') break;
    if (block.kind === 'paragraph') paragraphs.unshift(block);
  }
  const lines = paragraphs.map((paragraph) => ({ paragraph, text: foldText(textOf(document, paragraph)) }));
  let title: Span | null = null;
  let titleText = '';
  let rule: FormRule | null = null;
  const consider = (span: Span, text: string): void => {
    if (rule || text.length > LONGEST_LINE) return;
    const found = isTitle(text) ? lexicon.form(text) : null;
    if (!found) return;
    title = { start: span.start, end: span.end };
    titleText = text;
    rule = found;
  };
  // Spreadsheets and web pages print the title in the first rows of the grid.
  for (const cells of grid.rows.slice(0, ROWS_OF_TITLE)) {
    const [only, second] = distinct(cells);
    if (only && (!second || readMoneyUnit(second.text))) consider(only.at, only.text);
  }
  if (table.caption) consider(table.caption, foldText(textOf(document, table.caption)));
  for (const line of [...lines].reverse()) consider(line.paragraph, line.text);
  let unit: Above['unit'] = null;
  if (table.unit) {
    const printed = textOf(document, table.unit);
    const found = readMoneyUnit(printed) ?? readMoneyUnit(`单位:${printed}`);
    if (found) unit = { text: found.text, at: table.unit };
  }
  for (const cell of grid.rows.slice(0, ROWS_OF_TITLE + 2).flat()) {
    const found = !unit && /单位[:：]/u.test(cell.text) && cell.text.length <= LONGEST_LINE ? readMoneyUnit(cell.text) : null;
    if (found) unit = { text: found.text, at: { start: cell.at.start, end: cell.at.end } };
  }
  for (const line of [...lines].reverse()) {
    if (unit || line.text.length > LONGEST_LINE) continue;
    const printed = textOf(document, line.paragraph);
    const found = /单位|[(（]\s*[万亿千]?元/u.test(printed) ? readMoneyUnit(printed) : null;
    if (found) unit = { text: found.text, at: { start: line.paragraph.start + found.start, end: line.paragraph.start + found.end } };
  }
  return { title, titleText, rule, unit: unit ?? onlyUnit(grid), paragraphs };
}

/** Rows in the middle of a grid that hold nothing but the title of another table. */
export function titleRows(grid: Grid, lexicon: Lexicon): number[] {
  return grid.rows.flatMap((cells, row) => (row > ROWS_OF_TITLE && isTitleRow(grid, cells, lexicon) ? [row] : []));
}

function isTitleRow(grid: Grid, cells: readonly GridCell[], lexicon: Lexicon): boolean {
  const [only, ...more] = distinct(cells);
  return only !== undefined && more.length === 0 && !grid.loose && only.column === 0 && only.columnSpan === grid.columnCount && grid.columnCount > 2
    && only.text.length <= LONGEST_LINE && isTitle(only.text) && only.text.endsWith('表') && lexicon.form(only.text) !== null;
}

/** What is printed above a table that begins inside a grid, at the row of its title: the title's own, and a unit printed below it. */
export function aboveRows(grid: Grid, from: number, outer: Above, lexicon: Lexicon): Above {
  const cell = grid.rows[from]![0];
  const rule = cell && isTitleRow(grid, grid.rows[from]!, lexicon) ? lexicon.form(cell.text) : null;
  if (!cell || !rule) return outer;
  const own = grid.rows.slice(from, from + ROWS_OF_TITLE + 2).flat().find((one) => /单位[:：]/u.test(one.text) && one.text.length <= LONGEST_LINE && readMoneyUnit(one.text) !== null);
  const unit = own ? { text: readMoneyUnit(own.text)!.text, at: { start: own.at.start, end: own.at.end } } : outer.unit;
  return { title: { start: cell.at.start, end: cell.at.end }, titleText: cell.text, rule, unit, paragraphs: [] };
}

/** The unit that the labels of a table name, 项目资金(万元), where they all name the same: a label may stand below its first line. */
function onlyUnit(grid: Grid): Above['unit'] {
  let unit: Above['unit'] = null;
  for (const cell of grid.rows.flat()) {
    const found = cell.text.length <= 20 && /[(（].?元/u.test(cell.text) && !/\d/u.test(cell.text) ? readMoneyUnit(cell.text) : null;
    if (!found) continue;
    if (unit && unit.text !== found.text) return null;
    unit ??= { text: found.text, at: { start: cell.at.start, end: cell.at.end } };
  }
  return unit;
}

/** A line that names a table: no sentence. */
const isTitle = (text: string): boolean => text.length >= 3 && !/[。;；]|[:：].{12}/u.test(text) && /表|自评|目标|附件|预算|决算|情况/u.test(text);
