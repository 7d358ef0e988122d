import { describe, expect, test } from 'vitest';
import type { Recognised } from '../../src/ocr/engine.ts';
import { wordsAlike } from '../../src/ocr/words-alike.ts';
import { aReading } from './a-picture.ts';

/** A line whose character at `unsure` was read with a confidence of 0.9, all others with 1. */
function line(text: string, unsure: number): Recognised {
  const reading = aReading(text);
  return { ...reading, characters: reading.characters.map((c, i) => ({ ...c, confidence: i === unsure ? 0.9 : 1 })) };
}

describe('a word of forms with one character that was hardly read', () => {
  test.each([
    ['财政拨款收人', 5, '财政拨款收入'],
    ['退役土兵总量', 2, '退役士兵总量'],
    ['项日名称', 1, '项目名称'],
    ['公务用车购置不运行', 6, '公务用车购置及运行'],
    ['受益入数', 2, '受益人数'],
  ])('%s is %s', (read, unsure, printed) => expect(wordsAlike(line(read, unsure)).text).toBe(printed));

  test.each([
    ['招收人员', 2],
    ['保护土地', 2],
    ['各项日常工作', 2],
    ['王土英', 1],
    ['本年收入数', 3],
    ['项目期限', 1],
  ])('%s may be what is printed', (read, unsure) => expect(wordsAlike(line(read, unsure)).text).toBe(read));

  test('is left as it is where the character was surely read', () => expect(wordsAlike(line('财政拨款收人', 0)).text).toBe('财政拨款收人'));
});
