import type { GenBlock, GenCell } from './blocks.ts';
import type { Draft } from './draft.ts';
import type { TrueFinding, TrueIndicator } from './truth.ts';

/**
 * Plants one contradiction into a draft that adds up: changes what is printed, the record in the truth that says the
 * same, and returns what a careful auditor would report. Null where the draft has no place for it.
 */
export type Planter = (draft: Draft) => TrueFinding | null;

const WARNINGS: ReadonlySet<string> = new Set(['unit_slip', 'missing_value', 'restated_differently', 'grade_mismatch', 'unit_mismatch', 'year_mismatch', 'text_truncated', 'level_misplaced', 'missed_without_reason']);

/** What a careful auditor would report, in the form of gold. */
export function finding(rule: string, expected: string | null, stated: string | null, numbers: readonly string[], quote: string): TrueFinding {
  return { rule, severity: WARNINGS.has(rule) ? 'warning' : 'error', message: `${rule}: ${quote}`, expected, stated, numbers: [...numbers], evidence: [{ raw: quote }], quote };
}

/** The number of an amount as printed, without its unit. */
export const bare = (printed: string): string => printed.replace(/[^\d.,]/g, '');

// ---------- what is printed ----------

/** The texts of a block: its cells, or the one it is. */
export function textsOf(block: GenBlock): string[] {
  if (block.kind === 'table') return block.rows.flatMap((row) => row.map((cell) => cell.text));
  return [block.kind === 'heading' ? block.title + block.runIn : block.text];
}

/** How often a text stands in the document. */
export function occurrences(d: Draft, text: string): number {
  return d.blocks.flatMap(textsOf).reduce((count, each) => count + each.split(text).length - 1, 0);
}

/** Replaces the one occurrence of a text outside tables. */
export function replace(d: Draft, from: string, to: string): void {
  const block = d.blocks.find((each) => each.kind !== 'table' && textsOf(each)[0]!.includes(from));
  if (block) edit(d, block, from, to);
}

/** Rewrites a stretch of a block outside tables. */
export function edit(d: Draft, block: GenBlock, from: string, to: string): void {
  const index = d.blocks.indexOf(block);
  if (block.kind === 'heading') d.blocks[index] = { ...block, runIn: block.runIn.replace(from, to) };
  else if (block.kind !== 'table') d.blocks[index] = { ...block, text: block.text.replace(from, to) };
}

/** A row of a table in a draft. */
export interface RowPlace {
  readonly block: number;
  readonly row: number;
  /** Cell of the level-3 name. */
  readonly at: number;
  readonly cells: readonly GenCell[];
}

/** Rows that have points and stand once in the document. */
export function scoredRows(d: Draft): TrueIndicator[] {
  return d.truth.indicators.filter((row) => row.weight !== null && row.score !== null && row.target !== null && rowOf(d, row) !== null && d.truth.indicators.filter((each) => each.level3 === row.level3).length === 1);
}

/** Where an indicator is printed; null if nowhere. */
export function rowOf(d: Draft, { level3 }: TrueIndicator): RowPlace | null {
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table') continue;
    for (const [row, cells] of block.rows.entries()) {
      const at = cells.findIndex((cell) => cell.text.replace(/^指标\d+：/, '') === level3);
      if (at >= 0) return { block: index, row, at, cells };
    }
  }
  return null;
}

/** Replaces the cells of a row. */
export function writeRow(d: Draft, { block: index, row }: RowPlace, cells: readonly GenCell[]): void {
  const block = d.blocks[index]!;
  if (block.kind === 'table') d.blocks[index] = { ...block, rows: block.rows.map((each, i) => (i === row ? cells : each)) };
}

/** The score is the last cell behind the name with its text, the weight the one before it. */
export function setScore(d: Draft, row: TrueIndicator, score: string): void {
  const place = rowOf(d, row)!;
  const at = place.cells.findLastIndex((cell, i) => i > place.at && cell.text === row.score);
  writeRow(d, place, place.cells.map((cell, i) => (i === at ? { ...cell, text: score } : cell)));
  row.score = score;
}
