import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/document.ts';
import type { PositionedPage, Ruling } from '../../layout/positioned-page.ts';
import type { Issue } from '../../model/outcome.ts';
import { toWords } from './glyph-words.ts';
import type { Fragment } from './glyph-words.ts';
import type { Matrix } from './matrix.ts';
import { hasEndMark, openPdf } from './open-pdf.ts';
import { fontsOf } from './page-fonts.ts';
import { marksOf } from './page-marks.ts';
import { isPictured, judgePage } from './page-status.ts';

export interface ReadPdf {
  readonly pages: PositionedPage[];
  readonly metadataTitle: string | null;
  readonly issues: readonly Issue[];
}

/**
 * Reads a PDF's text layer, lines and shading, page by page; each page is let go before the next is read.
 * Throws `DocumentError` (`needs_password`, `truncated`, `corrupt`). A page that fails is a page with status `failed`.
 * Issues: `pdf.page-failed` (error), `pdf.page-needs-ocr`, `pdf.layer-unverified`, `pdf.page-without-content`, `pdf.end-missing` (warnings).
 */
export async function readPdf(bytes: Uint8Array, onPage: () => void = () => {}): Promise<ReadPdf> {
  const pdf = await openPdf(bytes);
  const pages: PositionedPage[] = [];
  const issues: Issue[] = [];
  if (!hasEndMark(bytes)) {
    issues.push({ code: 'pdf.end-missing', severity: 'warning', message: 'PDF 末尾缺失，可能不完整', messageEn: 'the end of the PDF is missing; pages may be lost', at: [] });
  }
  try {
    const layers = await pdf.getOptionalContentConfig().catch(() => null);
    const isShown = (group: unknown): boolean => layers?.isVisible(group) ?? true;
    for (let number = 1; number <= pdf.numPages; number++) {
      pages.push(await readPage(pdf, number, isShown, issues));
      onPage();
    }
    const blank = pages.filter(({ status }) => status === 'blank').map(({ number }) => number);
    for (const number of await notDrawn(pdf, bytes, blank)) pages[number - 1] = failedPage(pages[number - 1]!, NOT_DRAWN, issues);
    return { pages, metadataTitle: await titleOf(pdf), issues };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number, isShown: (group: unknown) => boolean, issues: Issue[]): Promise<PositionedPage> {
  let page: PDFPageProxy | null = null;
  try {
    page = await pdf.getPage(number);
    const { positioned, operators } = await positionedPage(page, number, isShown);
    if (operators === 0) {
      issues.push({
        code: 'pdf.page-without-content', severity: 'warning', at: [], page: number,
        message: `第 ${number} 页没有任何内容：是空白页，或内容已损坏`, messageEn: `page ${number} holds nothing: it is blank, or its content is damaged`,
      });
    }
    if (positioned.status === 'needs_ocr') {
      issues.push({
        code: 'pdf.page-needs-ocr', severity: 'warning', at: [], page: number,
        message: `第 ${number} 页需要文字识别：${positioned.reason ?? ''}`, messageEn: `page ${number} needs OCR: ${positioned.reason ?? ''}`,
      });
    }
    if (positioned.layerUnderScan) {
      issues.push({
        code: 'pdf.layer-unverified', severity: 'warning', at: [], page: number,
        message: `第 ${number} 页是扫描件，文字取自文件自带的识别层，没有核对`, messageEn: `page ${number} is a scan; its text is the layer that came with it, not verified`,
      });
    }
    return positioned;
  } catch (error) {
    return failedPage({ number, width: 0, height: 0 }, error instanceof Error ? error.message : String(error), issues);
  } finally {
    page?.cleanup();
  }
}

function failedPage({ number, width, height }: Pick<PositionedPage, 'number' | 'width' | 'height'>, reason: string, issues: Issue[]): PositionedPage {
  issues.push({ code: 'pdf.page-failed', severity: 'error', message: `第 ${number} 页无法读取：${reason}`, messageEn: `page ${number} cannot be read: ${reason}`, at: [], page: number });
  return { number, width, height, status: 'failed', reason, words: [], rulings: [], fills: [], images: [] };
}

const NOT_DRAWN = '图像过大、缺失或已损坏 (a picture that is too large, missing or damaged)';

/** Pages that only seem blank: pdf.js leaves out what it cannot draw, and breaks off there when it is told to be strict. */
async function notDrawn(pdf: PDFDocumentProxy, bytes: Uint8Array, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const strict = await openPdf(bytes, { strict: true }).catch(() => null);
  if (!strict) return [];
  const operators = async (document: PDFDocumentProxy, number: number): Promise<number> => (await (await document.getPage(number)).getOperatorList()).fnArray.length;
  try {
    const cut: number[] = [];
    for (const number of numbers) if ((await operators(strict, number)) < (await operators(pdf, number))) cut.push(number);
    return cut;
  } finally {
    await strict.loadingTask.destroy();
  }
}

async function positionedPage(page: PDFPageProxy, number: number, isShown: (group: unknown) => boolean): Promise<{ positioned: PositionedPage; operators: number }> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const { fragments, rulings, fills, images } = marksOf(operators, { toPage: transform as unknown as Matrix, fontOf: fontsOf(page), isShown });
  const text = toWords(fragments, visibility(width, height, [...fills, ...images]), partedBy(rulings));
  // Invisible text is the layer that OCR puts under a scan: it counts only where nothing is printed.
  const words = text.words.length > 0 ? text.words : text.hidden;
  const { status, reason, broken } = judgePage({ words, images, rulings: rulings.length, fills: fills.length, width, height });
  const hidden = broken && words !== text.hidden ? [...words, ...text.hidden] : text.hidden;
  const positioned: PositionedPage = {
    number, width, height, status, reason, words: broken ? [] : words, rulings, fills, images,
    ...(hidden.length > 0 && { hidden }),
    ...(status === 'read' && words === text.hidden && isPictured(images, width, height) && { layerUnderScan: true as const }),
    ...(text.slanted.length > 0 && { watermarks: text.slanted }),
    ...(text.repeated.length > 0 && { repeated: text.repeated }),
  };
  return { positioned, operators: operators.fnArray.length };
}

/** Whether a vertical line longer than a letter stands at a place, within half a point: texts that abut there are two cells'. */
function partedBy(rulings: readonly Ruling[]): (x: number, y: number) => boolean {
  const columns = new Map<number, Ruling[]>();
  for (const ruling of rulings) {
    if (ruling.bottom - ruling.top < 8) continue;
    const key = Math.round(ruling.x0);
    const column = columns.get(key);
    if (column) column.push(ruling);
    else columns.set(key, [ruling]);
  }
  if (columns.size === 0) return () => false;
  return (x, y) => {
    for (let key = Math.floor(x - 0.5); key <= Math.ceil(x + 0.5); key++) {
      if (columns.get(key)?.some((ruling) => Math.abs(ruling.x0 - x) < 0.7 && y > ruling.top && y < ruling.bottom)) return true;
    }
    return false;
  };
}

/** What lies off the page, or is white on white, is not on paper. */
function visibility(width: number, height: number, grounds: readonly Box[]): (fragment: Fragment) => boolean {
  return ({ x0, y0, x1, y1, fontSize, white }) => {
    const x = (x0 + x1) / 2, y = (y0 + y1) / 2 - fontSize * 0.3;
    if (x < -2 || y < -2 || x > width + 2 || y > height + 2) return false;
    return !white || grounds.some((box) => x > box[0] - 1 && x < box[2] + 1 && y > box[1] - 1 && y < box[3] + 1);
  };
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  try {
    const { info } = await pdf.getMetadata();
    const title = (info as { Title?: unknown }).Title;
    return typeof title === 'string' && title.trim() !== '' ? readable(title.trim()) : null;
  } catch {
    return null;
  }
}

/** Some printer drivers write a title as the hex digits of its GBK bytes: `<BDADCBD5…>`. */
function readable(title: string): string {
  if (!/^<(?:[0-9A-F]{2})+>$/i.test(title)) return title;
  return new TextDecoder('gb18030').decode(Buffer.from(title.slice(1, -1), 'hex'));
}
