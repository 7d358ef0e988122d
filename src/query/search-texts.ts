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

/** Words that stand within so many characters of one another belong to one statement. */
const ONE_STATEMENT = 40;

/** Documents in which all words occur: first those where they stand together, then those with most hits. */
export async function searchTexts(store: Store, words: readonly string[], filter: Filter): Promise<{ total: number; documents: DocumentHits[] }> {
  const shown = filter.limit ?? DOCUMENTS;
  const { total, documents } = await store.search(words, { ...filter, limit: Math.max(LOOKED_INTO, shown) });
  const patterns = words.map(wordPattern);
  const found = documents.flatMap((document) => {
    const matches = patterns.map((pattern) => [...document.text.matchAll(pattern)]);
    if (matches.some((list) => list.length === 0)) return [];
    const count = matches.reduce((sum, list) => sum + list.length, 0);
    return [{ document, count, ...nearestTogether(matches) }];
  });
  found.sort((a, b) => Number(b.together) - Number(a.together) || b.count - a.count || (a.document.row.id < b.document.row.id ? -1 : 1));
  const exact = documents.length === total ? found.length : total;
  return {
    total: exact,
    documents: found.slice(0, shown).map(({ document, count, chosen }) => {
      const codePoint = toCodePoints(document.text);
      const sections = document.sections();
      return { row: document.row, count, hits: chosen.map((match) => toHit(document, sections, match, codePoint)) };
    }),
  };
}

/** Places where all words stand nearest one another (the first few, each from another stretch of text), in reading order. */
function nearestTogether(matches: readonly RegExpExecArray[][]): { together: boolean; chosen: RegExpExecArray[] } {
  const all = matches.flatMap((list, word) => list.map((match) => ({ match, word }))).sort((a, b) => a.match.index - b.match.index);
  const stretches: { match: RegExpExecArray; span: number }[] = [];
  const last = new Map<number, RegExpExecArray>();
  for (const { match, word } of all) {
    last.set(word, match);
    if (last.size < matches.length) continue;
    const first = [...last.values()].reduce((earliest, other) => (other.index < earliest.index ? other : earliest));
    stretches.push({ match: first, span: match.index - first.index });
  }
  const chosen: RegExpExecArray[] = [];
  for (const { match } of stretches.sort((a, b) => a.span - b.span || a.match.index - b.match.index)) {
    if (chosen.length === HITS_PER_DOCUMENT) break;
    if (chosen.every((other) => Math.abs(other.index - match.index) >= AROUND)) chosen.push(match);
  }
  return { together: stretches[0]!.span <= ONE_STATEMENT, chosen: chosen.sort((a, b) => a.index - b.index) };
}

function toHit({ text, pageStarts }: FoundDocument, sections: ReturnType<FoundDocument['sections']>, match: RegExpExecArray, codePoint: (offset: number) => number): Hit {
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
