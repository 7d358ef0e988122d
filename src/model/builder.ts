import type { Block, Box, Cell, Document, Dropped, MediaType, Page, ParagraphStyle, Span, Table, TableOrigin, TextRun } from './document.ts';

/** A stretch of text with its place, as an ingester hands it over. Text carriers leave page and box out. */
export interface Piece {
  readonly text: string;
  readonly page?: number;
  readonly bbox?: Box;
  readonly confidence?: number;
  readonly otherReading?: string;
}

export type Content = string | readonly Piece[];

export interface CellInput {
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly content: Content;
  readonly bbox?: Box | null;
  readonly page?: number | null;
}

export interface TableInput {
  readonly origin: TableOrigin;
  readonly cells: readonly CellInput[];
  readonly rowCount?: number;
  readonly columnCount?: number;
  readonly page?: number | null;
  readonly bbox?: Box | null;
  readonly continuations?: Table['continuations'];
}

/**
 * Writes a `Document` from front to back; the only place that knows how blocks become `text` and `runs`.
 * Captions and table units are found afterwards, by `withCaptions` in the same way for every carrier.
 */
export class DocumentBuilder {
  readonly #mediaType: MediaType;
  readonly #metadataTitle: string | null;
  #parts: string[] = [];
  #length = 0;
  readonly #blocks: Block[] = [];
  readonly #runs: TextRun[] = [];
  readonly #dropped: Dropped[] = [];
  #tables = 0;

  constructor(mediaType: MediaType, metadataTitle: string | null = null) {
    this.#mediaType = mediaType;
    this.#metadataTitle = metadataTitle;
  }

  paragraph(content: Content, style: ParagraphStyle = {}): void {
    const span = this.#write(content);
    if (span.start === span.end) return;
    this.#literal('\n');
    this.#blocks.push({ kind: 'paragraph', ...span, page: firstPage(content), style });
  }

  table(input: TableInput): void {
    const sorted = [...input.cells].sort((a, b) => a.row - b.row || a.column - b.column);
    const rowCount = input.rowCount ?? Math.max(0, ...sorted.map((c) => c.row + (c.rowSpan ?? 1)));
    const columnCount = input.columnCount ?? Math.max(0, ...sorted.map((c) => c.column + (c.columnSpan ?? 1)));
    const start = this.#length;
    const cells: Cell[] = [];
    let next = 0;
    for (let row = 0; row < rowCount; row++) {
      let column = 0;
      for (; next < sorted.length && sorted[next]!.row === row; next++) {
        const cell = sorted[next]!;
        if (cell.column > column) this.#literal('\t'.repeat(cell.column - column));
        column = cell.column;
        cells.push({
          row, column: cell.column, rowSpan: cell.rowSpan ?? 1, columnSpan: cell.columnSpan ?? 1,
          ...this.#write(cell.content), page: cell.page ?? firstPage(cell.content), bbox: cell.bbox ?? null,
        });
      }
      this.#literal('\n');
    }
    this.#blocks.push({
      kind: 'table', index: this.#tables++, origin: input.origin, start, end: this.#length, rowCount, columnCount, cells,
      page: input.page ?? cells[0]?.page ?? null, bbox: input.bbox ?? null, continuations: input.continuations ?? [], caption: null, unit: null,
    });
  }

  image(page: number | null, bbox: Box | null): void {
    this.#blocks.push({ kind: 'image', start: this.#length, end: this.#length, page, bbox });
  }

  drop(dropped: Dropped): void {
    this.#dropped.push(dropped);
  }

  build(pages: readonly Page[] = []): Document {
    return {
      mediaType: this.#mediaType, metadataTitle: this.#metadataTitle, text: this.#parts.join(''), pages,
      blocks: this.#blocks, runs: this.#runs, dropped: this.#dropped,
    };
  }

  #literal(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  #write(content: Content): Span {
    const start = this.#length;
    const pieces: readonly Piece[] = typeof content === 'string' ? [{ text: content }] : content;
    for (const piece of pieces) {
      const from = this.#length;
      this.#literal(piece.text);
      if (piece.page !== undefined && piece.bbox !== undefined && piece.text !== '') {
        const { page, bbox, confidence, otherReading } = piece;
        this.#runs.push({
          start: from, end: this.#length, page, bbox,
          ...(confidence !== undefined && { confidence }), ...(otherReading !== undefined && { otherReading }),
        });
      }
    }
    return { start, end: this.#length };
  }
}

function firstPage(content: Content): number | null {
  return typeof content === 'string' ? null : (content.find((piece) => piece.page !== undefined)?.page ?? null);
}
