import { provenWidth, usualWidth } from './broken-rows.ts';
import { startsWithListMark } from './list-mark.ts';

export interface TabLines {
  /** One row a line; a row broken inside a cell is still several. */
  readonly lines: readonly string[];
  readonly end: number;
  readonly isTable: boolean;
}

/** Empty lines, left by a page break, after which a table still goes on. */
const LONGEST_GAP = 2;

/** Lines without a tab that may stand between two rows, when they are the middle of a broken cell. */
const LONGEST_CELL = 20;

/** Rows looked at to know how many fields a row usually has. */
const SAMPLE = 200;

/**
 * The lines of a table with tabs that begins at `start`. It goes on over an empty line, and over lines without a tab
 * that are the rest of a broken cell or a label printed between two rows; a caption or a form that begins anew ends it.
 */
export function tabLinesAt(texts: readonly string[], start: number): TabLines {
  const lines: string[] = [];
  let end = start;
  let usual: number | null | undefined;
  for (let i = start; i < texts.length; i++) {
    const text = texts[i]!;
    if (text.includes('\t') || opensQuotedRow(texts, i)) {
      if (i > end && lines.length >= 3 && beginsAnew(lines[0]!, text)) break;
      lines.push(withoutQuotes(texts, i, (last) => (i = last)));
      end = i + 1;
    } else if (text.trim() === '') {
      if (i - end >= LONGEST_GAP) break;
    } else {
      const next = i === end ? nextTabLine(texts, i) : null;
      if (next === null) break;
      if (usual === undefined) {
        const sample = sampleRows(texts, start);
        usual = provenWidth(sample) ?? usualWidth(sample);
      }
      const between = texts.slice(i, next);
      const isBrokenCell = usual !== null && width(lines.at(-1)!) + width(texts[next]!) - 1 <= usual;
      if (!isBrokenCell && !(between.length === 1 && isStrayLabel(text))) break;
      lines.push(...between);
      end = next;
      i = next - 1;
    }
  }
  const filled = lines.map((line) => line.split('\t').filter((field) => field.trim() !== '').length);
  return { lines, end, isTable: filled.filter((count) => count >= 2).length >= 2 || filled.some((count) => count >= 3) };
}

const width = (line: string): number => line.split('\t').length;

function nextTabLine(texts: readonly string[], from: number): number | null {
  for (let i = from; i < texts.length && i - from <= LONGEST_CELL; i++) {
    if (texts[i]!.includes('\t')) return i;
    if (texts[i]!.trim() === '') return null;
  }
  return null;
}

function sampleRows(texts: readonly string[], start: number): string[][] {
  const rows: string[][] = [];
  for (let i = start; i < texts.length && rows.length < SAMPLE && i < start + 2 * SAMPLE; i++) if (texts[i]!.includes('\t')) rows.push(texts[i]!.split('\t').map((field) => field.trim()));
  return rows;
}

/** A piece of a merged cell's text printed on the line between two rows. */
const isStrayLabel = (text: string): boolean => text.trim().length <= 16 && !startsWithListMark(text) && !/[:：。]|表$|^[（(]?\s*\d{4}\s*年/u.test(text.trim());

/** The same form again, for the next project: its first label stands there again, but the row is no repeated header. */
function beginsAnew(first: string, text: string): boolean {
  const label = firstField(first);
  return label !== '' && label === firstField(text) && first.trim() !== text.trim();
}

const firstField = (line: string): string => line.split('\t', 1)[0]!.replace(/\s/gu, '');

/** A row whose first cell is in quotes and has a line break. */
function opensQuotedRow(texts: readonly string[], i: number): boolean {
  if (!/^"[^"\t]+$/u.test(texts[i]!)) return false;
  const next = texts.slice(i + 1, i + LONGEST_CELL).find((text) => text.includes('"') || text.trim() === '');
  return next !== undefined && /^[^"\t]*"\t/u.test(next);
}

/** A spreadsheet puts a cell with line breaks in quotes: its lines are one row. */
function withoutQuotes(texts: readonly string[], start: number, skipTo: (last: number) => void): string {
  const text = texts[start]!;
  const open = /(?:^|\t)"[^"\t]*$/u;
  if (!open.test(text)) return text;
  let whole = text;
  for (let i = start + 1; i < texts.length && i - start <= LONGEST_CELL; i++) {
    whole += `\n${texts[i]!}`;
    if (!/"(?:\t|$)/u.test(texts[i]!)) continue;
    if (open.test(texts[i]!)) continue;
    skipTo(i);
    return whole.replace(/(^|\t)"([^"\t]*)"(?=\t|$)/gu, '$1$2');
  }
  return text;
}
