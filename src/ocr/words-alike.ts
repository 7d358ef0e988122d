import type { Recognised, RecognisedCharacter } from './engine.ts';

/**
 * Below this a character may be another that looks like it: on 44 pages in 宋体 and 楷体 at 200 dpi the right ones of these characters
 * were read with 0.995 and more, the wrong ones with 0.53 to 0.993.
 */
const SURE = 0.995;

/** Words of forms and reports, with the character in them that is taken for another, and what follows where the other is meant. */
interface FormWord {
  readonly word: string;
  /** As it is misread: of the same length. */
  readonly read: string;
  readonly notBehind?: RegExp;
}

const INCOME = /^[员数才次口民均们]/u;
const FORM_WORDS: readonly FormWord[] = [
  ...['收入', '投入', '转入', '纳入', '调入', '列入', '存入', '录入'].map((word) => ({ word, read: word.replace('入', '人'), notBehind: INCOME })),
  ...['人员', '人次', '人数', '负责人', '联系人', '人均', '法人'].map((word) => ({ word, read: word.replace('人', '入') })),
  ...['士兵', '烈士', '护士', '人士', '博士', '硕士', '战士', '女士', '医士', '兵士'].map((word) => ({ word, read: word.replace('士', '土'), notBehind: /^[地壤方石木]/u })),
  ...['土地', '土壤', '水土', '国土', '土方', '土建'].map((word) => ({ word, read: word.replace('土', '士') })),
  ...['项目', '科目', '目标', '题目', '目录'].map((word) => ({ word, read: word.replace('目', '日'), notBehind: /^[常期均程志夜报]/u })),
  ...['日期', '日常', '日均', '截止日', '工作日'].map((word) => ({ word, read: word.replace('日', '目'), notBehind: /^[标录的]/u })),
  ...['购置及', '公用及'].map((word) => ({ word, read: word.replace('及', '不') })),
];

/** Characters that another is taken for. */
const TAKEN: ReadonlySet<string> = new Set(FORM_WORDS.flatMap(({ word, read }) => [...read].filter((c, i) => c !== word[i])));

/**
 * Words of forms in which a character that was hardly read is taken for one that looks like it: `收人` is 收入, `退役土兵` 退役士兵.
 * No other word is touched, no figure, and nothing that was surely read: `招收人员` stays.
 */
export function wordsAlike(reading: Recognised): Recognised {
  const { characters } = reading;
  if (!characters.some(({ text, confidence }) => confidence < SURE && TAKEN.has(text))) return reading;
  // One place a character, whatever its length.
  const text = characters.map((c) => (c.text.length === 1 ? c.text : ' ')).join('');
  const places = (word: string): number[] => [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => index);
  const whole = new Set<number>();
  const put = new Map<number, string>();
  for (const { word, read, notBehind } of FORM_WORDS) {
    const k = [...word].findIndex((c, i) => c !== read[i]);
    for (const at of places(word)) whole.add(at + k);
    for (const at of places(read)) if (!notBehind?.test(text.slice(at + read.length)) && characters[at + k]!.confidence < SURE) put.set(at + k, word[k]!);
  }
  // 收入数 holds 入数, which would be 人数.
  for (const i of whole) put.delete(i);
  if (put.size === 0) return reading;
  const righted = characters.map((character, i): RecognisedCharacter => (put.has(i) ? { ...character, text: put.get(i)! } : character));
  return { ...reading, characters: righted, text: righted.map((c) => c.text).join('') };
}
