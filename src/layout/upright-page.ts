import type { Box } from '../model/document.ts';
import type { PositionedPage, Word } from './positioned-page.ts';

/** A page turned so that most of its text runs from left to right, and the way back to the page as displayed. */
export interface Upright {
  readonly page: PositionedPage;
  readonly back: (box: Box) => Box;
}

type Turn = 0 | 90 | 180 | 270;

/** Tables set sideways on an upright page (without `/Rotate`), and scans that lie on their side or upside down. */
export function upright(displayed: PositionedPage): Upright {
  const page = withSizes(displayed);
  const turn = usualTurn(page.words);
  if (turn === 0) return { page, back: (box) => box };
  const { width, height } = page;
  const forth = turning(turn, width, height);
  const back = turning(((360 - turn) % 360) as Turn, turn === 180 ? width : height, turn === 180 ? height : width);
  return {
    back,
    page: {
      ...page, width: turn === 180 ? width : height, height: turn === 180 ? height : width,
      words: page.words.map((word) => {
        const rotation = (((word.rotation ?? 0) - turn + 360) % 360) as Turn;
        const { rotation: _turned, ...rest } = word;
        return { ...rest, bbox: forth(word.bbox), ...(rotation !== 0 && { rotation }) };
      }),
      rulings: page.rulings.map(({ x0, top, x1, bottom }) => {
        const box = forth([x0, top, x1, bottom]);
        return { x0: box[0], top: box[1], x1: box[2], bottom: box[3] };
      }),
      fills: page.fills.map(forth), images: page.images.map(forth),
    },
  };
}

/** Readings of pixels may not know the size of type: the height of the word's box stands in for it. */
function withSizes(page: PositionedPage): PositionedPage {
  if (page.words.every((word) => word.fontSize > 0)) return page;
  const sized = (word: Word): Word => (word.fontSize > 0 ? word
    : { ...word, fontSize: word.rotation === 90 || word.rotation === 270 ? word.bbox[2] - word.bbox[0] : word.bbox[3] - word.bbox[1] });
  return { ...page, words: page.words.map(sized) };
}

function usualTurn(words: readonly Word[]): Turn {
  const weight: Record<Turn, number> = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const word of words) weight[word.rotation ?? 0] += word.text.length;
  const all = weight[0] + weight[90] + weight[180] + weight[270];
  return ([90, 180, 270] as const).find((turn) => weight[turn] > all * 0.6) ?? 0;
}

/** Turns boxes of a page of the given size against the clock by `turn` degrees. */
function turning(turn: Turn, width: number, height: number): (box: Box) => Box {
  switch (turn) {
    case 0: return (box) => box;
    case 90: return ([x0, top, x1, bottom]) => [top, width - x1, bottom, width - x0];
    case 180: return ([x0, top, x1, bottom]) => [width - x1, height - bottom, width - x0, height - top];
    case 270: return ([x0, top, x1, bottom]) => [height - bottom, x0, height - top, x1];
  }
}
