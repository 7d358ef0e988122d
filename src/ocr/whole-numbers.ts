import type { Recognised, RecognisedCharacter } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** A space between two digits is at least this wide, as a share of the line's height; figures set wide leave less. */
const SPACE = 0.45;

/**
 * Numbers as printed, where the engine took narrow signs for wide ones. Wide figures leave a gap beside the point or between
 * digits that is no space (`9746. 50`, `20 22`); a `，`, `、` or `·` with no room around it between digits is the number's own
 * comma or point. Two numbers that stand apart stay two.
 */
export function wholeNumbers(reading: Recognised, image: GrayImage, box: PixelBox): Recognised {
  const width = box.x1 - box.x0;
  const isTight = (before: RecognisedCharacter, after: RecognisedCharacter): boolean =>
    widestGap(image, box, box.x0 + Math.floor(before.at * width), box.x0 + Math.ceil(after.at * width)) < (box.y1 - box.y0) * SPACE;
  const characters = reading.characters.flatMap((character, i, all) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    if (!before || !after) return [character];
    const narrow = NARROW[character.text];
    if (narrow !== undefined) return [DIGIT.test(before.text) && DIGIT.test(after.text) && isTight(before, after) ? { ...character, text: narrow } : character];
    if (character.text.trim() !== '') return [character];
    const inside = (/[.,]/u.test(before.text) && DIGIT.test(after.text)) || (DIGIT.test(before.text) && /[.,%]/u.test(after.text));
    return inside || (DIGIT.test(before.text) && DIGIT.test(after.text) && isTight(before, after)) ? [] : [character];
  });
  const whole = withCommas(characters);
  return { ...reading, characters: whole, text: whole.map((c) => c.text).join('') };
}

/** `2.132.32` is 2,132.32: a number has one point, and a comma's tail is lost in a coarse scan. */
function withCommas(characters: readonly RecognisedCharacter[]): readonly RecognisedCharacter[] {
  const text = characters.map((c) => (c.text.length === 1 ? c.text : ' ')).join('');
  const commas = new Set([...text.matchAll(/(?<![\d.,])\d{1,3}(?:[.,]\d{3})+\.\d{1,2}(?![\d.,])/gu)].flatMap((match) =>
    [...match[0]].flatMap((c, i) => (c === '.' && i < match[0].lastIndexOf('.') ? [match.index + i] : []))));
  return commas.size === 0 ? characters : characters.map((c, i) => (commas.has(i) ? { ...c, text: ',' } : c));
}

const DIGIT = /[0-9]/u;
/** Wide signs and what they are inside a number. */
const NARROW: Readonly<Record<string, string>> = { '，': ',', '、': ',', '·': '.', '．': '.', '。': '.' };

/** Most blank columns side by side between two x. Pixels. */
function widestGap({ width, data }: GrayImage, box: PixelBox, from: number, to: number): number {
  let [widest, gap] = [0, 0];
  for (let x = Math.max(0, from); x < Math.min(width, to); x++) {
    let blank = true;
    for (let y = box.y0; y < box.y1 && blank; y++) blank = data[y * width + x]! >= FAINT;
    gap = blank ? gap + 1 : 0;
    widest = Math.max(widest, gap);
  }
  return widest;
}
