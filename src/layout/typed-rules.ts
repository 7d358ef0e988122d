import type { PositionedPage, Ruling, Word } from './positioned-page.ts';

/** Lines typed with hyphens, underscores or box characters, as printers of tables in plain type draw them. */
const TYPED = /^(?:[-–—_=─━‐]{8,}|[┌┬┐├┼┤└┴┘]?[─━][┌┬┐├┼┤└┴┘─━]{2,})$/;

const STARTS = new Set('-–—_=─━‐┌┬┐├┼┤└┴┘');

/** Takes typed lines out of the words and counts them as rulings. */
export function withTypedRules(page: PositionedPage): PositionedPage {
  const typed = page.words.filter((word) => word.text.length >= 3 && STARTS.has(word.text[0]!) && TYPED.test(word.text) && !word.rotation);
  if (typed.length === 0) return page;
  const gone = new Set<Word>(typed);
  return { ...page, words: page.words.filter((word) => !gone.has(word)), rulings: [...page.rulings, ...typed.map(toRuling)] };
}

function toRuling({ text, bbox: [x0, top, x1, bottom] }: Word): Ruling {
  const y = text.startsWith('_') ? bottom - (bottom - top) * 0.1 : (top + bottom) / 2;
  return { x0, top: y, x1, bottom: y };
}
