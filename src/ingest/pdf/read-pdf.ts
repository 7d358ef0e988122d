import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PositionedPage } from '../../layout/positioned-page.ts';
import type { Issue } from '../../model/outcome.ts';
import { toWords } from './glyph-words.ts';
import type { Matrix } from './matrix.ts';
import { hasEndMark, openPdf } from './open-pdf.ts';
import { fontsOf } from './page-fonts.ts';
import { marksOf } from './page-marks.ts';
import { judgePage } from './page-status.ts';

export interface ReadPdf {
  readonly pages: PositionedPage[];
  readonly metadataTitle: string | null;
  readonly issues: readonly Issue[];
}

/**
 * Reads a PDF's text layer, lines and shading, page by page; each page is let go before the next is read.
 * Throws `DocumentError` (`needs_password`, `truncated`, `corrupt`). A page that fails is a page with status `failed`.
 * Issues: `pdf.page-failed` (error), `pdf.page-needs-ocr` (warning), `pdf.end-missing` (warning).
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await openPdf(bytes);
  const pages: PositionedPage[] = [];
  const issues: Issue[] = [];
  if (!hasEndMark(bytes)) {
    issues.push({ code: 'pdf.end-missing', severity: 'warning', message: 'PDF 末尾缺失，可能不完整', messageEn: 'the end of the PDF is missing; pages may be lost', at: [] });
  }
  try {
    const layers = await pdf.getOptionalContentConfig().catch(() => null);
    const isShown = (group: unknown): boolean => layers?.isVisible(group) ?? true;
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number, isShown, issues));
    return { pages, metadataTitle: await titleOf(pdf), issues };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number, isShown: (group: unknown) => boolean, issues: Issue[]): Promise<PositionedPage> {
  let page: PDFPageProxy | null = null;
  try {
    page = await pdf.getPage(number);
    const positioned = await positionedPage(page, number, isShown);
    if (positioned.status === 'needs_ocr') {
      issues.push({
        code: 'pdf.page-needs-ocr', severity: 'warning', at: [], page: number,
        message: `第 ${number} 页需要文字识别：${positioned.reason ?? ''}`, messageEn: `page ${number} needs OCR: ${positioned.reason ?? ''}`,
      });
    }
    return positioned;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    issues.push({ code: 'pdf.page-failed', severity: 'error', message: `第 ${number} 页无法读取：${reason}`, messageEn: `page ${number} cannot be read: ${reason}`, at: [], page: number });
    return { number, width: 0, height: 0, status: 'failed', reason, words: [], rulings: [], fills: [], images: [] };
  } finally {
    page?.cleanup();
  }
}

async function positionedPage(page: PDFPageProxy, number: number, isShown: (group: unknown) => boolean): Promise<PositionedPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const { fragments, rulings, fills, images } = marksOf(operators, { toPage: transform as unknown as Matrix, fontOf: fontsOf(page), isShown });
  const text = toWords(fragments);
  // Invisible text is the layer that OCR puts under a scan: it counts only where nothing is printed.
  const words = text.words.length > 0 ? text.words : text.hidden;
  const judged = judgePage({ words, images, rulings: rulings.length, fills: fills.length, width, height });
  return {
    number, width, height, ...judged, words, rulings, fills, images,
    ...(text.hidden.length > 0 && { hidden: text.hidden }),
    ...(text.slanted.length > 0 && { watermarks: text.slanted }),
    ...(text.repeated.length > 0 && { repeated: text.repeated }),
  };
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  try {
    const { info } = await pdf.getMetadata();
    const title = (info as { Title?: unknown }).Title;
    return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
  } catch {
    return null;
  }
}
