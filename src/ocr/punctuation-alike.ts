import type { Recognised } from './engine.ts';

/** A sign that the engine gives for the punctuation of a Chinese sentence, and what stands before and behind it where it cannot be meant. */
interface Alike {
  readonly read: string;
  readonly printed: string;
  readonly before: RegExp;
  readonly notBehind: RegExp;
}

/** In thin faces (宋体) the comma of a list is read as the stroke 丶, which no report writes, and the full stop as the sign of degrees, which stands behind figures. */
const ALIKE: readonly Alike[] = [
  { read: '丶', printed: '、', before: /^[\p{Script=Han}\d%％)）」』》”]$/u, notBehind: /^$/u },
  { read: '°', printed: '。', before: /^[\p{Script=Han})）」』》”]$/u, notBehind: /^[CFcf℃]$/u },
];

/** A line with the punctuation that was read as a look-alike put right; places and confidences stay, and no figure is touched. */
export function punctuationAlike(reading: Recognised): Recognised {
  if (!ALIKE.some(({ read }) => reading.text.includes(read))) return reading;
  const characters = reading.characters.map((character, i, all) => {
    const alike = ALIKE.find(({ read }) => read === character.text);
    if (!alike || !alike.before.test(all[i - 1]?.text ?? '') || alike.notBehind.test(all[i + 1]?.text ?? ' ')) return character;
    return { ...character, text: alike.printed };
  });
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}
