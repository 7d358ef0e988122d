import { readListMark } from '../../chinese/list-marks.ts';
import { joinBrokenRows } from './broken-rows.ts';
import { filledFields, filledWidth, type Grid, type Row } from './grid.ts';

/** What a stretch of tab separated lines holds, in reading order. */
export type TabPart = { readonly kind: 'paragraph'; readonly text: string } | ({ readonly kind: 'table' } & Grid);

/**
 * Reads tab separated lines, one row a line, as printed: a tab is the end of a cell, nothing more is concluded.
 * Rows above the first real row that hold one text only, or a caption and its unit, are paragraphs glued to the table by tabs.
 */
export function readTabTable(lines: readonly string[]): TabPart[] {
  const rows = joinBrokenRows(lines.map((line) => line.split('\t').map((field) => field.trim())));
  const first = rows.findIndex((row) => !isGluedText(row));
  if (first < 0) return rows.flatMap(toParagraph);
  let end = rows.length;
  while (end > first && isGluedNote(rows[end - 1]!)) end--;
  return [
    ...rows.slice(0, first).flatMap(toParagraph),
    { kind: 'table', origin: 'tabs', rows: rows.slice(first, end).filter((row) => filledWidth(row) > 0) },
    ...rows.slice(end).flatMap(toParagraph),
  ];
}

function toParagraph(row: Row): TabPart[] {
  const text = filledFields(row).join('  ');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

/** One text and nothing beside it, or a line that ends with the table's unit: `某某局⇥⇥单位：万元`. */
function isGluedText(row: Row): boolean {
  const filled = filledFields(row);
  if (filled.length <= 1) return true;
  // `一、⇥部门概况`: a heading whose number a list of Word set apart.
  if (filled.length === 2 && readListMark(filled[0]!)?.end === filled[0]!.length) return true;
  return MONEY_UNIT.test(filled.at(-1)!) && (filled.length === 2 || filled.slice(0, -1).every((field) => CAPTION_FIELD.test(field)));
}

/** `单位:万元`, `金额单位：元`. */
const MONEY_UNIT = /^(?:[(（]?\s*(?:金额)?单位\s*[:：]\s*(?:[百千万亿]*元|人民币.*|%)\s*[)）]?)$/u;

/** `附件2`, `公开01表`, `编制单位：…局`. */
const CAPTION_FIELD = /^(?:附[件表]|表\s*[0-9一二三四五六七八九十]|.*公开.*表)|[:：]/u;

function isGluedNote(row: Row): boolean {
  const filled = filledFields(row);
  return filled.length === 0 || (filled.length === 1 && /^(?:注|说明|备注|附件|附表)\s*[0-9一二三四五六七八九十]*\s*[:：]/u.test(filled[0]!));
}
