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
