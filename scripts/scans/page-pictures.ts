import { createCanvas } from '@napi-rs/canvas';
import { openPdf } from '../../src/ingest/pdf/open-pdf.ts';

export interface PagePicture {
  readonly png: Buffer;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** A PDF's pages as PNGs at a resolution, one at a time. */
export async function* pagePictures(pdf: Uint8Array, dpi: number): AsyncGenerator<PagePicture> {
  const document = await openPdf(pdf);
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: dpi / 72 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = canvas.getContext('2d');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
      yield { png: await canvas.encode('png'), width, height };
      page.cleanup();
    }
  } finally {
    await document.loadingTask.destroy();
  }
}
