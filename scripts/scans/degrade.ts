import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { seeded } from '../generator/random.ts';

/** What a scanner, a copier or a fax does to a clean page. */
export interface Degradation {
  readonly name: string;
  readonly dpi: 150 | 200 | 300;
  /** Degrees; the sign is drawn by the seed. */
  readonly skew: number;
  /** Standard deviation of grey noise, 0 to 255. */
  readonly noise: number;
  /** Gaussian blur, sigma in pixels; 0 for none. */
  readonly blur: number;
  /** JPEG quality, or null for PNG. */
  readonly jpeg: number | null;
  /** How much darker the darkest corner is, 0 to 1. */
  readonly shade: number;
  /** How much darker it is in the fold of a book, at the left edge, 0 to 1. */
  readonly fold: number;
  /** How much of the print of the next page shines through, mirrored, 0 to 1. */
  readonly bleed: number;
  /** A black edge, two punch holes and specks, as a copier leaves them. */
  readonly dirt: boolean;
  /** Colour of the paper and of the ink; white and black print as it comes if null. */
  readonly paper: { readonly paper: readonly [number, number, number]; readonly ink: number } | null;
  /** How much shorter the far edge of a sheet is that was photographed from aside, as a share. */
  readonly aside: number;
  /** A red round seal over the text. */
  readonly seal: boolean;
  /** Black and white only, as from a fax. */
  readonly bilevel: boolean;
  /** Quarter turns clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
}

const CLEAN: Degradation = { name: 'clean-300', dpi: 300, skew: 0, noise: 0, blur: 0, jpeg: null, shade: 0, fold: 0, bleed: 0, dirt: false, paper: null, aside: 0, seal: false, bilevel: false, turns: 0 };

/** The three columns of the scan targets, then further kinds that must be survived. */
export const DEGRADATIONS: readonly Degradation[] = [
  CLEAN,
  { ...CLEAN, name: 'office-200', dpi: 200, skew: 0.8, noise: 6, blur: 0.5, jpeg: 50 },
  { ...CLEAN, name: 'poor-150', dpi: 150, skew: 1.5, noise: 8, blur: 0.5, jpeg: 60, shade: 0.35 },
  { ...CLEAN, name: 'sealed-200', dpi: 200, skew: 0.4, noise: 4, jpeg: 70, seal: true },
  { ...CLEAN, name: 'fax-200', dpi: 200, skew: 0.5, noise: 10, bilevel: true },
  { ...CLEAN, name: 'sideways-200', dpi: 200, jpeg: 75, turns: 1 },
  { ...CLEAN, name: 'upside-down-200', dpi: 200, jpeg: 75, turns: 2 },
  { ...CLEAN, name: 'bilevel-300', skew: 0.4, noise: 10, bilevel: true },
  { ...CLEAN, name: 'bleed-200', dpi: 200, skew: 0.3, noise: 4, jpeg: 70, bleed: 0.15 },
  { ...CLEAN, name: 'copied-200', dpi: 200, skew: 0.6, noise: 5, blur: 0.4, jpeg: 70, dirt: true },
  { ...CLEAN, name: 'book-200', dpi: 200, skew: 0.4, noise: 4, jpeg: 70, shade: 0.2, fold: 0.6 },
  { ...CLEAN, name: 'yellow-200', dpi: 200, skew: 0.3, noise: 5, jpeg: 70, paper: { paper: [214, 196, 150], ink: 95 } },
  { ...CLEAN, name: 'photo-200', dpi: 200, noise: 4, blur: 0.4, jpeg: 75, shade: 0.3, aside: 0.03 },
];

/** A page picture (any format sharp reads, already at the wanted resolution) as it would come from the scanner, with `behind` on its back. Same seed, same bytes of noise. */
export async function degrade(page: Uint8Array, how: Degradation, seed: number, behind: Uint8Array = page): Promise<{ bytes: Buffer; extension: 'png' | 'jpg' }> {
  const chance = seeded(seed);
  /** Uniform in [0, 1), fine enough for grain and places. */
  const random = (): number => chance.int(0, 0xffffff) / 0x1000000;
  let image = sharp(page).flatten({ background: '#ffffff' });
  if (how.bleed > 0) {
    const size = await image.metadata();
    const back = await sharp(behind).flatten({ background: '#ffffff' }).resize({ width: size.width!, height: size.height!, fit: 'fill' }).flop().blur(1.2).linear(how.bleed, 255 * (1 - how.bleed)).png().toBuffer();
    image = sharp(await image.composite([{ input: back, blend: 'multiply' }]).png().toBuffer());
  }
  if (how.paper) {
    const { paper, ink } = how.paper;
    image = sharp(await image.removeAlpha().toColourspace('srgb').linear(paper.map((level) => (level - ink) / 255), [ink, ink, ink]).png().toBuffer());
  }
  if (how.dirt) image = await copied(image, how.dpi, random);
  if (how.aside > 0) image = await fromAside(image, how.aside);
  if (how.skew > 0) image = sharp(await image.rotate(how.skew * (random() < 0.5 ? -1 : 1), { background: '#ffffff' }).png().toBuffer());
  if (how.seal) image = sharp(await image.composite([{ input: await sealOf(how.dpi), ...(await placeOfSeal(image, how.dpi, random)), blend: 'multiply' }]).png().toBuffer());
  if (how.blur > 0) image = image.blur(how.blur);
  if (how.noise > 0 || how.shade > 0 || how.fold > 0) image = await withNoise(image, how, random);
  if (how.bilevel) image = image.greyscale().threshold(150);
  if (how.turns > 0) image = sharp(await image.png().toBuffer()).rotate(how.turns * 90);
  const density = { density: how.dpi };
  return how.jpeg === null
    ? { bytes: await image.withMetadata(density).png().toBuffer(), extension: 'png' }
    : { bytes: await image.withMetadata(density).jpeg({ quality: how.jpeg }).toBuffer(), extension: 'jpg' };
}

async function withNoise(image: Sharp, { noise, shade, fold }: Degradation, random: () => number): Promise<Sharp> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const towards = [random() < 0.5, random() < 0.5] as const;
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const fx = towards[0] ? x / info.width : 1 - x / info.width;
      const fy = towards[1] ? y / info.height : 1 - y / info.height;
      // The fold's shadow falls off over the first eighth of the sheet.
      const light = (1 - shade * fx * fy) * (1 - fold * Math.max(0, 1 - (8 * x) / info.width) ** 2);
      // The sum of four uniform numbers is near enough to a bell curve.
      const grain = noise * (random() + random() + random() + random() - 2) * 1.7;
      const at = (y * info.width + x) * info.channels;
      for (let c = 0; c < info.channels; c++) data[at + c] = Math.max(0, Math.min(255, data[at + c]! * light + grain));
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function copied(image: Sharp, dpi: number, random: () => number): Promise<Sharp> {
  const { width, height } = await image.metadata();
  const specks = Array.from({ length: 400 }, () => `<circle cx="${random() * width!}" cy="${random() * height!}" r="${(0.4 + random() * 1.2) * (dpi / 150)}"/>`);
  const holes = [0.36, 0.64].map((at) => `<circle cx="${dpi * 0.3}" cy="${height! * at}" r="${dpi * 0.12}"/>`);
  const edge = `<polygon points="${width},0 ${width! - dpi * 0.15},0 ${width! - dpi * 0.05},${height} ${width},${height}"/><rect x="0" y="${height! - dpi * 0.06}" width="${width}" height="${dpi * 0.06}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="#181818">${specks.join('')}${holes.join('')}${edge}</svg>`;
  return sharp(await image.composite([{ input: Buffer.from(svg) }]).png().toBuffer());
}

/** The right edge further away than the left: each column is drawn a little lower in height, with table top around it. */
async function fromAside(image: Sharp, shorter: number): Promise<Sharp> {
  const { data, info: { width, height, channels } } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const seen = Buffer.alloc(data.length, 120);
  for (let x = 0; x < width; x++) {
    const share = 1 - (shorter * x) / width;
    for (let y = 0; y < height; y++) {
      const from = (y - height / 2) / share + height / 2;
      const y0 = Math.floor(from);
      if (y0 < 0 || y0 + 1 >= height) continue;
      for (let c = 0; c < channels; c++) {
        const upper = data[(y0 * width + x) * channels + c]!;
        seen[(y * width + x) * channels + c] = upper + (data[((y0 + 1) * width + x) * channels + c]! - upper) * (from - y0);
      }
    }
  }
  return sharp(seen, { raw: { width, height, channels } });
}

async function placeOfSeal(image: Sharp, dpi: number, random: () => number): Promise<{ left: number; top: number }> {
  const { width, height } = await image.metadata();
  const size = Math.round(dpi * 1.6);
  return { left: Math.round((width! - size) * (0.2 + 0.6 * random())), top: Math.round((height! - size) * (0.3 + 0.6 * random())) };
}

/** A round red seal of 42 mm with a star, the size that Chinese public bodies use. */
async function sealOf(dpi: number): Promise<Buffer> {
  const size = Math.round(dpi * 1.6);
  const r = size / 2;
  const star = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? r * 0.32 : r * 0.13;
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    return `${r + radius * Math.cos(angle)},${r + radius * Math.sin(angle)}`;
  }).join(' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><circle cx="${r}" cy="${r}" r="${r * 0.94}" fill="none" stroke="#e02020" stroke-width="${size * 0.025}" stroke-opacity="0.85"/><polygon points="${star}" fill="#e02020" fill-opacity="0.85"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
