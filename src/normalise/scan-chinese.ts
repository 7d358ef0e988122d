import type { Decimal } from '../model/records.ts';
import { plainDecimal, shiftDecimal, stepOf } from './decimal.ts';
import { ARABIC, DIGIT, kindAt, LARGE_UNIT, SMALL_UNIT, TENS, worthAt, ZERO } from './numerals.ts';
import { isAbout, isUnitPrefix, scanDigits } from './scan-digits.ts';

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

/** Digits of an identity card and then some: a longer run is no number, and reading it would cost more than it is worth. */
const LONGEST = 32;

const tenTo = (power: number): bigint => 10n ** BigInt(power);

/**
 * Chinese numerals from `at`. With `head`, digits printed before `at` are the first number of it (12亿3000万).
 * Units fall from left to right within a group (千 百 十) and from group to group (亿 万); one that does not begins a new
 * number. 百, 千, 万 and 亿 with nothing before them count as one only if `bareUnit`.
 */
export function scanChinese(text: string, at: number, head: string | null, bareUnit: boolean): Scanned | null {
  return new ChineseNumber(text, at, head, bareUnit).scan();
}

/** What one character did to the number: taken, not part of it, or its last (a finished reading). */
type Step = 'taken' | 'stop' | Scanned;

class ChineseNumber {
  readonly #text: string;
  readonly #start: number;
  readonly #head: boolean;
  readonly #bareUnit: boolean;
  #at: number;
  /** Groups that 万 or 亿 closed, highest first. */
  #closed: { readonly value: bigint; readonly power: number }[] = [];
  /** Sum of the open group's 千, 百 and 十. */
  #section = 0n;
  /** Power of the last 千百十 of the open group; 4 before any. */
  #smallest = 4;
  /** Digits that no unit has followed yet, and how many Chinese digits they are; 2 or more may not be shortened. */
  #pending: bigint | null = null;
  #digits = 0;
  /** 七 in 一万六七: the upper end of a range. */
  #second: bigint | null = null;
  /** Power of the unit directly before `#pending`; 0 behind 零 and at the start. */
  #lastPower = 0;
  #anyUnit = false;
  /** Power of the last printed place of the last closed group: 6 in 一千二百万. */
  #groupStep = 0;
  #about: string | null = null;

  constructor(text: string, at: number, head: string | null, bareUnit: boolean) {
    this.#text = text;
    this.#start = at;
    this.#at = at;
    this.#head = head !== null;
    this.#bareUnit = bareUnit;
    if (head !== null) {
      this.#pending = BigInt(head);
      this.#digits = 2;
    }
  }

  scan(): Scanned | null {
    for (; ; this.#at++) {
      const step = this.#take();
      if (step === 'stop') break;
      if (step !== 'taken') return step;
    }
    return this.#more() ?? this.#end();
  }

  #take(): Step {
    switch (kindAt(this.#text, this.#at)) {
      case ARABIC: return this.#takeArabic();
      case ZERO: return this.#pending === null && this.#anyUnit ? this.#takeGap() : this.#takeDigit(true);
      case DIGIT: return this.#takeDigit(false);
      case TENS: return this.#takeTens();
      case SMALL_UNIT: return this.#takeSmallUnit();
      case LARGE_UNIT: return this.#takeLargeUnit();
      default: return 'stop';
    }
  }

  /** 3000 in 12亿3000万, 01 in 1百01: below the unit before it. */
  #takeArabic(): Step {
    if (this.#pending !== null || !this.#anyUnit) return 'stop';
    const { end, digits } = scanDigits(this.#text, this.#at);
    if (digits.includes('.') || digits.length > LONGEST || BigInt(digits) >= tenTo(this.#lastPower || Math.min(this.#smallest, 4))) return 'stop';
    this.#pending = BigInt(digits);
    this.#digits = 2;
    this.#at = end - 1;
    return 'taken';
  }

  #takeGap(): Step {
    this.#lastPower = 0;
    return 'taken';
  }

  #takeDigit(zero: boolean): Step {
    const digit = BigInt(worthAt(this.#text, this.#at));
    if (this.#pending === null) {
      this.#pending = digit;
      this.#digits = 1;
    } else if (this.#digits === 1 && this.#anyUnit) {
      // 四十五六: two neighbours where one digit belongs name a range.
      if (this.#second !== null || digit <= this.#pending || zero) return 'stop';
      this.#second = digit;
    } else if (!this.#anyUnit && !this.#head && this.#digits < LONGEST) {
      this.#pending = this.#pending * 10n + digit;
      this.#digits++;
    } else return 'stop';
    return 'taken';
  }

  #takeTens(): Step {
    if (this.#pending !== null || this.#section !== 0n) return 'stop';
    this.#section = BigInt(worthAt(this.#text, this.#at) * 10);
    this.#closeUnit(1);
    return 'taken';
  }

  #takeSmallUnit(): Step {
    const power = worthAt(this.#text, this.#at);
    if (power >= this.#smallest || isUnitPrefix(this.#text, this.#at)) return 'stop';
    if (this.#pending === 0n && power === 1 && !this.#anyUnit) this.#pending = 1n; // 零十
    if (this.#pending === null) {
      if (power !== 1 && !this.#anyUnit && !this.#bareUnit) return 'stop';
      this.#pending = 1n;
    } else if (this.#digits > 1 && !this.#head && this.#pending > 9n) {
      if (!this.#splitRange()) return 'stop';
    } else if (this.#pending === 0n && this.#anyUnit) return 'stop';
    const scale = tenTo(power);
    if (this.#second !== null) return this.#range(this.#section + this.#pending * scale, this.#section + this.#second * scale, power);
    this.#section += this.#pending * scale;
    this.#closeUnit(power);
    return 'taken';
  }

  #closeUnit(power: number): void {
    this.#pending = null;
    this.#smallest = power;
    this.#lastPower = power;
    this.#anyUnit = true;
  }

  /** 三五百, 三五万: two digits one by one before a unit are a range if the second is higher. */
  #splitRange(): boolean {
    const digits = this.#pending!;
    if (this.#digits !== 2 || this.#second !== null || digits % 10n <= digits / 10n || digits < 10n) return false;
    this.#second = digits % 10n;
    this.#pending = digits / 10n;
    return true;
  }

  #takeLargeUnit(): Step {
    if (isUnitPrefix(this.#text, this.#at)) return 'stop';
    const power = worthAt(this.#text, this.#at);
    const scale = tenTo(power);
    if (this.#pending !== null && this.#digits === 2 && !this.#head && !this.#anyUnit) this.#splitRange();
    if (this.#second !== null) return this.#range((this.#section + this.#pending!) * scale, (this.#section + this.#second) * scale, power);
    let count = this.#section + (this.#pending ?? 0n);
    const below = this.#sumBelow(power);
    if (count === 0n && below === 0n) {
      const last = this.#closed.at(-1);
      if (last && this.#pending === null && last.power === power && this.#closed.length < 4 && last.value < tenTo(LONGEST)) {
        this.#closed = [...this.#closed.slice(0, -1), { value: last.value * scale, power }]; // 万万
        return 'taken';
      }
      if (this.#pending !== null || this.#anyUnit || !this.#bareUnit) return 'stop';
      count = 1n;
    } else if (below === 0n && power < 12 && this.#closed.some((group) => group.power === power)) return 'stop';
    this.#groupStep = power + (this.#pending === null && this.#section !== 0n ? this.#smallest : 0);
    this.#closed = [...this.#closed.filter((group) => group.power > power), { value: (count + below) * scale, power }];
    this.#section = 0n;
    this.#closeUnit(power);
    this.#smallest = 4;
    return 'taken';
  }

  #sumBelow(power: number): bigint {
    return this.#closed.reduce((sum, group) => (group.power < power ? sum + group.value : sum), 0n);
  }

  /** Everything in front of `#pending`. */
  #base(): bigint {
    return this.#sumBelow(13) + this.#section;
  }

  /** 三四十万 and the like: both ends share what stands before and all units behind. */
  #range(low: bigint, high: bigint, power: number): Scanned {
    const { end, places } = largeUnits(this.#text, this.#at + 1);
    const above = this.#sumBelow(13);
    return this.#finish(low * tenTo(places) + above, high * tenTo(places) + above, end, power + places);
  }

  /** 余, 多, 几 inside: 九百余万, 十几万, 一百零几万. Behind it only 万 or 亿 can follow, or nothing after 十几. */
  #more(): Scanned | null {
    if (!isAbout(this.#text, this.#at) || this.#pending !== null || !this.#anyUnit) return null;
    const word = this.#text[this.#at]!;
    if (kindAt(this.#text, this.#at + 1) === LARGE_UNIT) {
      this.#about = word;
      const { end, places } = largeUnits(this.#text, this.#at + 1);
      return this.#finish(this.#base() * tenTo(places), null, end, places + Math.min(this.#lastPower || 1, 4));
    }
    if ((word === '几' || word === '幾') && this.#smallest === 1) {
      this.#about = word;
      this.#at++;
    }
    return null;
  }

  #end(): Scanned | null {
    if (this.#pending === null && this.#section === 0n && this.#closed.length === 0) return null;
    let end = this.#at;
    // 零 printed with nothing behind it belongs to no number: 一百零.
    if (this.#pending === null) while (end > this.#start + 1 && kindAt(this.#text, end - 1) === ZERO) end--;
    // 两千四百五 is 2450, 一万二 12000: a single digit behind a unit counts the next lower one.
    const shortened = this.#pending !== null && this.#digits === 1 && this.#anyUnit && this.#lastPower > 0 ? this.#lastPower - 1 : 0;
    const low = this.#base() + (this.#pending ?? 0n) * tenTo(shortened);
    const high = this.#second === null ? null : this.#base() + this.#second * tenTo(shortened);
    const fraction = high === null ? scanFraction(this.#text, end) : null;
    if (fraction) return this.#withFraction(low, fraction);
    return { ...this.#finish(low, high, end, this.#lastPlace(shortened)), digitwise: !this.#anyUnit && this.#digits > 1 };
  }

  #lastPlace(shortened: number): number {
    if (this.#pending !== null) return shortened;
    if (this.#closed.length === 0) return this.#lastPower;
    return this.#section === 0n ? this.#groupStep : this.#smallest;
  }

  #finish(value: bigint, high: bigint | null, end: number, stepPower: number): Scanned {
    return {
      end, value: value.toString(), high: high === null ? null : high.toString(), form: this.#head ? 'mixed' : 'chinese', about: this.#about,
      step: shiftDecimal('1', stepPower), places: 0, digitwise: false,
    };
  }

  #withFraction(whole: bigint, { end, digits, places }: Fraction): Scanned {
    const printed = `${whole}.${digits}`;
    return {
      end, value: shiftDecimal(plainDecimal(printed)!, places), high: null, form: this.#head ? 'mixed' : 'chinese', about: null,
      step: shiftDecimal(stepOf(printed), places), places, digitwise: false,
    };
  }
}

/** 万, 亿 and 万多亿 in a row from `from`, as a power of ten. */
function largeUnits(text: string, from: number): { readonly end: number; readonly places: number } {
  let end = from;
  let places = 0;
  while (places < LONGEST) {
    if (kindAt(text, end) === LARGE_UNIT && !isUnitPrefix(text, end)) places += worthAt(text, end++);
    else if (isAbout(text, end) && kindAt(text, end + 1) === LARGE_UNIT) end++;
    else break;
  }
  return { end, places };
}

interface Fraction {
  readonly end: number;
  readonly digits: string;
  readonly places: number;
}

/** 点 and the digits behind it, with 万 or 亿 after them: 三点一四, 一点二亿. Null when it is a time (三点二十分) or no digit follows. */
function scanFraction(text: string, at: number): Fraction | null {
  if (text[at] !== '点' && text[at] !== '點') return null;
  let end = at + 1;
  let digits = '';
  while (isFractionDigit(text, end)) digits += worthAt(text, end++);
  if (digits === '' || kindAt(text, end) === SMALL_UNIT || (text[end] === '分' && text[end + 1] !== '之')) return null;
  const units = largeUnits(text, end);
  return { end: units.end, digits, places: units.places };
}

function isFractionDigit(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === ARABIC || kind === ZERO || (kind === DIGIT && text[at] !== '两' && text[at] !== '兩');
}
