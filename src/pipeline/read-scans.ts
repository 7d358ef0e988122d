import type { PageImage } from '../ingest/pdf/page-images.ts';
import type { Ingested } from '../ingest/read-file.ts';
import type { PositionedPage, Word } from '../layout/positioned-page.ts';
import type { Box } from '../model/document.ts';
import type { Issue } from '../model/outcome.ts';
import { PAGE_READ } from '../model/scan-marks.ts';
import type { OcrChoice } from './ocr-choice.ts';

type IngestedPages = Extract<Ingested, { kind: 'pages' }>;

/**
 * Has the pages read that need OCR, one after another; a page that fails keeps the others. Layers that came with a scan are
 * of unknown worth: such pages are read anew, and keep their layer only where nothing can be read. Issues: `ocr.page-failed`
 * (error), `ocr.page-empty` (warning), `ocr.page-read` (info), which tells later which values were read from pixels.
 * The issue that a page needs OCR is taken back once it is read.
 */
export async function readScans(ingested: IngestedPages, bytes: Uint8Array, { scans, mode, expect }: OcrChoice): Promise<IngestedPages> {
  const wanted = ingested.pages.filter((page) => mode === 'always' || page.status === 'needs_ocr' || page.layerUnderScan).map((page) => page.number);
  if (mode === 'never' || wanted.length === 0) return ingested;
  expect?.(wanted.length);
  const issues: Issue[] = [];
  const read = new Map<number, PositionedPage>();
  const typed = (number: number): PositionedPage => ingested.pages.find((p) => p.number === number)!;
  for await (const { number, open } of pageImages(ingested, bytes, wanted)) {
    const before = typed(number);
    try {
      const picture = await open();
      const page = onPage(await scans.read(picture), before, picture.box);
      issues.push(...picture.issues);
      if (page.status === 'ocr') issues.push(readIssue(page));
      else if (before.status === 'read') continue;
      else issues.push(emptyIssue(page));
      read.set(number, page);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      issues.push({ code: 'ocr.page-failed', severity: 'error', at: [], page: number, message: `第 ${number} 页识别失败：${reason}`, messageEn: `page ${number} could not be recognised: ${reason}` });
      if (before.status !== 'read') read.set(number, { ...before, status: 'failed', reason });
    }
  }
  const settled = (issue: Issue): boolean => (issue.code === 'pdf.page-needs-ocr' || issue.code === 'pdf.layer-unverified') && read.has(issue.page ?? 0);
  return { ...ingested, pages: ingested.pages.map((page) => read.get(page.number) ?? page), issues: [...ingested.issues.filter((issue) => !settled(issue)), ...issues] };
}

/**
 * What was read from a picture, set into the page that it lies on. Type that the page has beside its picture (a page number, the
 * stamp of a scanner) is exact and takes the place of what was read there.
 */
function onPage(read: PositionedPage, before: PositionedPage, box: Box | null): PositionedPage {
  const type = before.status === 'needs_ocr' ? before.words : [];
  const turned = box !== null && Math.abs(read.width - (box[2] - box[0])) > 1;
  // Turned upright the page has other sides, and where its picture lay on it says nothing any more.
  if (box === null || turned) return withType(read, turned ? [] : type);
  const [dx, dy] = box;
  const move = ([x0, top, x1, bottom]: Box): Box => [x0 + dx, top + dy, x1 + dx, bottom + dy];
  const isSeen = ({ bbox: [x0, top, x1, bottom] }: Word): boolean => x0 + x1 > 0 && top + bottom > 0 && x0 + x1 < before.width * 2 && top + bottom < before.height * 2;
  const words = read.words.map((word) => ({ ...word, bbox: move(word.bbox) })).filter(isSeen);
  return withType({
    ...read, ...(read.status === 'ocr' && words.length === 0 && { status: 'blank', reason: '文字都在页面之外 (all text lies off the page)' }),
    width: before.width, height: before.height, words,
    rulings: read.rulings.map(({ x0, top, x1, bottom }) => ({ x0: x0 + dx, top: top + dy, x1: x1 + dx, bottom: bottom + dy })),
  }, type);
}

function withType(read: PositionedPage, type: readonly Word[]): PositionedPage {
  if (type.length === 0) return read;
  const isTyped = ({ bbox: [x0, top, x1, bottom] }: Word): boolean =>
    type.some(({ bbox: [a, b, c, d] }) => (x0 + x1) / 2 > a - 2 && (x0 + x1) / 2 < c + 2 && (top + bottom) / 2 > b && (top + bottom) / 2 < d);
  return { ...read, words: [...read.words.filter((word) => !isTyped(word)), ...type] };
}

function readIssue({ number, words }: PositionedPage): Issue {
  const sure = Math.floor((100 * words.reduce((sum, word) => sum + (word.confidence ?? 1), 0)) / Math.max(1, words.length));
  return { code: PAGE_READ, severity: 'info', at: [], page: number, message: `第 ${number} 页由文字识别读出, 平均把握 ${sure}%`, messageEn: `page ${number} was read by OCR, mean confidence ${sure}%` };
}

const emptyIssue = ({ number, reason }: PositionedPage): Issue =>
  ({ code: 'ocr.page-empty', severity: 'warning', at: [], page: number, message: `第 ${number} 页没有读出文字：${reason ?? ''}`, messageEn: `nothing was read on page ${number}: ${reason ?? ''}` });

async function* pageImages(ingested: IngestedPages, bytes: Uint8Array, numbers: readonly number[]): AsyncGenerator<PageImage> {
  if (ingested.mediaType === 'application/pdf') {
    const { pdfPageImages } = await import('../ingest/pdf/page-images.ts');
    yield* pdfPageImages(bytes, numbers);
    return;
  }
  const { readImagePage } = await import('../ocr/read-image.ts');
  for (const number of numbers) {
    yield {
      number,
      open: async () => {
        const { page, issues } = await readImagePage(bytes, number);
        return { ...page, box: null, issues };
      },
    };
  }
}
