import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { once } from '../audit/once.ts';
import type { AuditedBlock, AuditedDocument, AuditedForm } from '../audit/audit-input.ts';
import type { Document } from '../model/document.ts';
import type { Reading } from '../model/records.ts';
import type { ReadingRecord } from '../store/kinds/reading.ts';
import type { Extracted } from './extracted.ts';

/** Level 1: a reading is packed once and seldom opened; higher levels take longer than reading the document again would gain. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

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

/** The kinds of records of a reading, each a line of its own: those behind the document's text, and those in a part apart, which most checks never open. */
const STATED = ['figures', 'quantities'] as const;
const APART = ['indicators', 'sections', 'scores'] as const;

/** The line behind the doubts: what nearly every check looks at that has something to look at. */
interface Head extends Pick<KeptReading, 'whole' | 'forms' | 'hasPlaces'> {
  /** Paragraphs: start and end of each in turn. */
  readonly paragraphs: readonly number[];
  /** Tables that have a caption: index, start and end of each in turn. */
  readonly captions: readonly number[];
}

export function encodeReading(document: Document, { forms, reading }: Extracted, whole: ReadingRecord): Uint8Array {
  const head: Head = {
    whole, hasPlaces: document.runs.length > 0,
    forms: forms.map(({ kind, tables, title, header, prose, unknown }): AuditedForm => ({ kind, tables, title, header, prose, unknown })),
    paragraphs: document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.start, block.end] : [])),
    captions: document.blocks.flatMap((block) => (block.kind === 'table' && block.caption ? [block.index, block.caption.start, block.caption.end] : [])),
  };
  const kinds = (names: readonly (typeof STATED | typeof APART)[number][]): string[] => names.map((kind) => JSON.stringify(reading[kind]));
  const parts = [[JSON.stringify(reading.doubts ?? null), JSON.stringify(head), JSON.stringify(document.text), ...kinds(STATED)], kinds(APART)].map((lines) => zstdCompressSync(lines.join('\n'), PACKING));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(parts[0]!.length);
  return Buffer.concat([length, ...parts]);
}

/** The bytes are our own, so their shape is trusted. Each part is unpacked when it is first asked for: a check looks at two or three of them, or at the text alone. */
export function decodeReading(bytes: Uint8Array): KeptReading {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const middle = 4 + packed.readUInt32LE(0);
  const stated = linesOf(packed.subarray(4, middle));
  const apart = once(() => linesOf(packed.subarray(middle)));
  const doubts = parsed<Reading['doubts'] | null>(stated[0]!);
  const head = once(() => parsed<Head>(stated[1]!));
  const text = once(() => parsed<string>(stated[2]!));
  const blocks = once(() => blocksOf(head().paragraphs, head().captions));
  const figures = once(() => parsed<Reading['figures']>(stated[3]!));
  const quantities = once(() => parsed<Reading['quantities']>(stated[4]!));
  const indicators = once(() => parsed<Reading['indicators']>(apart()[0]!));
  const sections = once(() => parsed<Reading['sections']>(apart()[1]!));
  const scores = once(() => parsed<Reading['scores']>(apart()[2]!));
  return {
    get whole() { return head().whole; }, get hasPlaces() { return head().hasPlaces; }, get forms() { return head().forms; },
    document: { get text() { return text(); }, get blocks() { return blocks(); } },
    reading: {
      get facts() { return head().whole.facts; }, ...(doubts && { doubts }),
      get figures() { return figures(); }, get quantities() { return quantities(); }, get indicators() { return indicators(); },
      get sections() { return sections(); }, get scores() { return scores(); },
    },
  };
}

const parsed = <T>(line: Uint8Array): T => JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8')) as T;

function linesOf(packed: Uint8Array): Uint8Array[] {
  const unpacked = zstdDecompressSync(packed);
  const lines: Uint8Array[] = [];
  for (let from = 0; from <= unpacked.length;) {
    const end = unpacked.indexOf(10, from);
    lines.push(unpacked.subarray(from, end < 0 ? unpacked.length : end));
    from = (end < 0 ? unpacked.length : end) + 1;
  }
  return lines;
}

function blocksOf(paragraphs: readonly number[], captions: readonly number[]): AuditedBlock[] {
  const blocks: AuditedBlock[] = [];
  for (let i = 0; i < paragraphs.length; i += 2) blocks.push({ kind: 'paragraph', start: paragraphs[i]!, end: paragraphs[i + 1]! });
  for (let i = 0; i < captions.length; i += 3) blocks.push({ kind: 'table', index: captions[i]!, caption: { start: captions[i + 1]!, end: captions[i + 2]! } });
  return blocks;
}
