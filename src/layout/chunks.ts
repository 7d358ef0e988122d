import type { Box } from '../model/document.ts';
import type { Word } from './positioned-page.ts';
import { boxAround } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** Words of a line that stand together: what may be one cell of a table, or a stretch of prose. */
export interface Chunk {
  readonly words: readonly Word[];
  readonly bbox: Box;
  /** Position of its line among the lines looked at. */
  readonly line: number;
  /** It is a figure, a dash or a mark that stands for one. */
  readonly numeric: boolean;
}

export interface ChunkLine {
  readonly line: TextLine;
  readonly chunks: readonly Chunk[];
}

/** A gap of this many ems parts two chunks; spaces in justified prose stay below. */
const CHUNK_GAP = 0.95;
/** Between two figures a smaller gap is enough: figures that follow each other are two cells. */
const FIGURE_GAP = 0.18;

const FIGURE = /^[-−–—+±<>≤≥~*]?[$€£¥￥]?[(（[]?[-−–—+]?[$€£¥￥]?(?:\d[\d,，.:/]*|\.\d+)(?:[-–—−]\d[\d,.]*)?%?[)）\]]?[%‰*†‡§a-z¹²³]?$/;
const STANDS_FOR_FIGURE = /^(?:[-−–—―]+|\.{2,3}|…|n\/?a\.?|na|nil|none|ref\.?|†|‡|§|\*+|‡|#|x|×|√|\(?[—–-]\)?)$/i;

export const isFigure = (text: string): boolean => FIGURE.test(text) || STANDS_FOR_FIGURE.test(text);

/** Whether a text is a figure proper, with digits. */
export const hasFigure = (text: string): boolean => FIGURE.test(text);

export function toChunkLine(line: TextLine, index: number): ChunkLine {
  const groups: Word[][] = [];
  let before: Word | null = null;
  for (const word of withoutLeaders(line.words)) {
    if (before && !parts(before, word, line.fontSize)) groups.at(-1)!.push(word);
    else groups.push([word]);
    before = word;
  }
  return { line, chunks: withSigns(groups).map((words) => toChunk(words, index)) };
}

/** A currency sign set apart belongs to the figure after it, a closing bracket or percent sign to the one before. */
function withSigns(groups: readonly Word[][]): Word[][] {
  const result: Word[][] = [];
  let sign: Word[] | null = null;
  for (const group of groups) {
    const text = group.map((word) => word.text).join('');
    if (/^[$€£¥￥]$/.test(text)) { sign = group; continue; }
    if (/^[)%）]$/.test(text) && result.length > 0) result.at(-1)!.push(...group);
    else result.push(sign ? [...sign, ...group] : [...group]);
    sign = null;
  }
  if (sign) result.push(sign);
  return result;
}

/** Dots that lead the eye from a label to its figures are no text: `0.95 .......... 160`. */
function withoutLeaders(words: readonly Word[]): Word[] {
  const rest: Word[] = [];
  for (const word of words) {
    if (/^[.·…]{4,}$/.test(word.text)) continue;
    const dots = /[.·…]{5,}$/.exec(word.text);
    if (!dots) { rest.push(word); continue; }
    const share = dots.index / word.text.length;
    rest.push({ ...word, text: word.text.slice(0, dots.index), bbox: [word.bbox[0], word.bbox[1], word.bbox[0] + (word.bbox[2] - word.bbox[0]) * share, word.bbox[3]] });
  }
  return rest.length > 0 ? rest : [...words];
}

export function toChunk(words: readonly Word[], line: number): Chunk {
  return { words, line, bbox: boxAround(words.map((word) => word.bbox)), numeric: words.every((word) => isFigure(word.text) || /^[$€£¥￥)%）]$/.test(word.text)) };
}

function parts(left: Word, right: Word, size: number): boolean {
  const gap = right.bbox[0] - left.bbox[2];
  if (gap > size * CHUNK_GAP || (gap > 0 && /^[$€£¥￥]$/.test(right.text))) return true;
  if (gap < size * FIGURE_GAP || !hasFigure(left.text) || !hasFigure(right.text)) return false;
  // `100 000`: thousands set apart by a thin space are one figure.
  return !(/^\d{1,3}$/.test(left.text.replace(/^[(\-−]/, '')) && /^\d{3}(?:\D.*)?$/.test(right.text) && gap < size * 0.4);
}
