import { expect, test } from 'vitest';
import { punctuationAlike } from '../../src/ocr/punctuation-alike.ts';
import { aReading } from './a-picture.ts';

test.each([
  ['一丶部门概况', '一、部门概况'],
  ['12丶绩效目标', '12、绩效目标'],
  ['工作已经完成°', '工作已经完成。'],
  ['(见附件)°其中', '(见附件)。其中'],
  // Degrees behind figures, and of a named scale, are meant.
  ['转角90°', '转角90°'],
  ['温度°C', '温度°C'],
  // Nothing before it: a stroke alone may be a speck.
  ['丶部门', '丶部门'],
])('%s is %s', (read, printed) => {
  const before = aReading(read);
  const after = punctuationAlike(before);
  expect(after.text).toBe(printed);
  expect(after.characters.map(({ at, confidence }) => [at, confidence])).toEqual(before.characters.map(({ at, confidence }) => [at, confidence]));
  expect(after.characters.map(({ text }) => text).join('')).toBe(printed);
});
