import { filledFields, filledWidth, type Grid, type Row } from './grid.ts';

/** What a stretch of tab separated lines holds, in reading order. */
export type TabPart = { readonly kind: 'paragraph'; readonly text: string } | ({ readonly kind: 'table' } & Grid);

/**
 * Reads tab separated lines, one row a line, as printed: a tab is the end of a cell, nothing more is concluded.
 * Rows above the first real row that hold one text only, or a caption and its unit, are paragraphs glued to the table by tabs.
 */
export function readTabTable(lines: readonly string[]): TabPart[] {
  const rows = joinBrokenRows(lines.map((line) => line.split('\t').map((field) => field.trim())));
  const first = rows.findIndex((row) => !isGluedText(row));
  if (first < 0) return rows.flatMap(toParagraph);
  let end = rows.length;
  while (end > first && isGluedNote(rows[end - 1]!)) end--;
  return [
    ...rows.slice(0, first).flatMap(toParagraph),
    { kind: 'table', origin: 'tabs', rows: rows.slice(first, end).filter((row) => filledWidth(row) > 0) },
    ...rows.slice(end).flatMap(toParagraph),
  ];
}

function toParagraph(row: Row): TabPart[] {
  const text = filledFields(row).join('  ');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

/** One text and nothing beside it, or a line that ends with the table's unit: `某某局⇥⇥单位：万元`. */
function isGluedText(row: Row): boolean {
  const filled = filledFields(row);
  if (filled.length <= 1) return true;
  return MONEY_UNIT.test(filled.at(-1)!) && (filled.length === 2 || filled.slice(0, -1).every((field) => CAPTION_FIELD.test(field)));
}

/** `单位:万元`, `金额单位：元`. */
const MONEY_UNIT = /^(?:[(（]?\s*(?:金额)?单位\s*[:：]\s*(?:[百千万亿]*元|人民币.*|%)\s*[)）]?)$/u;

/** `附件2`, `公开01表`, `编制单位：…局`. */
const CAPTION_FIELD = /^(?:附[件表]|表\s*[0-9一二三四五六七八九十]|.*公开.*表)|[:：]/u;

function isGluedNote(row: Row): boolean {
  const filled = filledFields(row);
  return filled.length === 0 || (filled.length === 1 && /^(?:注|说明|备注|附件|附表)\s*[0-9一二三四五六七八九十]*\s*[:：]/u.test(filled[0]!));
}

/** Lines that one broken row may run over. */
const LONGEST_ROW = 20;

/**
 * A line break inside a cell cuts its row into several lines: where most rows have the same number of fields, short
 * lines between two such rows that together have exactly that number are one row.
 */
function joinBrokenRows(rows: readonly (readonly string[])[]): (readonly string[])[] {
  const usual = usualWidth(rows);
  if (usual === null) return [...rows];
  const joined: (readonly string[])[] = [];
  for (let i = 0; i < rows.length; i++) {
    const whole = rows[i]!.length < usual && joined.findLast(isRow)?.length === usual ? joinFrom(rows, i, usual) : null;
    joined.push(whole?.row ?? rows[i]!);
    if (whole) i = whole.end - 1;
  }
  return joined;
}

/** More than a label that strayed onto a line of its own. */
const isRow = (row: readonly string[]): boolean => row.length > 1;

interface JoinedRow {
  readonly row: readonly string[];
  readonly end: number;
}

/** Believed only when a whole row, or another broken one, follows. */
function joinFrom(rows: readonly (readonly string[])[], start: number, usual: number): JoinedRow | null {
  const joined = joinLines(rows, start, usual);
  if (!joined) return null;
  let after = joined.end;
  while (after < Math.min(rows.length, joined.end + LONGEST_ROW) && !isRow(rows[after]!)) after++;
  return rows[after]?.length === usual || (after < rows.length && joinLines(rows, after, usual)) ? joined : null;
}

function joinLines(rows: readonly (readonly string[])[], start: number, usual: number): JoinedRow | null {
  let row = rows[start]!;
  for (let end = start + 1; end < Math.min(rows.length, start + LONGEST_ROW); end++) {
    const next = rows[end]!;
    if (next.length >= usual || row.length + next.length - 1 > usual || row.at(-1) === '' || next[0] === '') return null;
    row = [...row.slice(0, -1), `${row.at(-1)}\n${next[0]}`, ...next.slice(1)];
    if (row.length === usual) return { row, end: end + 1 };
  }
  return null;
}

/** The number of fields that at least three in five rows have; null when rows differ, or are too narrow to tell. */
export function usualWidth(rows: readonly (readonly string[])[]): number | null {
  const counts = new Map<number, number>();
  let wide = 0;
  for (const { length } of rows) {
    if (length < 2) continue;
    wide++;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return width >= 4 && count >= 3 && count * 5 >= wide * 3 ? width : null;
}
