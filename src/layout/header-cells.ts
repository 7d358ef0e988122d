import type { AlignedColumn } from './aligned-columns.ts';
import { cellOf, fullRules } from './placed-lines.ts';
import type { PlacedChunk, PlacedLine } from './placed-lines.ts';
import { hasFigure } from './chunks.ts';
import type { FoundCell } from './found-table.ts';
import type { Line } from './rulings.ts';

/** A header seldom has more lines than this. */
const MOST_LINES = 9;

/** How many of the first lines are the header: those above the rule under it, or above the first line of figures. */
export function headerLines(lines: readonly PlacedLine[], rules: readonly Line[], columns: readonly AlignedColumn[]): number {
  const firstData = lines.findIndex(isData);
  // Without figures nothing tells header from body but a rule.
  const limit = firstData < 0 ? 0 : firstData;
  const full = fullRules(rules, columns).filter((at) => at > lines[0]!.bbox[3] - 2);
  // The lowest full rule above the figures; rules between groups of rows lie below them. A header may hold amounts itself
  // (`$10,000– 14,999`): then the rule lies just below its last line.
  const under = full.findLast((at) => firstData < 0 || at < lines[firstData]!.bbox[1] + 4)
    ?? full.find((at) => firstData > 0 && at > lines[firstData]!.bbox[3] - 3 && at < (lines[firstData + 1]?.bbox[1] ?? 0) + 4);
  if (under !== undefined) {
    const above = lines.filter((line) => (line.bbox[1] + line.bbox[3]) / 2 < under).length;
    if (above > 0 && above <= MOST_LINES && above < lines.length) return above;
  }
  if (limit > MOST_LINES) return 0;
  // Without a rule, a single text in the first column just above the figures is a heading of rows, not part of the header.
  let end = limit;
  while (end > 0 && lines[end - 1]!.chunks.length === 1 && lines[end - 1]!.chunks[0]!.from === 0 && lines[end - 1]!.chunks[0]!.to < columns.length - 1) end--;
  return end;
}

/** Most of what stands right of the first column is figures (years alone are a header). */
function isData(line: PlacedLine): boolean {
  const right = line.chunks.filter((chunk) => chunk.from > 0);
  if (right.length === 0) return false;
  const figures = right.filter((chunk) => chunk.numeric && chunk.words.some((word) => hasFigure(word.text)));
  const years = right.filter((chunk) => chunk.words.every((word) => /^(?:19|20)\d\d(?:[-–—/]\d{2,4})?$/.test(word.text)));
  return figures.length > right.length * 0.5 && years.length < right.length * 0.7;
}

interface HeaderCell {
  readonly from: number;
  readonly to: number;
  readonly chunks: readonly PlacedChunk[];
  readonly first: number;
  readonly last: number;
}

/** Header texts that go on over several lines are one cell; a text over a partial rule spans the columns under that rule. */
export function headerCells(lines: readonly PlacedLine[], rules: readonly Line[], columns: readonly AlignedColumn[]): { cells: FoundCell[]; rowCount: number } {
  if (lines.length === 0) return { cells: [], rowCount: 0 };
  const cells: HeaderCell[] = [];
  lines.forEach((line, i) => {
    for (const chunk of line.chunks) {
      const [from, to] = spanOf(chunk, line, lines, rules, columns);
      const above = cells.findLast((cell) => cell.from <= to && cell.to >= from);
      if (above && joins(above, from, to, i, lines, rules, columns)) {
        cells[cells.indexOf(above)] = { from: Math.min(above.from, from), to: Math.max(above.to, to), chunks: [...above.chunks, chunk], first: above.first, last: i };
      } else cells.push({ from, to, chunks: [chunk], first: i, last: i });
    }
  });
  const depth = new Map<HeaderCell, number>();
  for (const cell of cells) {
    const above = cells.filter((other) => other.last < cell.first && other.from <= cell.to && other.to >= cell.from);
    depth.set(cell, above.length === 0 ? 0 : Math.max(...above.map((other) => depth.get(other)! + 1)));
  }
  const rowCount = Math.max(...depth.values()) + 1;
  return {
    rowCount,
    cells: cells.map((cell) => {
      const below = cells.filter((other) => other.first > cell.last && other.from <= cell.to && other.to >= cell.from);
      const end = below.length === 0 ? rowCount : Math.min(...below.map((other) => depth.get(other)!));
      return cellOf(cell.chunks, depth.get(cell)!, Math.max(1, end - depth.get(cell)!), cell.from, cell.to);
    }),
  };
}

/** A line goes on the header cell above it if both have the same columns and no rule parts them. */
function joins(above: HeaderCell, from: number, to: number, line: number, lines: readonly PlacedLine[], rules: readonly Line[], columns: readonly AlignedColumn[]): boolean {
  const isWithin = (above.from === from && above.to === to) || (above.from === above.to && from === to && above.from === from);
  if (!isWithin) return false;
  const last = lines[above.last]!, next = lines[line]!;
  if (line - above.last > 2) return false;
  const left = columns[from]!.x0, right = columns[to]!.x1;
  return !rules.some((rule) => rule.at > last.bbox[3] - 3.5 && rule.at < next.bbox[1] + 3.5 && Math.min(rule.to, right) - Math.max(rule.from, left) > (right - left) * 0.5);
}

/** The columns under the partial rule below a header text, if there is one and no other text stands between or shares it. */
function spanOf(chunk: PlacedChunk, line: PlacedLine, lines: readonly PlacedLine[], rules: readonly Line[], columns: readonly AlignedColumn[]): [number, number] {
  const [x0, , x1, bottom] = chunk.bbox;
  const left = columns[0]!.x0, right = columns.at(-1)!.x1;
  const rule = rules.find((r) => r.at > bottom - 3.5 && r.at < bottom + line.fontSize * 1.2 && r.from <= x0 + 3 && r.to >= x1 - 3 && r.to - r.from < (right - left) * 0.85);
  if (!rule) return chunk.from === chunk.to ? [chunk.from, chunk.to] : centredSpan(chunk, line, lines, columns);
  const rivals = lines.flatMap((other) => other.chunks).filter((other) => other !== chunk && other.bbox[0] > rule.from - 2 && other.bbox[2] < rule.to + 2
    && other.bbox[3] > chunk.bbox[1] + 2 && (other.bbox[1] + other.bbox[3]) / 2 < rule.at);
  if (rivals.length > 0) return centredSpan(chunk, line, lines, columns);
  const covered = columns.map((column, i) => ({ i, share: (Math.min(column.x1, rule.to) - Math.max(column.x0, rule.from)) / (column.x1 - column.x0) }))
    .filter(({ share }) => share > 0.5).map(({ i }) => i);
  return covered.length > 0 ? [Math.min(chunk.from, covered[0]!), Math.max(chunk.to, covered.at(-1)!)] : [chunk.from, chunk.to];
}

/** A text over several columns without a rule of its own is centred over those that it heads: the widest stretch with the same middle. */
function centredSpan(chunk: PlacedChunk, line: PlacedLine, lines: readonly PlacedLine[], columns: readonly AlignedColumn[]): [number, number] {
  const others = line.chunks.filter((other) => other !== chunk);
  const low = Math.max(1, ...others.filter((other) => other.to < chunk.from).map((other) => other.to + 1));
  const high = Math.min(columns.length - 1, ...others.filter((other) => other.from > chunk.to).map((other) => other.from - 1));
  // A text that touches one column only (over a rule that it shares with others) spans those that have a header of their own below.
  const headed = new Set(lines.slice(lines.indexOf(line) + 1).flatMap((below) => below.chunks.filter((other) => other.from === other.to).map((other) => other.from)));
  const single = chunk.from === chunk.to;
  const centre = (chunk.bbox[0] + chunk.bbox[2]) / 2;
  const reach = line.fontSize * (single ? 0.7 : 1.2);
  let best: [number, number] = [chunk.from, chunk.to];
  for (let from = chunk.from; from >= Math.min(low, chunk.from); from--) {
    for (let to = chunk.to; to <= Math.max(high, chunk.to); to++) {
      const off = Math.abs((columns[from]!.x0 + columns[to]!.x1) / 2 - centre);
      if (off > reach || to - from <= best[1] - best[0]) continue;
      if (single && Array.from({ length: to - from + 1 }, (_, i) => from + i).some((column) => !headed.has(column))) continue;
      best = [from, to];
    }
  }
  return best;
}
