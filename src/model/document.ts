/**
 * The one model of a report that every carrier is read into and every later stage works on.
 *
 * A `Document` is one string, `text`, and a tree of blocks that are ranges of it. A place is therefore always a `Span`;
 * page and box follow from `runs`. Nothing downstream knows whether the bytes were a PDF, a Word file or a text dump.
 */

/** Half-open range of UTF-16 offsets into `Document.text`. Exports count code points; see `toCodePoints`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `[x0, top, x1, bottom]` in PDF points, origin at the top left of the page as displayed (after `/Rotate`). */
export type Box = readonly [x0: number, top: number, x1: number, bottom: number];

/** Where a stretch of `Document.text` was printed. Runs are sorted by `start` and never overlap. */
export interface TextRun extends Span {
  /** 1-based. */
  readonly page: number;
  readonly bbox: Box;
  /** 0 to 1 where OCR read it, absent for type. */
  readonly confidence?: number;
  /** What another OCR engine read in the same place, when it differs. */
  readonly otherReading?: string;
}

/** What became of one page. A page that failed and a page that is empty are different things. */
export type PageStatus = 'read' | 'ocr' | 'blank' | 'needs_ocr' | 'failed';

export interface Page {
  /** 1-based. */
  readonly number: number;
  /** PDF points, after rotation. */
  readonly width: number;
  readonly height: number;
  readonly status: PageStatus;
  /** Why the status is what it is, for a user; null for `read` and `blank`. */
  readonly reason: string | null;
}

export interface Paragraph extends Span {
  readonly kind: 'paragraph';
  /** 1-based page on which it begins; null for carriers without pages. */
  readonly page: number | null;
  readonly style: ParagraphStyle;
}

/** What the carrier says about a paragraph's look. Hints for title and headings, never proof. */
export interface ParagraphStyle {
  /** 1 to 9: a Word heading style, an HTML `h1`…`h6`, a Markdown `#`. */
  readonly heading?: number;
  readonly bold?: boolean;
  readonly centred?: boolean;
  /** Points. */
  readonly fontSize?: number;
  /** The number in front was made by Word and does not stand in the file's text as characters. */
  readonly automaticNumber?: boolean;
  readonly origin?: 'body' | 'footnote' | 'textbox' | 'comment';
}

/** One printed cell: merged cells occur once, at their top left. Its text is `text.slice(start, end)`; empty when start = end. */
export interface Cell extends Span {
  /** 0-based grid position of the top left. */
  readonly row: number;
  readonly column: number;
  /** At least 1. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly page: number | null;
  readonly bbox: Box | null;
}

/** How the grid was found. Says how far the column positions may be trusted. */
export type TableOrigin =
  | 'ruled' // ruling lines of a PDF
  | 'aligned' // alignment of words in a PDF
  | 'pixel' // ruling lines of a scan
  | 'markup' // HTML, DOCX or XLSX cells
  | 'tabs' // tab separated text: columns may be out of step
  | 'pipes' // Markdown or ASCII art
  | 'lines'; // one cell a line

export interface Table extends Span {
  readonly kind: 'table';
  /** 0-based position among the document's tables, in reading order. */
  readonly index: number;
  readonly origin: TableOrigin;
  readonly page: number | null;
  /** Box on `page`; a table continued over pages has further boxes in `continuations`. `repeatedRows`: header rows printed again there, kept once. */
  readonly bbox: Box | null;
  readonly continuations: readonly { readonly page: number; readonly bbox: Box; readonly firstRow: number; readonly repeatedRows?: number }[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Sorted by row, then column. They may leave holes (damaged text) but never overlap. */
  readonly cells: readonly Cell[];
  /** The line(s) printed directly above as its title, if any. Always ranges of paragraphs, which stay blocks of their own. */
  readonly caption: Span | null;
  /** Where `单位:万元` or the like is printed for the whole table: above it or in a cell. The text is the span's slice. */
  readonly unit: Span | null;
}

export interface ImageBlock extends Span {
  readonly kind: 'image';
  readonly page: number | null;
  readonly bbox: Box | null;
}

export type Block = Paragraph | Table | ImageBlock;

/** Text that is on the page but not part of the document's flow, kept so that nothing is lost. */
export interface Dropped {
  readonly text: string;
  readonly reason: 'page_number' | 'running_header' | 'running_footer' | 'duplicate' | 'watermark' | 'hidden' | 'contents';
  readonly page: number | null;
}

export type MediaType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.ms-excel'
  | 'image/png'
  | 'image/jpeg'
  | 'image/tiff'
  | 'image/bmp'
  | 'image/webp'
  | 'image/gif'
  | 'image/avif';

export interface Document {
  readonly mediaType: MediaType;
  /** Title that the carrier's own metadata gives, if any; a weak hint. */
  readonly metadataTitle: string | null;
  /** The normalised text: paragraphs end with `\n`, cells of a row are separated by `\t`, rows end with `\n`. */
  readonly text: string;
  readonly pages: readonly Page[];
  readonly blocks: readonly Block[];
  readonly runs: readonly TextRun[];
  readonly dropped: readonly Dropped[];
}

export const textOf = (document: Pick<Document, 'text'>, span: Span): string => document.text.slice(span.start, span.end);
