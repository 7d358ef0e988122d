import { openPdf } from '../../src/ingest/pdf/open-pdf.ts';

/** What pdf.js alone does with a file: text and operators of every page. Returns the number of pages. */
export async function pdfjsAlone(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes);
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return pages;
}
