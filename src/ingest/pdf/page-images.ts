import { createCanvas } from '@napi-rs/canvas';
import { ImageKind, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/document.ts';
import type { GrayImage, ScannedPage } from '../../model/gray-image.ts';
import { firstLostRow, withoutLostRows } from '../../model/lost-rows.ts';
import { greyOfColour } from '../../model/grey-of-colour.ts';
import { DocumentError } from '../../model/outcome.ts';
import type { Issue } from '../../model/outcome.ts';
import { compose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { openPdf } from './open-pdf.ts';

/** Pages that are composed of several images or drawn are rendered at this resolution. */
const RENDER_DPI = 200;
/** A picture that covers this share of the page is the page. */
const FULL_PAGE = 0.8;
/** Longest side of what is handed on, as in `ocr/read-image`. */
const LONGEST_SIDE = 3508;
/** Pixels of a fax line are twice as high as wide; scanners' two resolutions differ by less than this. */
const SQUARE = 1.1;
/** What is missing of a JPEG is one even grey down to the bottom; so many rows of it, as a share, are no margin. */
const MISSING = 0.05;

/** A picture of a page, or of the part of it that `box` says; null for the whole. Points from the top left, as displayed. */
export interface PagePicture extends ScannedPage {
  readonly box: Box | null;
  readonly issues: readonly Issue[];
}

/** A page that can be had as a picture. */
export interface PageImage {
  /** 1-based. */
  readonly number: number;
  /** Decodes or renders it; throws when the page is damaged. Valid until the next page is asked for. Issues: `image.truncated`, `pdf.image-not-decoded` (errors). */
  open(): Promise<PagePicture>;
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
          return pictureOf(page, number);
        },
      };
      (page as PDFPageProxy | null)?.cleanup();
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function pictureOf(page: PDFPageProxy, number: number): Promise<PagePicture> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { scan, lost, images } = await imagesOf(page);
  // A renderer leaves out what it cannot decode, and the page would read as empty.
  if (lost > 0 && lost === images) throw new DocumentError('corrupt', '页面上的图像无法解码', 'the picture on the page cannot be decoded');
  const issues: Issue[] = lost === 0 ? [] : [{
    code: 'pdf.image-not-decoded', severity: 'error', at: [], page: number,
    message: `第 ${number} 页有 ${lost} 幅图像无法解码`, messageEn: `${lost} pictures on page ${number} cannot be decoded`,
  }];
  const decoded = scan && (await toGray(scan.image, scan.box));
  if (!decoded) return { number, image: await rendered(page), width, height, box: null, issues };
  const lostFrom = firstLostRow(decoded);
  const endsEarly = lostFrom !== null && lostFrom <= decoded.height * (1 - MISSING);
  if (endsEarly) {
    issues.push({
      code: 'image.truncated', severity: 'error', at: [], page: number,
      message: `第 ${number} 页的图像数据不完整，只读出了能解码的部分`, messageEn: `the image data of page ${number} ends early; what could be decoded was read`,
    });
  }
  const [x0, top, x1, bottom] = scan.box;
  return { number, image: endsEarly ? withoutLostRows(decoded, lostFrom) : decoded, width: x1 - x0, height: bottom - top, box: scan.box, issues };
}

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray | null;
}

interface PlacedImage {
  readonly image: DecodedImage;
  readonly box: Box;
}

/** How many images a page has, how many of them nothing can decode, and the one that fills the page and stands upright on it, if that is all there is. */
async function imagesOf(page: PDFPageProxy): Promise<{ scan: PlacedImage | null; images: number; lost: number }> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix = viewport.transform as unknown as Matrix;
  const stack: Matrix[] = [];
  const found: { name: string; matrix: Matrix }[] = [];
  let others = 0;
  for (let i = 0; i < fnArray.length; i++) {
    const operator = fnArray[i]!;
    const args: unknown = argsArray[i];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = compose(matrix, args as unknown as Matrix);
    else if (operator === OPS.paintImageXObject) found.push({ name: (args as unknown[])[0] as string, matrix });
    else if (MARKS.has(operator)) others++;
  }
  let lost = 0;
  let scan: PlacedImage | null = null;
  for (const { name, matrix: [a, b, c, d, e, f] } of found) {
    const image = await objectOf(page, name);
    if (!image) lost++;
    const upright = a > 0 && d < 0 && Math.abs(b) < Math.abs(a) * 0.001 && Math.abs(c) < Math.abs(d) * 0.001;
    if (image && upright && found.length === 1 && others === 0 && Math.abs(a * d) >= FULL_PAGE * viewport.width * viewport.height) scan = { image, box: [e, f + d, e + a, f] };
  }
  return { scan, images: found.length + others, lost };
}

/** Whatever else leaves a mark: such a page has to be rendered whole. Text and clipping do not count: text is taken from the page itself. */
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

/**
 * In grey, without red seals, on white paper where the image is transparent, with square pixels and no finer
 * than needed; null for what pdf.js did not decode into bytes.
 */
async function toGray({ width, height, kind, data }: DecodedImage, [x0, top, x1, bottom]: Box): Promise<GrayImage | null> {
  if (!data) return null;
  const gray = kind === ImageKind.GRAYSCALE_1BPP ? new Uint8Array(width * height) : greyOfColour(data, kind === ImageKind.RGB_24BPP ? 3 : 4, width, height);
  if (kind === ImageKind.GRAYSCALE_1BPP) {
    const stride = (width + 7) >> 3;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) gray[y * width + x] = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  } else if (kind === ImageKind.RGBA_32BPP) {
    for (let i = 0; i < gray.length; i++) gray[i] = 255 - ((255 - gray[i]!) * data[i * 4 + 3]!) / 255;
  }
  const stretch = (bottom - top) / height / ((x1 - x0) / width);
  const across = stretch < 1 / SQUARE ? width / stretch : width;
  const down = stretch > SQUARE ? height * stretch : height;
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(across, down));
  const size = { width: Math.max(1, Math.round(across * shrink)), height: Math.max(1, Math.round(down * shrink)) };
  if (size.width === width && size.height === height) return { width, height, data: gray };
  const { default: sharp } = await import('sharp');
  const resized = await sharp(gray, { raw: { width, height, channels: 1 }, limitInputPixels: false }).resize({ ...size, fit: 'fill' }).extractChannel(0).raw().toBuffer();
  return { ...size, data: new Uint8Array(resized.buffer, resized.byteOffset, resized.length) };
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
  return { width, height, data: greyOfColour(data, 4, width, height) };
}
