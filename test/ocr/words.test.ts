import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../src/ocr/numbers-in-line.ts';
import { wordsOf } from '../../src/ocr/words-of-line.ts';
import { aReading, box } from './a-picture.ts';

const numbers = (text: string): string[] => {
  const { characters } = aReading(text);
  return numbersIn(characters).map(({ from, to }) => characters.slice(from, to).map((c) => c.text).join(''));
};

describe('the numbers of a line', () => {
  test.each([
    ['支出12.50万元,其中1,234.00元', ['12.50', '1,234.00']],
    ['增长-2.3%', ['-2.3']],
    ['2022-2023年', ['2022', '2023']],
    ['A-1', ['1']],
    ['一12.5', ['一12.5']],
    ['3O件和l2件', ['3O', 'l2']],
    ['l', ['l']],
    ['一级指标', []],
  ])('%s', (text, expected) => expect(numbers(text)).toEqual(expected));
});

describe('words of a line', () => {
  const SCALE = { fontSize: 10, scaleX: 0.5, scaleY: 0.5 };
  const words = (text: string, others: Parameters<typeof wordsOf>[3] = []) => wordsOf(aReading(text), box(0, 0, 200, 20), SCALE, others);

  test('a number is a word of its own, with its % and without a gap to its neighbours', () => {
    const found = words('支出12.5%以上');
    expect(found.map(({ text }) => text)).toEqual(['支出', '12.5%', '以上']);
    expect(found[0]!.bbox[2]).toBe(found[1]!.bbox[0]);
    expect(found[1]!.bbox[2]).toBe(found[2]!.bbox[0]);
  });

  test('a comparison sign before a number is a word of its own', () => {
    expect(words('目标≤31万元').map(({ text }) => text)).toEqual(['目标', '≤', '31', '万元']);
    expect(words('见<附件>').map(({ text }) => text)).toEqual(['见<附件>']);
  });

  test('spaces part words and belong to none', () => expect(words('合计 12 30').map(({ text }) => text)).toEqual(['合计', '12', '30']));

  test('another reading is told of its number alone', () => {
    expect(words('支出12.5%与30', [{ from: 2, to: 6, text: '12.6' }]).map(({ otherReading }) => otherReading)).toEqual([undefined, '12.6%', undefined, undefined]);
    expect(words('30%', [{ from: 0, to: 2, text: '?' }])[0]!.otherReading).toBe('?');
  });

  test('a character that was hardly read makes the number beside it no less sure', () => {
    const reading = aReading('题12');
    const found = wordsOf({ ...reading, characters: reading.characters.map((c, i) => ({ ...c, confidence: i === 0 ? 0.3 : 0.99 })) }, box(0, 0, 60, 20), SCALE, []);
    expect(found.map(({ confidence }) => confidence)).toEqual([0.3, 0.99]);
  });
});
