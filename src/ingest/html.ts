import type { Document } from '../model/document.ts';
import { DocumentError, type Issue } from '../model/outcome.ts';

/** Reads a web page, or a spreadsheet or Word file saved as one. Throws `DocumentError` for an empty file. */
export function readHtml(_name: string, _bytes: Uint8Array): { document: Document; issues: readonly Issue[] } {
  throw new DocumentError('unknown_format', '暂不支持网页', 'web pages are not read yet');
}
