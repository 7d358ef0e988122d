import type { PositionedPage } from '../layout/positioned-page.ts';

/** A picture as pages without text that wait for OCR: a TIFF may hold several; of a moving picture the first counts. Size in points at the picture's own density, 0 if it does not say. */
export async function imagePages(bytes: Uint8Array): Promise<PositionedPage[]> {
  const { width, height, count } = await sizeOf(bytes);
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1, width, height, status: 'needs_ocr' as const, reason: '图片,需要文字识别', words: [], rulings: [], fills: [], images: [[0, 0, width, height] as const],
  }));
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number; count: number }> {
  if (bytes[0] === 0x42 && bytes[1] === 0x4d) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { width: Math.abs(view.readInt32LE(18)), height: Math.abs(view.readInt32LE(22)), count: 1 };
  }
  const { default: sharp } = await import('sharp'); // a native library: only files that need it pay for loading it
  try {
    const { width, height, density, pages, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const points = 72 / (density !== undefined && density >= 36 ? density : 72);
    return { width: width * points, height: height * points, count: format === 'tiff' ? (pages ?? 1) : 1 };
  } catch {
    return { width: 0, height: 0, count: 1 }; // damaged: the page still needs reading, and OCR says why it cannot
  }
}
