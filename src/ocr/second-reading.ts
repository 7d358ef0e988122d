import type { Recognised, RecognisedCharacter, Recogniser } from './engine.ts';
import { crop, withPaper } from './gray-image.ts';
import type { GrayImage, PixelBox } from './gray-image.ts';
import { marksIn } from './ink-marks.ts';
import { numbersIn } from './numbers-in-line.ts';
import type { NumberSpan } from './numbers-in-line.ts';

/** A number in a line that was also read otherwise: characters `[from, to)` of the line's reading. */
export interface OtherReading extends NumberSpan {
  /** `?` for nothing. */
  readonly text: string;
}

/** A line's reading after its numbers were looked at again. */
export interface CheckedReading {
  readonly reading: Recognised;
  readonly others: readonly OtherReading[];
}

export interface Readers {
  /** The other engine, asked for every number. */
  readonly second: Recogniser;
  /** The engine that read the line, asked to look again at a number cut out of it; null never looks again. */
  readonly first: Recogniser | null;
}

/** What the second engine may read: it is asked for numbers only, where its letters would be noise. */
export const NUMBER_CHARACTERS = '0123456789.,%-';

/** A number that one engine reads with this confidence and the other reads alike is believed without another look. */
const SURE = 0.9;
/** Paper above and below a number at each further look, as shares of its height: another size of the same picture. */
const LOOKS: readonly number[] = [0.12, 0.3];
/** Looks that agree with the first reading bear it out from this confidence on. */
const BORNE_OUT = 0.5;

interface NumberInLine extends NumberSpan {
  readonly line: number;
  readonly text: string;
  readonly confidence: number;
  readonly isPercent: boolean;
  /** Something is wrong with it whatever the engines agree on: more marks of ink than characters, or not written like a number. */
  readonly isOdd: boolean;
  readonly crop: GrayImage;
}

interface Verdict {
  /** What the number is taken for; null for what was read first. */
  readonly text: string | null;
  readonly confidence: number;
  readonly other: string | null;
}

/**
 * Has the second engine read each number of each line again, cut out of the line. Where the two do not agree, or the first was not
 * sure, the first engine looks at the cut-out number again at two other sizes (in a long line figures are small). A second engine
 * that lost characters, or read nothing, is outvoted by looks that agree; one that read other figures is not. Looks that agree with each
 * other and not with the first reading take its place, and the first is kept as the other reading: measured on 3,200 numbers, `99%`
 * read as `990` at 150 dpi is righted so, and none of the right ones was changed.
 */
export async function readNumbersAgain(image: GrayImage, boxes: readonly PixelBox[], readings: readonly Recognised[], { first, second }: Readers): Promise<CheckedReading[]> {
  const numbers = readings.flatMap((reading, line) => numbersIn(reading.characters).map((span): NumberInLine => {
    const characters = reading.characters.slice(span.from, span.to);
    const picture = cutOut(image, boxes[line]!, reading, span);
    return {
      ...span, line, text: textOf(characters), isOdd: marksIn(picture) > characters.length || !isWellWritten(textOf(characters)), confidence: Math.min(...characters.map((c) => c.confidence)),
      isPercent: /^[%％‰]/u.test(reading.characters[span.to]?.text ?? ''), crop: picture,
    };
  }));
  const heard = new Map<NumberInLine, string[]>(numbers.map((number) => [number, []]));
  const listen = async (to: readonly NumberInLine[], attempt: number): Promise<void> => {
    const again = await second.read(to.map((number) => number.crop), attempt);
    to.forEach((number, i) => heard.get(number)!.push(again[i]!.text.replace(/\s+/gu, '')));
  };
  await listen(numbers, 0);
  const isHeard = (number: NumberInLine): boolean => heard.get(number)!.some((text) => isSame(number, text));
  const open = numbers.filter((number) => number.isOdd || number.confidence < SURE || !isHeard(number));
  const looks = new Map<NumberInLine, Recognised[]>(open.map((number) => [number, []]));
  for (const share of first ? LOOKS : []) {
    const again = await first!.read(open.map((number) => withPaper(number.crop, Math.round(number.crop.height * share), 2)), 1);
    open.forEach((number, i) => looks.get(number)!.push(again[i]!));
  }
  const isBorneOut = (number: NumberInLine): boolean => looks.get(number)!.length > 0 && looks.get(number)!.every((look) => isSame(number, numberIn(look.text)) && look.confidence >= BORNE_OUT);
  const isSettled = (number: NumberInLine): boolean => !number.isOdd && (isHeard(number) || (isBorneOut(number) && number.confidence >= SURE && isPartOf(heard.get(number)![0]!, number)));
  // What is lost at one size is often read at another.
  for (let attempt = 1; attempt < (second.attempts ?? 1); attempt++) await listen(open.filter((number) => !isSettled(number)), attempt);
  const verdicts = new Map<NumberInLine, Verdict>(open.map((number) => {
    const surest = looks.get(number)!.reduce((doubt, look) => doubt * (1 - look.confidence), 1 - number.confidence);
    if (isSettled(number)) return [number, { text: null, confidence: isBorneOut(number) ? 1 - surest : number.confidence, other: null }];
    const voted = votedBy(number, looks.get(number)!, heard.get(number)!);
    if (voted !== null) return [number, { text: voted, confidence: number.confidence, other: number.text }];
    return [number, { text: null, confidence: number.confidence, other: heard.get(number)!.find((text) => text !== '' && !isSame(number, text)) ?? '?' }];
  }));
  return readings.map((reading, line) => withVerdicts(reading, open.filter((number) => number.line === line), verdicts));
}

/** Another number, where all further looks are sure of it, or one of them and the other engine. */
function votedBy(number: NumberInLine, looks: readonly Recognised[], heard: readonly string[]): string | null {
  const bare = (text: string): string => (number.isPercent ? text.replace(/%$/u, '') : text);
  const sure = looks.filter((look) => look.confidence >= SURE).map((look) => bare(numberIn(look.text))).filter((text) => text !== '' && !isSame(number, text));
  return sure.find((text) => heard.some((other) => plain(bare(other)) === plain(text)) || (sure.length === LOOKS.length && sure.every((other) => plain(other) === plain(text)))) ?? null;
}

function withVerdicts(reading: Recognised, numbers: readonly NumberInLine[], verdicts: ReadonlyMap<NumberInLine, Verdict>): CheckedReading {
  if (numbers.length === 0) return { reading, others: [] };
  const characters: RecognisedCharacter[] = [];
  const others: OtherReading[] = [];
  let next = 0;
  for (const number of numbers) {
    const { text, confidence, other } = verdicts.get(number)!;
    characters.push(...reading.characters.slice(next, number.from));
    const from = characters.length;
    const read = reading.characters.slice(number.from, number.to);
    if (text === null) characters.push(...read.map((c) => ({ ...c, confidence: Math.max(c.confidence, confidence) })));
    else {
      const [left, right] = [read[0]!.at, read.at(-1)!.at];
      characters.push(...[...text].map((c, i, all) => ({ text: c, confidence, at: left + ((right - left) * i) / Math.max(1, all.length - 1) })));
    }
    if (other !== null) others.push({ from, to: characters.length, text: other });
    next = number.to;
  }
  characters.push(...reading.characters.slice(next));
  return { reading: { text: textOf(characters), confidence: Math.min(...characters.map((c) => c.confidence)), characters }, others };
}

const textOf = (characters: readonly RecognisedCharacter[]): string => characters.map((c) => c.text).join('');

/** The number of a crop in which a neighbour's stroke may stand beside it. */
const numberIn = (text: string): string => /[-－]?\d[\d.,]*%?/u.exec(text)?.[0] ?? '';

const isSame = (number: NumberInLine, text: string): boolean => plain(number.text) === plain(number.isPercent ? text.replace(/%$/u, '') : text);

/** Thousands separators and points are easily taken for each other by eye; a lost point is not forgiven, nor a lost sign. */
const plain = (number: string): string => number.replace(/^[－−]/u, '-').replace(/^[.,]+|[.,-]+$/gu, '').replaceAll(',', '');

/** Groups of three behind commas, one point; or a date. */
const isWellWritten = (number: string): boolean => /^[-－−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?[.,]?$|^\d{4}\.\d{1,2}(?:\.\d{1,2})?\.?$/u.test(number);

/** Whether nothing was read that is not in the number, in its order: characters were lost, none was contradicted. */
function isPartOf(text: string, number: NumberInLine): boolean {
  let at = 0;
  const whole = plain(number.text);
  for (const c of plain(text)) {
    at = whole.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The number's part of the line, its edges moved to the nearest blank column so that no stroke is cut and no neighbour comes along. */
function cutOut(image: GrayImage, box: PixelBox, { characters }: Recognised, { from, to }: NumberSpan): GrayImage {
  const width = box.x1 - box.x0;
  const between = (left: number, right: number): number => ((characters[left]!.at + characters[right]!.at) / 2) * width;
  const x0 = from === 0 ? box.x0 : blankNear(image, box, box.x0 + between(from - 1, from));
  const x1 = to === characters.length ? box.x1 : blankNear(image, box, box.x0 + between(to - 1, to));
  return crop(image, { x0: Math.min(x0, x1 - 2), y0: box.y0 - 1, x1, y1: box.y1 + 1 });
}

function blankNear(image: GrayImage, box: PixelBox, x: number): number {
  const reach = Math.max(2, Math.round((box.y1 - box.y0) / 3));
  let best = Math.round(x);
  let lightest = -1;
  for (let step = 0; step <= reach; step++) {
    for (const candidate of [Math.round(x) + step, Math.round(x) - step]) {
      if (candidate < box.x0 || candidate >= box.x1) continue;
      let darkest = 255;
      for (let y = box.y0; y < box.y1; y++) darkest = Math.min(darkest, image.data[y * image.width + candidate]!);
      // A lighter column must be worth the way to it.
      if (darkest - step > lightest) {
        lightest = darkest - step;
        best = candidate;
      }
    }
  }
  return best;
}
