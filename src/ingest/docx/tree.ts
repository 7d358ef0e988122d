import mammoth from 'mammoth';

/** mammoth's document tree (lib/documents.js), as far as it is read here. */
export type Node =
  | { readonly type: 'paragraph' | 'run' | 'hyperlink'; readonly children: readonly Node[] }
  | TableNode
  | TableRowNode
  | TableCellNode
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' | 'image' | 'commentReference' | 'comment' | 'note' }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | NoteReferenceNode
  | { readonly type: 'bookmarkStart'; readonly name: string };

export interface TableNode {
  readonly type: 'table';
  readonly children: readonly Node[];
}

export interface TableRowNode {
  readonly type: 'tableRow';
  readonly children: readonly Node[];
}

export interface TableCellNode {
  readonly type: 'tableCell';
  readonly children: readonly Node[];
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface NoteReferenceNode {
  readonly type: 'noteReference';
  readonly noteType: 'footnote' | 'endnote';
  readonly noteId: string;
}

export interface DocumentNode {
  readonly type: 'document';
  readonly children: readonly Node[];
  readonly notes: { resolve(reference: NoteReferenceNode): { readonly body: readonly Node[] } | null };
}

/** Parts of a package under mammoth's own names. */
export type Parts = Readonly<Record<'word/document.xml' | 'word/footnotes.xml' | 'word/endnotes.xml', string | null>>;

/**
 * mammoth's reading of a package, without its HTML: an empty document is what it gets to write. Messages are warnings
 * about things it passed over.
 */
export async function readTree(parts: Parts): Promise<{ tree: DocumentNode; messages: readonly string[] }> {
  let tree: DocumentNode | null = null;
  const all: Readonly<Record<string, string | null | undefined>> = parts;
  // `file` is what mammoth calls an opened package; its types only list the two ways that open one.
  const input = { file: { exists: (name: string) => (all[name] ?? null) !== null, read: async (name: string) => all[name] } };
  const result = await mammoth.convertToHtml(input as unknown as { buffer: Buffer }, {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    transformDocument: (document: DocumentNode) => {
      tree = document;
      return { ...document, children: [] };
    },
  });
  if (tree === null) throw new Error('mammoth did not hand over its document');
  return { tree, messages: result.messages.map((message) => message.message) };
}
