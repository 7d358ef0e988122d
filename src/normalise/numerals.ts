/**
 * What each character of a printed number means, as tables by UTF-16 code so that a scan costs one look-up a character.
 * Everyday, formal (壹贰叁, for cheques and contracts) and traditional forms alike.
 */

export const NOT_A_NUMERAL = 0;
/** 0-9 */
export const ARABIC = 1;
/** 一…九, 两, 幺 */
export const DIGIT = 2;
/** 零 and 〇; also ○, which dumps print for 〇 */
export const ZERO = 3;
/** 十 百 千 */
export const SMALL_UNIT = 4;
/** 万 亿 兆 */
export const LARGE_UNIT = 5;
/** 廿 卅: two or three tens in one character */
export const TENS = 6;

const FORMS: readonly (readonly [kind: number, worth: number, characters: string])[] = [
  [ZERO, 0, '零〇○'],
  [DIGIT, 1, '一壹弌幺'], [DIGIT, 2, '二贰貳弍两兩俩倆'], [DIGIT, 3, '三叁叄參弎'], [DIGIT, 4, '四肆'], [DIGIT, 5, '五伍'],
  [DIGIT, 6, '六陆陸'], [DIGIT, 7, '七柒'], [DIGIT, 8, '八捌'], [DIGIT, 9, '九玖'],
  [SMALL_UNIT, 1, '十拾'], [SMALL_UNIT, 2, '百佰'], [SMALL_UNIT, 3, '千仟'],
  [LARGE_UNIT, 4, '万萬'], [LARGE_UNIT, 8, '亿億'], [LARGE_UNIT, 12, '兆'],
  [TENS, 2, '廿'], [TENS, 3, '卅'],
];

const kinds = new Uint8Array(0x10000);
const worths = new Uint8Array(0x10000);
for (const [kind, worth, characters] of FORMS) {
  for (const ch of characters) {
    kinds[ch.charCodeAt(0)] = kind;
    worths[ch.charCodeAt(0)] = worth;
  }
}
for (let digit = 0; digit <= 9; digit++) {
  kinds[48 + digit] = ARABIC;
  worths[48 + digit] = digit;
}

/** The kind of the character at `at`; NOT_A_NUMERAL past the end. */
export const kindAt = (text: string, at: number): number => (at < text.length ? kinds[text.charCodeAt(at)]! : NOT_A_NUMERAL);

/** Digit value, or for 十百千万亿兆 the power of ten. */
export const worthAt = (text: string, at: number): number => worths[text.charCodeAt(at)]!;

export const isArabicAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** Formal digits that are also everyday words (队伍, 大陆, 收拾, 放肆): a number only beside another numeral. */
export const isWordToo = (ch: string): boolean => '陆陸伍拾肆俩倆'.includes(ch);

/** 一 to 九 by value, for printing. */
const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const GROUPS = ['', '万', '亿'];

/** Chinese numerals of a whole number below 10^16: `1010` is `一千零一十`. The inverse of reading, for tests and generators. */
export function toChineseNumerals(value: bigint): string {
  if (value === 0n) return '零';
  const digits = value.toString();
  const groups = digits.match(/\d{1,4}(?=(?:\d{4})*$)/gu)!;
  let printed = '';
  let gap = false;
  groups.forEach((group, index) => {
    const name = groups.length - 1 - index;
    if (/^0+$/u.test(group)) {
      gap = true;
      // 万亿 is printed as 万 here and 亿 with the next group: 一万亿 when that group is empty.
      if (name === 2 && printed !== '' && groups.length > 3) printed += '亿';
      return;
    }
    if (printed !== '' && (gap || group.startsWith('0'))) printed += '零';
    gap = false;
    printed += printGroup(group.replace(/^0+/u, ''));
    printed += name === 3 ? '万' : GROUPS[name]!;
  });
  return printed;
}

function printGroup(digits: string): string {
  let printed = '';
  let gap = false;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(at) - 48;
    if (digit === 0) gap = true;
    else {
      if (gap) printed += '零';
      gap = false;
      printed += DIGITS[digit]! + UNITS[digits.length - 1 - at]!;
    }
  }
  return printed;
}
