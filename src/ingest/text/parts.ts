import { readCellLines } from './cell-lines.ts';
import type { Grid } from './grid.ts';
import type { Line } from './lines.ts';
import { readTabTable } from './tab-table.ts';

/** A text file cut into what it holds, in reading order; lines of running text are not yet joined to paragraphs. */
export type Part =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly text: string }
  | ({ readonly kind: 'table' } & Grid);

/** Finds the tables among the lines. What is no table stays a line. */
export function toParts(lines: readonly Line[]): Part[] {
  const texts = lines.map((line) => line.text);
  const parts: Part[] = [];
  let i = 0;
  while (i < lines.length) {
    const found = tableAt(texts, i);
    if (found) {
      parts.push(...found.parts);
      i = found.end;
    } else {
      parts.push({ kind: 'line', line: lines[i]! });
      i++;
    }
  }
  return parts;
}

interface Found {
  readonly parts: readonly Part[];
  readonly end: number;
}

function tableAt(texts: readonly string[], start: number): Found | null {
  const line = texts[start]!;
  if (!line.includes('\t')) return null;
  const cells = line.startsWith('\t') ? readCellLines(texts, start) : null;
  if (cells) return { parts: [{ kind: 'table', ...cells.grid }], end: cells.end };
  return tabTableAt(texts, start);
}

/** Lines with tabs, empty lines between them allowed when the rows after them look like those before. */
function tabTableAt(texts: readonly string[], start: number): Found | null {
  const rows: string[] = [];
  let end = start;
  for (let i = start; i < texts.length; i++) {
    const text = texts[i]!;
    if (text.includes('\t')) {
      rows.push(text);
      end = i + 1;
    } else if (text.trim() !== '' || i - end >= 3) break;
  }
  const filled = rows.map((row) => row.split('\t').filter((field) => field.trim() !== '').length);
  const isTable = filled.filter((count) => count >= 2).length >= 2 || filled.some((count) => count >= 3);
  return isTable ? { parts: readTabTable(rows), end } : null;
}
