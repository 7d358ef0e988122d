import type { PositionedPage } from '../layout/positioned-page.ts';
import type { Document, MediaType } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';
import { readHtml } from './html.ts';
import { readText } from './text.ts';

/** What a file's bytes become: a document, or pages whose layout is still to be found (PDF, images). */
export type Ingested =
  | { readonly kind: 'document'; readonly document: Document; readonly issues: readonly Issue[] }
  | { readonly kind: 'pages'; readonly mediaType: MediaType; readonly pages: readonly PositionedPage[]; readonly metadataTitle: string | null; readonly issues: readonly Issue[] };

/** Reads one file by what its bytes are; `name` only settles what bytes leave open (text, Markdown). Throws `DocumentError`. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Ingested> {
  if (/\.html?$/iu.test(name)) return { kind: 'document', ...readHtml(name, bytes) };
  if (/\.(?:txt|md|markdown)$/iu.test(name)) return { kind: 'document', ...readText(name, bytes) };
  throw new DocumentError('unknown_format', '无法识别的文件格式', 'unknown file format');
}
