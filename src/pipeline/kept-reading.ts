import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { AuditedBlock, AuditedDocument, AuditedForm } from '../audit/audit.ts';
import type { Document } from '../model/document.ts';
import type { Reading } from '../model/records.ts';
import type { ReadingRecord } from '../store/kinds/reading.ts';
import type { Extracted } from './read-report.ts';

/** Level 1: a reading is packed once and seldom opened; higher levels take longer than reading the document again would gain. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Most readings come out in one piece of this many bytes. */
const UNPACKING = { chunkSize: 1 << 16 };

/** What is kept of a reading: enough to look for contradictions again and to write them, without opening the document. */
export interface KeptReading {
  /** What the store knows of the document as a whole; the number of findings is that of the time. */
  readonly whole: ReadingRecord;
  readonly document: AuditedDocument;
  /** Places have a page and a box; these stand in the document alone. */
  readonly hasPlaces: boolean;
  readonly forms: readonly AuditedForm[];
  readonly reading: Omit<Reading, 'findings'>;
}

/** The kinds of records of a reading, each packed as a line of its own. */
const LINES = ['figures', 'quantities', 'indicators', 'sections', 'scores'] as const;

/** The first line: what nearly every check looks at. */
interface Head extends Pick<KeptReading, 'whole' | 'forms' | 'hasPlaces'> {
  readonly doubts: Reading['doubts'] | null;
  /** Paragraphs: start and end of each in turn. */
  readonly paragraphs: readonly number[];
  /** Tables that have a caption: index, start and end of each in turn. */
  readonly captions: readonly number[];
}

export function encodeReading(document: Document, { forms, reading }: Extracted, whole: ReadingRecord): Uint8Array {
  const head: Head = {
    whole, hasPlaces: document.runs.length > 0, doubts: reading.doubts ?? null,
    forms: forms.map(({ kind, tables, title, header, prose, unknown }): AuditedForm => ({ kind, tables, title, header, prose, unknown })),
    paragraphs: document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.start, block.end] : [])),
    captions: document.blocks.flatMap((block) => (block.kind === 'table' && block.caption ? [block.index, block.caption.start, block.caption.end] : [])),
  };
  return zstdCompressSync([head, document.text, ...LINES.map((kind) => reading[kind])].map((part) => JSON.stringify(part)).join('\n'), PACKING);
}

/** The bytes are our own, so their shape is trusted. Each kind of records is unpacked when it is first asked for: a check looks at two or three of them. */
export function decodeReading(bytes: Uint8Array): KeptReading {
  const packed = zstdDecompressSync(bytes, UNPACKING);
  let from = 0;
  const next = <T>(): (() => T) => {
    const [start, end] = [from, packed.indexOf(10, from)];
    from = end + 1;
    let made: { readonly value: T } | null = null;
    return () => (made ??= { value: JSON.parse(packed.toString('utf8', start, end < 0 ? packed.length : end)) as T }).value;
  };
  const { whole, forms, hasPlaces, doubts, paragraphs, captions } = next<Head>()();
  const text = next<string>();
  const [figures, quantities, indicators, sections, scores] = [next<Reading['figures']>(), next<Reading['quantities']>(), next<Reading['indicators']>(), next<Reading['sections']>(), next<Reading['scores']>()];
  return {
    whole, hasPlaces, forms,
    document: { get text() { return text(); }, blocks: blocksOf(paragraphs, captions) },
    reading: {
      facts: whole.facts, ...(doubts && { doubts }),
      get figures() { return figures(); }, get quantities() { return quantities(); }, get indicators() { return indicators(); },
      get sections() { return sections(); }, get scores() { return scores(); },
    },
  };
}

function blocksOf(paragraphs: readonly number[], captions: readonly number[]): AuditedBlock[] {
  const blocks: AuditedBlock[] = [];
  for (let i = 0; i < paragraphs.length; i += 2) blocks.push({ kind: 'paragraph', start: paragraphs[i]!, end: paragraphs[i + 1]! });
  for (let i = 0; i < captions.length; i += 3) blocks.push({ kind: 'table', index: captions[i]!, caption: { start: captions[i + 1]!, end: captions[i + 2]! } });
  return blocks;
}
