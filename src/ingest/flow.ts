import type { TableInput } from '../model/builder.ts';
import type { ParagraphStyle } from '../model/document.ts';

/** A line of running text as printed; not yet joined to paragraphs. */
export interface FlowLine {
  readonly kind: 'line';
  /** White space in front is kept: it is the line's indent. */
  readonly text: string;
  readonly style: ParagraphStyle;
  readonly startsPage: boolean;
}

export interface FlowTable {
  readonly kind: 'table';
  /** Empty; so that lines and tables can be looked through alike. */
  readonly text: '';
  readonly startsPage: false;
  readonly table: TableInput;
}

/** What a text file or a web page holds, from top to bottom. */
export type FlowItem = FlowLine | FlowTable;
