import type { Box, PageStatus } from '../../model/document.ts';
import type { Word } from '../../layout/positioned-page.ts';

export interface Judged {
  readonly status: PageStatus;
  readonly reason: string | null;
}

interface Looks {
  readonly words: readonly Word[];
  readonly images: readonly Box[];
  readonly rulings: number;
  readonly fills: number;
  readonly width: number;
  readonly height: number;
}

/** More than this share of characters that no reader could read means that the font's table to Unicode is missing or wrong. */
const BROKEN_SHARE = 0.1;

/** Whether a page's text can be used as it is. `needs_ocr`: there is something to see but no text, or text that is not language. */
export function judgePage({ words, images, rulings, fills, width, height }: Looks): Judged {
  if (words.length > 0) {
    const text = words.map((word) => word.text).join('');
    const broken = brokenShare(text);
    if (broken > BROKEN_SHARE) {
      return { status: 'needs_ocr', reason: `文字层损坏：${Math.round(broken * 100)}% 的字符无法辨认 (broken text layer)` };
    }
    const pictured = coverage(images, width, height);
    if (text.length < 12 && pictured > 0.6) return { status: 'needs_ocr', reason: '页面主要是图像，几乎没有文字层 (image page with next to no text)' };
    return { status: 'read', reason: null };
  }
  if (images.some((box) => area(box) > 36) || rulings + fills > 0) {
    return images.length > 0
      ? { status: 'needs_ocr', reason: '页面是图像，没有文字层 (image without text)' }
      : rulings + fills > 12 ? { status: 'needs_ocr', reason: '页面只有图形，没有文字层 (drawing without text)' } : { status: 'blank', reason: null };
  }
  return { status: 'blank', reason: null };
}

/**
 * Share of characters that give a broken layer away: private use, replacement, controls, unassigned look-ups that fall into
 * rare scripts, and UTF-8 or GBK bytes read as Latin-1 (`ÎÒÃÇ`), which come in unbroken stretches of accented capitals.
 */
export function brokenShare(text: string): number {
  let broken = 0, all = 0;
  for (const c of text) {
    all++;
    const code = c.codePointAt(0)!;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000 || (code < 0x20 && code !== 9) || (code >= 0x80 && code < 0xa0)) broken++;
  }
  for (const stretch of text.match(/[\u00a1-\u00ff]{4,}/g) ?? []) broken += stretch.length;
  return all === 0 ? 0 : broken / all;
}

const area = ([x0, top, x1, bottom]: Box): number => Math.max(0, x1 - x0) * Math.max(0, bottom - top);

function coverage(images: readonly Box[], width: number, height: number): number {
  return images.reduce((sum, box) => sum + area(box), 0) / (width * height);
}
