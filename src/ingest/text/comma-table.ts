import type { Row } from './grid.ts';

export interface CommaTable {
  /** Null when the lines from `start` to `end` are no table. */
  readonly rows: readonly Row[] | null;
  readonly end: number;
}

/** Lines of comma separated values: at least three, with one and the same number of fields. Quoted fields may hold commas and line ends. */
export function readCommaTable(lines: readonly string[], start: number): CommaTable {
  if (!/,.*,/u.test(lines[start]!)) return { rows: null, end: start + 1 };
  const rows: string[][] = [];
  let i = start;
  while (i < lines.length) {
    const record = readRecord(lines, i);
    if (!record || record.fields.length < 3 || (rows.length > 0 && record.fields.length !== rows[0]!.length) || record.fields.some((field) => field.length > 200)) break;
    rows.push(record.fields);
    i = record.end;
  }
  if (rows.length < 3 || rows.some((row) => row.some((field) => /[。；]/u.test(field) && row.length < 5))) return { rows: null, end: Math.max(i, start + 1) };
  if (lines.slice(start, i).every((line) => !OTHER_COMMA.test(line))) return { rows: null, end: i };
  const filled = rows.flat().filter(Boolean);
  const short = filled.filter((field) => field.length <= 30).length;
  return short * 10 >= filled.length * 8 && filled.length * 3 >= rows.length * rows[0]!.length ? { rows, end: i } : { rows: null, end: i };
}

/** A comma that groups no thousands: `受理5,863件 审结5,612件` lines are sentences. */
const OTHER_COMMA = /(?<!\d),|,(?!\d{3}(?!\d))/u;

/** Lines that one quoted field may run over. */
const LONGEST_FIELD = 40;

function readRecord(lines: readonly string[], start: number): { fields: string[]; end: number } | null {
  let text = lines[start]!;
  let end = start + 1;
  while (/(?:^|,)"/u.test(text) && quotes(text) % 2 === 1) {
    if (end >= lines.length || end - start > LONGEST_FIELD) return null;
    text += `\n${lines[end++]!}`;
  }
  const fields: string[] = [];
  // Every field behind a comma of its own: an empty one at the beginning of the line is a field too.
  for (const match of `,${text}`.matchAll(/,(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/gu)) fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
  return text.trim() === '' ? null : { fields, end };
}

const quotes = (text: string): number => text.split('"').length - 1;
