import type { GrayImage } from './gray-image.ts';

/** A page darker than this over so much of it is a negative. Shadows and seals never are. */
const DARK = 110;
const MOSTLY = 0.6;
/** Pixels from one that is looked at to the next: not the period of anything printed. */
const EVERY = 13;

/** White print on black (a negative, an inverted copy) as black on white; any other picture as it is. */
export function darkOnLight(image: GrayImage): GrayImage {
  let dark = 0;
  for (let at = 0; at < image.data.length; at += EVERY) if (image.data[at]! < DARK) dark++;
  return dark > (image.data.length / EVERY) * MOSTLY ? { ...image, data: image.data.map((value) => 255 - value) } : image;
}
