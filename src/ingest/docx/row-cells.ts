import { whole } from './properties.ts';

/** A cell as mammoth is given it. */
export interface RowCell {
  /** Grid columns; grows when a cell to the right is merged into it the old way (`w:hMerge`). */
  span: number;
  readonly merge: Merge | null;
  readonly xml: string;
}

export type Merge = 'restart' | 'continue';

/** What a `w:tcPr` says of a cell's place. A merge mark without a value continues (ECMA-376 part 1, 17.4.84). */
export function mergeOf(properties: string): { span: number; vertical: Merge | null; horizontal: Merge | null; deleted: boolean } {
  const value = (name: string): string | null => {
    const match = new RegExp(`<w:${name}(?:\\s[^>]*?val="([^"]*)")?[^>]*>`).exec(properties);
    return match ? (match[1] ?? '') : null;
  };
  const merge = (mark: string | null): Merge | null => (mark === null ? null : mark === 'restart' ? 'restart' : 'continue');
  return { span: Math.max(1, whole(value('gridSpan')) ?? 1), vertical: merge(value('vMerge')), horizontal: merge(value('hMerge')), deleted: properties.includes('<w:cellDel') };
}

/** Twips. A character of body text is 210 wide: a column narrower than this holds nothing. */
const SLIVER = 100;

/**
 * Where a grid column of Word begins once slivers are gone. Borders dragged by hand miss each other by a hair, and each
 * miss is a grid column of its own, so that a header and the cells below it begin in different columns.
 * Only where the widths are plainly real: some programs write 0 or 100 for every column.
 */
export function withoutSlivers(grid: string): (column: number) => number {
  const widths = [...grid.matchAll(/<w:gridCol(?:\s[^>]*?\bw:w="(\d+)")?[^>]*>/g)].map((match) => Number(match[1] ?? 0));
  const slivers = widths.filter((width) => width < SLIVER).length;
  if (slivers === 0 || slivers >= widths.length / 2 || widths.includes(0)) return (column) => column;
  const starts = [0];
  for (const width of widths) starts.push(starts.at(-1)! + (width < SLIVER ? 0 : 1));
  return (column) => starts[column] ?? starts.at(-1)! + column - widths.length;
}

/** The vertical merges of a table that can still go on: start column, and the row each has reached. */
export class OpenMerges {
  readonly #reached = new Map<number, number>();

  /** Notes a cell and says whether it continues the one above. A mark that continues nothing begins a merge of its own. */
  reach(column: number, row: number, mark: Merge | null): boolean {
    const continues = mark === 'continue' && this.#reached.get(column) === row - 1;
    if (mark === null) this.#reached.delete(column);
    else this.#reached.set(column, row);
    return continues;
  }
}

export function rowXml(cells: readonly RowCell[]): string {
  const xml = cells.map(({ span, merge, xml }) => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${merge ? `<w:vMerge w:val="${merge}"/>` : ''}</w:tcPr>${xml}</w:tc>`);
  return `<w:tr>${xml.join('')}</w:tr>`;
}
