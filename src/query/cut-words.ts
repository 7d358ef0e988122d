import { Jieba } from '@node-rs/jieba';
import { dict as words } from '@node-rs/jieba/dict.js';

/** jieba's dictionary, UTF-8: a line is `词 3 n`, a word with its frequency and its part of speech. */
const dict = Buffer.from(words.buffer, words.byteOffset, words.length);

/** Sum of all frequencies in jieba's dictionary: what a word's own is measured against. */
export const ALL_FREQUENCIES = 60_101_964;

/**
 * Texts cut into words by jieba. Loading its dictionary of 350,000 words takes a tenth of a second, so only the words that the
 * texts' own characters can make are loaded, which cuts them as the whole would.
 */
export function cutWords(texts: readonly string[]): string[][] {
  const jieba = Jieba.withDict(wordsOf(new Set(texts.join(''))));
  return texts.map((text) => jieba.cut(text, false));
}

/** The lines of the dictionary whose word is made of these characters, and one that stands for all others. */
function wordsOf(characters: ReadonlySet<string>): Buffer {
  const wanted = new Uint8Array(0x10000);
  for (const character of characters) if (character.length === 1) wanted[character.charCodeAt(0)] = 1;
  const kept: Buffer[] = [];
  let rest = ALL_FREQUENCIES;
  for (let at = 0; at < dict.length;) {
    const start = at;
    let fits = true;
    while (fits && dict[at] !== SPACE) {
      const first = dict[at]!;
      const bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
      const code = bytes === 1 ? first : bytes === 2 ? ((first & 0x1f) << 6) | (dict[at + 1]! & 0x3f) : ((first & 0x0f) << 12) | ((dict[at + 1]! & 0x3f) << 6) | (dict[at + 2]! & 0x3f);
      fits = wanted[code] === 1;
      at += bytes;
    }
    let end = at;
    while (end < dict.length && dict[end] !== NEWLINE) end++;
    if (fits) {
      kept.push(dict.subarray(start, end + 1));
      rest -= Number.parseInt(dict.toString('latin1', at + 1, end), 10);
    }
    at = end + 1;
  }
  return Buffer.concat([...kept, Buffer.from(`\n\u{10FFFD}\u{10FFFD} ${rest} n\n`)]);
}

const [SPACE, NEWLINE] = [0x20, 0x0a];
