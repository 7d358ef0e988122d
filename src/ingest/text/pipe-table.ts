import { boxRows, type PlacedText } from './box-table.ts';
import type { Row } from './grid.ts';

export interface PipeTable {
  /** Rows by field where only bars separate cells; placed cells where ruling characters prove spans. */
  readonly rows: readonly Row[] | null;
  readonly placed: readonly PlacedText[] | null;
  readonly end: number;
}

/** Characters that stand between two cells of a row. */
const BAR = /[|｜│┃║]/u;

/** Lines drawn between rows: `|---|:--:|`, `+----+`, `├──┼──┤`, and ones where some cells go on: `│ 产出 ├──┤`. */
const RULE = /^[\s|｜│┃║+:\-=─━═┄┈╌┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╟╫╢╓╥╖╙╨╜┍┑┕┙┝┥┞┟]+$/u;
const MIXED = /[├┤┼┬┴┣┫╋╠╣╬╟╢╫┝┥]/u;

/**
 * Reads a table of Markdown or drawn with characters, beginning at line `start`. Drawn tables whose rows are separated
 * by rules keep cells of several lines and merged cells; otherwise each line is a row. Null when there is no table:
 * one needs a row between rules, two rows with two bars, or three with one.
 */
export function readPipeTable(lines: readonly string[], start: number): PipeTable | null {
  let end = start;
  let rules = 0;
  let rows = 0;
  let bars = 0;
  const part: string[] = [];
  for (let i = start; i < lines.length; i++) {
    const { line, last } = wholeLine(lines, i);
    if (isRule(line)) rules++;
    else if (MIXED.test(line)) {
      rules++;
      rows++;
    } else if (BAR.test(line)) {
      rows++;
      bars += line.split(BAR).length - 1;
    } else if (line.trim() === '' && end === i && i + 1 < lines.length && BAR.test(lines[i + 1]!) && rows > 0 && lines[i + 1]!.trim().startsWith('|')) {
      continue;
    } else break;
    part.push(line);
    end = last + 1;
    i = last;
  }
  if (rows === 0 || (rows === 1 && rules === 0) || (rules === 0 && rows < 3 && bars < rows * 2 && !part.every((line) => /^\s*[|｜│]/u.test(line)))) return null;
  if (rules >= 4 || part.some((line) => !isRule(line) && MIXED.test(line))) return { rows: null, placed: boxRows(part), end };
  return { rows: part.filter((line) => !isRule(line)).map(fieldsOf), placed: null, end };
}

/** Lines that one broken row may run over. */
const LONGEST_ROW = 20;

/** A row that begins with a bar and does not end with one has a line break inside a cell: the lines up to its last bar are one. */
function wholeLine(lines: readonly string[], start: number): { line: string; last: number } {
  const line = lines[start]!;
  if (!line.trimStart().startsWith('|') || line.trimEnd().endsWith('|')) return { line, last: start };
  for (let last = start + 1; last < Math.min(lines.length, start + LONGEST_ROW); last++) {
    const text = lines[last]!.trim();
    if (text === '' || text.startsWith('|')) break;
    if (text.endsWith('|')) return { line: lines.slice(start, last + 1).join('\n'), last };
  }
  return { line, last: start };
}

const isRule = (line: string): boolean => RULE.test(line) && /[-=─━═┄┈╌]{2}/u.test(line) && (BAR.test(line) || MIXED.test(line) || /[+┌└┏┗╔╚╒╘]/u.test(line));

function fieldsOf(line: string): string[] {
  const fields = line.trim().replaceAll('\\|', '\u0000').split(BAR).map((field) => field.replaceAll('\u0000', '|').trim());
  if (fields[0] === '' && BAR.test(line.trim()[0] ?? '')) fields.shift();
  if (fields.at(-1) === '' && BAR.test(line.trim().at(-1) ?? '')) fields.pop();
  return fields.map(withoutEmphasis);
}

/** `**指标**` in a Markdown cell. */
const withoutEmphasis = (field: string): string => field.replace(/^(\*\*|__)([^*_].*?)\1$/u, '$2');
