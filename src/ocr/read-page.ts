import type { PositionedPage, Ruling, Word } from '../layout/positioned-page.ts';
import type { Box } from '../model/document.ts';
import type { ScannedPage } from '../model/gray-image.ts';
import { comparisonSigns } from './comparison-signs.ts';
import { componentsOf } from './components.ts';
import { findDashedRulings } from './dashed-rulings.ts';
import { darkOnLight } from './dark-on-light.ts';
import type { Recognised, Recogniser } from './engine.ts';
import { wholeNumbers } from './whole-numbers.ts';
import { readNumbersAgain } from './second-reading.ts';
import { inkRunsOf } from './ink-runs.ts';
import { findLeaders } from './leaders.ts';
import { rulingInk } from './faint-rulings.ts';
import { withFaintEnds } from './faint-ends.ts';
import { evenLight, inkThreshold } from './even-light.ts';
import { crop, quarterTurns } from './gray-image.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';
import { leadingSign } from './leading-signs.ts';
import { loneMark } from './lone-marks.ts';
import { lonePercent, loneSign } from './lone-signs.ts';
import { lostStop } from './lost-stops.ts';
import { punctuationAlike } from './punctuation-alike.ts';
import { findPixelRulings, withoutRulings } from './pixel-rulings.ts';
import { skewOf, straighten } from './skew.ts';
import { withoutSpecks } from './specks.ts';
import { characterHeight, findTextLines } from './text-lines.ts';
import { runAcross } from './line-direction.ts';
import { typeSizes } from './type-sizes.ts';
import type { InkedLine } from './type-sizes.ts';
import { wordsAlike } from './words-alike.ts';
import { wordsOf } from './words-of-line.ts';

/** Below this a page is tried the other ways up. */
const UPRIGHT = 0.75;
const NO_TEXT = '图像上没有发现文字 (no text found in the picture)';
/** What is read from a photograph is no surer than 0.35 on the mean, a fax of half resolution 0.6. */
const LEGIBLE = 0.45;
const ILLEGIBLE = '图像里没有能辨认的文字，可能是照片，或者扫描质量太差 (nothing legible: a photograph, or too poor a scan)';
/** How many lines are read to judge which way up a page is. */
const SAMPLE = 8;

export interface Engines {
  readonly first: Recogniser;
  /** Asked for every number; null reads once. */
  readonly second: Recogniser | null;
}

/** A page image to positioned words and rulings, in points. */
export async function readPage(scanned: ScannedPage, { first: engine, second }: Engines): Promise<PositionedPage> {
  const page = { ...scanned, image: darkOnLight(scanned.image) };
  let prepared = prepare(page.image);
  if (prepared.lines.length === 0) return { ...blank(page), rulings: toRulings(prepared, page) };
  let known = await readLines(prepared, longest(prepared.lines, SAMPLE), engine);
  let best = uprightness(prepared, known);
  if (best < UPRIGHT) {
    for (const turns of [2, 1, 3]) {
      const turned = prepare(quarterTurns(page.image, turns));
      if (turned.lines.length === 0) continue;
      const readings = await readLines(turned, longest(turned.lines, SAMPLE), engine);
      const upright = uprightness(turned, readings);
      if (upright > best + 0.05) {
        best = upright;
        prepared = turned;
        known = readings;
      }
      if (best >= UPRIGHT) break;
    }
  }
  const boxes = [...prepared.lines].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const rest = await readLines(prepared, boxes.filter((box) => !known.has(box)), engine);
  const readings = boxes.map((box) => (known.get(box) ?? rest.get(box))!);
  if (mean(readings) < LEGIBLE) return { ...blank(page), reason: ILLEGIBLE };
  const size = displayedSize(prepared, page);
  const sizes = new Map<PixelBox, number>(typeSizes(prepared.lines, prepared.characterSize).map((px, i) => [prepared.lines[i]!, px] as const));
  const checked = second ? await readNumbersAgain(prepared.image, boxes, readings, { first: engine, second }) : readings.map((reading) => ({ reading, others: [] }));
  const words = [...boxes.flatMap((box, i) => wordsOf(checked[i]!.reading, box, { ...size, fontSize: (sizes.get(box) ?? prepared.characterSize) * size.scaleY }, checked[i]!.others)), ...leadersOf(prepared, size)];
  return {
    number: page.number, width: size.width, height: size.height, status: words.length === 0 ? 'blank' : 'ocr', reason: words.length === 0 ? NO_TEXT : null,
    words, rulings: toRulings(prepared, page), fills: [], images: [],
  };
}

interface Prepared {
  readonly image: GrayImage;
  /** Pixels. */
  readonly characterSize: number;
  readonly rulings: ReturnType<typeof findPixelRulings>;
  readonly leaders: readonly PixelBox[];
  readonly lines: readonly InkedLine[];
}

function prepare(image: GrayImage): Prepared {
  const even = evenLight(image);
  const threshold = inkThreshold(even);
  const straight = straighten(even, skewOf(even, threshold));
  const ink = inkRunsOf(straight, threshold);
  const dpi = Math.max(straight.width, straight.height) / 11.7;
  const marks = componentsOf(ink);
  const size = characterHeight(marks, straight.height);
  const thickest = Math.max(4, Math.round(dpi / 28));
  const rulings = findPixelRulings(rulingInk(straight, threshold, Math.max(2, Math.round(dpi / 75))), {
    shortest: Math.round(Math.max(dpi * 0.12, size * 1.3)), long: Math.round(Math.max(dpi * 0.28, size * 4)), thickest, bridge: Math.max(2, Math.round(dpi / 60)),
  }, findDashedRulings(marks, size, thickest));
  const clean = withoutRulings(straight, threshold, rulings);
  const components = componentsOf(inkRunsOf(clean, threshold));
  const characterSize = characterHeight(components, clean.height);
  const { leaders, rest } = findLeaders(components, characterSize);
  const lines = findTextLines(withoutSpecks(rest, characterSize), rulings, characterSize);
  return { image: clean, characterSize, rulings, leaders, lines: lines.map((box) => withFaintEnds(clean, box, [...lines, ...leaders, ...rulings.vertical], characterSize)) };
}

async function readLines(prepared: Prepared, boxes: readonly PixelBox[], engine: Recogniser): Promise<Map<PixelBox, Recognised>> {
  const { image, characterSize } = prepared;
  const marks = new Map(boxes.flatMap((box) => {
    const mark = loneMark(image, box, characterSize) ?? loneSign(image, box, characterSize);
    return mark ? [[box, mark] as const] : [];
  }));
  const rest = boxes.filter((box) => !marks.has(box));
  const readings = await engine.read(rest.map((box) => cutToInk(prepared, box)));
  const asPrinted = (reading: Recognised, box: PixelBox): Recognised => wordsAlike(punctuationAlike(lostStop(comparisonSigns(leadingSign(wholeNumbers(lonePercent(reading, image, box, characterSize), image, box), image, box, characterSize), image, box), image, box, characterSize)));
  return new Map([...marks, ...rest.map((box, i) => [box, asPrinted(readings[i]!, box)] as const)]);
}

/** The crop of a line, cut to its ink. A leftover of a ruling at the border would be read as a character. A mere bar (一, ——) keeps the height of a line. */
function cutToInk({ image, characterSize }: Prepared, box: PixelBox): GrayImage {
  const room = Math.max(1, box.y1 - box.y0 < characterSize * 0.4 ? Math.round((characterSize * 0.9 - (box.y1 - box.y0)) / 2) : 1);
  return crop(image, { x0: box.x0 - 1, y0: box.y0 - room, x1: box.x1 + 1, y1: box.y1 + room });
}

function longest(lines: readonly PixelBox[], count: number): PixelBox[] {
  return [...lines].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0) || a.y0 - b.y0).slice(2, count + 2).concat(lines.length <= 2 ? lines : []);
}

/** A page that lies on its side gives single characters, each of them readable enough, and next to no lines of this many. */
const LINE = 4;
/** Least share of the lines' width that is in real lines. */
const IN_LINES = 0.25;

/** 0 to 1: mean confidence of what was read, halved where the lines are no lines. */
function uprightness({ lines }: Prepared, readings: ReadonlyMap<PixelBox, Recognised>): number {
  let [inLines, all] = [0, 0];
  for (const { x0, y0, x1, y1 } of lines) {
    all += x1 - x0;
    if (x1 - x0 >= (y1 - y0) * LINE) inLines += x1 - x0;
  }
  const across = runAcross(lines) ?? !(lines.length > 3 && inLines < all * IN_LINES);
  return mean([...readings.values()]) * (across ? 1 : 0.5);
}

function mean(readings: readonly Recognised[]): number {
  const characters = readings.flatMap((r) => r.characters);
  return characters.length === 0 ? 0 : characters.reduce((sum, c) => sum + c.confidence, 0) / characters.length;
}

function displayedSize({ image }: Prepared, page: ScannedPage): { width: number; height: number; scaleX: number; scaleY: number } {
  const turned = image.width > image.height !== page.image.width > page.image.height;
  const width = turned ? page.height : page.width;
  const height = turned ? page.width : page.height;
  return { width, height, scaleX: width / image.width, scaleY: height / image.height };
}

/** Leaders as dots, one an em, on the line of the text before them. */
function leadersOf({ leaders, characterSize }: Prepared, { scaleX, scaleY }: { scaleX: number; scaleY: number }): Word[] {
  return leaders.map(({ x0, y0, x1, y1 }) => {
    const middle = (y0 + y1) / 2;
    const bbox: Box = [x0 * scaleX, (middle - characterSize / 2) * scaleY, x1 * scaleX, (middle + characterSize / 2) * scaleY];
    return { text: '…'.repeat(Math.max(2, Math.round((x1 - x0) / characterSize))), bbox, fontSize: characterSize * scaleY, confidence: 1 };
  });
}

function toRulings(prepared: Prepared, page: ScannedPage): Ruling[] {
  const { scaleX, scaleY } = displayedSize(prepared, page);
  return [
    ...prepared.rulings.horizontal.map(({ x0, y0, x1, y1 }) => ({ x0: x0 * scaleX, x1: x1 * scaleX, top: ((y0 + y1) / 2) * scaleY, bottom: ((y0 + y1) / 2) * scaleY })),
    ...prepared.rulings.vertical.map(({ x0, y0, x1, y1 }) => ({ x0: ((x0 + x1) / 2) * scaleX, x1: ((x0 + x1) / 2) * scaleX, top: y0 * scaleY, bottom: y1 * scaleY })),
  ];
}

function blank(page: ScannedPage): PositionedPage {
  return { number: page.number, width: page.width, height: page.height, status: 'blank', reason: NO_TEXT, words: [], rulings: [], fills: [], images: [] };
}
