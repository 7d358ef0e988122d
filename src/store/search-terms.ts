/**
 * Search terms of a text: every pair of neighbouring Chinese characters, the last character of a run alone, and
 * whole Latin words and numbers. A two-character word is then one term, a longer one the terms of all its pairs,
 * and a single character the beginning of a term. Each term once: the index only answers which documents have it.
 */
export function searchTerms(text: string): string {
  const terms = new Set<string>();
  let previous = '';
  let word = '';
  const endRun = (): void => {
    if (previous !== '') terms.add(previous);
    previous = '';
  };
  const endWord = (): void => {
    if (word !== '') terms.add(word);
    word = '';
  };
  for (const character of text) {
    const half = toHalfWidth(character);
    if (isHan(half)) {
      endWord();
      if (previous !== '') terms.add(previous + half);
      previous = half;
    } else if (isWordCharacter(half)) {
      endRun();
      word += half.toLowerCase();
    } else {
      endWord();
      // A blank inside a Chinese word is a line break or padding; punctuation and cell borders are not.
      if (half !== ' ' && half !== '\u3000') endRun();
    }
  }
  endWord();
  endRun();
  return [...terms].join(' ');
}

/** The index query that finds every document which may contain `words` (separated by blanks, all required). Null if nothing in it can be searched. */
export function indexQuery(words: readonly string[]): string | null {
  const parts = words.flatMap((word) => {
    const terms = searchTerms(word).split(' ').filter((term) => term !== '');
    const pairs = terms.filter((term) => [...term].length > 1 || !isHan(term));
    // A run's last character is a term of its own in the index only where the text's run ends there.
    return pairs.length > 0 ? pairs.map((term) => (isHan(term) ? `"${term}"` : `"${term}" *`)) : terms.map((term) => `"${term}" *`);
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** Finds a word in printed text whatever its width and the blanks between its characters. */
export function wordPattern(word: string): RegExp {
  const characters = [...word].map(toHalfWidth).filter((character) => character.trim() !== '');
  return new RegExp(characters.map(anyWidth).join('[ \\u3000]*'), 'giu');
}

function anyWidth(character: string): string {
  const code = character.charCodeAt(0);
  const escaped = character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&');
  return code > 0x20 && code < 0x7f ? `(?:${escaped}|${String.fromCharCode(code + 0xfee0)})` : escaped;
}

function toHalfWidth(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}

function isHan(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x323af);
}

function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
