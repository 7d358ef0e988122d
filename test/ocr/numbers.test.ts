import { describe, expect, test } from 'vitest';
import { readNumbersAgain } from '../../src/ocr/second-reading.ts';
import { wholeNumbers } from '../../src/ocr/whole-numbers.ts';
import { anEngine, aPicture, aReading, box } from './a-picture.ts';

/** Digits of 10 × 20 pixels at these left edges. */
const digitsAt = (...lefts: readonly number[]) => aPicture(200, 20, lefts.map((x) => box(x, 0, x + 10, 20)));
const LINE = box(0, 0, 200, 20);
const middles = (...xs: readonly number[]): number[] => xs.map((x) => x / 200);

describe('a number is read whole', () => {
  test('where its digits are set wide', () => {
    const picture = digitsAt(10, 24, 38, 52);
    expect(wholeNumbers(aReading('20 22', middles(15, 29, 36, 43, 57)), picture, LINE).text).toBe('2022');
  });

  test('but two numbers that stand apart stay two', () => {
    const picture = digitsAt(10, 24, 60, 74);
    expect(wholeNumbers(aReading('20 22', middles(15, 29, 48, 65, 79)), picture, LINE).text).toBe('20 22');
  });

  test('whatever stands beside its point', () => {
    expect(wholeNumbers(aReading('9746. 50'), digitsAt(10), LINE).text).toBe('9746.50');
  });

  test('with a wide comma between narrow digits, which is its own', () => {
    const picture = aPicture(200, 20, [box(10, 0, 20, 20), box(23, 15, 26, 20), box(30, 0, 40, 20)]);
    expect(wholeNumbers(aReading('2，7', middles(15, 25, 35)), picture, LINE).text).toBe('2,7');
    expect(wholeNumbers(aReading('2，7', middles(15, 40, 75)), digitsAt(10, 70), LINE).text).toBe('2，7');
  });
});

describe('a second reading', () => {
  const again = (text: string, ...says: readonly (readonly string[])[]) => {
    const engine = anEngine(...says);
    return readNumbersAgain(aPicture(200, 20, []), [LINE], [aReading(text)], engine).then((others) => ({ others: others[0]!, asked: engine.asked }));
  };

  test('that agrees says nothing', async () => {
    expect((await again('支出12.50万元', ['12.50'])).others).toEqual([]);
    expect((await again('支出1,234.50万元', ['1234.50'])).others).toEqual([]);
  });

  test('that differs is kept with its place', async () => {
    expect((await again('支出12.50万元', ['12.56'])).others).toEqual([{ from: 2, to: 7, text: '12.56' }]);
  });

  test('a lost point is a difference', async () => {
    expect((await again('12.50', ['1250'])).others).toEqual([{ from: 0, to: 5, text: '1250' }]);
  });

  test('is asked again, prepared otherwise, only where it differed', async () => {
    expect(await again('12人30件', ['', '30'], ['12'])).toEqual({ others: [], asked: [2, 1] });
  });

  test('of nothing is a ?', async () => {
    expect((await again('7', [''], [''])).others).toEqual([{ from: 0, to: 1, text: '?' }]);
  });
});
