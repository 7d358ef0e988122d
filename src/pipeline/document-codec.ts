import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import type { Document, TextRun } from '../model/document.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Issue } from '../model/outcome.ts';

/** A document as read from its bytes, with what reading them met. */
export interface ReadDocument {
  readonly document: Document;
  readonly issues: readonly Issue[];
}

/** Level 3 packs a report's JSON to about a tenth; higher levels gain a few percent for several times the time. */
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** To bytes for the stage cache and back, losing nothing. Runs, one a word in a PDF, are kept as rows of numbers. */
export function encodeDocument({ document, issues }: ReadDocument): Uint8Array {
  const runs = document.runs.map(({ start, end, page, bbox, confidence, otherReading }) => [
    start, end, page, ...bbox, ...(confidence === undefined && otherReading === undefined ? [] : [confidence ?? null, otherReading ?? null]),
  ]);
  return zstdCompressSync(JSON.stringify({ document: { ...document, runs }, issues }), ZSTD);
}

/** What is kept of a file that cannot be read: it is not tried again for a rule. */
export function encodeFailure({ code, message, messageEn }: DocumentError): Uint8Array {
  return zstdCompressSync(JSON.stringify({ failure: { code, message, messageEn } }), ZSTD);
}

/** Throws the `DocumentError` that was kept, if it was one. The bytes are our own, so their shape is trusted. */
export function decodeDocument(bytes: Uint8Array): ReadDocument {
  const { document, issues, failure } = JSON.parse(zstdDecompressSync(bytes).toString('utf8')) as {
    document: Omit<Document, 'runs'> & { runs: PackedRun[] };
    issues: Issue[];
    failure?: Pick<DocumentError, 'code' | 'message' | 'messageEn'>;
  };
  if (failure) throw new DocumentError(failure.code, failure.message, failure.messageEn);
  return { document: { ...document, runs: document.runs.map(toRun) }, issues };
}

type PackedRun = [number, number, number, number, number, number, number, (number | null)?, (string | null)?];

function toRun([start, end, page, x0, top, x1, bottom, confidence, otherReading]: PackedRun): TextRun {
  return {
    start, end, page, bbox: [x0, top, x1, bottom],
    ...(typeof confidence === 'number' && { confidence }), ...(typeof otherReading === 'string' && { otherReading }),
  };
}
