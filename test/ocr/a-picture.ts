/** Small pictures drawn pixel by pixel. */
import type { GrayImage, PixelBox } from '../../src/ocr/gray-image.ts';
import { inkRunsOf } from '../../src/ocr/ink-runs.ts';
import type { InkRuns } from '../../src/ocr/ink-runs.ts';
import type { Recognised, Recogniser } from '../../src/ocr/engine.ts';

export function aPicture(width: number, height: number, ink: readonly PixelBox[], paper = 255): GrayImage {
  const data = new Uint8Array(width * height).fill(paper);
  for (const { x0, y0, x1, y1 } of ink) for (let y = y0; y < y1; y++) data.fill(0, y * width + x0, y * width + x1);
  return { width, height, data };
}

export const box = (x0: number, y0: number, x1: number, y1: number): PixelBox => ({ x0, y0, x1, y1 });

export const inkOf = (picture: GrayImage): InkRuns => inkRunsOf(picture, 128);

/** What an engine reads from a line: each character with its middle, evenly spread unless told. */
export function aReading(text: string, at: readonly number[] = [...text].map((_, i, all) => (i + 0.5) / all.length)): Recognised {
  return { text, confidence: 1, characters: [...text].map((ch, i) => ({ text: ch, confidence: 1, at: at[i]! })) };
}

/** An engine that says what it is told, attempt by attempt. */
export function anEngine(...says: readonly (readonly string[])[]): Recogniser & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    name: 'tesseract', version: 'invented', attempts: says.length, asked,
    read: async (lines, attempt = 0) => {
      asked.push(lines.length);
      return lines.map((_, i) => aReading(says[attempt]![i] ?? ''));
    },
    close: async () => {},
  };
}
