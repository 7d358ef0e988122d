import { DocumentBuilder } from '../model/builder.ts';
import type { Document, Dropped } from '../model/document.ts';
import { DocumentError, type Issue } from '../model/outcome.ts';
import { decodeText } from './encoding.ts';
import type { FlowItem } from './flow.ts';
import { withoutContents } from './text/contents.ts';
import { withoutLeftOvers } from './text/left-overs.ts';
import { toLines, type Line } from './text/lines.ts';
import { readMarkdownLine } from './text/markdown-line.ts';
import { asOtherTexts } from './text/page-dump.ts';
import { withoutPageFurniture } from './text/page-furniture.ts';
import { toParts } from './text/parts.ts';
import { readWrapStyle } from './text/wrap-style.ts';
import { indentOf, writeFlow } from './write-flow.ts';

/** Reads plain text or Markdown (`name` ends in .md or .markdown) in any of the usual encodings. Throws `DocumentError` for an empty file. */
export function readText(name: string, bytes: Uint8Array): { document: Document; issues: readonly Issue[] } {
  const { text, issues } = decodeText(bytes);
  if (text.trim() === '') throw new DocumentError('empty_file', '文件是空的', 'the file is empty');
  const builder = new DocumentBuilder(/\.(?:md|markdown)$/iu.test(name) ? 'text/markdown' : 'text/plain');
  const contents = withoutContents(asOtherTexts(toLines(text)));
  const furniture = withoutPageFurniture(contents.lines);
  const wrap = readWrapStyle(furniture.lines.map((line) => ({ text: line.text, indent: indentOf(line.text) })));
  const dropped: Dropped[] = [...contents.dropped, ...furniture.dropped];
  const items = toParts(furniture.lines).flatMap((part): FlowItem[] => {
    if (part.kind === 'line') return toFlowLines(part.line, dropped);
    if (part.kind === 'table') return [{ kind: 'table', text: '', startsPage: false, table: part.table }];
    for (const one of part.dropped) dropped.push(one);
    return [...part.items];
  });
  for (const one of dropped) builder.drop(one);
  writeFlow(builder, items, wrap);
  return { document: builder.build(), issues };
}

function toFlowLines(line: Line, dropped: Dropped[]): FlowItem[] {
  const { text, style, hidden } = readMarkdownLine(withoutLeftOvers(line.text));
  for (const words of hidden) dropped.push({ text: words, reason: 'hidden', page: null });
  return text.split('\n').map((part, index): FlowItem => ({ kind: 'line', text: part, style, startsPage: index === 0 && line.startsPage }));
}
