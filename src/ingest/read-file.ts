import type { PositionedPage } from '../layout/positioned-page.ts';
import type { Document, MediaType } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';

/** What a file's bytes become: a document, or pages whose layout is still to be found (PDF, images). */
export type Ingested =
  | { readonly kind: 'document'; readonly document: Document; readonly issues: readonly Issue[] }
  | { readonly kind: 'pages'; readonly mediaType: MediaType; readonly pages: readonly PositionedPage[]; readonly metadataTitle: string | null; readonly issues: readonly Issue[] };

/** Reads one file by what its bytes are; `name` only settles what bytes leave open (text, Markdown). Throws `DocumentError`. */
export async function readFile(_name: string, _bytes: Uint8Array): Promise<Ingested> {
  throw new DocumentError('unknown_format', '无法识别的文件格式', 'unknown file format');
}
