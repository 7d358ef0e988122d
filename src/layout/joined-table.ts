import type { Box, TableOrigin } from '../model/document.ts';
import type { FoundCell } from './found-table.ts';
import type { TextLine } from './text-lines.ts';

/** A table over one or more pages. */
export interface JoinedTable {
  readonly origin: TableOrigin;
  readonly page: number;
  readonly bbox: Box;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly JoinedCell[];
  readonly continuations: readonly { readonly page: number; readonly bbox: Box; readonly firstRow: number; readonly repeatedRows: number }[];
}

/** A cell whose text may stand on two pages. `bbox` is its box on `page`. */
export interface JoinedCell extends Omit<FoundCell, 'lines'> {
  readonly page: number;
  readonly parts: readonly { readonly page: number; readonly lines: readonly TextLine[] }[];
}
