/**
 * The records of the interchange contract, version 1, as the stages make them: places are spans of `Document.text`
 * and every record names the rules that made it. `pipeline` turns them into exported records with full sources.
 */
import type { Span } from './document.ts';
import type { Severity } from './outcome.ts';
import type { Measure, ReportType, Stage } from './vocabulary.ts';

/** Decimal digits as text, e.g. `"1092.90"`. Never a float. */
export type Decimal = string;

export type Operator = 'eq' | 'ge' | 'gt' | 'le' | 'lt' | 'approx';

/** A target or a result as printed, read. `raw` has white space removed. */
export interface Value {
  readonly raw: string;
  readonly kind: 'number' | 'range' | 'date' | 'text';
  /** For `number` and `date`; null for `range` and `text`. */
  readonly op: Operator | null;
  /** Decimal, or ISO date or its prefix for `date`; null for `text`. */
  readonly value: string | null;
  /** Upper end of a `range`. */
  readonly high: Decimal | null;
  readonly unit: string | null;
}

/** Where a record was read. `table` is `Table.index`; row and column are the grid position of the cell. */
export interface Place extends Span {
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
}

interface Made {
  readonly at: Place;
  /** Ids of the rules that made the record, in the order applied. Lets `diff` name the rule behind a change. */
  readonly rules: readonly string[];
}

/** `"department"` or a project's name as printed, without spaces. */
export type Subject = string;

export interface DocumentFacts {
  readonly title: string | null;
  readonly reportType: ReportType;
  readonly department: string | null;
  readonly region: string | null;
  readonly regionCode: string | null;
  readonly fiscalYear: number | null;
  readonly reportDate: string | null;
  readonly rules: readonly string[];
}

export interface Section extends Made {
  /** As printed without spaces, half-width brackets: `一、`, `(一)`, `附件2:`. Null if the heading has none. */
  readonly number: string | null;
  /** 1-based, the length of `path`. */
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
  /** From the end of the heading to the next heading of any level. For a run-in heading it starts in the same paragraph. */
  readonly body: Span;
}

export interface Figure extends Made {
  readonly subject: Subject;
  readonly measure: Measure;
  readonly label: string;
  readonly stage: Stage;
  readonly year: number | null;
  /** Yuan. */
  readonly amount: Decimal;
  /** Number and unit as printed, without white space. */
  readonly raw: string;
  /** Spelled as `raw` when the unit is not in it (a table cell): the unit used, e.g. `万元`, and where it was printed. */
  readonly unit: { readonly text: string; readonly at: Span } | null;
  /** The same statement where it is printed again; one record in the export, but audit adds up each place as printed. */
  readonly restatements?: readonly Figure[];
}

export interface Indicator extends Made {
  readonly subject: Subject;
  readonly objective: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly level3: string;
  readonly description: string | null;
  readonly target: Value | null;
  readonly actual: Value | null;
  readonly weight: Decimal | null;
  readonly score: Decimal | null;
  readonly reason: string | null;
  readonly basis: string | null;
  readonly remark: string | null;
  /** Where each field was read, for `show` and for findings; keys are the field names above. */
  readonly fields: Readonly<Partial<Record<IndicatorField, Place>>>;
}

export type IndicatorField =
  | 'level1' | 'level2' | 'level3' | 'description' | 'target' | 'actual' | 'weight' | 'score' | 'reason' | 'basis' | 'remark';

export type Grade = '优' | '良' | '中' | '差';

export interface Score extends Made {
  readonly subject: Subject;
  /** `total`, `execution_rate`, or the printed heading of a subtotal. */
  readonly item: string;
  readonly full: Decimal | null;
  readonly score: Decimal;
  readonly grade: Grade | null;
}

export interface Quantity extends Made {
  readonly label: string;
  /** Null for a range. */
  readonly op: Operator | null;
  readonly value: Decimal;
  readonly high: Decimal | null;
  readonly unit: string | null;
  readonly raw: string;
  /** Title of the section it stands in; null in goal cells of a form. */
  readonly section: string | null;
}

export interface Evidence {
  readonly raw: string;
  readonly at: Place;
}

/** `contradiction`: the document disagrees with itself. `reading`: we may have misread. `unparsed`: the rules do not know this. `across`: two documents of a department disagree. */
export type FindingKind = 'contradiction' | 'reading' | 'unparsed' | 'across';

export interface Finding {
  /** Contract rule id (`sum_mismatch`, …) or one of our own. */
  readonly rule: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** One Chinese sentence that an auditor could paste into a report. */
  readonly message: string;
  readonly messageEn: string;
  readonly expected: Decimal | null;
  readonly stated: Decimal | null;
  readonly evidence: readonly Evidence[];
  /** Ids of rules in `rules/checks`, with their version. */
  readonly rules: readonly string[];
}

/** A number, or the comparison sign before one, read from an image of which the reading is not sure: a span of `Document.text`. */
export interface NumberDoubt extends Span {
  /** 0 to 1, of the reading that stands in the text. */
  readonly confidence: number;
  /** What the other engine read, when it differs; `?` for nothing. */
  readonly other: string | null;
  /** Which of the two the document's own arithmetic bears out; null where it decides nothing. With `second`, values are the other reading's, `raw` stays. */
  readonly settled: 'first' | 'second' | null;
}

/** Everything that one document says. */
export interface Reading {
  readonly facts: DocumentFacts;
  readonly sections: readonly Section[];
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly scores: readonly Score[];
  readonly quantities: readonly Quantity[];
  readonly findings: readonly Finding[];
  /** Only of a document read from images; empty where all of it was surely read. */
  readonly doubts?: readonly NumberDoubt[];
}
