import { createCanvas } from '@napi-rs/canvas';
import { ImageKind, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { GrayImage, ScannedPage } from '../../model/gray-image.ts';
import { compose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { openPdf } from './open-pdf.ts';

/** Pages that are composed of several images or drawn are rendered at this resolution. */
const RENDER_DPI = 200;
/** A picture that covers this share of the page is the page. */
const FULL_PAGE = 0.8;
/** Longest side of what is handed on, as in `ocr/read-image`. */
const LONGEST_SIDE = 3508;

/** A page that can be had as a picture. */
export interface PageImage {
  /** 1-based. */
  readonly number: number;
  /** Decodes or renders it; throws when the page is damaged. Valid until the next page is asked for. */
  open(): Promise<ScannedPage>;
}

/**
 * The pictures of some pages of a PDF, one after another. A page that is one scan gives the embedded image at its own
 * resolution, since rendering would sample it anew; any other page is rendered.
 */
export async function* pdfPageImages(bytes: Uint8Array, numbers: readonly number[]): AsyncGenerator<PageImage> {
  const pdf = await openPdf(bytes);
  try {
    for (const number of numbers) {
      let page: PDFPageProxy | null = null;
      yield {
        number,
        open: async () => {
          page = await pdf.getPage(number);
          const { width, height } = page.getViewport({ scale: 1 });
          return { number, image: (await embeddedScan(page)) ?? (await rendered(page)), width, height };
        },
      };
      (page as PDFPageProxy | null)?.cleanup();
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
}

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray | null;
}

/** The one image that fills the page and stands upright on it; null when the page is anything else. */
async function embeddedScan(page: PDFPageProxy): Promise<GrayImage | null> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix = viewport.transform as unknown as Matrix;
  const stack: Matrix[] = [];
  let found: { name: string; matrix: Matrix } | null = null;
  for (let i = 0; i < fnArray.length; i++) {
    const operator = fnArray[i]!;
    const args: unknown = argsArray[i];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = compose(matrix, args as unknown as Matrix);
    else if (operator === OPS.paintImageXObject) {
      if (found) return null;
      found = { name: (args as unknown[])[0] as string, matrix };
    } else if (MARKS.has(operator)) return null;
  }
  if (!found) return null;
  const [a, b, c, d] = found.matrix;
  const upright = a > 0 && d < 0 && Math.abs(b) < Math.abs(a) * 0.001 && Math.abs(c) < Math.abs(d) * 0.001;
  if (!upright || Math.abs(a * d) < FULL_PAGE * viewport.width * viewport.height) return null;
  const image = await objectOf(page, found.name);
  return image ? toGray(image) : null;
}

/** Whatever else leaves a mark: such a page has to be rendered whole. Invisible text and clipping leave none. */
const MARKS: ReadonlySet<number> = new Set([
  OPS.paintImageMaskXObject, OPS.paintInlineImageXObject, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObjectRepeat, OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup, OPS.shadingFill, OPS.paintFormXObjectBegin, OPS.beginGroup, OPS.paintSolidColorImageMask,
]);

function objectOf(page: PDFPageProxy, name: string): Promise<DecodedImage | null> {
  return new Promise((resolve) => {
    const store = (name.startsWith('g_') ? page.commonObjs : page.objs) as { get(name: string, callback: (image: DecodedImage | null) => void): void };
    store.get(name, resolve);
  });
}

/** The red channel, in which red seals vanish; null for what pdf.js did not decode into bytes. */
function toGray({ width, height, kind, data }: DecodedImage): GrayImage | null {
  if (!data || Math.max(width, height) > LONGEST_SIDE * 2) return null;
  const gray = new Uint8Array(width * height);
  if (kind === ImageKind.GRAYSCALE_1BPP) {
    const stride = (width + 7) >> 3;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) gray[y * width + x] = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  } else {
    const step = kind === ImageKind.RGB_24BPP ? 3 : 4;
    for (let i = 0; i < gray.length; i++) gray[i] = data[i * step]!;
  }
  return { width, height, data: gray };
}

async function rendered(page: PDFPageProxy): Promise<GrayImage> {
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(RENDER_DPI / 72, LONGEST_SIDE / Math.max(size.width, size.height));
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) gray[i] = data[i * 4]!;
  return { width, height, data: gray };
}
