import type { Dropped, ParagraphStyle } from '../../model/document.ts';
import type { NumberCounter } from './numbering.ts';
import type { Styles } from './styles.ts';

/** What mammoth has no place for, kept beside the XML it is given; the paragraph's bookmark is the index. */
export interface ParagraphNote {
  /** Automatic number as printed, with the space behind it; '' for none. */
  readonly number: string;
  readonly style: ParagraphStyle;
}

/** One part (main document, footnotes) cut down to what is printed, as XML that mammoth reads. */
export interface Story {
  readonly xml: string;
  readonly dropped: readonly Dropped[];
  readonly images: number;
  /** Formulas whose parts are not in one line (fractions, roots): left out of the flow. */
  readonly formulas: number;
  /** Relationship ids of `w:altChunk`: whole documents embedded in another format. */
  readonly chunks: readonly string[];
}

export interface StoryContext {
  readonly styles: Styles;
  readonly counter: NumberCounter;
  /** Shared by all stories of a package, so that a bookmark is unique in it. */
  readonly notes: ParagraphNote[];
  readonly origin: 'body' | 'footnote';
}

/** Name of the bookmark in cells that only fill the place in front of a row's first cell. */
export const GAP = 'gap';
export const IMAGE = 'image';
