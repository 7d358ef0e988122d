import type { Measured } from '../../normalise/measured.ts';
import type { Grammar } from './grammar.ts';

/** A number of a sentence that may become a record, with the words around it. Offsets are into the passage's folded text. */
export interface Mention {
  readonly token: Measured;
  /** The words in front of it up to the last comma, bracket or number. */
  readonly before: string;
  /** Where `before` begins. */
  readonly from: number;
  /** The words behind it up to the next comma, bracket or number. */
  readonly after: string;
  /** What ends `after`: a mark, `number` for another mention, or `end`. */
  readonly stop: string;
  /** What stands in front of `before`: a mark, `number`, or `start`. */
  readonly since: string;
}

export interface Sentence {
  readonly text: string;
  /** Offset of `text` in the passage. */
  readonly start: number;
  readonly mentions: readonly Mention[];
}

/** Kinds of numbers that become records; the others (dates, names, ordinals) are part of the words. */
const COUNTED: ReadonlySet<Measured['kind']> = new Set(['money', 'quantity', 'percent', 'points']);

/** Marks that end a clause. The half-width comma only where it stands between words: inside a number it belongs to the token. */
const CLAUSE_END: ReadonlySet<string> = new Set(',，;；。:：!?！？');
const SENTENCE_END: ReadonlySet<string> = new Set('。！？!?');

/** No label is longer: the longest line of the classification has 70 characters. Keeps damaged text without marks linear. */
const LONGEST_WORDS = 120;

/** Cuts a passage into sentences and finds the words that belong to each number. Linear in the text. */
export function sentencesOf(text: string, tokens: readonly Measured[], grammar: Grammar): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let next = 0;
  let depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const ch = text.charAt(i);
    if (ch === '(') depth++;
    if (ch === ')') depth = Math.max(0, depth - 1);
    if (i < text.length && !(SENTENCE_END.has(ch) && depth === 0)) continue;
    const end = Math.min(i + 1, text.length);
    const inside: Measured[] = [];
    for (; next < tokens.length && tokens[next]!.start < end; next++) {
      const token = tokens[next]!;
      if (COUNTED.has(token.kind) && !isThreshold(text, token, grammar)) inside.push(token);
    }
    if (end > start) sentences.push({ text: text.slice(start, end), start, mentions: inside.map((token, k) => mention(text, token, inside[k - 1]?.end ?? null, inside[k + 1]?.start ?? null, start, end)).filter(({ token }) => !isDimension(text, token)) });
    start = end;
    depth = 0;
  }
  return sentences;
}

/** Things that a bound picks out and then counts. */
const OF_THINGS = /^(?:\(含\))?的[^,，。;；]{1,16}(?:共计?|有|\d)/u;

function isThreshold(text: string, token: Measured, grammar: Grammar): boolean {
  // `预算结余率大于10%的项目共计2个` counts projects.
  if (token.kind === 'percent') return (token.op !== 'eq' && token.op !== null && OF_THINGS.test(text.slice(token.end, token.end + 24))) || isBand(text, token, grammar);
  return token.kind === 'money' && grammar.find('threshold', text.slice(token.numberStart, token.end + 16)) !== null;
}

/** Either end of 100%-80%(含). */
function isBand(text: string, token: Measured, grammar: Grammar): boolean {
  const first = /\d{1,3}%(?:\(含\))?[-—~至]$/u.exec(text.slice(Math.max(0, token.numberStart - 8), token.numberStart));
  return grammar.find('threshold', text.slice(token.numberStart - (first?.[0].length ?? 0), token.end + 16)) !== null;
}

/** 300米深机井1座 counts wells: how deep one is says what kind of thing is counted. */
const isDimension = (text: string, token: Measured): boolean =>
  token.kind === 'quantity' && /^(?:米|厘米|毫米|公里|千米|英寸|寸)$/u.test(token.unit ?? '') && /^(?:深|高|长|宽|厚|口径|直径)[^\d,，。;；、:：]{1,8}\d/u.test(text.slice(token.end, token.end + 12));

function mention(text: string, token: Measured, previousEnd: number | null, nextStart: number | null, start: number, end: number): Mention {
  const { from, since } = wordsBefore(text, token.start, previousEnd ?? start, previousEnd === null ? 'start' : 'number');
  const { to, stop } = wordsAfter(text, token.end, nextStart ?? end, nextStart === null ? 'end' : 'number');
  return { token, before: text.slice(from, token.start), from, since, after: text.slice(token.end, to), stop };
}

/** Closed brackets are skipped over, an open one is the edge: `因公出国(境)费|0万元`, `人员45人(|政法编|38人`. */
function wordsBefore(text: string, end: number, limit: number, atLimit: string): { from: number; since: string } {
  let depth = 0;
  let closing = -1;
  const first = Math.max(limit, end - LONGEST_WORDS);
  for (let i = end - 1; i >= first; i--) {
    const ch = text.charAt(i);
    if (ch === ')') {
      if (depth === 0) closing = i;
      depth++;
    } else if (ch === '(') {
      if (depth === 0) return { from: i + 1, since: ch };
      depth--;
    } else if (depth === 0 && CLAUSE_END.has(ch)) return { from: i + 1, since: ch };
  }
  return depth > 0 ? { from: closing + 1, since: ')' } : { from: first, since: first === limit ? atLimit : 'start' };
}

function wordsAfter(text: string, start: number, limit: number, atLimit: string): { to: number; stop: string } {
  let depth = 0;
  let opening = start;
  const last = Math.min(limit, start + LONGEST_WORDS);
  for (let i = start; i < last; i++) {
    const ch = text.charAt(i);
    if (ch === '(') {
      if (i === start) return { to: i, stop: ch };
      if (depth === 0) opening = i;
      depth++;
    } else if (ch === ')') {
      if (depth === 0) return { to: i, stop: ch };
      depth--;
    } else if (depth === 0 && CLAUSE_END.has(ch)) return { to: i, stop: ch };
  }
  // A bracket that holds a number of its own is no part of the words: `8个|项目(含续建项目5个)`.
  if (depth > 0) return { to: opening, stop: '(' };
  return { to: last, stop: last === limit ? atLimit : 'end' };
}
