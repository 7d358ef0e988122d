import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/cli/text-width.ts';

test('every character is as wide as the table of terminal widths says, whether or not it is looked up there', () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0xd800; code++) {
    const character = String.fromCharCode(code);
    if (textWidth(character) !== stringWidth(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  expect(['部门', 'a—b', '“三公”', '①≥95％', '👨‍👩‍👧', '─'.repeat(3)].map(textWidth)).toEqual([4, 3, 6, 6, 2, 3]);
});
