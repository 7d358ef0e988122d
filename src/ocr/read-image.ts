import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';
import type { ScannedPage } from '../model/gray-image.ts';
import { firstLostRow, withoutLostRows } from '../model/lost-rows.ts';
import { greyOfColour } from '../model/grey-of-colour.ts';
import { pixelHeight } from './tiff-pixels.ts';

/** Pictures are read no finer than A4 at 300 dpi: more costs time and wins nothing (measured on forms at 300 and 600 dpi). */
const LONGEST_SIDE = 3508;
/** More pixels than this are a mistake or an attack. 30,000 × 30,000 still passes. */
const MOST_PIXELS = 1_000_000_000;
/** Width of A4 in points, for pictures that do not say how large they are. */
const A4_WIDTH = 595.28;
const A4_HEIGHT = 841.89;

sharp.concurrency(1);
sharp.cache(false);

export interface ReadImage {
  readonly page: ScannedPage;
  readonly issues: readonly Issue[];
}

/**
 * One page of an image file in grey. Red seals are left out, black text under them stays.
 * CMYK, 16 bit and bilevel pictures are converted by the decoder. A JPEG that ends early is read as far as it goes, with an
 * issue `image.truncated`; of other formats the decoder would repeat what came before, so those throw `truncated`.
 */
export async function readImagePage(bytes: Uint8Array, number: number): Promise<ReadImage> {
  const issues: Issue[] = [];
  try {
    return { page: isBmp(bytes) ? await decodeBmp(bytes, number) : await decode(bytes, number, 'truncated'), issues };
  } catch (strict) {
    if (bytes[0] !== 0xff) throw asDocumentError(strict);
    try {
      const page = await decode(bytes, number, 'none');
      issues.push({
        code: 'image.truncated', severity: 'error', at: [], page: number,
        message: `第 ${number} 页的图像数据不完整，只读出了能解码的部分`, messageEn: `the image data of page ${number} ends early; what could be decoded was read`,
      });
      const lostFrom = firstLostRow(page.image);
      return { page: lostFrom === null ? page : { ...page, image: withoutLostRows(page.image, lostFrom) }, issues };
    } catch {
      throw asDocumentError(strict);
    }
  }
}

const isBmp = (bytes: Uint8Array): boolean => bytes[0] === 0x42 && bytes[1] === 0x4d;

/** Windows bitmaps, which sharp does not decode. */
async function decodeBmp(bytes: Uint8Array, number: number): Promise<ScannedPage> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const picture = await loadImage(Buffer.from(bytes));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { number, image: { width, height, data: greyOfColour(data, 4, width, height) }, ...pageSize(width, height, undefined) };
}

async function decode(bytes: Uint8Array, number: number, failOn: 'truncated' | 'none'): Promise<ScannedPage> {
  const open = (): Sharp => sharp(bytes, { page: number - 1, limitInputPixels: MOST_PIXELS, failOn });
  const { density, width: printedWidth = 0, height: storedHeight = 0, orientation = 1 } = await open().metadata();
  const tall = pixelHeight(bytes, number);
  const printedHeight = Math.round(storedHeight * tall);
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(printedWidth, printedHeight));
  const { data, info } = await open().autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb')
    .resize(tall === 1 ? { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }
      : { width: Math.round(printedWidth * shrink), height: Math.round(printedHeight * shrink), fit: 'fill' })
    .removeAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const sideways = orientation >= 5;
  const size = pageSize(sideways ? printedHeight : printedWidth, sideways ? printedWidth : printedHeight, density);
  return { number, image: { width: info.width, height: info.height, data: greyOfColour(data, info.channels, info.width, info.height) }, ...size };
}

/** Points, from the printed resolution where it is believable (72 is what files say that know nothing), else A4's width. */
function pageSize(width: number, height: number, density: number | undefined): { width: number; height: number } {
  if (density !== undefined && density > 90 && density <= 1200) return { width: (width * 72) / density, height: (height * 72) / density };
  return width <= height ? { width: A4_WIDTH, height: (height * A4_WIDTH) / Math.max(1, width) } : { width: A4_HEIGHT, height: (height * A4_HEIGHT) / Math.max(1, width) };
}

function asDocumentError(error: unknown): DocumentError {
  const reason = error instanceof Error ? error.message : String(error);
  if (/pixel limit/iu.test(reason)) return new DocumentError('too_large', '图像太大，无法读取', 'the image has too many pixels', { cause: error });
  if (/premature|truncated|end of|unexpected end/iu.test(reason)) return new DocumentError('truncated', '图像文件不完整，无法读取', 'the image file is cut off', { cause: error });
  return new DocumentError('corrupt', '图像文件已损坏，无法读取', `the image cannot be decoded: ${reason}`, { cause: error });
}
