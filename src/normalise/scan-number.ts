import type { Decimal } from '../model/records.ts';
import { plainDecimal, shiftDecimal, stepOf } from './decimal.ts';
import { ARABIC, DIGIT, isArabicAt, kindAt, LARGE_UNIT, SMALL_UNIT, TENS, worthAt, ZERO } from './numerals.ts';

/** A whole number or decimal as read at one place, without sign and fraction. */
export interface Scanned {
  readonly end: number;
  readonly value: Decimal;
  readonly high: Decimal | null;
  readonly form: 'digits' | 'chinese' | 'mixed';
  readonly about: string | null;
  readonly step: Decimal;
  readonly places: number;
  /** Chinese digits printed one by one without 十, 百, 千 (二〇二三, 七八). */
  readonly digitwise: boolean;
}

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

/** Plain digits, or 1,234,567.89 with ASCII or full-width commas. A comma that does not separate thousands ends the number. */
export function scanDigits(text: string, at: number): { readonly end: number; readonly digits: string } {
  let end = at;
  while (isArabicAt(text, end)) end++;
  let digits = text.slice(at, end);
  if (end > at && end - at <= 3 && text.charCodeAt(at) !== 48) {
    while ((text[end] === ',' || text[end] === '，') && isArabicAt(text, end + 1) && isArabicAt(text, end + 2) && isArabicAt(text, end + 3) && !isArabicAt(text, end + 4)) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  if (text[end] === '.' && isArabicAt(text, end + 1) && !(text[at - 1] === '.' && at > 1 && isArabicAt(text, at - 2))) {
    let last = end + 1;
    while (isArabicAt(text, last)) last++;
    // 1.2.3 is no decimal: a section number, a version, a date.
    if (!(text[last] === '.' && isArabicAt(text, last + 1))) {
      digits += text.slice(end, last);
      end = last;
    }
  }
  return { end, digits };
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

/** 余 多 几 来 after a number: a little more than it. */
export const isAbout = (text: string, at: number): boolean => {
  const ch = text[at];
  return ch === '余' || ch === '多' || ch === '来' || ch === '几' || ch === '幾' || ch === '餘';
};

/** 千, 兆 and 百 that begin a unit: 3千米, 5千克, 10千瓦, 2兆字节, 12百分点. 一百分 and 百分之五 are not. */
function isUnitPrefix(text: string, at: number): boolean {
  const ch = text[at];
  const next = text[at + 1];
  if (ch === '百') return next === '分' && (text[at + 2] === '点' || text[at + 2] === '比' || text[at + 2] === '率');
  if (ch !== '千' && ch !== '兆') return false;
  if (next === '字') return text[at + 2] === '节';
  return next === '比' || next === '赫' || next === '瓦' || (ch === '千' && (next === '米' || next === '克' || next === '伏' || next === '卡' || next === '帕'));
}

/** Digits of an identity card and then some: a longer run is no number, and reading it would cost more than it is worth. */
const LONGEST = 32;

/**
 * Chinese numerals from `at`. With `head`, digits printed before `at` are the first number of it (12亿3000万).
 * Units fall from left to right within a group (千 百 十) and from group to group (亿 万); one that does not begins a new number.
 */
function scanChinese(text: string, at: number, head: string | null, bareUnit: boolean): Scanned | null {
  let closed: { value: bigint; power: number }[] = [];
  let section = 0n;
  let smallest = 4; // power of the last 千百十 of this group; 4 before any
  let pending: bigint | null = head === null ? null : BigInt(head);
  let pendingDigits = head === null ? 0 : 2; // Chinese digits in `pending`; 2 or more means digits that may not be shortened
  let second: bigint | null = null; // 六七 in 一万六七
  let lastPower = 0; // of the unit directly before `pending`; 0 after 零 or at the start
  let anyUnit = false;
  let groupStep = 0; // power of the last printed place of the last closed group: 6 in 一千二百万
  let about: string | null = null;
  let i = at;
  const sumBelow = (power: number): bigint => closed.reduce((sum, group) => (group.power < power ? sum + group.value : sum), 0n);

  scan: for (; ; i++) {
    const kind = kindAt(text, i);
    switch (kind) {
      case ARABIC: {
        if (pending !== null || !anyUnit) break scan;
        const { end, digits } = scanDigits(text, i);
        const value = digits.includes('.') ? null : BigInt(digits);
        if (value === null || value >= 10n ** BigInt(lastPower || Math.min(smallest, 4))) break scan;
        pending = value;
        pendingDigits = 2;
        i = end - 1;
        continue;
      }
      case ZERO:
      case DIGIT: {
        const digit = BigInt(worthAt(text, i));
        if (pending === null) {
          if (kind === ZERO && anyUnit) {
            lastPower = 0;
            continue;
          }
          pending = digit;
          pendingDigits = 1;
        } else if (pendingDigits === 1 && anyUnit) {
          // 四十五六: two neighbours where one digit belongs name a range.
          if (second !== null || digit <= pending || kind === ZERO) break scan;
          second = digit;
        } else if (!anyUnit && head === null && pendingDigits < LONGEST) {
          pending = pending * 10n + digit;
          pendingDigits++;
        } else break scan;
        continue;
      }
      case TENS: {
        if (pending !== null || section !== 0n) break scan;
        section += BigInt(worthAt(text, i) * 10);
        smallest = 1;
        lastPower = 1;
        anyUnit = true;
        continue;
      }
      case SMALL_UNIT: {
        const power = worthAt(text, i);
        if (power >= smallest || isUnitPrefix(text, i)) break scan;
        if (pending === 0n && power === 1 && !anyUnit) pending = 1n; // 零十
        if (pending === null) {
          if (power !== 1 && !anyUnit && !bareUnit) break scan;
          pending = 1n;
        } else if (pendingDigits > 1 && head === null && pending > 9n) {
          // 三五百: digits one by one before a unit are a range if there are two of them.
          if (pendingDigits !== 2 || second !== null) break scan;
          second = pending % 10n;
          pending /= 10n;
          if (second <= pending) break scan;
        } else if (pending === 0n && anyUnit) break scan;
        const scale = 10n ** BigInt(power);
        if (second !== null) return closeRange(section + pending * scale, section + second * scale, power, i + 1);
        section += pending * scale;
        pending = null;
        smallest = power;
        lastPower = power;
        anyUnit = true;
        continue;
      }
      case LARGE_UNIT: {
        const power = worthAt(text, i);
        if (isUnitPrefix(text, i)) break scan;
        const scale = 10n ** BigInt(power);
        if (second === null && pending !== null && pendingDigits === 2 && head === null && !anyUnit && pending % 10n > pending / 10n && pending / 10n > 0n) {
          second = pending % 10n;
          pending /= 10n;
        }
        if (second !== null) return closeRange((section + pending!) * scale, (section + second) * scale, power, i + 1);
        let count = section + (pending ?? 0n);
        const below = sumBelow(power);
        if (count === 0n && below === 0n) {
          const last = closed.at(-1);
          if (last && pending === null && last.power === power) {
            last.value *= scale; // 万万
            continue;
          }
          if (pending !== null || anyUnit || !bareUnit) break scan;
          count = 1n;
        } else if (closed.some((group) => group.power >= power && group.power < 12 && below === 0n && group.power === power)) break scan;
        const value = (count + below) * scale;
        groupStep = power + (pending === null && section !== 0n ? smallest : 0);
        closed = [...closed.filter((group) => group.power > power), { value, power }];
        section = 0n;
        pending = null;
        smallest = 4;
        lastPower = power;
        anyUnit = true;
        continue;
      }
      default:
        break;
    }
    // 余, 多, 几 inside: 九百余万, 十几万, 一百零几万. Behind it only 万 or 亿 can follow, or nothing after 几.
    if (about === null && isAbout(text, i) && pending === null && anyUnit) {
      const unit = kindAt(text, i + 1) === LARGE_UNIT;
      const few = text[i] === '几' || text[i] === '幾';
      if (unit) {
        about = text[i]!;
        let power = 0;
        let end = i + 1;
        for (;;) {
          if (kindAt(text, end) === LARGE_UNIT) power += worthAt(text, end++);
          else if (isAbout(text, end) && kindAt(text, end + 1) === LARGE_UNIT) end++;
          else break;
        }
        const sum = sumBelow(13) + section;
        const stepPower = power + Math.min(lastPower || 1, 4);
        return finish(sum * 10n ** BigInt(power), null, end, stepPower, about);
      }
      if (few && smallest === 1) {
        about = text[i]!;
        i++;
      }
    }
    break;
  }

  if (pending === null && !anyUnit) return null;
  if (pending === null && section === 0n && closed.length === 0) return null;
  let end = i;
  // 零 printed with nothing behind it belongs to no number: 一百零.
  if (pending === null) while (end > at + 1 && kindAt(text, end - 1) === ZERO) end--;
  let scale = 1n;
  let stepPower = lastPower;
  if (pending !== null) {
    // 两千四百五 is 2450, 一万二 12000: a single digit behind a unit counts the next lower one.
    const shortened = pendingDigits === 1 && anyUnit && lastPower > 0;
    scale = shortened ? 10n ** BigInt(lastPower - 1) : 1n;
    stepPower = shortened ? lastPower - 1 : 0;
  } else if (closed.length > 0 && section !== 0n) stepPower = smallest;
  else if (closed.length > 0) stepPower = groupStep;
  const base = sumBelow(13) + section;
  const low = base + (pending ?? 0n) * scale;
  const high = second === null ? null : base + second * scale;
  const digitwise = !anyUnit && pendingDigits > 1;
  const fraction = high === null ? scanFraction(text, end) : null;
  if (fraction) return withFraction(low, fraction);
  return { ...finish(low, high, end, stepPower, about), digitwise };

  function finish(value: bigint, high: bigint | null, end: number, stepPower: number, about: string | null): Scanned {
    return {
      end, value: value.toString(), high: high === null ? null : high.toString(), form: head === null ? 'chinese' : 'mixed', about,
      step: shiftDecimal('1', stepPower), places: 0, digitwise: false,
    };
  }

  /** 三四十万 and the like: both ends share what stands before and all units behind. */
  function closeRange(low: bigint, high: bigint, power: number, from: number): Scanned {
    let end = from;
    let places = 0;
    while (kindAt(text, end) === LARGE_UNIT) places += worthAt(text, end++);
    const factor = 10n ** BigInt(places);
    const above = sumBelow(13);
    return finish(low * factor + above, high * factor + above, end, power + places, null);
  }

  function withFraction(whole: bigint, fraction: { end: number; digits: string; places: number }): Scanned {
    const printed = `${whole}.${fraction.digits}`;
    return {
      end: fraction.end, value: shiftDecimal(plainDecimal(printed)!, fraction.places), high: null, form: head === null ? 'chinese' : 'mixed', about: null,
      step: shiftDecimal(stepOf(printed), fraction.places), places: fraction.places, digitwise: false,
    };
  }
}

/** 点 and the digits behind it, with 万 or 亿 after them: 三点一四, 一点二亿. Null when it is a time (三点二十分) or no digit follows. */
function scanFraction(text: string, at: number): { readonly end: number; readonly digits: string; readonly places: number } | null {
  if (text[at] !== '点' && text[at] !== '點') return null;
  let end = at + 1;
  let digits = '';
  for (;;) {
    const kind = kindAt(text, end);
    const ch = text[end];
    if (kind !== ARABIC && kind !== ZERO && (kind !== DIGIT || ch === '两' || ch === '兩')) break;
    digits += worthAt(text, end);
    end++;
  }
  if (digits === '' || kindAt(text, end) === SMALL_UNIT || (text[end] === '分' && text[end + 1] !== '之')) return null;
  let places = 0;
  while (kindAt(text, end) === LARGE_UNIT && !isUnitPrefix(text, end)) places += worthAt(text, end++);
  return { end, digits, places };
}
