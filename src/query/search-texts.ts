import { toCodePoints } from '../model/places.ts';
import type { Filter } from '../store/filter.ts';
import { wordPattern } from '../store/search-terms.ts';
import type { DocumentRow, FoundDocument, Store } from '../store/store.ts';

export interface Hit {
  /** Titles of the section that it stands in, from the top down. */
  readonly section: readonly string[];
  /** 1-based; null for carriers without pages. */
  readonly page: number | null;
  /** Code points into the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly snippet: { readonly before: string; readonly match: string; readonly after: string };
}

export interface DocumentHits {
  readonly row: DocumentRow;
  /** How often any of the words occurs. */
  readonly count: number;
  /** The first few. */
  readonly hits: readonly Hit[];
}

const DOCUMENTS = 20;
const HITS_PER_DOCUMENT = 3;
/** Characters shown on either side. */
const AROUND = 24;
/** Texts looked into so that the best of them can be shown. A text costs about a tenth of a millisecond. */
const LOOKED_INTO = 200;

/** Documents in which all words occur, those with most hits first. */
export async function searchTexts(store: Store, words: readonly string[], filter: Filter): Promise<{ total: number; documents: DocumentHits[] }> {
  const shown = filter.limit ?? DOCUMENTS;
  const { total, documents } = await store.search(words, { ...filter, limit: Math.max(LOOKED_INTO, shown) });
  const patterns = words.map(wordPattern);
  const found = documents.flatMap((document) => {
    const matches = patterns.map((pattern) => [...document.text.matchAll(pattern)]);
    if (matches.some((list) => list.length === 0)) return [];
    // The first of each word before the second of any.
    const first = matches.flatMap((list) => list.slice(0, HITS_PER_DOCUMENT).map((match, turn) => ({ match, turn })));
    const chosen = first.sort((a, b) => a.turn - b.turn || a.match.index - b.match.index).slice(0, Math.max(HITS_PER_DOCUMENT, words.length));
    const count = matches.reduce((sum, list) => sum + list.length, 0);
    return [{ document, count, chosen: chosen.map(({ match }) => match).sort((a, b) => a.index - b.index) }];
  });
  found.sort((a, b) => b.count - a.count || (a.document.row.id < b.document.row.id ? -1 : 1));
  const exact = documents.length === total ? found.length : total;
  return {
    total: exact,
    documents: found.slice(0, shown).map(({ document, count, chosen }) => {
      const codePoint = toCodePoints(document.text);
      return { row: document.row, count, hits: chosen.map((match) => toHit(document, match, codePoint)) };
    }),
  };
}

function toHit({ text, sections, pageStarts }: FoundDocument, match: RegExpExecArray, codePoint: (offset: number) => number): Hit {
  const [from, to] = [match.index, match.index + match[0].length];
  const start = codePoint(from);
  const plain = (part: string): string => part.replace(/\s+/gu, ' ');
  return {
    section: sections.findLast((section) => section.start <= start)?.path ?? [],
    page: pageStarts.length === 0 ? null : pageStarts.findLastIndex((offset) => offset <= start) + 1,
    start, end: codePoint(to),
    snippet: { before: plain(text.slice(Math.max(0, from - AROUND), from)).trimStart(), match: match[0], after: plain(text.slice(to, to + AROUND)).trimEnd() },
  };
}
