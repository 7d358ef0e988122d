import { INDICATOR_COLUMN } from './form-header.ts';
import type { Grid } from './grid.ts';

/** Lines `[start, end)` of a text that hold the cells of a form, one a line. */
export interface BareCells {
  readonly start: number;
  readonly end: number;
  readonly grid: Grid;
}

/**
 * Forms whose cells stand one a line without tabs or bars, as pages saved for their text have them, often with an empty line behind
 * every cell. Only the header of an indicator table proves such a form: 一级指标, 二级指标 and 三级指标 on lines of their own. The
 * cells become a table of one column; `tables` finds the rows again.
 */
export function findBareCells(texts: readonly string[]): BareCells[] {
  const found: BareCells[] = [];
  for (let i = 0; i < texts.length; i++) {
    if (/[\t|｜]/u.test(texts[i]!)) continue;
    const spaced = readSpaced(texts, i, found.at(-1)?.end ?? 0);
    if (spaced) {
      found.push(spaced);
      i = spaced.end - 1;
      continue;
    }
    if (!LEVEL.test(texts[i]!.trim())) continue;
    const header = nextLines(texts, i, HEADER_LINES);
    const words = header.filter((line) => COLUMN.test(texts[line]!.trim()));
    if (header.some((line) => texts[line]!.includes('\t')) || words.length < 3 || !header.slice(0, 3).some((line) => /^(?:[二三]级)/u.test(texts[line]!.trim()))) continue;
    const before = found.at(-1)?.end ?? 0;
    if (i < before) continue;
    const start = startOf(texts, i, before);
    const end = endOf(texts, words.at(-1)! + 1);
    const grid = cellsOf(texts.slice(start, end));
    if (grid.rows.length >= FEWEST_CELLS) found.push({ start, end, grid });
    i = end - 1;
  }
  return found;
}

/** Header words on one line with a space between them: the cells of each line below stand so too, and only spaces part them. */
function readSpaced(texts: readonly string[], header: number, before: number): BareCells | null {
  const text = texts[header]!.trim();
  if (text.length > 120 || !/级(?:绩效)?指标/u.test(text) || / {2}|\u3000/u.test(text)) return null;
  const words = text.split(' ');
  if (words.length < 4 || words.filter((word) => COLUMN.test(word)).length < Math.max(3, words.length / 2)) return null;
  const start = startOf(texts, header, before);
  const end = endOf(texts, header + 1);
  const rows = texts.slice(start, end).flatMap((line) => line.trim().split(/\s+/u)).filter((word) => word !== '').map((word) => [word]);
  return rows.length >= FEWEST_CELLS ? { start, end, grid: { origin: 'lines', rows } } : null;
}

const FEWEST_CELLS = 12;

/** Lines looked at for the header, empty ones not counted. */
const HEADER_LINES = 8;

/** Lines above a header that may belong to its form, empty ones not counted. */
const LONGEST_HEAD = 80;

const LEVEL = /^(?:一级|二级)(?:绩效)?指标(?:[（(].{0,8}[）)])?$/u;
const COLUMN = new RegExp(`^(?:${INDICATOR_COLUMN}|(?:自评)?得分)$`, 'u');

/** First labels of forms; what they name may stand behind a colon. */
const OPENS = /^(?:(?:专项)?(?:项目(?:支出)?|专项|单位|部门|政策)(?:[（(].{1,6}[）)])?名称|(?:主管|填报|预算|实施)(?:部门|单位)|项目(?:资金|概况|编码)|年度(?:预算申请|资金总额))(?:[（(].{1,8}[）)])?(?:[:：].{0,40})?$/u;

/** What ends a form, above it or below. */
const HEADING = /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分|附[件表]\s*\d*|（[一二三四五六七八九十]）|\([一二三四五六七八九十]\))/u;
const CAPTION = /^.{4,60}(?:表|情况表)(?:\s*[（(][^（()）]*[)）])?$|^[（(]?\s*\d{4}\s*年度?\s*[)）]?$|单位\s*[:：]\s*[百千万亿]*元/u;
const BELOW = /^(?:注|填表人|填报人|制表人)\s*[:：]/u;

const isBlank = (text: string): boolean => text.trim() === '';

function nextLines(texts: readonly string[], from: number, most: number): number[] {
  const lines: number[] = [];
  for (let i = from; i < texts.length && lines.length < most && i - from < most * 3; i++) if (!isBlank(texts[i]!)) lines.push(i);
  return lines;
}

/** The first label of the form above its header; the header itself where none stands there. */
function startOf(texts: readonly string[], header: number, before: number): number {
  let start = header;
  let seen = 0;
  let below = '';
  for (let i = header - 1; i >= before && seen < LONGEST_HEAD; i--) {
    const text = texts[i]!.trim();
    if (text === '') continue;
    seen++;
    if (/[\t|｜]/u.test(text) || HEADING.test(text) || CAPTION.test(text)) break;
    // A narrow cell breaks its label: 项目支 above 出名称.
    if (OPENS.test(text.split(' ', 1)[0]!) || OPENS.test(text + below) || /^(?:年度|项目|部门|整体)?绩效指标(?:[（(].*[）)])?$/u.test(text)) start = i;
    below = text;
  }
  return start;
}

/** Characters of a paragraph; what a cell says is shorter. */
const LONGEST_CELL = 60;

function endOf(texts: readonly string[], from: number): number {
  let end = from;
  for (let i = from; i < texts.length; i++) {
    const text = texts[i]!.trim();
    if (text === '') continue;
    if (/[\t|｜]/u.test(text) || HEADING.test(text) || CAPTION.test(text) || BELOW.test(text) || OPENS.test(text.split(' ', 1)[0]!)) break;
    if (text.length > LONGEST_CELL && /[。；;]$/u.test(text) && !nextLines(texts, i + 1, 4).some((line) => VALUE.test(texts[line]!.trim()))) break;
    if (text.length > 3 * LONGEST_CELL) break;
    end = i + 1;
  }
  return end;
}

const VALUE = /^(?:[≥≤<>=＝]?\s*[\d.]+(?:[%％]|.{0,3})|.{2,6}指标)$/u;

/** One cell a line; where (nearly) every line has an empty one behind it, lines without are one cell. */
function cellsOf(lines: readonly string[]): Grid {
  const filled = lines.filter((line) => !isBlank(line)).length;
  const followed = lines.filter((line, i) => !isBlank(line) && (lines[i + 1] === undefined || isBlank(lines[i + 1]!))).length;
  const apart = followed * 10 >= filled * 8;
  const rows: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (isBlank(line)) open = false;
    else if (open && apart) rows[rows.length - 1] = [`${rows.at(-1)![0]!}\n${line.trim()}`];
    else {
      rows.push([line.trim()]);
      open = true;
    }
  }
  return { origin: 'lines', rows };
}
