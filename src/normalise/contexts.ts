import type { CompiledRules } from './compiled-rules.ts';
import { unitAt } from './compiled-rules.ts';
import { dateAt } from './dates.ts';
import { type Measured, noCount } from './measured-number.ts';
import { isArabicAt, kindAt, NOT_A_NUMERAL } from './numerals.ts';
import { scanDigits } from './scan-digits.ts';
import { scanNumber } from './scan-number.ts';

/** Longest name in quotes and longest title in 《》 that a number is taken to belong to. */
const QUOTED = 16;
const TITLE = 80;

/** Knows for a growing position whether it stands in a short “name” or a 《title》. Each character is looked at once. */
export class InQuotes {
  readonly #text: string;
  #at = 0;
  #open = -1;
  #title = -1;
  constructor(text: string) {
    this.#text = text;
  }

  /** `at` never falls from call to call. */
  has(at: number): boolean {
    for (; this.#at < at; this.#at++) {
      const ch = this.#text[this.#at];
      if (ch === '“' || ch === '‘' || ch === '「') this.#open = this.#at;
      else if (ch === '”' || ch === '’' || ch === '」') this.#open = -1;
      else if (ch === '"') this.#open = this.#open < 0 ? this.#at : -1;
      else if (ch === '《') this.#title = this.#at;
      else if (ch === '》') this.#title = -1;
    }
    return this.#closes(this.#open, at, QUOTED, '”’」"') || this.#closes(this.#title, at, TITLE, '》');
  }

  #closes(open: number, at: number, length: number, marks: string): boolean {
    if (open < 0 || at - open > length) return false;
    const limit = Math.min(this.#text.length, open + length + 2);
    for (let i = at; i < limit; i++) if (marks.includes(this.#text[i]!)) return true;
    return false;
  }
}

/** A number at `at` that its surroundings show to be no count: ordinals, names, codes, phones, times. Null if it may be one. */
export function contextAt(text: string, at: number, rules: CompiledRules, quotes: InQuotes): Measured | null {
  return (
    ordinalAt(text, at) ?? nameAt(text, at, rules) ?? (quotes.has(at) ? quotedAt(text, at, rules) : null) ?? (isArabicAt(text, at) ? codeAt(text, at, rules) : null)
  );
}

function nameAt(text: string, at: number, rules: CompiledRules): Measured | null {
  for (const { rule, pattern } of rules.names) {
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    const end = Math.max(pattern.lastIndex, at + 1);
    const kind = rule.kind === 'named' ? 'name' : rule.kind === 'numbered' ? 'ordinal' : 'document_number';
    return noCount(text, at, end, kind, text.slice(at, end), [rule.id]);
  }
  return null;
}

/** Inside a quoted name or a title a number counts nothing, unless it is a share or money. */
function quotedAt(text: string, at: number, rules: CompiledRules): Measured | null {
  const number = scanNumber(text, at, true);
  const end = number?.end ?? at + 1;
  const unit = unitAt(text, end, rules)?.rule.kind;
  return unit === 'money' || unit === 'percent' ? null : noCount(text, at, end, 'name', text.slice(at, end));
}

/** `7.21个司法所` at the beginning of a line is item 7: things that are counted have no decimals. */
const ITEM_AND_COUNT = /^\d{1,2}[.．](?=\d{1,4}(?:个(?![月百]|工作日|小时|课时|学时|百分点|季度|标准)|名|人|所|家|件|次|户|座|场|只|辆)[一-龥]{2})/u;

/** 第三, 第1-3条, (一), (2), 1.加强, 2、组织, 2.1.3. */
function ordinalAt(text: string, at: number): Measured | null {
  const before = text[at - 1];
  if (before === '第') {
    const number = scanNumber(text, at, true);
    return number ? noCount(text, at - 1, number.end, 'ordinal', number.value) : null;
  }
  if (before === '(') {
    const number = scanNumber(text, at);
    const listed = number && text[number.end] === ')' && number.value.length <= 2 && number.value !== '0';
    return listed ? noCount(text, at, number.end, 'ordinal', number.value) : null;
  }
  if (!isArabicAt(text, at)) return null;
  let end = at;
  while (isArabicAt(text, end)) end++;
  const mark = text[end];
  if (end - at > 2 || before === '.' || (mark !== '.' && mark !== '、' && mark !== ')')) return mark === '.' ? outlineAt(text, at, end) : null;
  const next = text[end + 1];
  // 1.2025年部门收支总表
  if (mark === '.' && dateAt(text, end + 1)?.grain === 'year') return noCount(text, at, end, 'ordinal', text.slice(at, end));
  if (mark === '.' && (at === 0 || before === '\n') && ITEM_AND_COUNT.test(text.slice(at, at + 16))) return noCount(text, at, end + 1, 'ordinal', text.slice(at, end));
  if (mark === '.' && next !== undefined && isArabicAt(text, end + 1)) return outlineAt(text, at, end);
  if (next === undefined || isArabicAt(text, end + 1) || next === '(' || (mark === ')' && before === '(')) return null;
  if (mark === ')' || (mark === '.' && next === '.')) return null;
  return noCount(text, at, end, 'ordinal', text.slice(at, end));
}

/** 2.1.3 and longer: the number of a section. Two parts are a decimal. */
function outlineAt(text: string, at: number, first: number): Measured | null {
  let end = first;
  let parts = 1;
  while (text[end] === '.' && isArabicAt(text, end + 1)) {
    end++;
    while (isArabicAt(text, end)) end++;
    parts++;
  }
  return parts >= 3 ? noCount(text, at, end, 'ordinal', text.slice(at, end)) : null;
}

const CODE = /\d+(?:-[0-9A-Za-z]+){2,}/uy;
const PHONE = /(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|\d{3,4}-\d{7,8}|0\d{9,11}|400-?\d{3}-?\d{4})(?!\d|\.\d|,\d)/uy;
const CLOCK = /(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d|[.,%])/uy;
const RATIO = /\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+(?!\d|[.,%])/uy;
/** 4.262,41: point and comma changed places, by OCR or by habit; which is the decimal mark would be a guess. */
const SWAPPED = /\d{1,3}(?:\.\d{3})+,\d+(?![\d.])/uy;
const LATIN = /[A-Za-z_]/u;

/** Phones, codes with letters or hyphens, clock times, ratios, numbers too long to count anything. */
function codeAt(text: string, at: number, rules: CompiledRules): Measured | null {
  const { end, digits } = scanDigits(text, at);
  const take = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const phone = digits.length >= 3 ? take(PHONE) : -1;
  if (phone > 0 && !unitAt(text, phone, rules)) return noCount(text, at, phone, 'phone', text.slice(at, phone));
  if (text[end] === '-') {
    const code = take(CODE);
    if (code > 0 && kindAt(text, code) === NOT_A_NUMERAL && !unitAt(text, code, rules)) return noCount(text, at, code, 'document_number', text.slice(at, code));
  }
  if (text[end] === ':' && isArabicAt(text, end + 1)) {
    const clock = take(CLOCK);
    const ratio = clock > 0 ? clock : take(RATIO);
    if (ratio > 0 && !unitAt(text, ratio, rules)) return noCount(text, at, ratio, clock > 0 ? 'date' : 'name', text.slice(at, ratio));
    return noCount(text, at, end, 'ordinal', digits); // 指标1:50件
  }
  if (text[end] === '时' && text[end + 1] !== '间' && text[end + 1] !== '段' && digits.length <= 2) return clockWords(text, at, end);
  if (LATIN.test(text[at - 1] ?? '')) return unitAt(text, end, rules) && !LATIN.test(text[end] ?? '') && end - at > 1 ? null : noCount(text, at, latinEnd(text, end), 'name', text.slice(at, end));
  if (LATIN.test(text[end] ?? '') && !unitAt(text, end, rules)) return noCount(text, at, latinEnd(text, end), 'name', text.slice(at, end));
  const whole = end - at === digits.length && !digits.includes('.');
  const long = whole && (digits.length >= 9 || (digits.length >= 3 && digits.startsWith('0')));
  if (long && !unitAt(text, end, rules)) return noCount(text, at, end, PHONE_WORD.test(text.slice(Math.max(0, at - 6), at)) ? 'phone' : 'document_number', digits);
  if (whole && digits.length >= 7 && digits.length <= 8 && PHONE_WORD.test(text.slice(Math.max(0, at - 6), at))) return noCount(text, at, end, 'phone', digits);
  const swapped = text[end] === ',' ? take(SWAPPED) : -1;
  return swapped > 0 ? noCount(text, at, swapped, 'unreadable', text.slice(at, swapped)) : null;
}

const PHONE_WORD = /电话|热线|传真|手机|联系|方式/u;

function clockWords(text: string, at: number, end: number): Measured {
  let last = end + 1;
  let minutes = last;
  while (isArabicAt(text, minutes)) minutes++;
  if (minutes > last && text[minutes] === '分') last = minutes + 1;
  return noCount(text, at, last, 'date', text.slice(at, last));
}

function latinEnd(text: string, at: number): number {
  let end = at;
  while (LATIN.test(text[end] ?? '')) end++;
  return end;
}
