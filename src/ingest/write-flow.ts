import type { DocumentBuilder } from '../model/builder.ts';
import type { FlowItem } from './flow.ts';
import { toParagraphs, type TextLine } from './text/paragraphs.ts';
import type { WrapStyle } from './text/wrap-style.ts';

/** Writes lines and tables into a document: lines that a wrap or page break tore apart become one paragraph. */
export function writeFlow(builder: DocumentBuilder, items: readonly FlowItem[], wrap: WrapStyle): void {
  let lines: TextLine[] = [];
  let gap: TextLine['gap'] = 'none';
  for (const item of items) {
    if (item.kind === 'table') {
      writeParagraphs(builder, lines, wrap);
      lines = [];
      gap = 'none';
      builder.table(item.table);
      continue;
    }
    if (item.startsPage) gap = 'page';
    const text = item.text.replaceAll('\t', ' ').trim();
    if (text === '') {
      if (gap === 'none') gap = 'blank';
      continue;
    }
    if (repeatsEnd(lines, text)) {
      builder.drop({ text, reason: 'duplicate', page: null });
      continue;
    }
    lines.push({ text, indent: indentOf(item.text), style: item.style, gap });
    gap = 'none';
  }
  writeParagraphs(builder, lines, wrap);
}

/** Shorter ends of a sentence may be said twice. */
const SHORTEST_REPEAT = 6;

/**
 * The end of the text before, printed once more on a line of its own: converters do so at page breaks. Only behind a sentence: below
 * `附件2:项目支出绩效自评表` the same words are the table's title.
 */
function repeatsEnd(lines: readonly TextLine[], text: string): boolean {
  const words = text.replace(/\s/gu, '');
  if (words.length < SHORTEST_REPEAT) return false;
  let before = '';
  for (let i = lines.length - 1; i >= 0 && before.length < words.length; i--) before = lines[i]!.text.replace(/\s/gu, '') + before;
  return before.length > words.length && before.endsWith(words) && /[，。；,;]/u.test(before.slice(-120));
}

/** Display columns of white space in front of a line. */
export function indentOf(text: string): number {
  let columns = 0;
  for (const ch of text) {
    if (ch === '\t') columns += 8;
    else if (ch === '\u3000') columns += 2;
    else if (ch === ' ' || ch === '\u00a0') columns += 1;
    else break;
  }
  return columns;
}

/** The same paragraph printed twice in a row is a slip of the dump: the second goes to `dropped`. */
function writeParagraphs(builder: DocumentBuilder, lines: readonly TextLine[], wrap: WrapStyle): void {
  let before = '';
  for (const { text, style } of toParagraphs(lines, wrap)) {
    const same = text.replace(/\s/gu, '');
    if (same === before && same.length >= 6) builder.drop({ text, reason: 'duplicate', page: null });
    else builder.paragraph(text, style);
    before = same;
  }
}
