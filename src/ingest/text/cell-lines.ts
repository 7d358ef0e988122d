import type { Grid, Row } from './grid.ts';

export interface CellLines {
  readonly grid: Grid;
  /** Index of the first line that no longer belongs to the table. */
  readonly end: number;
}

/**
 * A table with one cell a line, as Apache Tika writes Word tables: each cell begins with a tab, each paragraph in it ends
 * its line, an empty paragraph is an empty line, and the row ends with one more line end. So an empty line means a
 * break inside a cell when text without a tab follows, and the end of a row when a tab does. A second tab in front is a
 * cell without any paragraph, swallowed by a merged neighbour.
 *
 * Null when the lines at `start` are not of that kind.
 */
export function readCellLines(lines: readonly string[], start: number): CellLines | null {
  if (!looksLikeCellLines(lines, start)) return null;
  const rows: OpenCell[][] = [];
  let row: OpenCell[] = [];
  let end = start;
  let i = start;
  while (i < lines.length) {
    const line = lines[i]!;
    if (line.startsWith('\t')) {
      row.push(...cellsOf(line));
      end = ++i;
      continue;
    }
    if (!isBlank(line) && i === end) {
      row.at(-1)!.paragraphs.push(line.trim());
      end = ++i;
      continue;
    }
    const text = firstWhere(lines, i, (other) => !isBlank(other));
    if (text >= lines.length) break;
    if (lines[text]!.startsWith('\t')) {
      if (text - i >= LONGEST_GAP) break;
      rows.push(row);
      row = [];
      i = text;
      continue;
    }
    const resumed = firstWhere(lines, text, (other) => other.startsWith('\t'), LONGEST_CELL);
    if (resumed >= lines.length || !goesOnInCell(lines, text, resumed)) break;
    for (const inCell of lines.slice(text, resumed)) if (!isBlank(inCell)) row.at(-1)!.paragraphs.push(inCell.trim());
    if (isBlank(lines[resumed - 1]!)) {
      rows.push(row);
      row = [];
    }
    i = end = resumed;
  }
  if (row.length > 0) rows.push(row);
  return { grid: { origin: 'lines', rows: joinRows(rows).map((cells) => cells.map(textOfCell)) }, end };
}

interface OpenCell {
  /** False for a cell that is only a second tab. */
  readonly printed: boolean;
  readonly paragraphs: string[];
}

/** Empty lines after which a table is over. */
const LONGEST_GAP = 6;

/** Lines of one cell, empty ones included; a goal cell may hold a page of text. */
const LONGEST_CELL = 120;

/** Lines looked at to tell one cell a line from one row a line. */
const SAMPLE = 40;

const isBlank = (line: string): boolean => line.trim() === '' && !line.includes('\t');

function looksLikeCellLines(lines: readonly string[], start: number): boolean {
  let cells = 0;
  let rows = 0;
  let sentences = 0;
  let fields = 0;
  for (let i = start; i < Math.min(lines.length, start + SAMPLE); i++) {
    const line = lines[i]!;
    if (!line.startsWith('\t')) {
      if (/[^\t]\t/u.test(line)) fields++;
      continue;
    }
    const text = line.replace(/^\t+/u, '');
    if (/[^\t]\t/u.test(text) || (text === '' && line.length > 2)) fields++;
    else cells++;
    if (text.length > 30 && /[。；;]$/u.test(text)) sentences++;
    if (i > start && isBlank(lines[i - 1]!)) rows++;
  }
  return cells >= 4 && rows >= 1 && fields * 8 <= cells && sentences * 2 < cells;
}

function cellsOf(line: string): OpenCell[] {
  const text = line.replace(/^\t+/u, '');
  const tabs = line.length - text.length;
  const swallowed = Array.from({ length: text === '' ? 0 : tabs - 1 }, (): OpenCell => ({ printed: false, paragraphs: [] }));
  if (text === '') return Array.from({ length: tabs }, () => ({ printed: true, paragraphs: [] }));
  return [...swallowed, ...text.split('\t').map((part) => ({ printed: true, paragraphs: [part.trim()].filter(Boolean) }))];
}

/** Text after an empty line: still the same cell, or already the paragraph after the table? Where nothing tells, three lines or fewer are the cell's. */
function goesOnInCell(lines: readonly string[], text: number, resumed: number): boolean {
  const between = lines.slice(text, resumed).filter((line) => !isBlank(line)).map((line) => line.trim());
  if (between.some(isCaption)) return false;
  return !isBlank(lines[resumed - 1]!) || (between.length <= 3 && !BELOW_TABLE.test(between[0]!));
}

/** What stands below a table or between two: notes, signatures, the next goal's heading. */
const BELOW_TABLE = /^(?:注|说明|备注|填[表报]|审核|年度目标\s*[0-9一二三四五六七八九十])/u;

/** `附件3:`, `2022年度项目支出绩效自评表`, `(2022年度)`, `单位:万元`: what stands above a table, never in a cell's middle. */
function isCaption(line: string): boolean {
  return /^附[件表]/u.test(line) || /^.{5,60}(?:表|情况表)(?:\s*[（(][^（()）]*[)）])?$/u.test(line) || /^[（(]?\s*[0-9０-９]{4}\s*年度?\s*[)）]?$/u.test(line) || /单位\s*[:：]\s*[百千万亿]*元/u.test(line);
}

/** An empty paragraph at the end of a cell looks like the end of its row: two short rows among full ones that add up to one are one. */
function joinRows(rows: readonly OpenCell[][]): OpenCell[][] {
  const joined: OpenCell[][] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const next = rows[i + 1];
    const full = joined.at(-1)?.length ?? 0;
    const after = rows[i + 2]?.length ?? full;
    if (next && full >= 4 && after === full && row.length < full && row.length + next.length === full) {
      joined.push([...row, ...next]);
      i++;
    } else joined.push(row);
  }
  return joined;
}

function textOfCell(cell: OpenCell): Row[number] {
  return cell.printed ? cell.paragraphs.join('\n') : null;
}

function firstWhere(lines: readonly string[], from: number, test: (line: string) => boolean, limit = Number.POSITIVE_INFINITY): number {
  for (let i = from; i < lines.length; i++) {
    if (i - from > limit) return lines.length;
    if (test(lines[i]!)) return i;
  }
  return lines.length;
}
