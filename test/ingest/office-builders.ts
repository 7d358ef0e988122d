import { zipSync, strToU8 } from 'fflate';
import type { Document } from '../../src/model/document.ts';
import { textOf } from '../../src/model/document.ts';
import { openZip } from '../../src/ingest/zip-members.ts';
import { readDocx } from '../../src/ingest/docx/read-docx.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly header?: string;
}

/** A Word package around the content of `w:body`, written by hand so that a test shows the XML it is about. */
export function aDocx(body: string, parts: DocxParts = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const relations: string[] = [];
  const add = (name: string, root: string, content: string | undefined): void => {
    if (content === undefined) return;
    files[`word/${name}.xml`] = strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${W}>${content}</w:${root}>`);
    relations.push(`<Relationship Id="r${relations.length}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`);
  };
  add('styles', 'styles', parts.styles);
  add('numbering', 'numbering', parts.numbering);
  add('footnotes', 'footnotes', parts.footnotes);
  add('comments', 'comments', parts.comments);
  add('header', 'hdr', parts.header);
  files['[Content_Types].xml'] = strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  files['_rels/.rels'] = strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
  files['word/_rels/document.xml.rels'] = strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`);
  files['word/document.xml'] = strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`);
  return zipSync(files);
}

export async function readBody(body: string, parts: DocxParts = {}): Promise<{ document: Document; lines: string[]; dropped: string[]; issues: readonly string[] }> {
  const { document, issues } = await readDocx(openZip(aDocx(body, parts)));
  return { document, lines: document.text.split('\n').slice(0, -1), dropped: document.dropped.map((each) => `${each.reason}: ${each.text}`), issues: issues.map((issue) => issue.code) };
}

export const p = (text: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
export const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const tc = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const tbl = (...rows: readonly (readonly string[])[]): string => `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`;
export const numbered = (text: string, numId: number, level = 0): string => p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);

/** Levels of one list: [format, text]; list number 1. */
export function aList(levels: readonly (readonly [format: string, text: string, extra?: string])[], more = ''): string {
  const level = ([format, text, extra = '']: readonly [string, string, string?], i: number): string =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`;
  return `<w:abstractNum w:abstractNumId="0">${levels.map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more}`;
}

/** Cells of a table as `row,column+rowSpan×columnSpan text`, spans of one left out. */
export function cellsOf(document: Document, index = 0): string[] {
  const table = document.blocks.find((block) => block.kind === 'table' && block.index === index);
  if (table?.kind !== 'table') return [];
  return table.cells.map((cell) => {
    const spans = cell.rowSpan === 1 && cell.columnSpan === 1 ? '' : `+${cell.rowSpan}×${cell.columnSpan}`;
    return `${cell.row},${cell.column}${spans} ${textOf(document, cell)}`;
  });
}
