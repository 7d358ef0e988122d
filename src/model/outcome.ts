import type { Span } from './document.ts';
import { ToldError } from './told-error.ts';

/** `error`: the value cannot be trusted; the document ends as `partial`. `warning`: look at it. `info`: for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** Something odd that a stage met and carried on from. `message` is for users, in Chinese; `messageEn` the same in English. */
export interface Issue {
  /** `stage.kebab-name`, e.g. `pdf.page-without-text`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  readonly at: readonly Span[];
  readonly page?: number;
}

/** The best value a stage could make, and what it doubts. */
export interface Outcome<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** Why a file could not be read at all. One per file; becomes the document's status and reason. */
export type DocumentErrorCode =
  | 'empty_file'
  | 'too_large'
  | 'unknown_format'
  | 'wrong_format' // not what its name says, and not readable as what it is
  | 'needs_password'
  | 'truncated'
  | 'corrupt'
  | 'unreadable'; // the operating system will not give us the bytes

/** Thrown by ingest only. */
export class DocumentError extends ToldError {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  constructor(code: DocumentErrorCode, message: string, messageEn: string, options?: ErrorOptions) {
    super(message, messageEn, options);
    this.code = code;
  }
}
