import type { Box, PageStatus } from '../model/document.ts';

/** A word or other unbroken stretch of glyphs on a page, as type or OCR gives it. */
export interface Word {
  readonly text: string;
  /** Points, top-left origin, page as displayed. */
  readonly bbox: Box;
  /** Points; 0 if unknown. */
  readonly fontSize: number;
  readonly bold?: boolean;
  /** 0 or 90, 180, 270: text that runs in another direction than the page's. */
  readonly rotation?: 0 | 90 | 180 | 270;
  readonly confidence?: number;
  readonly otherReading?: string;
}

/** A horizontal or vertical ruling line, whether drawn by a PDF or found in pixels. Thin filled boxes count as lines. */
export interface Ruling {
  readonly x0: number;
  readonly top: number;
  readonly x1: number;
  readonly bottom: number;
}

/** A page before layout: what is printed where. PDF reading and OCR both end here; tables and paragraphs are found from it once. */
export interface PositionedPage {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly status: PageStatus;
  readonly reason: string | null;
  readonly words: readonly Word[];
  readonly rulings: readonly Ruling[];
  /** Filled areas larger than a line: shaded header cells tell columns apart. */
  readonly fills: readonly Box[];
  readonly images: readonly Box[];
  /** Invisible text (render mode 3, hidden layers). It is `words` too where nothing is printed: the layer that OCR put under a scan. */
  readonly hidden?: readonly Word[];
  /** The words are an OCR layer that came with a scan: of unknown worth, and better than nothing. */
  readonly layerUnderScan?: true;
  /** Text that runs slanted over the page. */
  readonly watermarks?: readonly string[];
  /** Text drawn a second time in the same place (fake bold), left out of `words`. */
  readonly repeated?: readonly string[];
}
