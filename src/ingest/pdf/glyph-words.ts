import type { Box } from '../../model/document.ts';
import type { Word } from '../../layout/positioned-page.ts';
import { repairText } from './repair-text.ts';

/** Share of the font size above and below the base line that a word's box takes; the same for all fonts, so that lines can be compared. */
export const ASCENT = 0.86;
export const DESCENT = 0.14;

/** A gap of this share of the font size parts words: a space is 0.25 em, a tightly set one 0.15, kerning stays below 0.1. */
const WORD_GAP = 0.13;

export interface Fragment {
  /** Start and end of the base line on the page. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly text: string;
  readonly fontSize: number;
  readonly bold: boolean;
  /** Direction of the base line in degrees, clockwise on the page, -180 to 180. */
  readonly angle: number;
  readonly invisible: boolean;
  /** Painted in the colour of paper: seen only on a dark ground. */
  readonly white: boolean;
}

export interface PageText {
  readonly words: Word[];
  readonly hidden: Word[];
  /** Text that runs neither along nor across the page: stamps and watermarks. */
  readonly slanted: string[];
  /** Text drawn again in the same place (fake bold, shadows). */
  readonly repeated: string[];
}

/** Fragments in the order drawn to words: repetitions taken out, abutting fragments joined unless a vertical line parts them. */
export function toWords(fragments: readonly Fragment[], isSeen: (fragment: Fragment) => boolean, isParted: (x: number, y: number) => boolean): PageText {
  const text: PageText = { words: [], hidden: [], slanted: [], repeated: [] };
  const seen = new Map<string, Fragment[]>();
  let open: Fragment | undefined;
  let openText = '';
  for (const fragment of fragments) {
    // Damaged numbers in a content stream place text nowhere.
    if (!Number.isFinite(fragment.x0 + fragment.y0 + fragment.x1 + fragment.y1 + fragment.fontSize + fragment.angle)) continue;
    if (!isSeen(fragment)) {
      // Nothing of it is on paper.
      if (open) place(open, openText, text);
      open = undefined;
      place({ ...fragment, invisible: true }, fragment.text, text);
      continue;
    }
    if (isRepeated(fragment, seen)) {
      if (fragment.text.length > 1) text.repeated.push(fragment.text);
      continue;
    }
    if (open && follows(open, fragment) && !isParted(fragment.x0, fragment.y0 - fragment.fontSize * 0.3)) {
      openText += fragment.text;
      open = { ...open, x1: fragment.x1, y1: fragment.y1 };
      continue;
    }
    if (open) place(open, openText, text);
    open = fragment;
    openText = fragment.text;
  }
  if (open) place(open, openText, text);
  return text;
}

function isRepeated(fragment: Fragment, seen: Map<string, Fragment[]>): boolean {
  const earlier = seen.get(fragment.text);
  if (!earlier) {
    seen.set(fragment.text, [fragment]);
    return false;
  }
  const near = fragment.fontSize * 0.15;
  for (let i = earlier.length - 1; i >= 0; i--) {
    const other = earlier[i]!;
    if (Math.abs(other.x0 - fragment.x0) < near && Math.abs(other.y0 - fragment.y0) < near && Math.abs(other.x1 - fragment.x1) < near * 2
      && other.invisible === fragment.invisible) return true;
  }
  earlier.push(fragment);
  return false;
}

function follows(before: Fragment, next: Fragment): boolean {
  if (before.angle !== next.angle || before.invisible !== next.invisible || before.white !== next.white || before.bold !== next.bold) return false;
  const size = before.fontSize;
  if (Math.abs(size - next.fontSize) > size * 0.12) return false;
  const dx = next.x0 - before.x1, dy = next.y0 - before.y1;
  if (before.angle === 0) return Math.abs(dy) < size * 0.08 && dx < size * WORD_GAP && dx > -size * 0.2;
  const radians = (before.angle * Math.PI) / 180;
  const along = dx * Math.cos(radians) + dy * Math.sin(radians);
  const across = dy * Math.cos(radians) - dx * Math.sin(radians);
  return Math.abs(across) < size * 0.08 && along < size * WORD_GAP && along > -size * 0.2;
}

function place(fragment: Fragment, raw: string, into: PageText): void {
  const text = repairText(raw);
  if (text === '') return;
  const quarter = Math.round(fragment.angle / 90);
  if (Math.abs(fragment.angle - quarter * 90) > 8) {
    into.slanted.push(text);
    return;
  }
  const rotation = (((quarter * 90) + 360) % 360) as 0 | 90 | 180 | 270;
  const word: Word = {
    text, bbox: boxOf(fragment, rotation), fontSize: fragment.fontSize,
    ...(fragment.bold && { bold: true }), ...(rotation !== 0 && { rotation }),
  };
  (fragment.invisible ? into.hidden : into.words).push(word);
}

function boxOf({ x0, y0, x1, y1, fontSize }: Fragment, rotation: 0 | 90 | 180 | 270): Box {
  const up = fontSize * ASCENT, down = fontSize * DESCENT;
  switch (rotation) {
    case 0: return [x0, y0 - up, x1, y0 + down];
    case 90: return [x0 - down, y0, x0 + up, y1];
    case 180: return [x1, y0 - down, x0, y0 + up];
    case 270: return [x0 - up, y1, x0 + down, y0];
  }
}
