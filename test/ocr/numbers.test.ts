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

  test.each([['2.132.32', '2,132.32'], ['支出1.234,567.8万元', '支出1,234,567.8万元'], ['2.5', '2.5'], ['2023.12.31', '2023.12.31'], ['1.234', '1.234']])('with one point only: %s is %s', (text, whole) => {
    expect(wholeNumbers(aReading(text), digitsAt(10), LINE).text).toBe(whole);
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
    return readNumbersAgain(aPicture(200, 20, []), [LINE], [aReading(text)], { first: null, second: engine }).then(([checked]) => ({ others: checked!.others, asked: engine.asked }));
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

describe('a number that the two engines do not read alike is looked at again', () => {
  const look = async (text: string, confidence: number, { heard, looks, sure = 0.99 }: { heard: readonly string[]; looks: readonly [string, string]; sure?: number }) => {
    const said = [...looks];
    const first = { ...anEngine(), read: async (lines: readonly unknown[]) => { const says = said.shift()!; return lines.map(() => ({ ...aReading(says), confidence: sure })); } };
    const reading = aReading(text);
    const asRead = { ...reading, characters: reading.characters.map((c) => ({ ...c, confidence })) };
    const [checked] = await readNumbersAgain(aPicture(200, 20, []), [LINE], [asRead], { first, second: anEngine(...heard.map((say) => [say])) });
    return { text: checked!.reading.text, others: checked!.others.map((other) => other.text), sure: Math.min(...checked!.reading.characters.map((c) => c.confidence)) >= 0.9 };
  };

  test('and believed where the looks agree and the other engine only lost characters', async () => {
    expect(await look('7.5', 0.99, { heard: ['5', ''], looks: ['7.5', '7.5'] })).toEqual({ text: '7.5', others: [], sure: true });
  });

  test('not where the other engine read another figure', async () => {
    expect(await look('7.5', 0.99, { heard: ['1.5', '1.5'], looks: ['7.5', '7.5'] })).toEqual({ text: '7.5', others: ['1.5'], sure: true });
  });

  test('and surer where both agree with it', async () => {
    expect(await look('1,937.78', 0.6, { heard: ['937.78', '1937.78'], looks: ['1,937.78', '1,937.78'] })).toEqual({ text: '1,937.78', others: [], sure: true });
  });

  test('but not where the looks say something else', async () => {
    expect(await look('2021', 0.52, { heard: ['2021'], looks: ['2021', '2024'] })).toMatchObject({ others: [], sure: false });
  });

  test('and righted where both looks surely read the same other number; the first reading is kept', async () => {
    expect(await look('990', 0.97, { heard: ['99%', '99%'], looks: ['99%', '99%'] })).toMatchObject({ text: '99%', others: ['990'] });
    expect(await look('970%', 0.7, { heard: ['974', '974'], looks: ['97', '97'] })).toMatchObject({ text: '97%', others: ['970'] });
  });

  test('a sign counts', async () => {
    expect(await look('12.5', 0.99, { heard: ['-12.5', '-12.5'], looks: ['-12.5', '12.5'] })).toMatchObject({ text: '-12.5', others: ['12.5'] });
    expect((await look('12.5', 0.99, { heard: ['-12.5', '-12.5'], looks: ['12.5', '12.5'] })).others).toEqual(['-12.5']);
  });

  test('and righted where one look and the other engine read the same', async () => {
    expect(await look('990', 0.97, { heard: ['99%'], looks: ['990', '99%'] })).toMatchObject({ text: '99%', others: ['990'] });
    expect(await look('l', 0.97, { heard: ['1'], looks: ['l', '1'] })).toMatchObject({ text: '1', others: ['l'] });
  });

  test('and doubted, though both agree, where a mark of ink was read by neither', async () => {
    const picture = aPicture(200, 20, [box(10, 0, 30, 20), box(60, 16, 63, 19), box(90, 0, 110, 20)]);
    const [checked] = await readNumbersAgain(picture, [LINE], [aReading('75')], { first: null, second: anEngine(['75']) });
    expect(checked!.others).toEqual([{ from: 0, to: 2, text: '?' }]);
  });

  test.each(['12.5.3', '1,23.4', '1,2345'])('and doubted where it is not written like a number: %s', async (text) => {
    expect((await look(text, 0.99, { heard: [text], looks: [text, text] })).others).toEqual(['?']);
  });

  test.each(['2023.12.31', '1,234.5', '-3', '13,649.'])('not where it is: %s', async (text) => {
    expect((await look(text, 0.99, { heard: [text], looks: [text, text] })).others).toEqual([]);
  });
});
