/**
 * What one file's reading looks like in the store: the contract's records with the rules that made them.
 * Offsets are code points of the document's normalised text, numbers are decimal strings.
 */
import type { MediaType } from '../model/document.ts';
import type { FindingKind, Grade, IndicatorField, Operator, Value } from '../model/records.ts';
import type { Severity } from '../model/outcome.ts';
import type { Corrected } from './corrections.ts';
import type { Measure, ReportType, Stage } from '../model/vocabulary.ts';

/** `source` of the contract: offsets in code points, page and box where the carrier has pages. */
export interface Source {
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly start: number;
  readonly end: number;
  readonly bbox: readonly number[] | null;
}

/** Where a person put a reading right; see `corrections.ts`. */
export type { Corrected } from './corrections.ts';

/** Rule ids that made a record, in the order applied. */
type Rules = readonly string[];

export interface FactsRecord {
  readonly title: string | null;
  readonly reportType: ReportType;
  readonly department: string | null;
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly fiscalYear: number | null;
  readonly reportDate: string | null;
  readonly rules: Rules;
}

export interface SectionRecord {
  readonly number: string | null;
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
  readonly source: Source;
  /** Where the section's text ends, up to the next heading of any level. */
  readonly bodyEnd: number;
  readonly rules: Rules;
}

export interface FigureRecord {
  readonly subject: string;
  readonly measure: Measure;
  readonly label: string;
  readonly stage: Stage;
  readonly year: number | null;
  /** Yuan. */
  readonly amount: string;
  readonly raw: string;
  readonly source: Source;
  readonly rules: Rules;
  readonly corrected?: Corrected;
}

/** Row, column, start and end of the cell that a field was read from. */
export type FieldPlace = readonly [row: number | null, column: number | null, start: number, end: number];

export interface IndicatorRecord {
  readonly subject: string;
  readonly objective: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level3: string;
  readonly description: string | null;
  readonly target: Value | null;
  readonly actual: Value | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly reason: string | null;
  readonly basis: string | null;
  readonly remark: string | null;
  readonly source: Source;
  readonly fields: Readonly<Partial<Record<IndicatorField, FieldPlace>>>;
  readonly rules: Rules;
  readonly corrected?: Corrected;
}

export interface ScoreRecord {
  readonly subject: string;
  readonly item: string;
  readonly full: string | null;
  readonly score: string;
  readonly grade: Grade | null;
  readonly source: Source;
  readonly rules: Rules;
  readonly corrected?: Corrected;
}

export interface QuantityRecord {
  readonly label: string;
  readonly op: Operator | null;
  readonly value: string;
  readonly high: string | null;
  readonly unit: string | null;
  readonly raw: string;
  readonly section: string | null;
  readonly source: Source;
  readonly rules: Rules;
  readonly corrected?: Corrected;
}

export interface EvidenceRecord {
  readonly raw: string;
  readonly source: Source;
}

export interface FindingRecord {
  readonly rule: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  readonly expected: string | null;
  readonly stated: string | null;
  readonly evidence: readonly EvidenceRecord[];
  readonly rules: Rules;
}

/** Something that a stage met and carried on from; see `model/outcome.ts`. */
export interface IssueRecord {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  readonly page: number | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** The records of one document by kind, each kind in reading order. */
export interface RecordsByKind {
  readonly section: readonly SectionRecord[];
  readonly figure: readonly FigureRecord[];
  readonly indicator: readonly IndicatorRecord[];
  readonly score: readonly ScoreRecord[];
  readonly quantity: readonly QuantityRecord[];
  readonly finding: readonly FindingRecord[];
  readonly issue: readonly IssueRecord[];
}

export type Kind = keyof RecordsByKind;
export const KINDS: readonly Kind[] = ['section', 'figure', 'indicator', 'score', 'quantity', 'finding', 'issue'];

/** `ok`: read. `partial`: read, with errors. `needs_ocr`: pages are pictures and were not read. `failed`: not read at all. */
export type Status = 'ok' | 'partial' | 'needs_ocr' | 'failed';

/** A reason for people, in both languages. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/** What one file's bytes say, as the pipeline hands it to the store. */
export interface Report {
  /** Hex SHA-256 of the bytes; the first 16 characters are the document's id. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType | null;
  readonly pages: number | null;
  readonly status: Status;
  readonly reason: Reason | null;
  /** Key of the code and rules that read it: the same key on the same bytes gives the same report. */
  readonly readBy: string;
  readonly facts: FactsRecord;
  readonly records: RecordsByKind;
  /** Nothing was counted if it is not given. */
  readonly coverage?: Coverage;
  readonly text: ReportText | null;
}

/** How much of what is printed became records. */
export interface Coverage {
  /** Table cells that hold a number. */
  readonly cells: number;
  readonly cellsRead: number;
  /** Numbers of running text. */
  readonly numbers: number;
  readonly numbersRead: number;
}

/** The normalised text, packed for storage, with what full-text search needs. */
export interface ReportText {
  /** Hex SHA-256 of the text, first 32 characters. */
  readonly hash: string;
  /** zstd. */
  readonly packed: Uint8Array;
  /** Code point offset at which each page begins; empty for carriers without pages. */
  readonly pageStarts: readonly number[];
  /** Search terms, space separated; see `search-terms.ts`. */
  readonly terms: string;
}

/** First 16 characters of the hex SHA-256 of the file's bytes. */
export const documentId = (sha256: string): string => sha256.slice(0, 16);
