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
 * one needs two rows with bars, or a row between rules.
 */
export function readPipeTable(lines: readonly string[], start: number): PipeTable | null {
  let end = start;
  let rules = 0;
  let rows = 0;
  let bars = 0;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!;
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
    end = i + 1;
  }
  if (rows === 0 || (rows === 1 && rules === 0) || (rules === 0 && bars < rows * 2 && !lines.slice(start, end).every((line) => /^\s*[|｜│]/u.test(line) || line.trim() === ''))) return null;
  const part = lines.slice(start, end).filter((line) => line.trim() !== '');
  if (rules >= 4 || part.some((line) => !isRule(line) && MIXED.test(line))) return { rows: null, placed: boxRows(part), end };
  return { rows: part.filter((line) => !isRule(line)).map(fieldsOf), placed: null, end };
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
