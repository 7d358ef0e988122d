import { parseDocument } from 'htmlparser2';
import { DocumentBuilder } from '../model/builder.ts';
import type { Document } from '../model/document.ts';
import { DocumentError, type Issue } from '../model/outcome.ts';
import { decodeText } from './encoding.ts';
import type { FlowItem } from './flow.ts';
import { allText, isElement, type Node } from './html/nodes.ts';
import { readFlow } from './html/read-flow.ts';
import { withoutContents } from './text/contents.ts';
import { withoutPageFurniture } from './text/page-furniture.ts';
import { readWrapStyle } from './text/wrap-style.ts';
import { writeFlow } from './write-flow.ts';

/** Reads a web page, or a report that Word or a spreadsheet saved as one. `<title>` becomes `metadataTitle`. Throws `DocumentError` for an empty page and for one of tables nested beyond reason. */
export function readHtml(_name: string, bytes: Uint8Array): { document: Document; issues: readonly Issue[] } {
  const { text, issues } = decodeText(bytes, declaredCharset(bytes));
  if (text.trim() === '') throw new DocumentError('empty_file', '文件是空的', 'the file is empty');
  const nodes = parseDocument(text).children;
  const builder = new DocumentBuilder('text/html', titleOf(nodes));
  const flow = readFlow(nodes);
  const contents = withoutContents<FlowItem>(flow.items);
  const furniture = withoutPageFurniture(contents.lines);
  for (const dropped of [...flow.dropped, ...contents.dropped, ...furniture.dropped]) builder.drop(dropped);
  writeFlow(builder, spaced(furniture.lines), { ...readWrapStyle([...textsOf(furniture.lines)]), width: null });
  return { document: builder.build(), issues };
}

/** `<meta charset=…>` and its older form, within the first 4096 bytes. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<(?:meta\b[^>]*?|\?xml\b[^>]*?)(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ?? null;
}

function titleOf(nodes: readonly Node[]): string | null {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === 'title') return node.children.map(allText).join('').replace(/\s+/gu, ' ').trim() || null;
    if (node.name === 'html' || node.name === 'head') {
      const title = titleOf(node.children);
      if (title !== null) return title;
    }
  }
  return null;
}

/** Each line of a page is a paragraph of its own unless the text proves otherwise. */
function spaced(items: readonly FlowItem[]): FlowItem[] {
  return items.flatMap((item): FlowItem[] => (item.kind === 'line' ? [{ kind: 'line', text: '', style: {}, startsPage: false }, item] : [item]));
}

function* textsOf(items: readonly FlowItem[]): Generator<{ text: string; indent: number }> {
  for (const item of items) {
    if (item.kind === 'line') yield { text: item.text, indent: 0 };
    else for (const cell of item.table.cells) if (typeof cell.content === 'string') yield { text: cell.content, indent: 0 };
  }
}
