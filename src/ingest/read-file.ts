import type { PositionedPage } from '../layout/positioned-page.ts';
import type { Document, MediaType } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';
import { readDocx } from './docx/read-docx.ts';
import { readHtml } from './html.ts';
import { imagePages } from './image-pages.ts';
import { htmlOf } from './mhtml.ts';
import { sniff } from './sniff.ts';
import type { Sniffed } from './sniff.ts';
import { readText } from './text.ts';

/** What a file's bytes become: a document, or pages whose layout is still to be found (PDF, images). */
export type Ingested =
  | { readonly kind: 'document'; readonly document: Document; readonly issues: readonly Issue[] }
  | { readonly kind: 'pages'; readonly mediaType: MediaType; readonly pages: readonly PositionedPage[]; readonly metadataTitle: string | null; readonly issues: readonly Issue[] };

export interface ReadLimits {
  /** Bytes of a file above which it is refused as `too_large`. */
  readonly maxBytes?: number;
  /** Called after each page of a PDF: a volume of thousands of pages takes its time. */
  readonly onPage?: () => void;
}

/**
 * Reads one file by what its bytes are; `name` only settles what bytes leave open (text, Markdown). Throws `DocumentError`.
 * A file that is not what its name says is read as what it is, with the issue `ingest.not-what-its-name-says`.
 */
export async function readFile(name: string, bytes: Uint8Array, limits: ReadLimits = {}): Promise<Ingested> {
  const sniffed = await sniff(name, bytes, limits.maxBytes);
  const ingested = await readAs(sniffed, name, bytes, limits);
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const { title, extensions } = FORMATS[sniffed.kind];
  if (extension === undefined || !KNOWN_EXTENSIONS.has(extension) || extensions.includes(extension)) return ingested;
  const issue: Issue = {
    code: 'ingest.not-what-its-name-says', severity: 'info', at: [],
    message: `文件名以 .${extension} 结尾,内容却是${title},已按${title}读取`, messageEn: `the name ends in .${extension}, but it is ${sniffed.kind} and was read as that`,
  };
  return { ...ingested, issues: [issue, ...ingested.issues] };
}

const FORMATS: Readonly<Record<Sniffed['kind'], { readonly title: string; readonly extensions: readonly string[] }>> = {
  text: { title: '文本', extensions: ['txt', 'md', 'markdown', 'csv', 'text'] },
  html: { title: '网页', extensions: ['html', 'htm', 'shtml', 'xhtml'] },
  mhtml: { title: '网页存档', extensions: ['mht', 'mhtml'] },
  pdf: { title: 'PDF', extensions: ['pdf'] },
  docx: { title: ' Word 文档', extensions: ['docx', 'docm', 'dotx'] },
  xlsx: { title: ' Excel 工作簿', extensions: ['xlsx', 'xlsm', 'xlsb'] },
  xls: { title: ' Excel 97 工作簿', extensions: ['xls', 'et'] },
  'spreadsheet-xml': { title: ' Excel XML 表格', extensions: ['xml'] },
  image: { title: '图片', extensions: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp', 'webp', 'gif', 'avif'] },
  archive: { title: '压缩包', extensions: ['zip'] },
};

const KNOWN_EXTENSIONS = new Set([...Object.values(FORMATS).flatMap((format) => format.extensions), 'doc', 'wps', 'rtf', 'ppt', 'pptx']);

async function readAs(sniffed: Sniffed, name: string, bytes: Uint8Array, { onPage }: ReadLimits): Promise<Ingested> {
  switch (sniffed.kind) {
    case 'text':
      return { kind: 'document', ...readText(name, bytes) };
    case 'html':
      return { kind: 'document', ...readHtml(name, bytes) };
    case 'mhtml':
      return { kind: 'document', ...readHtml(name, htmlOf(bytes)) };
    case 'docx':
      return await readWord(sniffed.zip);
    case 'xlsx':
    case 'xls':
    case 'spreadsheet-xml': {
      const { readSpreadsheet } = await import('./xlsx.ts');
      return { kind: 'document', ...readSpreadsheet(bytes, sniffed.kind) };
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf/read-pdf.ts');
      return { kind: 'pages', mediaType: 'application/pdf', ...(await readPdf(bytes, onPage)) };
    }
    case 'image':
      return { kind: 'pages', mediaType: sniffed.mediaType, pages: await imagePages(bytes), metadataTitle: null, issues: [] };
    case 'archive':
      throw new DocumentError('wrong_format', '这是压缩包,不是文档;请用导入命令导入压缩包里的文件', 'this is an archive, not a document; import reads the files in it');
  }
}

/** Some web editors save a page whole inside an otherwise empty Word file (`w:altChunk`); the page is then the document. */
async function readWord(zip: Parameters<typeof readDocx>[0]): Promise<Ingested> {
  const { document, issues, chunks } = await readDocx(zip);
  const chunk = chunks[0];
  if (chunk && document.text.trim() === '') {
    const inner = await readFile(chunk.name, chunk.bytes);
    if (inner.kind === 'document') return { ...inner, document: { ...inner.document, mediaType: document.mediaType } };
  }
  if (chunks.length === 0) return { kind: 'document', document, issues };
  const issue: Issue = {
    code: 'docx.embedded-not-read', severity: 'error', at: [],
    message: `Word 文件里嵌入的 ${chunks.length} 份其他文档未读取`, messageEn: `${chunks.length} documents embedded in the Word file were not read`,
  };
  return { kind: 'document', document, issues: [...issues, issue] };
}
