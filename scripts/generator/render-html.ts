import type { GenBlock, GenTable } from './blocks.ts';
import { lineOf } from './render-text.ts';

/** A web page with real tables. `charset` only names the encoding; the caller encodes. */
export function renderHtml(title: string, blocks: readonly GenBlock[], charset: 'utf-8' | 'gb18030'): string {
  const body = blocks.map((block) => {
    if (block.kind === 'table') return tableHtml(block);
    const text = escape(lineOf(block));
    if (block.kind === 'title') return `<h1>${text}</h1>`;
    if (block.kind === 'subtitle') return `<p class="t">${text}</p>`;
    if (block.kind === 'heading') return block.runIn === '' ? `<p><strong>${text}</strong></p>` : `<p>${text}</p>`;
    return `<p${block.align ? ' class="r"' : ''}>${text}</p>`;
  });
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="${charset}"><title>${escape(title)}</title><style>${STYLE}</style></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

const STYLE = '@page{size:A4;margin:22mm 18mm}body{font-family:"Noto Serif CJK SC","SimSun",serif;font-size:12pt;line-height:1.6}h1{text-align:center;font-size:18pt}p{text-indent:2em;margin:.3em 0}.t{text-align:center;text-indent:0;font-size:14pt}.r{text-align:right}table{border-collapse:collapse;width:100%;font-size:9.5pt;line-height:1.3}td,th{border:.5pt solid #000;padding:2pt 3pt;text-align:center;font-weight:normal}';

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
