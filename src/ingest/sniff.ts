import { fileTypeFromBuffer } from 'file-type';
import type { MediaType } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import { openZip } from './zip-members.ts';
import type { ZipPackage } from './zip-members.ts';

/** What the bytes of a file are, whatever its name says. */
export type Sniffed =
  | { readonly kind: 'text' | 'html' | 'mhtml' | 'pdf' | 'xls' | 'spreadsheet-xml' }
  | { readonly kind: 'docx' | 'xlsx' | 'archive'; readonly zip: ZipPackage }
  | { readonly kind: 'image'; readonly mediaType: ImageType };

type ImageType = Extract<MediaType, `image/${string}`>;

/** Bytes of a file above which it is not read, unless the caller says otherwise. */
export const MAX_FILE_BYTES = 300 * 1024 * 1024;

/**
 * Tells formats apart by their bytes. Throws `DocumentError` for what can never be read: an empty file, a package cut
 * off at its end, a file with a password, and formats that only their own program reads, with the way out.
 */
export async function sniff(name: string, bytes: Uint8Array, maxBytes = MAX_FILE_BYTES): Promise<Sniffed> {
  if (bytes.length === 0) throw new DocumentError('empty_file', '文件是空的(0 字节)', 'the file is empty (0 bytes)');
  if (bytes.length > maxBytes) {
    const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024);
    throw new DocumentError('too_large', `文件过大(${megabytes(bytes.length)} MB),上限为 ${megabytes(maxBytes)} MB`, `the file is too large: ${megabytes(bytes.length)} MB, the limit is ${megabytes(maxBytes)} MB`);
  }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  if (starts(head, [0x50, 0x4b, 3, 4]) || starts(head, [0x50, 0x4b, 5, 6])) return sniffZip(openZip(bytes));
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return sniffCompoundFile(bytes);
  if (head.subarray(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  const image = imageType(head);
  if (image) return { kind: 'image', mediaType: image };
  if (head.subarray(0, 16).includes('{\\rtf')) throw unknown('RTF', '请用 Word 或 WPS 另存为 .docx 后再导入', 'save it as .docx');
  if (head.every((byte) => byte === 0)) throw new DocumentError('corrupt', '文件内容全是零字节,可能没有下载完', 'the file is all zero bytes, perhaps a broken download');
  const text = sniffText(name, head);
  if (text) return text;
  const known = await fileTypeFromBuffer(head);
  throw known ? byExtension(known.ext) : new DocumentError('unknown_format', '无法识别的文件格式', 'the format of the file is not known');
}

/** Enough for magic numbers and the first tags of a page. */
const HEAD_BYTES = 8192;

const starts = (head: Buffer, magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte);

const unknown = (format: string, way: string, wayEn: string): DocumentError =>
  new DocumentError('unknown_format', `${format} 文件无法直接读取,${way}`, `${format} files are not read; ${wayEn}`);

/** Kinds of pictures that no decoder at hand reads. */
const PICTURES: readonly string[] = ['heic', 'heif', 'jp2', 'jpx', 'jpm', 'jxl', 'jxr', 'psd', 'djvu', 'raw', 'cr2', 'nef', 'ico'];

function byExtension(extension: string): DocumentError {
  if (['rar', '7z', 'gz', 'tar', 'xz', 'bz2'].includes(extension)) return unknown(extension.toUpperCase(), '请解压后导入,或改用 ZIP 压缩包', 'unpack it, or use a ZIP archive');
  if (PICTURES.includes(extension)) return unknown(extension.toUpperCase(), '请另存为 JPEG、PNG 或 PDF 后再导入', 'save it as JPEG, PNG or PDF');
  return unknown(extension.toUpperCase(), '不是绩效报告文档', 'it is not a report');
}

function imageType(head: Buffer): ImageType | null {
  if (starts(head, [0x89, 0x50, 0x4e, 0x47])) return 'image/png';
  if (starts(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(head, [0x49, 0x49, 0x2a, 0]) || starts(head, [0x4d, 0x4d, 0, 0x2a])) return 'image/tiff';
  const at = (from: number, to: number): string => head.toString('latin1', from, to);
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'image/webp';
  if (at(0, 6) === 'GIF87a' || at(0, 6) === 'GIF89a') return 'image/gif';
  if (at(4, 12) === 'ftypavif') return 'image/avif';
  return starts(head, [0x42, 0x4d]) && head.length > 26 && head.readUInt32LE(6) === 0 && head.readUInt32LE(14) <= 256 ? 'image/bmp' : null;
}

function sniffZip(zip: ZipPackage): Sniffed {
  const has = (name: string): boolean => zip.members.has(name);
  const names = [...zip.members.keys()];
  if (has('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('word/'))) return { kind: 'docx', zip };
    if (names.some((name) => name.startsWith('xl/'))) return { kind: 'xlsx', zip };
    if (names.some((name) => name.startsWith('ppt/'))) throw unknown('PowerPoint', '请另存为 PDF 后再导入', 'save it as PDF');
    const types = new TextDecoder().decode(zip.read('[Content_Types].xml') ?? undefined);
    if (types.includes('wordprocessingml')) return { kind: 'docx', zip };
    if (types.includes('spreadsheetml')) return { kind: 'xlsx', zip };
  }
  if (has('word/document.xml')) return { kind: 'docx', zip };
  if (has('OFD.xml')) throw unknown('OFD', '请用阅读器另存为 PDF 后再导入', 'save it as PDF');
  const type = has('mimetype') ? new TextDecoder().decode(zip.read('mimetype') ?? undefined).trim() : '';
  if (type.includes('opendocument.text')) throw unknown('OpenDocument 文本(.odt)', '请另存为 .docx 后再导入', 'save it as .docx');
  if (type.includes('opendocument.spreadsheet')) throw unknown('OpenDocument 表格(.ods)', '请另存为 .xlsx 后再导入', 'save it as .xlsx');
  if (type !== '') throw unknown(type, '请另存为 .docx 或 PDF 后再导入', 'save it as .docx or PDF');
  return { kind: 'archive', zip };
}

/** Streams of an OLE2 compound file have UTF-16 names in its directory; they tell old Office formats apart. */
function sniffCompoundFile(bytes: Uint8Array): Sniffed {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => view.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has('EncryptedPackage')) throw new DocumentError('needs_password', '文件有打开密码,请去掉密码后再导入', 'the file needs a password to open');
  if (has('Workbook') || has('Book')) return { kind: 'xls' };
  if (has('WordDocument')) throw unknown('旧版 Word(.doc/.wps)', '请用 Word 或 WPS 另存为 .docx 后再导入', 'save it as .docx');
  if (has('PowerPoint Document')) throw unknown('旧版 PowerPoint(.ppt)', '请另存为 PDF 后再导入', 'save it as PDF');
  throw unknown('OLE2', '请用原程序另存为 .docx、.xlsx 或 PDF 后再导入', 'save it as .docx, .xlsx or PDF');
}

/** Null for bytes that are no text. Two letters such as `BM` or `MZ` begin a text as well as a picture or a program: text comes first. */
function sniffText(name: string, head: Buffer): Sniffed | null {
  const text = head.toString('latin1').replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();
  if (/^(?:from:|subject:|mime-version:|date:|content-type:|x-)[^\n]*\n/i.test(text) && /content-type:\s*multipart\/related/i.test(text)) return { kind: 'mhtml' };
  if (text.startsWith('<?xml')) {
    if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return { kind: 'spreadsheet-xml' };
    if (text.includes('schemas.microsoft.com/office/word/2003/wordml') || text.includes('schemas.microsoft.com/office/2006/xmlPackage')) {
      throw unknown('Word XML', '请用 Word 或 WPS 另存为 .docx 后再导入', 'save it as .docx');
    }
  }
  if (/<!doctype\s+html|<html[\s>]/i.test(text)) return { kind: 'html' };
  if (/\.(?:html?|docx?|xlsx?|wps|et)$/i.test(name) && /<(?:body|head|meta|table|div|p|style)[\s>]/i.test(text)) return { kind: 'html' };
  return looksBinary(head) ? null : { kind: 'text' };
}

/** Control characters that no text has. NUL is a sign of UTF-16, which has it in every ASCII letter. */
function looksBinary(head: Buffer): boolean {
  if (starts(head, [0xff, 0xfe]) || starts(head, [0xfe, 0xff])) return false;
  if (head.includes(0)) return !isUtf16(head, 0) && !isUtf16(head, 1);
  let strange = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b)) strange++;
  return strange > head.length / 50;
}

/** Upper bytes of Chinese text in UTF-16: ASCII, punctuation, enclosed and CJK characters, full-width forms. `parity` 0 is big endian. */
function isUtf16(head: Buffer, parity: 0 | 1): boolean {
  let plausible = 0;
  for (let i = parity; i < head.length; i += 2) {
    const upper = head[i]!;
    if (upper === 0 || (upper >= 0x20 && upper <= 0x26) || upper === 0x30 || upper === 0x33 || (upper >= 0x4e && upper <= 0x9f) || upper >= 0xfe) plausible++;
  }
  return plausible >= (head.length / 2) * 0.95;
}
