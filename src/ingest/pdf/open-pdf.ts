import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, InvalidPDFException, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentError } from '../../model/outcome.ts';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => `${path.join(packageFolder, name)}${path.sep}`;

/** Options that read text and drawing only: nothing is painted, and non-embedded Chinese fonts get their text from the CMaps. */
const OPTIONS = {
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  wasmUrl: folder('wasm'),
  disableFontFace: true,
  // Gives fonts their names: whether an embedded font is bold shows in nothing else.
  fontExtraProperties: true,
  useSystemFonts: false,
  isEvalSupported: false,
  stopAtErrors: false,
  // A picture is decoded whole, four bytes a pixel and more: A3 at 600 dpi is 70 million pixels, one of 900 million took 8 GB.
  maxImageSize: 100_000_000,
  verbosity: VerbosityLevel.ERRORS,
};

/**
 * Opens a PDF. Throws `DocumentError`: `needs_password` (a file with only an owner password opens), `truncated`, `corrupt`.
 * `strict` makes a page throw where pdf.js would leave out what it cannot draw.
 * pdf.js takes the bytes over, so it is given a copy; it refuses Node's `Buffer`, which is what a file read in this thread is.
 */
export async function openPdf(bytes: Uint8Array, { strict = false } = {}): Promise<PDFDocumentProxy> {
  let document: PDFDocumentProxy;
  const task = getDocument({ ...OPTIONS, stopAtErrors: strict, data: new Uint8Array(bytes) });
  try {
    document = await task.promise;
  } catch (error) {
    await task.destroy().catch(() => {});
    throw toDocumentError(error, bytes);
  }
  if (document.numPages > 0) return document;
  await task.destroy();
  throw new DocumentError('corrupt', 'PDF 中没有任何页面', 'the PDF has no pages');
}

function toDocumentError(error: unknown, bytes: Uint8Array): DocumentError {
  if (error instanceof PasswordException) {
    return new DocumentError('needs_password', 'PDF 已加密，需要密码才能打开', 'the PDF needs a password to open', { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (!hasEndMark(bytes)) {
    return new DocumentError('truncated', `PDF 不完整：文件末尾缺失（${reason}）`, `the PDF is cut off: its end is missing (${reason})`, { cause: error });
  }
  const kind = error instanceof InvalidPDFException ? 'PDF 结构损坏' : 'PDF 无法读取';
  return new DocumentError('corrupt', `${kind}（${reason}）`, `the PDF is damaged (${reason})`, { cause: error });
}

/** `%%EOF` has to stand in the last 1,024 bytes (ISO 32000-1, 7.5.5 and Adobe's note on it). */
export function hasEndMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-1024).includes('%%EOF');
}
