import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recogniser } from '../../src/ocr/engine.ts';
import type { GrayImage } from '../../src/ocr/gray-image.ts';
import { openPaddle } from '../../src/ocr/paddle.ts';

let paddle: Recogniser;
beforeAll(async () => void (paddle = await openPaddle()));
afterAll(() => paddle.close());

/** 30 pixels high, strokes as boxes of ink `[x0, y0, x1, y1]`. */
function drawn(width: number, ...strokes: readonly (readonly [number, number, number, number])[]): GrayImage {
  const data = new Uint8Array(width * 30).fill(255);
  for (const [x0, y0, x1, y1] of strokes) for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1);
  return { width, height: 30, data };
}

test('lines read side by side are read as each is alone, in their order', async () => {
  const level = [2, 13, 28, 16] as const;
  const upright = [13, 2, 16, 28] as const;
  const square = [[3, 3, 27, 6], [3, 3, 6, 27], [24, 3, 27, 27], [3, 24, 27, 27]] as const;
  const wide = drawn(60, level, [32, 13, 58, 16], [43, 2, 46, 28]);
  // Six of one width are more than are read side by side.
  const lines = [drawn(30, level, upright), drawn(30, ...square), wide, drawn(30, level), drawn(30, level, upright), wide, drawn(30, ...square), drawn(30, level, upright)];
  const together = await paddle.read(lines);
  const alone = (await Promise.all(lines.map((line) => paddle.read([line])))).flat();
  expect(together.map(({ text }) => text)).toEqual(['+', '□', '1+', '|', '+', '1+', '□', '+']);
  expect(alone.map(({ text }) => text)).toEqual(together.map(({ text }) => text));
  together.forEach(({ confidence, characters }, i) => {
    expect(confidence).toBeCloseTo(alone[i]!.confidence, 3);
    expect(characters.map(({ at }) => at)).toEqual(alone[i]!.characters.map(({ at }) => at));
  });
});
