/**
 * The number formats of Word's automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat) that Chinese documents
 * use. Null for a format that is not a number (`bullet`) and for one that is not known.
 */
export function formatNumber(value: number, format: string): string | null {
  const print = FORMATS[format];
  return print ? (print(value) ?? String(value)) : null;
}

type Print = (value: number) => string | null;

const decimal: Print = (n) => String(n);

/** 一 … 十 十一 二十 … 一百零一: as read aloud. */
const counted: Print = (n) => spell(n, '零一二三四五六七八九', ['', '十', '百', '千'], '万', true);

/** One digit after the other: 一〇, 一一. */
const digits = (glyphs: string): Print => (n) => [...String(n)].map((digit) => glyphs[Number(digit)]).join('');

const cycle = (glyphs: string): Print => (n) => (n >= 1 && n <= glyphs.length ? glyphs[n - 1]! : null);

/** A run of 20 or so enclosed signs that Unicode has, and plain digits beyond it. */
const enclosed = (first: number, last: number): Print => (n) => (n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : null);

const circled: Print = (n) => {
  if (n >= 1 && n <= 20) return String.fromCodePoint(0x2460 + n - 1);
  if (n >= 21 && n <= 35) return String.fromCodePoint(0x3251 + n - 21);
  return n >= 36 && n <= 50 ? String.fromCodePoint(0x32b1 + n - 36) : null;
};

const FORMATS: Readonly<Record<string, Print>> = {
  decimal,
  decimalHalfWidth: decimal,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: digits('０１２３４５６７８９'),
  decimalFullWidth2: digits('０１２３４５６７８９'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  numberInDash: (n) => `- ${n} -`,
  upperRoman: roman,
  lowerRoman: (n) => roman(n)?.toLowerCase() ?? null,
  upperLetter: letters,
  lowerLetter: (n) => letters(n)?.toLowerCase() ?? null,
  chineseCounting: counted,
  chineseCountingThousand: counted,
  japaneseCounting: counted,
  koreanCounting: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  chineseLegalSimplified: (n) => spell(n, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟'], '万', false),
  ideographLegalTraditional: (n) => spell(n, '零壹貳參肆伍陸柒捌玖', ['', '拾', '佰', '仟'], '萬', false),
  japaneseLegal: (n) => spell(n, '零壱弐参四伍六七八九', ['', '拾', '百', '千'], '萬', false),
  ideographDigital: digits('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digits('〇一二三四五六七八九'),
  koreanDigital2: digits('零一二三四五六七八九'),
  taiwaneseDigital: digits('○一二三四五六七八九'),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  none: () => '',
};

function spell(n: number, glyphs: string, places: readonly string[], tenThousand: string, bareTen: boolean): string | null {
  if (n < 0 || n >= 100_000_000) return null;
  if (n === 0) return glyphs[0]!;
  if (n >= 10_000) {
    const rest = n % 10_000;
    return `${spell(Math.floor(n / 10_000), glyphs, places, tenThousand, bareTen)}${tenThousand}${rest === 0 ? '' : `${rest < 1000 ? glyphs[0] : ''}${spell(rest, glyphs, places, tenThousand, false)}`}`;
  }
  let text = '';
  let zero = false;
  for (const [i, digit] of [...String(n)].map(Number).entries()) {
    const place = places[String(n).length - 1 - i]!;
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero && text !== '') text += glyphs[0];
    zero = false;
    text += (bareTen && digit === 1 && place === places[1] && text === '' ? '' : glyphs[digit]!) + place;
  }
  return text;
}

function roman(n: number): string | null {
  if (n < 1 || n > 3999) return null;
  let text = '';
  let rest = n;
  for (const [value, glyphs] of [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const) {
    for (; rest >= value; rest -= value) text += glyphs;
  }
  return text;
}

/** A … Z, then AA, BB …: Word repeats the letter. */
function letters(n: number): string | null {
  return n < 1 ? null : String.fromCodePoint(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}
