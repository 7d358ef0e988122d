import type { BareCells } from './bare-cells.ts';

/**
 * Tables of amounts whose cells stand one a line (机构名称, 收入合计, 其中:, 上年结转 … 局机关, 1932.80, 96.20 …): below the words of the
 * header every row is a name and as many amounts as the header has words behind its first. 其中: stands above words and is no column.
 * Only the count proves such a table: two rows at least, and nothing that begins like a row and does not come out even.
 */
export function countedCellsAt(texts: readonly string[], start: number): BareCells | null {
  if (!OPENS.test(texts[start]!.trim())) return null;
  const lines = filledLines(texts, start);
  const first = lines.findIndex(({ text }) => AMOUNT.test(text));
  if (first < 4) return null;
  const words = lines.slice(0, first - 1).map(({ text }) => text).filter((text) => !PARTS.test(text));
  if (words.length < 3 || words.length > MOST_COLUMNS || words.some((word) => word.length > LONGEST_NAME || /[。;；,，\t|｜]/u.test(word))) return null;
  const rows: string[][] = [];
  let end = start;
  for (let at = first - 1; at < lines.length; ) {
    const name = lines[at]!.text;
    const behind = lines.slice(at + 1).findIndex(({ text }) => !AMOUNT.test(text));
    const count = behind < 0 ? lines.length - at - 1 : behind;
    if (count === 0) break;
    if (count !== words.length - 1 || name.length > LONGEST_NAME) return null;
    rows.push([name, ...lines.slice(at + 1, at + 1 + count).map(({ text }) => text)]);
    at += 1 + count;
    end = lines[at - 1]!.line + 1;
  }
  return rows.length >= 2 ? { start, end, grid: { origin: 'lines', rows: [words, ...rows] } } : null;
}

const OPENS = /^(?:机构|单位|部门)名称$/u;
const PARTS = /^其中[:：]?$/u;
const AMOUNT = /^-?\d[\d,]*(?:\.\d+)?$/u;

/** The list of a department's units under a dozen columns. */
const MOST_COLUMNS = 12;
const LONGEST_NAME = 30;
const MOST_LINES = 400;

function filledLines(texts: readonly string[], start: number): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  for (let line = start; line < Math.min(texts.length, start + MOST_LINES); line++) {
    const text = texts[line]!.trim();
    if (text !== '') lines.push({ line, text });
  }
  return lines;
}
