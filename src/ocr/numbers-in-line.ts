import type { RecognisedCharacter } from './engine.ts';

/** Characters `[from, to)` of a reading. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number;
}

const DIGIT = /^[0-9]$/u;
const PART = /^[0-9.,]$/u;
/** Letters that stand for digits where they touch digits. */
const LOOK_ALIKE = /^[OoDQlI|!〇]$/u;
const SIGN = /^[-－−—一]$/u;
/** A stroke behind one of these is a hyphen or a dash, as in `2022-2023` and `A-1`. */
const BEFORE_HYPHEN = /^[0-9A-Za-z)）%]$/u;

/** The numbers of a reading with their sign, points and separators. `3O` and `l2` are numbers that were misread, and found as such. */
export function numbersIn(characters: readonly RecognisedCharacter[]): NumberSpan[] {
  const found: NumberSpan[] = [];
  // A line of nothing but such letters is a cell with a number.
  if (characters.length > 0 && characters.length <= 3 && characters.every(({ text }) => LOOK_ALIKE.test(text))) return [{ from: 0, to: characters.length }];
  const is = (i: number, pattern: RegExp): boolean => i >= 0 && i < characters.length && pattern.test(characters[i]!.text);
  for (let i = 0; i < characters.length; i++) {
    if (!is(i, DIGIT)) continue;
    let from = i;
    const least = found.at(-1)?.to ?? 0;
    while (from > least && is(from - 1, LOOK_ALIKE)) from--;
    if (from > least && is(from - 1, SIGN) && !is(from - 2, BEFORE_HYPHEN)) from--;
    let to = i;
    while (is(to, PART) || is(to, LOOK_ALIKE)) to++;
    found.push({ from, to });
    i = to;
  }
  return found;
}
