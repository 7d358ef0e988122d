import type { Recognised, RecognisedCharacter } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

/** What a sentence ends with, and what the engine gives last where it overlooks the 。 behind it: seen after `%` and numbers, at every size. */
const BEFORE_STOP = /^[\p{Script=Han}\d%％‰)）]$/u;
/** How sure it is that the ring is a 。: other rings that low stand in no line. */
const SURE = 0.9;
/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** Sides of the ring, as shares of a character. Points and specks are smaller, a 0 or an o is higher. */
const SMALLEST = 0.2;
const LARGEST = 0.5;
/** Its box is square, but for this share of its side or two pixels. */
const SQUARE = 0.2;
/** The lowest row of a 。 is at most this far above the foot of its line, as a share of a character: the signs of ° and ℃ stand above. */
const ABOVE_FOOT = 0.2;
/** It begins at least this far behind the middle of the character before it, as a share of a character. The lower ring of a `%` is nearer. */
const BEHIND = 0.5;
/** Ink is darker than the paper in its middle by so many levels. */
const HOLLOW = 50;

/**
 * A 。 at the line's end that the engine read past, which would join two paragraphs: a small low ring of ink with paper around it,
 * so far behind the last character read that it is no part of it. Only a ring that can be seen to be one: dots are left alone.
 */
export function lostStop(reading: Recognised, image: GrayImage, box: PixelBox, characterSize: number): Recognised {
  const last = reading.characters.at(-1);
  if (!last || !BEFORE_STOP.test(last.text)) return reading;
  const mark = lastMark(image, box);
  const [width, height] = [mark.x1 - mark.x0, mark.y1 - mark.y0];
  const isSmall = Math.min(width, height) >= characterSize * SMALLEST && Math.max(width, height) <= characterSize * LARGEST && Math.abs(width - height) <= Math.max(2, width * SQUARE);
  const isBehind = mark.x0 - (box.x0 + last.at * (box.x1 - box.x0)) >= characterSize * BEHIND;
  if (!isSmall || !isBehind || box.y1 - mark.y1 > characterSize * ABOVE_FOOT || !isRing(image, mark)) return reading;
  const stop: RecognisedCharacter = { text: '。', confidence: SURE, at: Math.min(1, ((mark.x0 + mark.x1) / 2 - box.x0) / (box.x1 - box.x0)) };
  return { text: `${reading.text}。`, confidence: Math.min(reading.confidence, SURE), characters: [...reading.characters, stop] };
}

/** The last ink of the line that stands apart from what is before it by a clear column. */
function lastMark({ width: across, data }: GrayImage, box: PixelBox): PixelBox {
  const isInk = (x: number, y: number): boolean => data[y * across + x]! < FAINT;
  const isClear = (x: number): boolean => {
    for (let y = box.y0; y < box.y1; y++) if (isInk(x, y)) return false;
    return true;
  };
  const isClearRow = (y: number): boolean => {
    for (let x = x0; x < x1; x++) if (isInk(x, y)) return false;
    return true;
  };
  let { x1, y0, y1 } = box;
  while (x1 > box.x0 && isClear(x1 - 1)) x1--;
  let x0 = x1;
  while (x0 > box.x0 && !isClear(x0 - 1)) x0--;
  while (y0 < y1 && isClearRow(y0)) y0++;
  while (y1 > y0 && isClearRow(y1 - 1)) y1--;
  return { x0, y0, x1, y1 };
}

/** Whether the lightest place about the middle is closed in by ink. */
function isRing({ width, data }: GrayImage, { x0, y0, x1, y1 }: PixelBox): boolean {
  const [middleX, middleY] = [(x0 + x1) >> 1, (y0 + y1) >> 1];
  let from = middleY * width + middleX;
  for (let y = middleY - 1; y <= middleY + 1; y++) for (let x = middleX - 1; x <= middleX + 1; x++) if (data[y * width + x]! > data[from]!) from = y * width + x;
  const ink = data[from]! - HOLLOW;
  const hole = new Set([from]);
  for (const place of hole) {
    if (place % width < x0 || place % width >= x1 || place < y0 * width || place >= y1 * width) return false;
    for (const next of [place - 1, place + 1, place - width, place + width]) if (data[next]! > ink) hole.add(next);
  }
  return true;
}
