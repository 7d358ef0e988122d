import * as XLSX from '@e965/xlsx';
import type { CellObject, DenseWorkSheet, ParsingOptions, Range, WorkBook } from '@e965/xlsx';
import { DocumentBuilder } from '../model/builder.ts';
import type { Document, MediaType } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';
import { XmlScanner, unescapeXml } from './docx/xml-scanner.ts';
import { blocksOf } from './sheet-blocks.ts';
import type { SheetCell } from './sheet-blocks.ts';
import { shownText, spellOutFormats } from './sheet-text.ts';
import { openZip } from './zip-members.ts';
import type { ZipPackage } from './zip-members.ts';

/**
 * Reads a workbook: every sheet that shows something, in order, as it would print. Hidden sheets, rows and columns go to
 * `dropped`. Throws `needs_password` and `corrupt`. Issues: `xlsx.hidden`, `xlsx.formula-without-value`.
 */
export function readSpreadsheet(bytes: Uint8Array, kind: 'xlsx' | 'xls' | 'spreadsheet-xml'): { document: Document; issues: readonly Issue[] } {
  const mediaType: MediaType = kind === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'application/vnd.ms-excel';
  const { workbook, drawnText } = open(bytes, kind);
  const builder = new DocumentBuilder(mediaType, workbook.Props?.Title?.trim() || null);
  const issues: Issue[] = [];
  let hidden = 0;
  let unknown = 0;
  for (const [i, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (!sheet) continue;
    const concealed = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const read = readSheet(sheet as DenseWorkSheet, concealed);
    unknown += read.unknown;
    hidden += read.hidden.length;
    for (const text of read.hidden) builder.drop({ text, reason: 'hidden', page: null });
    writeSheet(name, read.cells, builder);
  }
  for (const text of drawnText) builder.paragraph(text, { origin: 'textbox' });
  if (hidden > 0) issues.push({ code: 'xlsx.hidden', severity: 'info', message: `有 ${hidden} 行隐藏内容未读入正文`, messageEn: `${hidden} hidden rows were left out`, at: [] });
  if (unknown > 0) {
    issues.push({
      code: 'xlsx.formula-without-value', severity: 'error', at: [],
      message: `有 ${unknown} 个公式单元格没有保存计算结果,请用 Excel 打开并保存后再导入`, messageEn: `${unknown} formulas have no stored result: open and save the file in Excel`,
    });
  }
  return { document: builder.build(), issues };
}

function open(bytes: Uint8Array, kind: 'xlsx' | 'xls' | 'spreadsheet-xml'): { workbook: WorkBook; drawnText: string[] } {
  const options = { dense: true, cellNF: true, cellText: true, cellStyles: true, cellHTML: false, cellFormula: true, sheetStubs: true, dateNF: 'yyyy/m/d' } as const;
  try {
    if (kind !== 'xlsx') return { workbook: XLSX.read(bytes, { ...options, type: 'array' }), drawnText: [] };
    const zip = openZip(bytes);
    const drawnText = [...zip.members.keys()].filter((name) => /^xl\/drawings\/[^/]+\.xml$/.test(name)).flatMap((name) => drawnParagraphs(decode(zip.read(name)!)));
    return { workbook: parseZip(toContainer(zip), options), drawnText };
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(message)) throw new DocumentError('needs_password', 'Excel 文件有打开密码,请去掉密码后再导入', 'the Excel file needs a password', { cause: error });
    throw new DocumentError('corrupt', 'Excel 文件已损坏,无法读取', 'the Excel file is damaged', { cause: error });
  }
}

/** Exported by the library, but missing in its types. */
const parseZip = (XLSX as unknown as { parse_zip(zip: object, options: ParsingOptions): WorkBook }).parse_zip;

/** The package as the library's own container, unpacked here: checked against its checksums, and only the parts that are asked for. */
function toContainer(zip: ZipPackage): object {
  const names = [...zip.members.keys()];
  return {
    FullPaths: names.map((name) => `Root Entry/${name}`),
    FileIndex: names.map((name) => ({
      name,
      type: 2, // a stream, in the words of compound files
      get content(): Uint8Array {
        const bytes = zip.read(name)!;
        return name === 'xl/styles.xml' ? Buffer.from(spellOutFormats(decode(bytes)), 'utf8') : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      },
    })),
  };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Text boxes on a sheet: DrawingML paragraphs. */
function drawnParagraphs(xml: string): string[] {
  const paragraphs: string[] = [];
  let text = '';
  const s = new XmlScanner(xml);
  for (let event = s.next(); event !== 'end'; event = s.next()) {
    if (event === 'open' && s.name === 'a:t') text += unescapeXml(s.inside());
    else if (event === 'open' && s.name === 'mc:Fallback') s.skip();
    else if (event === 'close' && s.name === 'a:p') {
      if (text.trim() !== '') paragraphs.push(text.trim());
      text = '';
    }
  }
  return paragraphs;
}

function writeSheet(name: string, cells: readonly SheetCell[], builder: DocumentBuilder): void {
  const blocks = blocksOf(cells);
  if (blocks.length === 0) return;
  const shown = (text: string): string => text.replace(/\s+/gu, '');
  const [first] = blocks;
  const repeats = first?.kind === 'paragraph' && shown(first.text).includes(shown(name));
  if (!/^(?:Sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?$/i.test(name) && !repeats) builder.paragraph(name.trim());
  for (const block of blocks) {
    if (block.kind === 'table') builder.table({ origin: 'markup', cells: block.cells.map(({ text, ...place }) => ({ ...place, content: text })) });
    else for (const line of block.text.split('\n')) builder.paragraph(line.trim(), block.centred ? { centred: true } : {});
  }
}

interface ReadSheet {
  readonly cells: readonly SheetCell[];
  /** Text of what is hidden, a row a string; comments too. */
  readonly hidden: readonly string[];
  readonly unknown: number;
}

function readSheet(sheet: DenseWorkSheet, concealed: boolean): ReadSheet {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const isHidden = (lines: readonly ({ hidden?: boolean } | undefined)[] | undefined) => (i: number): boolean => concealed || lines?.[i]?.hidden === true;
  const rowHidden = isHidden(sheet['!rows']);
  const columnHidden = isHidden(sheet['!cols']);
  const rowAt = visiblePosition(rowHidden);
  const columnAt = visiblePosition(columnHidden);
  const merges = new Map(((sheet['!merges'] ?? []) as readonly Range[]).map((range) => [`${range.s.r},${range.s.c}`, range]));
  const cells: SheetCell[] = [];
  const hidden: string[] = [];
  let unknown = 0;
  for (const [row, line] of data.entries()) {
    if (!line) continue;
    const aside: string[] = [];
    for (const [column, cell] of line.entries()) {
      const range = merges.get(`${row},${column}`);
      if (!cell && !range) continue;
      const text = cell ? shownText(cell) : '';
      for (const comment of cell?.c ?? []) if (typeof comment.t === 'string' && comment.t.trim() !== '') hidden.push(comment.t.trim());
      if (cell?.f !== undefined && cell.v === undefined) unknown++;
      if (text === '' && !range) continue;
      const end = range?.e ?? { r: row, c: column };
      const rowSpan = visibleCount(rowHidden, row, end.r);
      const columnSpan = visibleCount(columnHidden, column, end.c);
      if (rowSpan > 0 && columnSpan > 0) cells.push({ row: rowAt(row), column: columnAt(column), rowSpan, columnSpan, text });
      else if (text !== '') aside.push(text);
    }
    if (aside.length > 0) hidden.push(aside.join('\t'));
  }
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), hidden, unknown };
}

/** How many lines before this one are seen: its position among them. */
function visiblePosition(isHidden: (i: number) => boolean): (i: number) => number {
  const positions: number[] = [0];
  return (i) => {
    while (positions.length <= i) positions.push(positions.at(-1)! + (isHidden(positions.length - 1) ? 0 : 1));
    return positions[i]!;
  };
}

function visibleCount(isHidden: (i: number) => boolean, from: number, to: number): number {
  let count = 0;
  for (let i = from; i <= to; i++) if (!isHidden(i)) count++;
  return count;
}
