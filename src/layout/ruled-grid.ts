import type { Box } from '../model/document.ts';
import type { Lines } from './rulings.ts';

/** A grid cell before it has text. `bbox` in points. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly bbox: Box;
}

/** `xs` and `ys` are the positions of the lines between columns and rows, outer borders included. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  readonly bbox: Box;
  readonly lines: Lines;
}
