import type { DocumentBuilder } from '../../model/builder.ts';
import type { CellInput } from '../../model/builder.ts';
import type { ParagraphStyle } from '../../model/document.ts';
import { GAP, IMAGE } from './story-parts.ts';
import type { ParagraphNote } from './story-parts.ts';
import type { DocumentNode, Node, NoteReferenceNode, TableCellNode, TableNode } from './tree.ts';

/** Writes mammoth's tree into a document: flow first, then the notes in the order in which they are referred to. */
export function writeTree(tree: DocumentNode, notes: readonly ParagraphNote[], builder: DocumentBuilder): void {
  const writer = new TreeWriter(tree, notes, builder);
  writer.blocks(tree.children);
  writer.footnotes();
}

interface Line {
  readonly text: string;
  readonly style: ParagraphStyle;
}

class TreeWriter {
  readonly #tree: DocumentNode;
  readonly #notes: readonly ParagraphNote[];
  readonly #builder: DocumentBuilder;
  readonly #references: NoteReferenceNode[] = [];
  /** Tables that stood in a cell of another one: they follow it. */
  #nested: TableNode[] = [];

  constructor(tree: DocumentNode, notes: readonly ParagraphNote[], builder: DocumentBuilder) {
    this.#tree = tree;
    this.#notes = notes;
    this.#builder = builder;
  }

  blocks(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.type === 'table') this.#table(node);
      else if (node.type === 'paragraph') this.#paragraph(node.children);
    }
  }

  footnotes(): void {
    const written = new Set<string>();
    for (let i = 0; i < this.#references.length; i++) {
      const reference = this.#references[i]!;
      const key = `${reference.noteType}/${reference.noteId}`;
      if (written.has(key)) continue;
      written.add(key);
      this.blocks(this.#tree.notes.resolve(reference)?.body ?? []);
    }
  }

  /** A line broken by hand is a paragraph of its own, as it is in every carrier that has no other kind. */
  #paragraph(children: readonly Node[]): void {
    const { lines, images } = this.#lines(children);
    for (const line of lines) this.#builder.paragraph(line.text, line.style);
    for (let i = 0; i < images; i++) this.#builder.image(null, null);
  }

  #lines(children: readonly Node[]): { lines: Line[]; images: number; gap: boolean } {
    let text = '';
    let note: ParagraphNote | null = null;
    let images = 0;
    let gap = false;
    const walk = (nodes: readonly Node[]): void => {
      for (const node of nodes) {
        switch (node.type) {
          case 'text':
            text += node.value;
            break;
          case 'run':
          case 'hyperlink':
            walk(node.children);
            break;
          case 'tab':
            text += ' ';
            break;
          case 'break':
            text += '\n';
            break;
          case 'checkbox':
            text += node.checked ? '☑' : '□';
            break;
          case 'bookmarkStart':
            if (node.name === IMAGE) images++;
            else if (node.name === GAP) gap = true;
            else note = this.#notes[Number(node.name)] ?? note;
            break;
          case 'noteReference':
            this.#references.push(node);
            break;
          default:
        }
      }
    };
    walk(children);
    const { number, style } = (note as ParagraphNote | null) ?? { number: '', style: {} };
    const { automaticNumber: _, ...plain } = style;
    const lines = text.split('\n').map((line, i) => ({ text: (i === 0 ? `${number}${line.trimStart()}` : line).trim(), style: i === 0 ? style : plain }));
    return { lines: lines.filter((line) => line.text !== ''), images, gap };
  }

  #table(table: TableNode): void {
    const cells = placeCells(table);
    const first = cells[0];
    if (cells.length === 1 && first) return this.blocks(first.cell.children); // a frame around text, not a table
    const outer = this.#nested;
    this.#nested = [];
    const inputs: CellInput[] = [];
    for (const { cell, row, column, rowSpan, columnSpan } of cells) {
      const { content, gap } = this.#cell(cell);
      if (!gap) inputs.push({ row, column, rowSpan, columnSpan, content });
    }
    const nested = this.#nested;
    this.#nested = outer;
    if (nested.length > 0 && inputs.every((input) => input.content === '')) {
      for (const inner of nested) this.#table(inner); // a frame that only arranges other tables
      return;
    }
    this.#builder.table({ origin: 'markup', cells: inputs });
    for (const inner of nested) this.#table(inner);
  }

  #cell(cell: TableCellNode): { content: string; gap: boolean } {
    const parts: string[] = [];
    let gap = false;
    for (const node of cell.children) {
      if (node.type === 'table') this.#nested.push(node);
      else if (node.type === 'paragraph') {
        const read = this.#lines(node.children);
        if (read.gap) gap = true;
        parts.push(...read.lines.map((line) => line.text));
      }
    }
    return { content: parts.join('\n'), gap };
  }
}

interface Placed {
  readonly cell: TableCellNode;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Grid positions as HTML gives them: the next column that no cell from above reaches into. Spans end at the last row. */
function placeCells(table: TableNode): Placed[] {
  const rows = table.children.flatMap((node) => (node.type === 'tableRow' ? [node] : []));
  const taken = new Map<number, number>();
  const placed: Placed[] = [];
  for (const [row, { children }] of rows.entries()) {
    let column = 0;
    for (const cell of children) {
      if (cell.type !== 'tableCell') continue;
      while ((taken.get(column) ?? 0) > row) column++;
      let columnSpan = 1;
      while (columnSpan < cell.colSpan && (taken.get(column + columnSpan) ?? 0) <= row) columnSpan++;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      for (let i = 0; i < columnSpan; i++) taken.set(column + i, row + rowSpan);
      placed.push({ cell, row, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  }
  return placed;
}
