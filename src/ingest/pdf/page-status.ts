import type { Box, PageStatus } from '../../model/document.ts';
import type { Word } from '../../layout/positioned-page.ts';
import { brokenShare } from './broken-text.ts';

export interface Judged {
  readonly status: PageStatus;
  readonly reason: string | null;
  /** The words are no language. */
  readonly broken?: true;
}

interface Looks {
  readonly words: readonly Word[];
  readonly images: readonly Box[];
  readonly rulings: number;
  readonly fills: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures that cover more than this share of a page are its ground or its scan. */
const PICTURED = 0.6;
/** Type on less than this share of such a page is a page number or a stamp of the scanner, not the page's text. */
const TYPED_LEAST = 0.02;

/** More than this share of characters that no reader could read means that the font's table to Unicode is missing or wrong. */
const BROKEN_SHARE = 0.1;

/** Whether a page's text can be used as it is. `needs_ocr`: there is something to see but no text, or text that is not language. */
export function judgePage({ words, images, rulings, fills, width, height }: Looks): Judged {
  if (words.length > 0) {
    const text = words.map((word) => word.text).join('');
    const broken = brokenShare(text);
    if (broken > BROKEN_SHARE) {
      return { status: 'needs_ocr', reason: `文字层损坏：${Math.round(broken * 100)}% 的字符无法辨认 (broken text layer)`, broken: true };
    }
    const typed = coverage(words.map(({ bbox }) => bbox), width, height);
    if (isPictured(images, width, height) && (text.length < 12 || typed < TYPED_LEAST)) return { status: 'needs_ocr', reason: '页面主要是图像，几乎没有文字层 (image page with next to no text)' };
    return { status: 'read', reason: null };
  }
  if (images.some((box) => area(box) > 36) || rulings + fills > 0) {
    return images.length > 0
      ? { status: 'needs_ocr', reason: '页面是图像，没有文字层 (image without text)' }
      : rulings + fills > 12 ? { status: 'needs_ocr', reason: '页面只有图形，没有文字层 (drawing without text)' } : { status: 'blank', reason: null };
  }
  return { status: 'blank', reason: null };
}

/** Whether pictures cover most of a page. */
export const isPictured = (images: readonly Box[], width: number, height: number): boolean => coverage(images, width, height) > PICTURED;

const area = ([x0, top, x1, bottom]: Box): number => Math.max(0, x1 - x0) * Math.max(0, bottom - top);

function coverage(boxes: readonly Box[], width: number, height: number): number {
  return boxes.reduce((sum, box) => sum + area(box), 0) / (width * height);
}
