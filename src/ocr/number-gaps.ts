import type { Recognised } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** A space between two digits is at least this wide, as a share of the line's height; figures set wide leave less. */
const SPACE = 0.45;

/**
 * Wide figures leave a gap beside the point or between digits, which engines take for a space: `9746. 50` is one number,
 * and so is `20 22` where the picture has no room for a space. Two numbers that stand apart stay two.
 */
export function withoutGapsInNumbers(reading: Recognised, image: GrayImage, box: PixelBox): Recognised {
  const { characters } = reading;
  const kept = characters.filter(({ text }, i) => text.trim() !== '' || !insideNumber(i));
  return kept.length === characters.length ? reading : { ...reading, characters: kept, text: kept.map((c) => c.text).join('') };

  function insideNumber(i: number): boolean {
    const [before, after] = [characters[i - 1], characters[i + 1]];
    if (!before || !after) return false;
    if ((/[.,]/u.test(before.text) && /[0-9]/u.test(after.text)) || (/[0-9]/u.test(before.text) && /[.,%]/u.test(after.text))) return true;
    if (!/[0-9]/u.test(before.text) || !/[0-9]/u.test(after.text)) return false;
    const width = box.x1 - box.x0;
    return widestGap(image, box, box.x0 + Math.floor(before.at * width), box.x0 + Math.ceil(after.at * width)) < (box.y1 - box.y0) * SPACE;
  }
}

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
