import { alignedColumns, bordersBetween } from './aligned-columns.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import { bodyRows } from './body-rows.ts';
import { hasFigure, isFigure, toChunk, toChunkLine } from './chunks.ts';
import type { Chunk, ChunkLine } from './chunks.ts';
import type { FoundCell, FoundTable } from './found-table.ts';
import { headerCells, headerLines } from './header-cells.ts';
import { cellOf, fullRules } from './placed-lines.ts';
import type { PlacedChunk, PlacedLine } from './placed-lines.ts';
import type { PositionedPage, Word } from './positioned-page.ts';
import type { Line } from './rulings.ts';
import { tableRegions } from './table-regions.ts';
import type { Region } from './table-regions.ts';
import { boxAround, centre, textOfLine, toLines } from './text-lines.ts';

/** Tables that only the alignment of their texts shows, with or without horizontal rules. */
export function alignedTables(page: PositionedPage, words: readonly Word[], rules: readonly Line[]): { tables: FoundTable[]; rest: readonly Word[] } {
  const upright = words.filter((word) => !word.rotation);
  const lines = toLines(upright).map(toChunkLine);
  if (lines.length < 2) return { tables: [], rest: words };
  const tables: FoundTable[] = [];
  const taken = new Set<Word>();
  for (const region of tableRegions(lines, rules, textWidth(lines))) {
    const table = tableOf(region, page.number);
    if (!table || isChart(table, page)) continue;
    tables.push(table);
    for (const { line } of region.lines) for (const word of line.words) taken.add(word);
  }
  return { tables, rest: taken.size > 0 ? words.filter((word) => !taken.has(word)) : words };
}

/** Labels of a chart: few texts for many places, or many more marks than texts. */
function isChart(table: FoundTable, page: PositionedPage): boolean {
  if (table.cells.length < table.rowCount * table.columnCount * 0.33) return true;
  const [x0, top, x1, bottom] = table.bbox;
  const within = (ax: number, ay: number): boolean => ax > x0 - 2 && ax < x1 + 2 && ay > top - 2 && ay < bottom + 2;
  const marks = page.rulings.filter((r) => r.bottom > r.top && within(r.x0, r.top) && within(r.x1, r.bottom)).length
    + page.fills.filter((box) => within(box[0], box[1]) && within(box[2], box[3])).length;
  return marks > 20 && marks > table.cells.length * 2;
}

function textWidth(lines: readonly ChunkLine[]): number {
  return Math.max(...lines.map((l) => l.line.bbox[2])) - Math.min(...lines.map((l) => l.line.bbox[0]));
}

/** Makes a table of a region, or null if it is none after all. */
export function tableOf(region: Region, page: number): FoundTable | null {
  const numbered = region.lines.map(({ line }, i) => toChunkLine(line, i));
  const columns = columnsOf(numbered);
  if (columns.length < 2) return null;
  const placed = numbered.map((line) => place(line, columns, region.rules));
  if (!isTable(placed, columns, region)) return null;
  const header = headerLines(placed, region.rules, columns);
  const head = headerCells(placed.slice(0, header), region.rules, columns);
  const rows = bodyRows(placed.slice(header), region.rules, columns);
  const cells: FoundCell[] = [...head.cells];
  rows.forEach((row, i) => cells.push(...cellsOfRow(row, head.rowCount + i)));
  return finish(cells, head.rowCount + rows.length, columns, page);
}

/** Columns that at least two lines share; what stands alone is no column of its own. */
function columnsOf(lines: readonly ChunkLine[]): AlignedColumn[] {
  const columns = alignedColumns(lines.flatMap((line) => line.chunks));
  const strong = columns.filter((column) => column.support > 1);
  return strong.length >= 2 ? withoutOverlap(strong) : strong;
}

/** Columns whose outermost texts reach into each other are cut in the middle of the overlap. */
function withoutOverlap(columns: readonly AlignedColumn[]): AlignedColumn[] {
  const result = [...columns];
  for (let i = 1; i < result.length; i++) {
    const a = result[i - 1]!, b = result[i]!;
    if (b.x0 >= a.x1) continue;
    const at = (Math.max(a.x0, b.x0) + Math.min(a.x1, b.x1)) / 2;
    result[i - 1] = { ...a, x1: at };
    result[i] = { ...b, x0: at };
  }
  return result;
}

/** Puts each chunk into its columns; a chunk over several is cut where a wide gap or a figure lies at the border. */
function place({ line, chunks }: ChunkLine, columns: readonly AlignedColumn[], rules: readonly Line[]): PlacedLine {
  const borders = bordersBetween(columns);
  const columnOf = (x: number): number => {
    let column = 0;
    while (column < borders.length && x >= borders[column]!) column++;
    return column;
  };
  const placed: PlacedChunk[] = [];
  for (const chunk of chunks) {
    const parts = isOverPartialRule(chunk, rules, columns) ? [chunk]
      : cutAtBorders(chunk, borders, line.fontSize).flatMap((piece) => cutByColumns(piece, columns, columnOf, line.fontSize));
    for (const part of parts) {
      const [x0, , x1] = part.bbox;
      const slack = Math.min(2, (x1 - x0) * 0.25);
      let from = columnOf(x0 + slack), to = columnOf(x1 - slack);
      if (from !== to) [from, to] = trimmed(part, from, to, columns);
      placed.push({ ...part, from, to });
    }
  }
  return { bbox: line.bbox, fontSize: line.fontSize, chunks: joinedInColumn(placed) };
}

/** A rule below a header text that is longer than the text but does not cross the whole table: the text is one, over several columns. */
function isOverPartialRule(chunk: Chunk, rules: readonly Line[], columns: readonly AlignedColumn[]): boolean {
  const [x0, , x1, bottom] = chunk.bbox;
  const width = columns.at(-1)!.x1 - columns[0]!.x0;
  return rules.some((rule) => rule.at > bottom - 3 && rule.at < bottom + 7 && rule.from <= x0 + 2 && rule.to >= x1 - 2 && rule.to - rule.from < width * 0.8);
}

/** A text that only leans over a border into a column without reaching that column's own texts belongs to one column. */
function trimmed(chunk: Chunk, from: number, to: number, columns: readonly AlignedColumn[]): [number, number] {
  const [x0, , x1] = chunk.bbox;
  const reach = (column: AlignedColumn): number => Math.min(column.x1, x1) - Math.max(column.x0, x0);
  let first = from, last = to;
  while (first < last && reach(columns[first]!) <= 0.5) first++;
  while (last > first && reach(columns[last]!) <= 0.5) last--;
  return [first, last];
}

function cutAtBorders(chunk: Chunk, borders: readonly number[], size: number): Chunk[] {
  const parts: Word[][] = [[]];
  const gaps = chunk.words.slice(1).map((word, i) => word.bbox[0] - chunk.words[i]!.bbox[2]);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  chunk.words.forEach((word, i) => {
    if (i > 0) {
      const before = chunk.words[i - 1]!, gap = gaps[i - 1]!;
      const atBorder = borders.some((border) => border > before.bbox[2] - size * 0.6 && border < word.bbox[0] + size * 0.6
        && (before.bbox[0] + before.bbox[2]) / 2 < border && (word.bbox[0] + word.bbox[2]) / 2 > border);
      if (atBorder && ((isFigure(word.text) && (isFigure(before.text) || gap > size * 0.3)) || gap > Math.max(usual * 1.6, size * 0.42) || (gaps.length === 1 && gap > size * 0.34))) parts.push([]);
    }
    parts.at(-1)!.push(word);
  });
  return parts.length === 1 ? [chunk] : parts.map((words) => toChunk(words, chunk.line));
}

/** Header words that stand close but each over its own column, aligned with it: `$10,000–  $15,000–  $30,000–`. */
function cutByColumns(chunk: Chunk, columns: readonly AlignedColumn[], columnOf: (x: number) => number, size: number): Chunk[] {
  const groups = new Map<number, Word[]>();
  for (const word of chunk.words) {
    const column = columnOf(centre(word.bbox));
    groups.set(column, [...(groups.get(column) ?? []), word]);
  }
  const keys = [...groups.keys()];
  if (keys.length < 2 || keys.at(-1)! - keys[0]! !== keys.length - 1) return [chunk];
  const gaps = chunk.words.slice(1).map((word, i) => word.bbox[0] - chunk.words[i]!.bbox[2]);
  const parting = gaps.filter((_, i) => columnOf(centre(chunk.words[i]!.bbox)) !== columnOf(centre(chunk.words[i + 1]!.bbox)));
  // The spaces within a text are alike; those between two headers are a little wider.
  if (parting.some((gap) => gap < Math.max(size * 0.3, gaps.length > parting.length ? Math.min(...gaps) * 1.15 : 0))) return [chunk];
  const near = size * 0.4;
  const aligned = keys.every((key) => {
    const [x0, , x1] = boxAround(groups.get(key)!.map((word) => word.bbox)), column = columns[key]!;
    return Math.abs(x0 - column.x0) < near || Math.abs(x1 - column.x1) < near || Math.abs((x0 + x1) - (column.x0 + column.x1)) < near * 2;
  });
  return aligned ? keys.map((key) => toChunk(groups.get(key)!, chunk.line)) : [chunk];
}

/** Chunks of one line that fall into the same column are one text (`$   12`, spread-out characters). */
function joinedInColumn(chunks: readonly PlacedChunk[]): PlacedChunk[] {
  const result: PlacedChunk[] = [];
  for (const chunk of chunks) {
    const before = result.at(-1);
    if (before && chunk.from <= before.to) {
      result[result.length - 1] = { ...toChunk([...before.words, ...chunk.words], chunk.line), from: before.from, to: Math.max(before.to, chunk.to) };
    } else result.push(chunk);
  }
  return result;
}

const LEADERS = /^(?:[.·…_]\s?){4,}$|\.{6,}|…{2,}/;
const HEADED = /^(?:第[一二三四五六七八九十\d]+[部章节编]|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}(?:\.\d{1,2})*[、.．\s]?\D|chapter|part|appendix|附)/i;
const NUMBERED = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[•·●■▪◆➢-])/;

/** Tells tables from prose in columns, lists, tables of contents, and lines of a letter head. */
function isTable(lines: readonly PlacedLine[], columns: readonly AlignedColumn[], region: Region): boolean {
  const filled = lines.filter((line) => line.chunks.length >= 2);
  if (filled.length < 2) return false;
  const chunks = lines.flatMap((line) => line.chunks);
  const figures = chunks.filter((chunk) => chunk.from > 0 && chunk.numeric && chunk.words.some((word) => hasFigure(word.text))).length;
  const others = chunks.filter((chunk) => chunk.from > 0).length;
  const numeric = others > 0 ? figures / others : 0;
  const closed = fullRules(region.rules, columns).length >= 2;
  if (columns.length === 2) {
    const texts = region.lines.map(({ line }) => textOfLine(line));
    if (isContents(filled)) return false;
    if (texts.filter((text) => LEADERS.test(text)).length > lines.length * 0.4) return false;
    if (filled.filter((line) => NUMBERED.test(line.chunks[0]!.words[0]!.text) && line.chunks[0]!.words.length === 1).length > filled.length * 0.5) return false;
    if (!closed && (numeric < 0.6 || filled.length < 4)) return false;
  }
  if (!closed && filled.length < 3) return false;
  if (!closed && numeric < 0.35 && wordsPerChunk(chunks) > 4) return false;
  if (filled.length < lines.length * 0.4) return false;
  return columns.length >= 3 || numeric > 0.3 || closed;
}

/** A table of contents without leader dots: titles, many of them numbered, beside page numbers that never fall. */
function isContents(lines: readonly PlacedLine[]): boolean {
  const pages = lines.map((line) => line.chunks.at(-1)!.words.map((word) => word.text).join(''));
  if (!pages.every((text) => /^\d{1,3}$/.test(text)) || Number(pages[0]) > 20) return false;
  const titles = lines.map((line) => line.chunks[0]!.words.map((word) => word.text).join(''));
  if (titles.some((title) => /^(?:合计|总计|total)/i.test(title))) return false;
  return pages.every((text, i) => i === 0 || Number(text) >= Number(pages[i - 1])) && titles.filter((title) => HEADED.test(title)).length >= titles.length * 0.5;
}

const wordsPerChunk = (chunks: readonly Chunk[]): number => chunks.reduce((sum, chunk) => sum + chunk.words.length, 0) / Math.max(1, chunks.length);

function cellsOfRow(lines: readonly PlacedLine[], row: number): FoundCell[] {
  const spans = new Map<string, PlacedChunk[]>();
  for (const line of lines) {
    for (const chunk of line.chunks) {
      const key = `${chunk.from}`;
      spans.set(key, [...(spans.get(key) ?? []), chunk]);
    }
  }
  return [...spans.values()].map((chunks) => cellOf(chunks, row, 1, chunks[0]!.from, Math.max(...chunks.map((chunk) => chunk.to))));
}

/** Settles overlaps: a span ends before the next text beside or below it, and two texts in one place are one cell. */
function finish(cells: readonly FoundCell[], rowCount: number, columns: readonly AlignedColumn[], page: number): FoundTable | null {
  const kept = new Map<string, FoundCell>();
  for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const key = `${cell.row},${cell.column}`, holder = kept.get(key);
    kept.set(key, holder ? { ...holder, lines: [...holder.lines, ...cell.lines], bbox: boxAround([holder.bbox, cell.bbox]) } : cell);
  }
  const all = [...kept.values()];
  if (all.length < 4) return null;
  const byRow = new Map<number, FoundCell[]>();
  for (const cell of all) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  const settled = all.map((cell) => {
    const beside = byRow.get(cell.row)!.find((other) => other.column > cell.column);
    const columnSpan = Math.min(cell.columnSpan, (beside?.column ?? Infinity) - cell.column);
    let rowSpan = 1;
    while (rowSpan < cell.rowSpan && !(byRow.get(cell.row + rowSpan) ?? []).some((other) => other.column < cell.column + columnSpan && other.column + other.columnSpan > cell.column)) rowSpan++;
    return { ...cell, columnSpan, rowSpan };
  });
  return { origin: 'aligned', page, bbox: boxAround(all.map((cell) => cell.bbox)), rowCount, columnCount: columns.length, cells: withoutCover(settled) };
}

/** A cell that an earlier one spans over gives its place up: the earlier span is cut short. */
function withoutCover(cells: readonly FoundCell[]): FoundCell[] {
  const owner = new Map<string, number>();
  const result = [...cells];
  cells.forEach((cell, index) => {
    const above = owner.get(`${cell.row},${cell.column}`);
    if (above !== undefined) result[above] = { ...result[above]!, rowSpan: Math.max(1, Math.min(result[above]!.rowSpan, cell.row - result[above]!.row)) };
    for (let r = 0; r < cell.rowSpan; r++) for (let c = 0; c < cell.columnSpan; c++) owner.set(`${cell.row + r},${cell.column + c}`, index);
  });
  return result;
}
