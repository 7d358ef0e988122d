import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let stringWidth: ((text: string) => number) | null = null;

/** For what the loop below does not know: loaded when it is met, for its tables take as long to load as a small query. */
const exactWidth = (text: string): number => (stringWidth ??= (require('string-width') as typeof import('string-width')).default)(text);

/** Terminal columns of a text: Chinese characters take two. Nearly every text here is of characters that need no table. */
export function textWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x20 && code < 0x7f) || isNarrow(code)) width++;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff60)) width += 2;
    else return exactWidth(text);
  }
  return width;
}

/** Dashes, quotes and dots; per mille; rules of tables; marks of comparison; circled numbers. */
const isNarrow = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2027) || code === 0x2030 || code === 0xb7 || code === 0xd7 || (code >= 0x2500 && code <= 0x257f) || (code >= 0x2264 && code <= 0x2267) || (code >= 0x2460 && code <= 0x249b);

/** The text within `width` columns, its end replaced by … where it does not fit. */
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += textWidth(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut}…`;
}
