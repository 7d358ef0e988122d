import type { Correction, NewCorrection } from './corrections.ts';
import type { Filter } from './filter.ts';
import type { Row } from './kinds/kind.ts';
import type { RecordOf } from './kinds/kinds.ts';
import type { ReadingRecord } from './kinds/reading.ts';
import { ToldError } from '../model/told-error.ts';
import type { LoadedGroup } from '../rules/rule-set.ts';
import type { PackedReport } from './pack.ts';
import type { Stage } from '../model/vocabulary.ts';
import type { FactsRecord, FindingRecord, Kind, Reason, Status } from './report.ts';

/**
 * The database as the rest of the program sees it. SQLite stands behind it; PostgreSQL will.
 * Everything read is of one edition: the current one, or the one that the store was opened for.
 */
export interface Store {
  // Writing: one writer at a time, one transaction a document.

  /** Notes that an import begins. `edition` describes the rules and software in case this is the first. */
  beginRun(run: { readonly startedAt: string; readonly arguments: readonly string[]; readonly edition: EditionFacts }): Promise<number>;
  finishRun(run: number, finishedAt: string, counts: Readonly<Record<string, number>>): Promise<void>;
  /** Whether a run before this one was cut short and none has ended since: what is worked out at a run's end may be missing. */
  interruptedBefore(run: number): Promise<boolean>;
  /** What the current edition knows of these bytes; null if it was never read. */
  known(sha256: string): Promise<Known | null>;
  /** Writes a document as the current edition reads it. Rows that say what they said are left alone. */
  save(report: PackedReport, file: ImportedFile, run: number): Promise<Saved>;
  /** What comparing documents found in the current edition, by document id: these findings of kind `across` take the place of those that the documents compared had. */
  saveAcross(findings: ReadonlyMap<string, readonly FindingRecord[]>, compared: ReadonlySet<string> | 'all'): Promise<void>;
  /** Notes another name of a known document. Returns false if the name was known too. */
  addFile(sha256: string, file: ImportedFile, run: number): Promise<boolean>;
  /** Notes a file whose bytes could not be had. */
  addUnreadable(file: ImportedFile, reason: Reason, run: number): Promise<void>;

  // Editions

  /** Notes what a `readBy` key stands for, with the rules themselves: editions can be explained and partly rebuilt later. */
  noteKey(key: string, facts: KeyFacts, groups: Readonly<Record<string, LoadedGroup>>): Promise<void>;
  /** What a key stands for; null if it was never noted. */
  keyFacts(key: string): Promise<KeyFacts | null>;
  /** The rules of a group by its hash; null if it was never noted. */
  ruleGroup(hash: string): Promise<LoadedGroup | null>;
  /** Begins a new edition beside the current one, or goes on with the one of the same rules and code that was interrupted. Another unfinished one is given up. */
  beginEdition(edition: EditionFacts, madeAt: string): Promise<{ readonly number: number; readonly resumed: boolean }>;
  /** Documents that the building edition has not read yet. */
  unread(edition: number): Promise<readonly UnreadDocument[]>;
  /** Documents that this key of rules and code has not read. */
  readOtherwise(readBy: string): Promise<readonly UnreadDocument[]>;
  /** Documents (SHA-256) of the current edition in which rules of these ids found something. */
  foundBy(rules: ReadonlySet<string>): Promise<ReadonlySet<string>>;
  /** Writes a document as the building edition reads it; the current edition keeps its rows. */
  saveIn(edition: number, report: PackedReport): Promise<Saved>;
  /** The building edition reads these documents (SHA-256) as the current one does. */
  saveSame(documents: readonly string[], readBy: string): Promise<void>;
  /** The building edition is whole: from now on it is the current one. One transaction, with whatever `alongside` writes in it. */
  switchTo(edition: number, alongside?: () => Promise<unknown>): Promise<void>;
  /** Gives up an unfinished edition, or removes a finished one that is not current: rows that no other edition has are deleted. */
  dropEdition(edition: number): Promise<void>;
  keepEdition(edition: number): Promise<void>;
  /** Rows that one of two editions has and the other has not, by document and kind. */
  changes(before: number, after: number, filter: Filter): Promise<readonly Changed[]>;

  // Corrections

  /** Adds a correction and applies it in every edition that reads its place as it was read. Returns its number; null for an unknown document or one that says the same again. */
  addCorrection(correction: NewCorrection): Promise<number | null>;
  /** False if there is none of this number that stands. */
  withdrawCorrection(number: number, at: string): Promise<boolean>;
  /** All that were ever made, oldest first. */
  corrections(): Promise<readonly Correction[]>;

  // Reading

  editions(): Promise<readonly Edition[]>;
  documents(filter: Filter): Promise<readonly DocumentRow[]>;
  /** The same documents in the same order, with no more than a list shows of them. */
  documentLines(filter: Filter): Promise<readonly DocumentLine[]>;
  /** Documents whose id begins with, or whose file, title or department contains `text`. */
  findDocuments(text: string): Promise<readonly DocumentRow[]>;
  /** Records of one kind with their document, by department, year, document and place. */
  records<K extends Kind>(kind: K, filter: Filter): Promise<readonly WithDocument<RecordOf<K>>[]>;
  /** What figures of one measure say, without what only a single figure's reader needs. Unordered: there may be tens of thousands. */
  amounts(filter: Filter & { readonly measure: string }): Promise<readonly AmountRow[]>;
  /** Findings by rule and severity, most frequent first. */
  findingsByRule(filter: Filter): Promise<readonly FindingsOfRule[]>;
  /** How often each rule found something in each document, by department and document. */
  findingsByDocument(filter: Filter): Promise<readonly FindingsInDocument[]>;
  /** How many records each rule made, by its id. */
  ruleCounts(): Promise<ReadonlyMap<string, number>>;
  /** Names of level-3 indicators and how many rows bear each. */
  indicatorNames(filter: Filter): Promise<readonly { readonly name: string; readonly rows: number }[]>;
  /** Documents that may hold all words, newest year first, with their texts. `total` counts all of them. */
  search(words: readonly string[], filter: Filter): Promise<{ readonly total: number; readonly documents: readonly FoundDocument[] }>;
  /** Every document with all its records, ordered by id, a batch at a time. */
  reports(filter: Filter, options: { readonly withText: boolean }): AsyncIterable<StoredReport>;
  /** Runs one reading statement on the views. Throws `QueryError` for anything else. */
  query(sql: string, options: { readonly limit: number }): Promise<QueryResult>;

  close(): Promise<void>;
}

export interface EditionFacts {
  /** Key of rules and software, as in `Report.readBy`. */
  readonly readBy: string;
  /** Hash of each rule group. */
  readonly rules: Readonly<Record<string, string>>;
  readonly software: string;
}

export interface Edition extends EditionFacts {
  readonly number: number;
  readonly state: 'building' | 'whole' | 'dropped';
  readonly madeAt: string;
  readonly current: boolean;
  readonly kept: boolean;
  /** Documents and records by kind; null until it is whole. */
  readonly counts: Readonly<Record<string, number>> | null;
}

/** What a `readBy` key stands for. */
export interface KeyFacts {
  /** Version of the code by stage. */
  readonly code: Readonly<Record<string, string>>;
  /** Hash by rule group. */
  readonly rules: Readonly<Record<string, string>>;
}

export interface UnreadDocument {
  /** Key of the code and rules that last read it. */
  readonly readBy: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Names and places under which it was imported, first name first. */
  readonly files: readonly ImportedFile[];
}

/** The rows of one kind in which two editions of a document differ. */
export interface Changed {
  readonly of: DocumentSummary;
  /** `document`: what is known of it as a whole. */
  readonly kind: Kind | 'document';
  readonly gone: readonly (RecordOf<Kind> | FactsRecord)[];
  readonly added: readonly (RecordOf<Kind> | FactsRecord)[];
}

export interface Known {
  readonly status: ReadingRecord['status'];
  readonly reason: Reason | null;
  readonly readBy: string;
  readonly counts: ReadingRecord['counts'];
}

export type Saved = 'new' | 'changed' | 'same';

export interface ImportedFile {
  /** Where it was; a member of an archive is `archive.zip!/member.pdf`. */
  readonly path: string;
  /** Without folders, as exported. */
  readonly name: string;
}

/** Facts of a document that stand with each of its records. */
export interface DocumentSummary {
  readonly document: string;
  readonly department: string | null;
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly fiscalYear: number | null;
  readonly reportType: string;
}

export type WithDocument<R> = R & { readonly of: DocumentSummary };

export interface AmountRow {
  readonly of: DocumentSummary;
  readonly subject: string;
  readonly stage: Stage;
  readonly year: number | null;
  /** 分. */
  readonly fen: bigint;
  readonly raw: string;
  readonly page: number | null;
  readonly start: number;
}

export interface FindingsOfRule {
  readonly rule: string;
  readonly severity: string;
  readonly findings: number;
  readonly documents: number;
  readonly departments: number;
  /** The two numbers that differ most, and what is said of them; null where none of them has two. */
  readonly largest: { readonly expected: string; readonly stated: string; readonly message: string } | null;
}

export interface FindingsInDocument {
  readonly document: string;
  readonly department: string | null;
  readonly rule: string;
  readonly severity: string;
  readonly findings: number;
}

export interface DocumentRow extends ReadingRecord {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly file: string;
  /** Key of the code and rules that last read it. */
  readonly readBy: string;
}

export interface DocumentLine {
  readonly id: string;
  readonly file: string;
  readonly status: Status;
  readonly reportType: FactsRecord['reportType'];
  readonly department: string | null;
  readonly region: string | null;
  readonly fiscalYear: number | null;
  readonly figures: number;
  readonly indicators: number;
  readonly findings: number;
}

export interface FoundDocument {
  readonly row: DocumentRow;
  readonly text: string;
  readonly pageStarts: readonly number[];
  /** In reading order. Looked up when asked for, while the store is open: few of the documents found are shown. */
  sections(): readonly { readonly start: number; readonly path: readonly string[] }[];
}

export interface StoredReport {
  readonly row: DocumentRow;
  readonly records: { readonly [K in Kind]: readonly RecordOf<K>[] };
  readonly text: string | null;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** True if there were more rows than `limit`. */
  readonly cut: boolean;
}

/** The statement is wrong or would write. */
export class QueryError extends ToldError {
  override readonly name = 'QueryError';
}

/** The database cannot be opened or written: missing, in use, read-only, full, of a newer version. */
export class StoreError extends ToldError {
  override readonly name = 'StoreError';
  readonly code: 'missing' | 'in_use' | 'read_only' | 'full' | 'newer' | 'not_a_database' | 'no_such_edition' | 'io';
  constructor(code: StoreError['code'], message: string, messageEn: string, options?: ErrorOptions) {
    super(message, messageEn, options);
    this.code = code;
  }
}
