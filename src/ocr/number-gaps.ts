import type { Recognised } from './engine.ts';

/** Wide figures leave a gap beside the point, which engines take for a space: `9746. 50` is one number. */
export function withoutGapsInNumbers(reading: Recognised): Recognised {
  const { characters } = reading;
  const kept = characters.filter(({ text }, i) => text.trim() !== '' || !insideNumber(characters[i - 1]?.text ?? '', characters[i + 1]?.text ?? ''));
  return kept.length === characters.length ? reading : { ...reading, characters: kept, text: kept.map((c) => c.text).join('') };
}

function insideNumber(before: string, after: string): boolean {
  return (/[.,]/u.test(before) && /[0-9]/u.test(after)) || (/[0-9]/u.test(before) && /[.,%]/u.test(after));
}
