import type { Document } from '../model/document.ts';
import type { Issue } from '../model/outcome.ts';
import type { Reason, Status } from '../store/report.ts';

/** Reason of a document in which pictures wait for OCR: it is read again once they may be read. */
export const UNREAD_PICTURES = 'needs_ocr';

/** How far a document was read. It starts as failed in `analyse`; this raises it. */
export function statusOf(document: Document, issues: readonly Issue[]): { status: Status; reason: Reason | null } {
  const unread = document.pages.filter((page) => page.status === 'needs_ocr' || page.status === 'failed');
  const error = issues.find((issue) => issue.severity === 'error');
  if (unread.length > 0 && unread.length === document.pages.filter((page) => page.status !== 'blank').length && unread.every((page) => page.status === 'needs_ocr')) {
    return { status: 'needs_ocr', reason: { code: UNREAD_PICTURES, message: `${unread.length} 页都是图像, 没有可读的文字`, messageEn: `all ${unread.length} pages are images without text` } };
  }
  if (unread.length > 0 && unread.length === document.pages.length && unread.every((page) => page.status === 'failed')) {
    const why = unread[0]!.reason;
    return { status: 'failed', reason: { code: 'unread_pages', message: `没有一页能读出: ${why ?? '原因不明'}`, messageEn: `no page could be read: ${why ?? 'unknown'}` } };
  }
  if (unread.length > 0) {
    const pages = unread.map((page) => page.number);
    const code = unread.some((page) => page.status === 'needs_ocr') ? UNREAD_PICTURES : 'unread_pages';
    return { status: 'partial', reason: { code, message: `第 ${someOf(pages)} 页没有读出文字`, messageEn: `pages ${someOf(pages)} could not be read` } };
  }
  if (error) return { status: 'partial', reason: { code: error.code, message: error.message, messageEn: error.messageEn } };
  if (document.text.trim() === '') return { status: 'partial', reason: { code: 'no_text', message: '文件里没有文字', messageEn: 'the file holds no text' } };
  return { status: 'ok', reason: null };
}

const someOf = (pages: readonly number[]): string => pages.slice(0, 10).join(', ') + (pages.length > 10 ? ' …' : '');
