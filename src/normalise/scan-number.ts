import { plainDecimal, shiftDecimal, stepOf } from './decimal.ts';
import { isArabicAt, kindAt, LARGE_UNIT, SMALL_UNIT, worthAt } from './numerals.ts';
import { type Scanned, scanChinese } from './scan-chinese.ts';
import { isAbout, isUnitPrefix, scanDigits } from './scan-digits.ts';

/** The number that begins exactly at `at`, or null. 百, 千, 万 and 亿 with nothing before them count as one only if `bareUnit`. */
export function scanNumber(text: string, at: number, bareUnit = false): Scanned | null {
  return isArabicAt(text, at) || (text[at] === '.' && isArabicAt(text, at + 1)) ? scanArabic(text, at) : scanChinese(text, at, null, bareUnit);
}

/** Digits with thousands separators and a point, then 万, 亿 …; 12亿3000万 and 5万4千6百 go on as Chinese numerals do. */
function scanArabic(text: string, at: number): Scanned {
  const { end, digits } = scanDigits(text, at);
  const multiplier = scanMultiplier(text, end);
  if (multiplier.end === end) {
    const fraction = text[end] === '点' || text[end] === '點' ? null : digits;
    return { end, value: plainDecimal(digits)!, high: null, form: 'digits', about: null, step: stepOf(fraction ?? digits), places: 0, digitwise: false };
  }
  if (!digits.includes('.') && multiplier.about === null) {
    const whole = scanChinese(text, end, digits, false);
    if (whole && whole.end > multiplier.end) return { ...whole, form: 'mixed' };
  }
  return {
    end: multiplier.end, value: shiftDecimal(plainDecimal(digits)!, multiplier.places), high: null, form: 'mixed', about: multiplier.about,
    step: shiftDecimal(stepOf(digits), multiplier.places), places: multiplier.places, digitwise: false,
  };
}

/** 万, 亿, 百万, 万亿, 余万, 多亿 directly behind a number. 百米, 千米 and 千克 are units of their own, see the unit rules. */
function scanMultiplier(text: string, from: number): { readonly end: number; readonly places: number; readonly about: string | null } {
  let end = from;
  let places = 0;
  let about: string | null = null;
  for (;;) {
    const kind = kindAt(text, end);
    if ((kind === LARGE_UNIT || (kind === SMALL_UNIT && worthAt(text, end) > 1)) && !isUnitPrefix(text, end)) {
      places += worthAt(text, end);
      end++;
    } else if (isAbout(text, end) && kindAt(text, end + 1) === LARGE_UNIT) {
      about = text[end]!;
      end++;
    } else return { end, places, about };
  }
}
