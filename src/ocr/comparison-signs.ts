import type { Recognised, RecognisedCharacter } from './engine.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';
import { barsUnderWedge } from './wedge-strokes.ts';

/** What an engine reads for a wedge with or without bars. PP-OCR's dictionary has no ≧ and no ≦. */
const GREATER = ['>', '≥', '≧'] as const;
const LESS = ['<', '≤', '≦'] as const;
/** Before a number. */
const LEVEL = ['-', '-', '='] as const;
const READ_AS: Readonly<Record<string, readonly string[]>> = { '>': GREATER, '＞': GREATER, '≥': GREATER, '<': LESS, '＜': LESS, '≤': LESS, '-': LEVEL };

/** Lighter than this is paper, grain of the scan included. */
const FAINT = 200;
/** A row of a sign belongs to a bar when this share of the sign's width is dark. No arm of a wedge is. */
const BAR = 0.6;
/** Darker than this is ink, however little. */
const PAPER = 235;
/** How far below the line's box a bar may be, as a share of its height. */
const BELOW = 0.2;
/** Between wedge and bars there is a row at most this dark, as a share of the wedge's rows. */
const GAP = 0.7;
/** Rows fainter than this share of the darkest bar are its blur. */
const TRACE = 0.22;
/** A bar this thick, as a share of the sign's height, is two. */
const THICK = 0.19;
/** Between two bars there is a row at most this dark, as a share of the lighter bar: at 150 dpi it is grey, not white. */
const APART = 0.85;

/** What pixels and engine agree on is as sure as this. A bare wedge that the pixels do not bear out says nothing. */
const SEEN = 0.95;
const UNSURE = 0.5;

/**
 * `≥` or `≧`, `<` or `≤`, `-` or `=`: told by the bars, counted in the pixels. A sign is never made to have fewer bars than
 * the engine read. A bare wedge that the pixels do not bear out is left with a doubt: `<31` may be `≤31`.
 */
export function comparisonSigns(reading: Recognised, image: GrayImage, box: PixelBox): Recognised {
  if (!reading.characters.some(({ text }) => text in READ_AS)) return reading;
  const characters = reading.characters.map((character, i, all): RecognisedCharacter => {
    const signs = READ_AS[character.text];
    if (!signs) return character;
    if (signs === LEVEL && !/^[0-9]$/u.test(all[i + 1]?.text ?? '')) return character;
    const around = signBox(image, box, all, i);
    return signs === LEVEL ? withBars(character, signs, barsBelow(image, around)) : wedge(character, signs, image, around);
  });
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}

function withBars(character: RecognisedCharacter, signs: readonly string[], bars: number): RecognisedCharacter {
  return bars > barsOf(character, signs) ? { ...character, text: signs[bars]! } : character;
}

/** Bars as the engine read them; a full-width sign has none. */
const barsOf = ({ text }: RecognisedCharacter, signs: readonly string[]): number => Math.max(0, signs.indexOf(text));

function wedge(character: RecognisedCharacter, signs: readonly string[], image: GrayImage, around: PixelBox): RecognisedCharacter {
  const strokes = barsUnderWedge(image, below(image, around));
  const seen = strokes === 'barred' ? Math.max(1, barsBelow(image, around)) : strokes === 'likely' ? barsBelow(image, around) : 0;
  const sign = withBars(character, signs, seen);
  const isBorneOut = barsOf(sign, signs) === 0 ? strokes === 'bare' : seen > 0;
  if (isBorneOut) return { ...sign, confidence: Math.max(sign.confidence, SEEN) };
  return barsOf(sign, signs) === 0 ? { ...sign, confidence: Math.min(sign.confidence, UNSURE) } : sign;
}

/** The lowest bar may be too faint to belong to the line's box. */
const below = (image: GrayImage, box: PixelBox): PixelBox => ({ ...box, y1: Math.min(image.height, box.y1 + Math.ceil((box.y1 - box.y0) * BELOW)) });

/** The columns of ink around the middle of a character, at most as far as its neighbours' middles. */
function signBox(image: GrayImage, box: PixelBox, characters: readonly RecognisedCharacter[], i: number): PixelBox {
  const x = (at: number): number => Math.round(box.x0 + at * (box.x1 - box.x0));
  const [left, right] = [i === 0 ? box.x0 : x(characters[i - 1]!.at), i === characters.length - 1 ? box.x1 : x(characters[i + 1]!.at)];
  const middle = Math.min(right - 1, Math.max(left, x(characters[i]!.at)));
  const isBlank = (column: number): boolean => {
    for (let y = box.y0; y < box.y1; y++) if (image.data[y * image.width + column]! < FAINT) return false;
    return true;
  };
  let [x0, x1] = [middle, middle];
  while (x0 > left && isBlank(x0)) x0--;
  while (x1 < right - 1 && isBlank(x1)) x1++;
  // The engine's middle may lie beside the sign: the nearer ink is the sign's.
  if (middle - x0 < x1 - middle) x1 = x0;
  else x0 = x1;
  while (x0 > left && !isBlank(x0 - 1)) x0--;
  while (x1 < right && !isBlank(x1)) x1++;
  return { ...box, x0, x1 };
}

/** 0 to 2. A coarse scan may run two bars into one grey one. */
function barsBelow(image: GrayImage, box: PixelBox): 0 | 1 | 2 {
  const { x0, y0, x1, y1 } = below(image, box);
  const { width, data } = image;
  if (x1 - x0 < 4) return 0;
  const darkness: number[] = [];
  const isBar: boolean[] = [];
  for (let y = y0; y < y1; y++) {
    let [dark, sum] = [0, 0];
    for (let x = x0; x < x1; x++) {
      const level = data[y * width + x]!;
      if (level < FAINT) dark++;
      sum += Math.max(0, PAPER - level);
    }
    isBar.push(dark >= (x1 - x0) * BAR);
    darkness.push(sum);
  }
  const [first, last] = [isBar.indexOf(true), darkness.findLastIndex((row) => row > 0)];
  if (first < 0) return 0;
  const peak = Math.max(...darkness.slice(first));
  // Where the slanting bar of a ⩾ crosses its wedge there is no gap above it; = has no wedge.
  const gap = darkness.indexOf(Math.min(...darkness.slice(Math.max(0, first - 3), first)), Math.max(0, first - 3));
  const wedge = darkness.slice(0, gap);
  if (wedge.length < 3 || mean(wedge) < peak * 0.05 || darkness[gap]! > mean(wedge) * GAP) return isBar.slice(first).some((bar, i, rows) => bar && rows.slice(0, i).includes(false)) ? 2 : 1;
  for (let valley = first + 1; valley < last; valley++) {
    const below = Math.max(...darkness.slice(valley + 1));
    if (below >= peak * TRACE && darkness[valley]! <= Math.min(Math.max(...darkness.slice(first, valley)), below) * APART) return 2;
  }
  const rows = darkness.slice(gap + 1).filter((row) => row >= peak * TRACE).length;
  const above = darkness.findIndex((row) => row > 0);
  return rows >= (gap + 1 + rows - above) * THICK ? 2 : 1;
}

const mean = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + row, 0) / rows.length;
