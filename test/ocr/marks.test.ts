import { describe, expect, test } from 'vitest';
import { comparisonSigns } from '../../src/ocr/comparison-signs.ts';
import { withFaintEnds } from '../../src/ocr/faint-ends.ts';
import { loneMark } from '../../src/ocr/lone-marks.ts';
import { leadingSign } from '../../src/ocr/leading-signs.ts';
import { lonePercent, loneSign } from '../../src/ocr/lone-signs.ts';
import { lostStop } from '../../src/ocr/lost-stops.ts';
import type { GrayImage, PixelBox } from '../../src/ocr/gray-image.ts';
import type { Recognised } from '../../src/ocr/engine.ts';
import { aPicture, aReading, box } from './a-picture.ts';

/** The two arms of a wedge of 16 × 12 pixels that points right. */
const wedgeAt = (x: number, y: number): PixelBox[] => Array.from({ length: 8 }, (_, i) => [box(x + 2 * i, y + (i * 6) / 8, x + 2 * i + 3, y + (i * 6) / 8 + 2), box(x + 2 * i, y + 12 - (i * 6) / 8, x + 2 * i + 3, y + 14 - (i * 6) / 8)]).flat()
  .map((b) => box(b.x0, Math.round(b.y0), b.x1, Math.round(b.y1)));
/** The lower arm once more, further down. */
const slope = (x: number, lower: number): PixelBox[] => wedgeAt(x, lower).filter((_, i) => i % 2 === 1);
const surely = (reading: Recognised, confidence: number): Recognised => ({ ...reading, characters: reading.characters.map((c) => ({ ...c, confidence })) });
const bar = (x: number, y: number): PixelBox => box(x, y, x + 16, y + 2);
/** A row of a slanting stroke. */
const stroke = (x: number, y: number): PixelBox => box(x, y, x + 4, y + 1);
const NINETY = [box(30, 0, 40, 24), box(44, 0, 54, 24)];
const LINE = box(0, 0, 60, 24);

/** Grey between two bars, as a blurred scan leaves it. */
function blurred(picture: GrayImage, { x0, y0, x1, y1 }: PixelBox, level: number): GrayImage {
  for (let y = y0; y < y1; y++) picture.data.fill(level, y * picture.width + x0, y * picture.width + x1);
  return picture;
}

describe('a comparison sign has the bars that stand in the picture', () => {
  const read = (sign: string, picture: GrayImage): string => comparisonSigns(aReading(`${sign}90`, [10 / 60, 35 / 60, 49 / 60]), picture, LINE).text;

  test('two make ≧, which the engine cannot read', () => {
    expect(read('≥', aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 16), bar(4, 21), ...NINETY]))).toBe('≧90');
    expect(read('>', aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 16), bar(4, 21), ...NINETY]))).toBe('≧90');
    expect(read('≤', aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 16), bar(4, 21), ...NINETY]))).toBe('≦90');
  });

  test('two with grey between them are two', () => {
    expect(read('≥', blurred(aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 16), bar(4, 20), ...NINETY]), box(4, 18, 20, 20), 150))).toBe('≧90');
  });

  test('one makes ≥, whatever its thickness', () => {
    expect(read('≥', aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 18), ...NINETY]))).toBe('≥90');
    expect(read('>', aPicture(60, 24, [...wedgeAt(4, 0), bar(4, 18), ...NINETY]))).toBe('≥90');
    expect(read('≥', aPicture(60, 24, [...wedgeAt(4, 0), ...wedgeAt(4, 1), box(4, 18, 20, 21), ...NINETY]))).toBe('≥90');
  });

  test('two that a coarse scan ran into one grey bar have the ink of two', () => {
    expect(read('≥', blurred(aPicture(60, 24, [...wedgeAt(4, 0), ...NINETY]), box(4, 16, 20, 22), 80))).toBe('≧90');
  });

  test('two level ones before a number are =, one is a minus', () => {
    expect(read('-', aPicture(60, 24, [bar(4, 9), bar(4, 14), ...NINETY]))).toBe('=90');
    expect(read('-', aPicture(60, 24, [bar(4, 11), ...NINETY]))).toBe('-90');
  });

  test('none leaves what the engine read', () => {
    expect(read('≥', aPicture(60, 24, [...wedgeAt(4, 4), ...NINETY]))).toBe('≥90');
    expect(read('>', aPicture(60, 24, [...wedgeAt(4, 4), ...NINETY]))).toBe('>90');
  });

  test('one that slopes along the lower arm makes ≥ as well', () => {
    expect(read('>', aPicture(60, 24, [...wedgeAt(4, 0), ...slope(4, 5), ...NINETY]))).toBe('≥90');
  });

  test('a bare wedge of two equal arms is sure, one whose lower arm is heavier is not', () => {
    const sureness = (ink: readonly PixelBox[]): number => comparisonSigns(surely(aReading('>90', [10 / 60, 35 / 60, 49 / 60]), 0.8), aPicture(60, 24, ink), LINE).characters[0]!.confidence;
    expect(sureness([...wedgeAt(4, 4), ...NINETY])).toBe(0.95);
    expect(sureness([...wedgeAt(4, 4), box(8, 15, 14, 18), ...NINETY])).toBe(0.5);
  });

  test('a bare wedge of level arms has no bar', () => {
    const flat = Array.from({ length: 8 }, (_, i) => [stroke(4 + 2 * i, 8 + (i >> 2)), stroke(4 + 2 * i, 12 - (i >> 2))]).flat();
    expect(read('>', aPicture(60, 24, [...flat, ...NINETY]))).toBe('>90');
  });

  test('a line without such a sign is left alone', () => {
    expect(comparisonSigns(aReading('90%'), aPicture(60, 24, NINETY), LINE).text).toBe('90%');
  });
});

describe('the mark of an empty cell is no number', () => {
  const markOf = (ink: readonly PixelBox[], of: PixelBox): string | undefined => loneMark(aPicture(80, 40, ink), of, 20)?.text;
  const slash = Array.from({ length: 20 }, (_, i) => box(18 - Math.floor(i / 2.2), 10 + i, 20 - Math.floor(i / 2.2), 11 + i));

  test('a long bar is ——', () => expect(markOf([box(10, 18, 50, 20)], box(10, 18, 50, 20))).toBe('——'));
  test('one slanting stroke is /', () => expect(markOf(slash, box(10, 10, 20, 30))).toBe('/'));
  test('an upright stroke is not', () => expect(markOf([box(14, 10, 16, 30), box(12, 28, 18, 30)], box(12, 10, 18, 30))).toBeUndefined());
  test('nor is a slanting stroke below a bar, which is a 7', () => expect(markOf([...slash, box(10, 10, 20, 12)], box(10, 10, 20, 30))).toBeUndefined());
  test('nor the short bar of 一', () => expect(markOf([box(10, 18, 28, 20)], box(10, 18, 28, 20))).toBeUndefined());
});

describe('a comparison sign alone in its cell', () => {
  /** Two arms that meet on the right at half of the height. */
  const wedge = Array.from({ length: 16 }, (_, i) => stroke(i < 8 ? 2 * i + 2 : 2 * (15 - i), i));
  const sloping = Array.from({ length: 9 }, (_, i) => stroke(2 * (8 - i), 13 + i));
  const lefthand = (ink: readonly PixelBox[]): PixelBox[] => ink.map(({ x0, y0, x1, y1 }) => box(20 - x1, y0, 20 - x0, y1));
  const read = (ink: readonly PixelBox[], height = 22): string | undefined => loneSign(aPicture(20, height, ink), box(0, 0, 20, height), 24)?.text;

  test('is told by its arms and its bars', () => {
    expect(read([...wedge, box(0, 19, 20, 21)], 21)).toBe('≥');
    expect(read(lefthand([...wedge, box(0, 19, 20, 21)]), 21)).toBe('≤');
    expect(read([...wedge, box(0, 18, 20, 20), box(0, 23, 20, 25)], 25)).toBe('≧');
  });

  test('even where the bar slopes', () => {
    expect(read([...wedge, ...sloping])).toBe('≥');
    expect(read(lefthand([...wedge, ...sloping]))).toBe('≤');
  });

  test('two bars of one length are =, of two lengths 二', () => {
    expect(read([box(0, 0, 20, 2), box(0, 8, 20, 10)], 10)).toBe('=');
    expect(read([box(3, 0, 17, 2), box(0, 8, 20, 10)], 10)).toBeUndefined();
    expect(read([box(0, 0, 20, 2), box(0, 5, 20, 7), box(0, 10, 20, 12)], 12)).toBeUndefined();
  });

  test('not letters and figures that it might be taken for, nor the arms alone, nor a stroke', () => {
    const vee = Array.from({ length: 20 }, (_, i) => [box(i / 2 >> 0, i, (i / 2 >> 0) + 3, i + 1), box(17 - (i / 2 >> 0), i, 20 - (i / 2 >> 0), i + 1)]).flat();
    expect(read(vee)).toBeUndefined();
    expect(read([box(0, 0, 20, 3), ...Array.from({ length: 18 }, (_, i) => box(15 - (i / 2 >> 0), 3 + i, 18 - (i / 2 >> 0), 4 + i))])).toBeUndefined();
    expect(read([box(0, 0, 4, 22), box(16, 0, 20, 22), box(4, 9, 16, 12)])).toBeUndefined();
    expect(read(wedge, 16)).toBeUndefined();
    expect(read([box(0, 0, 20, 2)], 2)).toBeUndefined();
  });
});

describe('a comparison sign before a number', () => {
  const wedge = Array.from({ length: 16 }, (_, i) => stroke(i < 8 ? 2 * i + 2 : 2 * (15 - i), i));
  const bars = [box(0, 18, 20, 20), box(0, 23, 20, 25)];
  const number = [box(30, 0, 34, 25), box(40, 0, 44, 25)];
  const lefthand = (ink: readonly PixelBox[]): PixelBox[] => ink.map(({ x0, y0, x1, y1 }) => box(20 - x1, y0, 20 - x0, y1));
  const read = (reading: Recognised, ink: readonly PixelBox[]): string => leadingSign(reading, aPicture(50, 25, [...ink, ...number]), box(0, 0, 50, 25), 24).text;
  const unread = aReading('11', [0.64, 0.84]);
  const asBars = aReading('=11', [0.2, 0.64, 0.84]);

  test('is seen where it was not read, or as its bars alone', () => {
    expect(read(unread, [...wedge, ...bars])).toBe('≧11');
    expect(read(asBars, [...wedge, ...bars])).toBe('≧11');
    expect(read(asBars, lefthand([...wedge, ...bars]))).toBe('≦11');
  });

  test('is seen where it was taken for a figure: no figure crosses four strokes', () => {
    expect(read(aReading('211', [0.2, 0.64, 0.84]), [...wedge, ...bars])).toBe('≧11');
    expect(read(aReading('211', [0.2, 0.64, 0.84]), [box(2, 0, 18, 3), box(15, 3, 18, 12), box(2, 11, 18, 14), box(2, 14, 5, 22), box(2, 22, 18, 25)])).toBe('211');
  });

  test('even where wedge and bars run together', () => {
    expect(read(asBars, [...wedge, box(0, 14, 20, 25)])).toBe('≧11');
    expect(read(asBars, lefthand([...wedge, box(0, 14, 20, 25)]))).toBe('≦11');
  });

  test('not where bars are all there is, another figure stands first, or the sign was read', () => {
    expect(read(asBars, bars)).toBe('=11');
    expect(read(unread, [box(8, 0, 12, 25)])).toBe('11');
    expect(read(aReading('>11', [0.2, 0.64, 0.84]), [...wedge, ...bars])).toBe('>11');
  });
});

describe('a % alone in its cell that was read as a number', () => {
  const ringAt = (x: number, y: number, height: number): PixelBox[] => [box(x, y, x + 7, y + 2), box(x, y + height - 2, x + 7, y + height), box(x, y, x + 2, y + height), box(x + 5, y, x + 7, y + height)];
  const slash = Array.from({ length: 20 }, (_, i) => box(15 - (i / 2 >> 0), i, 17 - (i / 2 >> 0), i + 1));
  const read = (text: string, ink: readonly PixelBox[]): string => lonePercent(aReading(text), aPicture(24, 20, ink), box(0, 0, 24, 20), 24).text;

  test('is told by its stroke and its clear corners', () => {
    for (const text of ['0', '00', '0%', '0/']) expect(read(text, [...ringAt(0, 0, 12), ...slash, ...ringAt(17, 8, 12)])).toBe('%');
  });

  test('not where a 0 stands before it in narrow type, or nothing but 0', () => {
    expect(read('0%', [...ringAt(0, 0, 20), ...slash, ...ringAt(17, 8, 12)])).toBe('0%');
    expect(read('00', [...ringAt(0, 0, 20), ...ringAt(17, 0, 20)])).toBe('00');
    expect(read('0', [box(0, 0, 24, 2), box(0, 18, 24, 20), box(0, 0, 2, 20), box(22, 0, 24, 20)])).toBe('0');
  });

  test('not what was read as other figures', () => expect(read('96', [...ringAt(0, 0, 12), ...slash, ...ringAt(17, 8, 12)])).toBe('96'));
});

describe('the ends of a line', () => {
  const grey = (ink: readonly PixelBox[], level: number, to: readonly PixelBox[]): GrayImage => {
    const picture = aPicture(120, 20, to);
    for (const b of ink) blurred(picture, b, level);
    return picture;
  };
  const line = { ...box(60, 0, 90, 20), characters: [] };

  test('reach over a clear gap to a thin level stroke, as of ＝', () => {
    expect(withFaintEnds(grey([box(42, 7, 56, 8), box(42, 12, 56, 13)], 210, [line]), line, []).x0).toBeLessThanOrEqual(43);
  });

  test('not over a ruling, nor into another line', () => {
    const picture = grey([box(42, 7, 54, 8)], 210, [line]);
    expect(withFaintEnds(picture, line, [box(57, 0, 58, 20)]).x0).toBe(60);
    expect(withFaintEnds(picture, line, [{ ...box(40, 0, 56, 20) }]).x0).toBeGreaterThan(56);
  });

  test('reach by a character where a piece one pixel high is all that is dark of a thin ——', () => {
    const dash = { ...box(60, 10, 72, 11), characters: [] };
    const { x0, x1 } = withFaintEnds(grey([box(40, 10, 90, 11)], 210, [dash]), dash, [], 24);
    expect([x0 <= 40, x0 >= 38, x1 >= 90, x1 <= 92]).toEqual([true, true, true, true]);
  });

  test('not to grain', () => {
    expect(withFaintEnds(grey([box(50, 7, 52, 8), box(45, 3, 46, 4)], 190, [line]), line, []).x0).toBe(60);
  });
});

describe('a 。 behind the last character that was read', () => {
  /** Two digits of a line 24 pixels high with something behind them; `at` is where the middle of the last character was read. */
  const read = (text: string, behind: readonly PixelBox[], at = 49): string => lostStop(aReading(text, [...text].map((_, i, all) => (i === all.length - 1 ? at : 35) / 84)), aPicture(84, 24, [...NINETY, ...behind]), box(0, 0, 84, 24), 24).text;
  const ring = (x: number, y: number): PixelBox[] => [box(x + 2, y, x + 6, y + 1), box(x + 1, y + 1, x + 2, y + 2), box(x + 6, y + 1, x + 7, y + 2), box(x, y + 2, x + 1, y + 6), box(x + 7, y + 2, x + 8, y + 6), box(x + 1, y + 6, x + 2, y + 7), box(x + 6, y + 6, x + 7, y + 7), box(x + 2, y + 7, x + 6, y + 8)];

  test('is told by its ring', () => {
    expect(read('9%', ring(62, 16))).toBe('9%。');
    expect(read('9元', ring(62, 16))).toBe('9元。');
    expect(read('97', ring(62, 15))).toBe('97。');
  });

  test('even where a coarse scan leaves it grey', () => {
    const picture = blurred(aPicture(84, 24, NINETY), box(62, 16, 69, 23), 140);
    expect(lostStop(aReading('9%', [35 / 84, 49 / 84]), blurred(picture, box(64, 18, 67, 21), 215), box(0, 0, 84, 24), 24).text).toBe('9%。');
  });

  test('not where it was read, nor by a dot, which might be a speck or a point', () => {
    expect(read('9。', ring(62, 16), 66)).toBe('9。');
    expect(read('9%', [box(62, 18, 68, 24)])).toBe('9%');
    expect(read('97', [box(62, 21, 65, 24)])).toBe('97');
  });

  test('not by the ring of the last character itself, the open curve of a comma, or a ring that stands high', () => {
    expect(read('9%', ring(62, 16), 60)).toBe('9%');
    expect(read('9%', ring(62, 16).slice(0, 5))).toBe('9%');
    expect(read('9C', ring(62, 0))).toBe('9C');
    expect(read('97', ring(62, 0))).toBe('97');
  });

  test('not by a character that the engine did not read', () => {
    expect(read('9%', [box(62, 2, 72, 4), box(62, 2, 64, 24), box(70, 2, 72, 24), box(62, 22, 72, 24)])).toBe('9%');
  });
});
