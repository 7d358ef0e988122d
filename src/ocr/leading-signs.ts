import type { Recognised } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';
import { loneSign } from './lone-signs.ts';
import { strokesAcross } from './wedge-strokes.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** How far below the line's box a faint bar may be, as a share of its height. */
const BELOW = 0.2;
/** A number, and what engines take the bars of a ≧ before it for. */
const NUMBER = /^[0-9]/u;
const BARRED_NUMBER = /^[=＝\-－一二三][0-9]/u;
const WEDGES = /^[≥≧≤≦]$/u;
/** The bars of = are nowhere near as high as wide. */
const HIGH = 0.85;
/** How far the ink above the bars moves aside from its first row to its tip, as a share of the sign's width. */
const ASIDE = 0.25;
const UNSURE = 0.6;
/** In this share of its inner columns a sign crosses its two arms and its bars. */
const MOST = 0.5;

/** `≧28` read as `28`, `=28` or `228`: the wedge is there in the pixels. Other readings stay as they are. */
export function leadingSign(reading: Recognised, image: GrayImage, box: PixelBox, characterSize: number): Recognised {
  const [isNumber, isBars] = [NUMBER.test(reading.text), BARRED_NUMBER.test(reading.text)];
  if (!isNumber && !isBars) return reading;
  const mark = firstMark(image, box);
  if (!mark) return reading;
  const isUnread = (character: Recognised['characters'][number]): boolean => box.x0 + character.at * (box.x1 - box.x0) > mark.x1;
  // A mark that is read stands in the place of the first character. No figure crosses four strokes from top to bottom.
  const [first, second] = reading.characters;
  const takenFor = isUnread(first!) ? 0 : second && NUMBER.test(second.text) && isUnread(second) && (isBars || strokesAcross(image, mark, 4) >= MOST) ? 1 : null;
  if (takenFor === null) return reading;
  const sure = loneSign(image, mark, characterSize)?.text ?? '';
  const sign = WEDGES.test(sure) ? sure : isBars ? wedgeOverBars(image, mark) : barredWedge(image, mark);
  if (sign === null) return reading;
  const characters = [{ text: sign, confidence: sign === sure && takenFor === 0 ? 1 : UNSURE, at: (mark.x1 - mark.x0) / 2 / (box.x1 - box.x0) }, ...reading.characters.slice(takenFor)];
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

/** Two arms and one bar or two, told by the strokes that most columns cross. */
function barredWedge(image: GrayImage, mark: PixelBox): string | null {
  const sign = strokesAcross(image, mark, 3) >= MOST ? wedgeOverBars(image, mark) : null;
  return sign !== null && strokesAcross(image, mark, 4) < MOST ? ONE_BAR[sign] : sign;
}

const ONE_BAR = { '≧': '≥', '≦': '≤' } as const;

/** Where a coarse scan runs wedge and bars together: something as high as wide was read as bars, and its upper half leans to the right and back, or to the left. */
function wedgeOverBars({ width, data }: GrayImage, { x0, y0, x1, y1 }: PixelBox): '≧' | '≦' | null {
  if (y1 - y0 < (x1 - x0) * HIGH) return null;
  const middles = Array.from({ length: Math.floor((y1 - y0) / 2) }, (_, row) => {
    let [sum, weight] = [0, 0];
    for (let x = x0; x < x1; x++) {
      const darkness = Math.max(0, FAINT - data[(y0 + row) * width + x]!);
      sum += darkness * x;
      weight += darkness;
    }
    return sum / Math.max(1, weight);
  });
  const [first, furthest] = [middles[0] ?? 0, (x1 - x0) * ASIDE];
  if (middles.some((x) => x - first >= furthest)) return '≧';
  return middles.some((x) => first - x >= furthest) ? '≦' : null;
}

/** The leftmost ink of a line up to the first column without, cut to its own height. */
function firstMark({ width, height, data }: GrayImage, { x0, y0, x1, y1 }: PixelBox): PixelBox | null {
  const lowest = Math.min(height, y1 + Math.ceil((y1 - y0) * BELOW));
  const isInk = (x: number, y: number): boolean => data[y * width + x]! < FAINT;
  let [left, right, top, bottom] = [-1, x1, lowest, y0];
  for (let x = x0; x < x1; x++) {
    let blank = true;
    for (let y = y0; y < lowest; y++) {
      if (!isInk(x, y)) continue;
      blank = false;
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
    if (!blank && left < 0) left = x;
    if (blank && left >= 0) {
      right = x;
      break;
    }
  }
  return left < 0 ? null : { x0: left, y0: top, x1: right, y1: bottom };
}
