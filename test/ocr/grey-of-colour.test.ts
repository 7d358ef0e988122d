import { expect, test } from 'vitest';
import { greyOfColour } from '../../src/model/grey-of-colour.ts';

const SIDE = 800;
type Colour = readonly [number, number, number];

/** A white sheet with boxes of colour, the later over the earlier. */
function grey(...boxes: readonly (readonly [x0: number, y0: number, x1: number, y1: number, colour: Colour])[]): (x: number, y: number) => number {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(255);
  for (const [x0, y0, x1, y1, colour] of boxes) for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data.set(colour, (y * SIDE + x) * 3);
  const gray = greyOfColour(data, 3, SIDE, SIDE);
  return (x, y) => gray[y * SIDE + x]!;
}

const SEAL: Colour = [196, 48, 52];
const BLACK: Colour = [20, 20, 20];
const UNDER_SEAL: Colour = [18, 4, 4];

test('a red seal is paper, and the black print under it stays', () => {
  const at = grey([100, 100, 200, 200, SEAL], [140, 140, 150, 160, UNDER_SEAL]);
  expect([at(120, 120), at(145, 150), at(20, 20)]).toEqual([255, 32, 255]);
});

test('figures printed in red are ink', () => {
  expect(grey([100, 100, 112, 116, [220, 30, 30]])(105, 105)).toBe(30);
});

test('yellowed paper stays lighter than its print', () => {
  const at = grey([0, 0, SIDE, SIDE, [214, 196, 150]], [50, 50, 60, 60, BLACK]);
  expect([at(10, 10), at(55, 55)]).toEqual([214, 20]);
});

test('a blue signature is ink', () => {
  expect(grey([100, 100, 200, 110, [40, 60, 180]])(150, 105)).toBe(40);
});
