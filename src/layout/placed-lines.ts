import type { Box } from '../model/document.ts';
import type { AlignedColumn } from './aligned-columns.ts';
import type { Chunk } from './chunks.ts';
import type { FoundCell } from './found-table.ts';
import type { Word } from './positioned-page.ts';
import type { Line } from './rulings.ts';
import { boxAround, lineOf } from './text-lines.ts';

/** A piece of a line that belongs to one place of the table: the columns `from` to `to`, both included. */
export interface PlacedChunk extends Chunk {
  readonly from: number;
  readonly to: number;
}

export interface PlacedLine {
  readonly bbox: Box;
  readonly fontSize: number;
  readonly chunks: readonly PlacedChunk[];
}

/** Rules that run over most of the table's width. Pieces at one height count together. */
export function fullRules(rules: readonly Line[], columns: readonly AlignedColumn[]): number[] {
  const left = columns[0]!.x0, right = columns.at(-1)!.x1;
  const heights: number[] = [];
  for (const rule of rules) {
    const covered = rules.filter((other) => Math.abs(other.at - rule.at) < 2).reduce((sum, other) => sum + Math.max(0, Math.min(other.to, right) - Math.max(other.from, left)), 0);
    if (covered > (right - left) * 0.7 && !heights.some((at) => Math.abs(at - rule.at) < 4)) heights.push(rule.at);
  }
  return heights.sort((a, b) => a - b);
}

/** Chunks of one place as a cell, line by line. */
export function cellOf(chunks: readonly PlacedChunk[], row: number, rowSpan: number, from: number, to: number): FoundCell {
  const byLine = new Map<number, Word[]>();
  for (const chunk of chunks) byLine.set(chunk.line, [...(byLine.get(chunk.line) ?? []), ...chunk.words]);
  return {
    row, column: from, rowSpan, columnSpan: to - from + 1,
    bbox: boxAround(chunks.map((chunk) => chunk.bbox)), lines: [...byLine.entries()].sort(([a], [b]) => a - b).map(([, words]) => lineOf(words)),
  };
}
