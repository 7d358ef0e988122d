import { headsForm } from './form-header.ts';
import type { Row } from './grid.ts';
import { displayWidth } from './wrap-style.ts';

export interface AlignedTable {
  /** Null when the lines from `start` to `end` are no table. */
  readonly rows: readonly Row[] | null;
  readonly end: number;
}

interface Field {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Rows at least, and lines looked at for one table. */
const FEWEST_ROWS = 3;
const MOST_ROWS = 2000;

/**
 * Reads columns that are only aligned by runs of spaces. A column is a stretch of display columns between two gaps that
 * (nearly) no row prints over. No table unless three rows in a row have two or more texts that stand under each other,
 * or nearly all have the same four or more. Rows of a form, proved by its header, are rows although nothing is aligned: a merged or
 * empty cell leaves nothing there, and which column a cell belongs to is for `tables`.
 */
export function readAlignedTable(lines: readonly string[], start: number): AlignedTable {
  if (fieldsOf(lines[start]!).length < 2) return { rows: null, end: start + 1 };
  const rows: Field[][] = [];
  let end = start;
  for (let i = start; i < lines.length && rows.length < MOST_ROWS; i++) {
    const line = lines[i]!;
    if (line.includes('\t') || line.includes('|')) break;
    if (line.trim() === '') {
      if (i > end) break;
      continue;
    }
    const fields = fieldsOf(line);
    if (fields.length < 2 && !belongs(fields, rows)) break;
    rows.push(fields);
    end = i + 1;
  }
  while (rows.length > 0 && rows.at(-1)!.length < 2) {
    rows.pop();
    end = lastFilled(lines, end);
  }
  const wide = rows.filter((fields) => fields.length >= 2);
  if (wide.length < FEWEST_ROWS || wide.every((fields) => fields.length < 3) && wide.length < FEWEST_ROWS + 1) return { rows: null, end };
  const columns = columnsOf(rows);
  if (columns.length >= 2 && isSteady(wide, columns)) return { rows: rows.map((fields) => toRow(fields, columns)), end };
  const texts = rows.map((fields) => fields.map((field) => field.text));
  return { rows: isEven(rows) || headsForm(texts) ? texts : null, end };
}

/** Texts of a line, two or more spaces apart. `总  分` is one text: single characters spread out. */
function fieldsOf(line: string): Field[] {
  const fields: Field[] = [];
  let column = 0;
  for (const part of line.split(/( {2,}|[ \u3000]*\u3000{1,}[ \u3000]*|\u00a0{2,})/u)) {
    const width = displayWidth(part);
    const last = fields.at(-1);
    if (part.trim() !== '') {
      if (last && last.text.length === 1 && part.trim().length === 1 && /[\u4e00-\u9fff]/u.test(last.text + part.trim())) fields[fields.length - 1] = { from: last.from, to: column + width, text: `${last.text}${part.trim()}` };
      else fields.push({ from: column + displayWidth(part) - displayWidth(part.trimStart()), to: column + displayWidth(part.trimEnd()), text: part.trim() });
    }
    column += width;
  }
  return fields;
}

/** A line with one text goes on with the table when it stands under a column other than the first, or is short. */
function belongs(fields: readonly Field[], rows: readonly (readonly Field[])[]): boolean {
  const [only] = fields;
  const before = rows.at(-1);
  if (!only || !before || only.text.length > 24 || /[。；：:]$/u.test(only.text)) return false;
  return only.from >= 8 ? before.some((field) => field.from <= only.to && field.to >= only.from) : only.text.length <= 8 && before.some((field) => Math.abs(field.from - only.from) <= 2);
}

/** Columns by what most rows print; a text that stands in none of them has a column of its own, such as one that only the header fills. */
function columnsOf(rows: readonly (readonly Field[])[]): { from: number; to: number }[] {
  const covered: number[] = [];
  for (const fields of rows) for (const field of fields) for (let c = field.from; c < field.to; c++) covered[c] = (covered[c] ?? 0) + 1;
  const few = Math.floor(rows.length * 0.05);
  const columns: { from: number; to: number }[] = [];
  for (let c = 0; c < covered.length; c++) {
    if ((covered[c] ?? 0) <= few) continue;
    const last = columns.at(-1);
    if (last && last.to === c) last.to = c + 1;
    else columns.push({ from: c, to: c + 1 });
  }
  for (const fields of rows) {
    for (const { from, to } of fields) if (!columns.some((column) => column.from < to && column.to > from)) columns.push({ from, to });
  }
  return columns.sort((a, b) => a.from - b.from);
}

/** Most rows print no two texts into one column. */
function isSteady(rows: readonly (readonly Field[])[], columns: readonly { from: number; to: number }[]): boolean {
  const steady = rows.filter((fields) => new Set(fields.map((field) => columnAt(columns, field))).size === fields.length).length;
  return steady * 5 >= rows.length * 4;
}

/** Nothing stands under each other, but nearly every row has the same number of texts: tabs that became spaces. */
function isEven(rows: readonly (readonly Field[])[]): boolean {
  const width = rows[0]!.length;
  const same = rows.filter((fields) => fields.length === width);
  return width >= 4 && same.length * 10 >= rows.length * 9 && same.every((fields) => fields.every((field) => field.text.length <= 60));
}

function toRow(fields: readonly Field[], columns: readonly { from: number; to: number }[]): Row {
  const row: (string | null)[] = columns.map(() => null);
  for (const field of fields) {
    const at = columnAt(columns, field);
    row[at] = row[at] === null ? field.text : `${row[at]} ${field.text}`;
  }
  return row;
}

function columnAt(columns: readonly { from: number; to: number }[], field: Field): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, column] of columns.entries()) {
    const shared = Math.min(column.to, field.to) - Math.max(column.from, field.from);
    if (shared > most) [best, most] = [i, shared];
  }
  return best;
}

function lastFilled(lines: readonly string[], end: number): number {
  let last = end - 1;
  while (last > 0 && lines[last - 1]!.trim() === '') last--;
  return last;
}
