import { DocumentBuilder } from '../model/builder.ts';
import type { Document, Dropped } from '../model/document.ts';
import { DocumentError, type Issue } from '../model/outcome.ts';
import { decodeText } from './encoding.ts';
import { withoutContents } from './text/contents.ts';
import { toTable } from './text/grid.ts';
import { withoutLeftOvers } from './text/left-overs.ts';
import { toLines, type Line } from './text/lines.ts';
import { readMarkdownLine } from './text/markdown-line.ts';
import { withoutPageFurniture } from './text/page-furniture.ts';
import { toParagraphs, type TextLine } from './text/paragraphs.ts';
import { toParts } from './text/parts.ts';
import { readWrapStyle, type WrapStyle } from './text/wrap-style.ts';

/** Reads plain text or Markdown (`name` ends in .md or .markdown) in any of the usual encodings. Throws `DocumentError` for an empty file. */
export function readText(name: string, bytes: Uint8Array): { document: Document; issues: readonly Issue[] } {
  const { text, issues } = decodeText(bytes);
  if (text.trim() === '') throw new DocumentError('empty_file', '文件是空的', 'the file is empty');
  const builder = new DocumentBuilder(/\.(?:md|markdown)$/iu.test(name) ? 'text/markdown' : 'text/plain');
  const contents = withoutContents(toLines(text));
  const furniture = withoutPageFurniture(contents.lines);
  for (const dropped of [...contents.dropped, ...furniture.dropped]) builder.drop(dropped);
  const wrap = readWrapStyle(furniture.lines.map((line) => ({ text: line.text, indent: indentOf(line.text) })));
  let running: TextLine[] = [];
  let gap: TextLine['gap'] = 'none';
  const flush = (): void => {
    writeParagraphs(builder, running, wrap);
    running = [];
    gap = 'none';
  };
  for (const part of toParts(furniture.lines)) {
    if (part.kind === 'line') {
      if (part.line.startsPage) gap = 'page';
      const read = toTextLines(part.line, gap, (dropped) => builder.drop(dropped));
      if (read.length === 0) gap = gap === 'page' ? 'page' : 'blank';
      else gap = 'none';
      running.push(...read);
      continue;
    }
    flush();
    if (part.kind === 'table') builder.table(toTable(part));
    else running.push(...toTextLines({ text: part.text, startsPage: false }, 'blank', (dropped) => builder.drop(dropped)));
  }
  flush();
  return { document: builder.build(), issues };
}

function toTextLines(line: Line, gap: TextLine['gap'], drop: (dropped: Dropped) => void): TextLine[] {
  const { text, style, hidden } = readMarkdownLine(withoutLeftOvers(line.text));
  for (const words of hidden) drop({ text: words, reason: 'hidden', page: null });
  return text
    .split('\n')
    .map((part, index): TextLine => ({ text: part.replaceAll('\t', ' ').trim(), indent: indentOf(part), style, gap: index === 0 ? gap : 'blank' }))
    .filter((part) => part.text !== '');
}

function indentOf(text: string): number {
  let columns = 0;
  for (const ch of text) {
    if (ch === '\t') columns += 8;
    else if (ch === '\u3000') columns += 2;
    else if (/\s/u.test(ch)) columns += 1;
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
