import type { PageImage } from '../ingest/pdf/page-images.ts';
import type { Ingested } from '../ingest/read-file.ts';
import type { PositionedPage } from '../layout/positioned-page.ts';
import type { Issue } from '../model/outcome.ts';
import type { ScanReader } from '../ocr/scan-reader.ts';

/** `auto` reads pages that have no usable text, `always` every page of a PDF or image, `never` none. */
export type OcrMode = 'auto' | 'never' | 'always';

type IngestedPages = Extract<Ingested, { kind: 'pages' }>;

/**
 * Has the pages read that need OCR, one after another; a page that fails keeps the others. Issues: `ocr.page-failed` (error),
 * `ocr.page-read` (info), which tells later which values were read from pixels.
 * The issue that a page needs OCR is taken back once it is read.
 */
export async function readScans(ingested: IngestedPages, bytes: Uint8Array, scans: ScanReader, mode: OcrMode): Promise<IngestedPages> {
  const wanted = new Set(ingested.pages.filter((page) => mode === 'always' || page.status === 'needs_ocr').map((page) => page.number));
  if (mode === 'never' || wanted.size === 0) return ingested;
  const issues: Issue[] = ingested.issues.filter((issue) => issue.code !== 'pdf.page-needs-ocr' || !wanted.has(issue.page ?? 0));
  const read = new Map<number, PositionedPage>();
  for await (const { number, open } of pageImages(ingested, bytes, [...wanted], issues)) {
    try {
      const page = await scans.read(await open());
      read.set(number, page);
      if (page.status === 'ocr') issues.push(readIssue(page));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const page = ingested.pages.find((p) => p.number === number)!;
      read.set(number, { ...page, status: 'failed', reason });
      issues.push({ code: 'ocr.page-failed', severity: 'error', at: [], page: number, message: `第 ${number} 页识别失败：${reason}`, messageEn: `page ${number} could not be recognised: ${reason}` });
    }
  }
  return { ...ingested, pages: ingested.pages.map((page) => read.get(page.number) ?? page), issues };
}

function readIssue({ number, words }: PositionedPage): Issue {
  const sure = Math.floor((100 * words.reduce((sum, word) => sum + (word.confidence ?? 1), 0)) / Math.max(1, words.length));
  return { code: 'ocr.page-read', severity: 'info', at: [], page: number, message: `第 ${number} 页由文字识别读出, 平均把握 ${sure}%`, messageEn: `page ${number} was read by OCR, mean confidence ${sure}%` };
}

async function* pageImages(ingested: IngestedPages, bytes: Uint8Array, numbers: readonly number[], issues: Issue[]): AsyncGenerator<PageImage> {
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
        const image = await readImagePage(bytes, number);
        issues.push(...image.issues);
        return image.page;
      },
    };
  }
}
