import { foldText } from '../../chinese/fold.ts';
import type { Document } from '../../model/document.ts';
import { textOf } from '../../model/document.ts';
import { readDate } from '../../normalise/dates.ts';
import type { FactRules } from './fact-rules.ts';
import type { Labelled } from './labelled.ts';
import { isUnit } from './units.ts';

export interface Signing {
  /** ISO date or its prefix (`2024-06`); null where none is printed or the form's blank is empty (`年 月 日`). */
  readonly date: string | null;
  /** Lines above the date, nearest first, where the unit signs; of the document's last lines when there is no date. */
  readonly above: readonly string[];
  readonly rules: readonly string[];
}

/** Units sign within this many lines above the date. */
const LINES_ABOVE = 3;

/**
 * `2023年8月8日`, `二〇二三年八月八日`, `2023.8.8`, `2024年6月` at a line's end. A bare year is no date of signing, and
 * `2023.08` may be an amount.
 */
const DATE = new RegExp(
  '(?:20\\d\\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:(?:\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日?)?$'
  + '|20\\d\\d([.\\-/])\\d{1,2}\\1\\d{1,2}$', 'u');

/** The date of signing: alone on its line or behind the unit's name, the last such in the text; else behind 填报日期 or on the cover. */
export function readSigning(document: Document, labelled: readonly Labelled[], rules: FactRules): Signing {
  const lines: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph' && block.end - block.start <= 80) lines.push(foldText(textOf(document, block)));
    else if (block.kind === 'table') {
      const last = block.cells.findLast((cell) => cell.end > cell.start);
      if (last && last.end - last.start <= 80) lines.push(foldText(textOf(document, last)));
    }
  }
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    const found = DATE.exec(line);
    if (!found) continue;
    const before = line.slice(0, found.index);
    if (before !== '' && !isUnit(before, rules) && !rules.find('date-label', before)) continue;
    const date = readDate(found[0]);
    if (date) return { date, above: [before, ...linesAbove(lines, i)].filter((one) => one !== ''), rules: [] };
  }
  for (const [index, { label, value }] of labelled.entries()) {
    const rule = rules.find('date-label', label);
    // 日期:… beside 来源:… is when a web page was put up.
    if (rule && [labelled[index - 1], labelled[index + 1]].some((one) => one && rules.find('page-label', one.label))) continue;
    const date = rule && readDate(value);
    if (date && date.length > 4) return { date, above: linesAbove(lines, lines.length), rules: [rule.id] };
  }
  return { date: null, above: linesAbove(lines, lines.length), rules: [] };
}

function linesAbove(lines: readonly string[], index: number): string[] {
  return lines.slice(Math.max(0, index - LINES_ABOVE), index).reverse();
}
