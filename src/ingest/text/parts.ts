import { parseDocument } from 'htmlparser2';
import type { TableInput } from '../../model/builder.ts';
import type { Dropped } from '../../model/document.ts';
import type { FlowItem } from '../flow.ts';
import { readFlow } from '../html/read-flow.ts';
import { readAlignedTable } from './aligned-table.ts';
import { findBareCells } from './bare-cells.ts';
import { readCellLines } from './cell-lines.ts';
import { readCommaTable } from './comma-table.ts';
import { countedCellsAt } from './counted-cells.ts';
import { toTable } from './grid.ts';
import type { Line } from './lines.ts';
import { readPipeTable } from './pipe-table.ts';
import { tabLinesAt } from './tab-lines.ts';
import { readTabTable } from './tab-table.ts';

/** A text file cut into what it holds, in reading order; lines of running text are not yet joined to paragraphs. */
export type Part =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly table: TableInput }
  /** Markup in the text, already read. */
  | { readonly kind: 'flow'; readonly items: readonly FlowItem[]; readonly dropped: readonly Dropped[] };

/** Finds the tables among the lines. What is no table stays a line. */
export function toParts(lines: readonly Line[]): Part[] {
  const texts = lines.map((line) => line.text);
  const parts: Part[] = [];
  const barren = new Map<Finder, number>();
  const bare = new Map(findBareCells(texts).map((cells) => [cells.start, cells]));
  let i = 0;
  while (i < lines.length) {
    const cells = bare.get(i) ?? countedCellsAt(texts, i);
    if (cells) {
      parts.push({ kind: 'table', table: toTable(cells.grid) });
      i = cells.end;
      continue;
    }
    const found = tableAt(texts, i, barren);
    if (found) {
      for (const part of found.parts) parts.push(part);
      i = found.end;
    } else {
      parts.push({ kind: 'line', line: lines[i]! });
      i++;
    }
  }
  return parts;
}

interface Found {
  /** Null when the lines up to `end` are no table of the kind; they are then not looked at again for it. */
  readonly parts: readonly Part[] | null;
  readonly end: number;
}

type Finder = (texts: readonly string[], start: number) => Found | null;

function tableAt(texts: readonly string[], start: number, barren: Map<Finder, number>): { parts: readonly Part[]; end: number } | null {
  for (const finder of findersFor(texts[start]!)) {
    if ((barren.get(finder) ?? 0) > start) continue;
    const found = finder(texts, start);
    if (found?.parts) return { parts: found.parts, end: found.end };
    if (found) barren.set(finder, found.end);
  }
  return null;
}

/** By what a table of each kind must show in its first line. */
function findersFor(text: string): readonly Finder[] {
  if (text.includes('<') && /<table[\s>]/iu.test(text)) return [markupAt];
  if (text.includes('\t')) return text.startsWith('\t') ? [cellLinesAt, tabTableAt] : [tabTableAt];
  if (/[|｜\u2500-\u257f]|^\s*\+[-=]/u.test(text)) return [pipeTableAt];
  if (/\S(?: {2}|\u3000|\u00a0{2})/u.test(text)) return [alignedTableAt];
  return text.includes(',') ? [commaTableAt] : [];
}

const cellLinesAt: Finder = (texts, start) => {
  const found = readCellLines(texts, start);
  return found && { parts: [{ kind: 'table', table: toTable(found.grid) }], end: found.end };
};

const tabTableAt: Finder = (texts, start) => {
  const { lines, end, isTable } = tabLinesAt(texts, start);
  if (!isTable) return { parts: null, end };
  const once = lines.filter((line, i) => !isPrintedTwice(line, lines[i - 1]));
  const parts = readTabTable(once).map((part): Part => (part.kind === 'table' ? { kind: 'table', table: toTable(part) } : toLine(part.text)));
  const twice = lines.filter((line, i) => isPrintedTwice(line, lines[i - 1]));
  return { parts: twice.length === 0 ? parts : [...parts, { kind: 'flow', items: [], dropped: twice.map((text) => ({ text: text.trim(), reason: 'duplicate', page: null })) }], end };
};

/** The same row twice in a row is a slip of the dump when it names something and has values. */
const isPrintedTwice = (line: string, before: string | undefined): boolean =>
  line === before && line.split('\t').filter((field) => field.trim() !== '').length >= 3 && /[\u4e00-\u9fff]{4}/u.test(line);

const pipeTableAt: Finder = (texts, start) => {
  const found = readPipeTable(texts, start);
  if (!found) return null;
  const cells = found.placed?.map(({ text, ...place }) => ({ ...place, content: text }));
  return { parts: [{ kind: 'table', table: cells ? { origin: 'pipes', cells } : toTable({ origin: 'pipes', rows: found.rows ?? [] }) }], end: found.end };
};

const alignedTableAt: Finder = (texts, start) => {
  const { rows, end } = readAlignedTable(texts, start);
  return { parts: rows && [{ kind: 'table', table: toTable({ origin: 'aligned', rows }) }], end };
};

const commaTableAt: Finder = (texts, start) => {
  const { rows, end } = readCommaTable(texts, start);
  return { parts: rows && [{ kind: 'table', table: toTable({ origin: 'pipes', rows }) }], end };
};

/** Lines that the markup of one table may run over. */
const LONGEST_MARKUP = 20_000;

/** An HTML table in the middle of a text, as readers of scans write tables. */
const markupAt: Finder = (texts, start) => {
  let depth = 0;
  for (let i = start; i < texts.length && i - start < LONGEST_MARKUP; i++) {
    depth += count(texts[i]!, /<table[\s>]/giu) - count(texts[i]!, /<\/table\s*>/giu);
    if (depth > 0) continue;
    const text = texts.slice(start, i + 1).join('\n');
    const [from, to] = [text.search(/<table[\s>]/iu), text.toLowerCase().lastIndexOf('</table') + 8];
    const { items, dropped } = readFlow(parseDocument(text.slice(from, to)).children);
    return { parts: [toLine(text.slice(0, from)), { kind: 'flow', items: items.map(asRead), dropped }, toLine(text.slice(to))], end: i + 1 };
  }
  return { parts: null, end: Math.min(texts.length, start + LONGEST_MARKUP) };
};

/** Markup without a single merged cell is how a reader of scans wrote down what it saw: its columns are no surer than a dump's. */
function asRead(item: FlowItem): FlowItem {
  if (item.kind === 'line' || item.table.cells.some((cell) => (cell.rowSpan ?? 1) > 1 || (cell.columnSpan ?? 1) > 1)) return item;
  return { ...item, table: { ...item.table, origin: 'pipes' } };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const toLine = (text: string): Part => ({ kind: 'line', line: { text, startsPage: false } });
