import type { AlignedColumn } from './aligned-columns.ts';
import { fullRules } from './placed-lines.ts';
import type { PlacedLine } from './placed-lines.ts';
import { hasFigure } from './chunks.ts';
import type { Line } from './rulings.ts';

/** Lines of one printed row. */
export type BodyRow = readonly PlacedLine[];

/** Lines closer than this share of the usual distance are one row whose text wraps. */
const TIGHT = 0.87;

/** Puts the lines of a table's body together to rows: wrapped texts join the row they belong to. */
export function bodyRows(lines: readonly PlacedLine[], rules: readonly Line[], columns: readonly AlignedColumn[]): BodyRow[] {
  const full = fullRules(rules, columns);
  const pitch = usualPitch(lines);
  const rows: PlacedLine[][] = [];
  for (const line of lines) {
    const open = rows.at(-1);
    if (open && goesOn(open, line, full, pitch)) open.push(line);
    else rows.push([line]);
  }
  return rows;
}

function goesOn(row: readonly PlacedLine[], line: PlacedLine, rules: readonly number[], pitch: number): boolean {
  const last = row.at(-1)!;
  if (rules.some((at) => at > last.bbox[3] - 3.5 && at < line.bbox[1] + 3.5)) return false;
  // Figures do not wrap: a line with figures where the row has some already is a new row.
  const filled = new Set(row.flatMap((l) => l.chunks.map((chunk) => chunk.from)));
  if (line.chunks.some((chunk) => chunk.from > 0 && chunk.numeric && chunk.words.some((word) => hasFigure(word.text)) && filled.has(chunk.from))) return false;
  const distance = line.bbox[3] - last.bbox[3];
  const onlyText = line.chunks.every((chunk) => !chunk.numeric);
  if (!onlyText) return false;
  const first = line.chunks[0]!;
  // A wrapped line does not stand further out than the line that it goes on, nor is it set differently.
  const begun = row[0]!.chunks.find((chunk) => chunk.from === first.from);
  if (begun && (first.bbox[0] < begun.bbox[0] - 1 || first.words[0]!.bold !== begun.words[0]!.bold)) return false;
  const columnFilled = row.some((l) => l.chunks.some((chunk) => chunk.from === first.from));
  if (!columnFilled) return false;
  if (distance < pitch * TIGHT) return true;
  if (line.chunks.length === 1 && /^[a-z(,;&]/.test(first.words[0]!.text) && distance < pitch * 1.15) return true;
  // Texts beside an empty first column belong to the row above.
  return first.from > 0 && distance < pitch * 1.3;
}

function usualPitch(lines: readonly PlacedLine[]): number {
  const gaps: number[] = [];
  for (let i = 1; i < lines.length; i++) gaps.push(lines[i]!.bbox[3] - lines[i - 1]!.bbox[3]);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 12;
}
