import type { GenBlock, GenTable } from './blocks.ts';
import { PLAIN_LOOK } from './looks.ts';
import type { Look } from './looks.ts';
import { lineOf } from './render-text.ts';

/** A web page with real tables. `charset` only names the encoding; the caller encodes. */
export function renderHtml(title: string, blocks: readonly GenBlock[], charset: 'utf-8' | 'gb18030', look: Look = PLAIN_LOOK): string {
  const body = blocks.map((block) => {
    if (block.kind === 'table') return tableHtml(block);
    const text = escape(lineOf(block));
    if (block.kind === 'title') return `<h1>${text}</h1>`;
    if (block.kind === 'subtitle') return `<p class="t">${text}</p>`;
    if (block.kind === 'heading') return block.runIn === '' ? `<p><strong>${text}</strong></p>` : `<p>${text}</p>`;
    return `<p${block.align ? ' class="r"' : ''}>${text}</p>`;
  });
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="${charset}"><title>${escape(title)}</title><style>${look.css}</style></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

function tableHtml(table: GenTable): string {
  const rows = table.rows.map((row) => {
    const cells = row.map(({ text, rows: rowSpan = 1, columns = 1, header }) => {
      const tag = header ? 'th' : 'td';
      return `<${tag}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}>${escape(text).replaceAll('\n', '<br>')}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>\n${rows.join('\n')}\n</table>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
