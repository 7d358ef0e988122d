// Measures the readers of numbers on published test cases (Recognizers-Text, cn2an, WeTextProcessing).
//   node scripts/evaluate-numbers.ts [CASES.json] [--all]     --all lists the cases out of scope as well
// Exit status 1 when fewer than 99 % of the cases in scope are right.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Big } from 'big.js';
import { fold } from '../src/chinese/fold.ts';
import { findDates } from '../src/normalise/dates.ts';
import { findMeasured, type Measured } from '../src/normalise/measured.ts';
import { readAmount } from '../src/normalise/money.ts';
import { findNumbers, readNumber } from '../src/normalise/numbers.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';

interface Expected {
  readonly text: string;
  /** Offsets into the input, `end` inclusive. */
  readonly start: number;
  readonly value?: string;
  readonly unit?: string;
}

interface Case {
  readonly input: string;
  readonly expected: readonly Expected[] | string | number;
  readonly value?: string;
  readonly kind: string;
  readonly whole: boolean;
  readonly source: string;
}

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean' } } });
const root = path.join(import.meta.dirname, '..');
const file = positionals[0] ?? path.join(root, '..', 'shared', 'eval', 'numbers.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
const rules = loadRules([path.join(root, 'rules')], GROUPS);

const spans = (test: Case): readonly Expected[] => (Array.isArray(test.expected) ? (test.expected as Expected[]) : []);
const inText = (test: Case, pattern: RegExp): boolean => pattern.test(fold(test.input).text);

/** Kinds of case that these reports do not hold or that our contract rules otherwise. The first that applies is the reason. */
const OUT_OF_SCOPE: readonly (readonly [reason: string, applies: (test: Case) => boolean])[] = [
  ['powers and exponents (2^5, 1e3): not printed in reports', (test) => test.kind === 'number' && inText(test, /\d\^|\d[eE][+-]?\d/u)],
  ['k and M as multipliers: not printed in Chinese reports', (test) => inText(test, /\d[kKM](?![A-Za-z])/u)],
  ['打, a dozen: the contract keeps a measure word, so 10打 is 10 of unit 打', (test) => test.kind === 'number' && inText(test, /[一二五十壹]打/u)],
  ['discounts (75折): not printed in reports', (test) => inText(test, /折/u)],
  ['white space that divides numbers (1, 234 is two, 4 6/3 is mixed): our text has none, since cells and lines break at any place', (test) => test.kind === 'number' && /\d, ?\d|\d \d/u.test(test.input.normalize('NFKC')) && /\s/u.test(test.input)],
  ['addresses of web pages', (test) => inText(test, /https?:/u)],
  ['a unit without a number (人民币, °C)', (test) => spans(test).some((e) => e.value === undefined)],
  ['coins of foreign money (五美元又三美分)', (test) => test.kind === 'currency' && inText(test, /美分|日本銭/u)],
  ['currency signs other than ¥', (test) => test.kind === 'currency' && inText(test, /[$£€]/u)],
  ['the number model hides the numeral of a price (一美元), ours finds it', (test) => test.kind === 'number' && spans(test).length === 0 && inText(test, /[一两](?:美元|美刀)/u)],
  ['半 as a number before what it halves (半斤, 半成): reports say 半年, a period', (test) => inText(test, /^半/u)],
  ['两, the old weight (二两)', (test) => /^(?:dimension|itn_measure)$/u.test(test.kind) && inText(test, /两$/u)],
  ['the percent model leaves ranges out (二三十个百分点), ours reads them', (test) => test.kind === 'percent' && spans(test).length === 0 && inText(test, /[二三四五六七八九]{2}十/u)],
  ['千米 is one unit for Recognizers-Text and for us, a multiple of 米 for cn2an', (test) => test.kind === 'sentence_transform' && inText(test, /千米/u)],
  ['two bounds on one value as one interval, and comparisons in prose (比…大): ours are two statements with an operator each', (test) => test.kind === 'number_range' && !isOneBound(test)],
  ['refusals of the strict mode of cn2an (一一) of what its own normal mode reads', (test) => test.kind === 'cn2an_error_strict' && cases.some((other) => other.kind !== test.kind && other.whole && (other.input === test.input || other.input === `一${test.input}`))],
  ['digits spelled one by one for telephones, codes and identity cards', (test) => (test.kind === 'itn_cardinal' && (inText(test, /幺/u) || !/^[0-9~]/u.test(String(test.value)))) || (test.kind === 'sentence_transform' && inText(test, /编号|电话/u))],
  ['sums (一加二)', (test) => test.kind === 'itn_math' && inText(test, /加|等于/u)],
  ['years of fewer than four digits (公元一六三年)', (test) => test.kind === 'itn_date' && inText(test, /公元[一二三四五六七八九]{1,3}年/u)],
];

/** A range case that states one bound or a plain range, which is what our operator and `high` can say. */
function isOneBound(test: Case): boolean {
  const found = spans(test);
  return found.length > 0 && found.every((e) => !/比|第/u.test(e.text) && !/[大小多少]于?.*\d.*[大小多少]于|大于.*小于|最多.*最少|以上.*以下|大于.*少于|等于[一二三四五六七八九十百千\d]+$/u.test(fold(e.text).text) || (/^大于等于[^小大]*$|^小于等于[^大小]*$|^小于或等于[^大小]*$/u.test(fold(e.text).text)));
}

const same = (a: string | null | undefined, b: string | null | undefined): boolean => {
  if (a === null || b === null || a === undefined || b === undefined) return a === b;
  const x = new Big(a);
  const y = new Big(b);
  if (x.eq(y)) return true;
  // Cases made with floats end after 15 digits.
  return !y.eq(0) && x.minus(y).abs().div(y.abs()).lt('1e-13');
};

interface Verdict {
  readonly right: boolean;
  readonly got: string;
}

const verdict = (right: boolean, got: unknown): Verdict => ({ right, got: JSON.stringify(got) });

/** Where our spans begin, as offsets of the input. */
const placed = (input: string, found: readonly { start: number; end: number }[]): number[] => {
  const folded = fold(input);
  return found.map((item) => folded.span(item.start, item.end).start);
};

const readers: Readonly<Record<string, (test: Case) => Verdict>> = {
  number: (test) => {
    if (test.whole) return wholeNumber(test);
    const folded = fold(test.input).text;
    const names = findMeasured(folded, rules).filter((m) => m.kind === 'name' && m.rules.length > 0);
    const found = findNumbers(folded).filter((n) => folded[n.end] !== '%' && !names.some((name) => n.start < name.end && name.start < n.end));
    const starts = placed(test.input, found);
    const want = spans(test);
    return verdict(found.length === want.length && want.every((e, i) => (found[i]!.per === null ? starts[i] === e.start && same(found[i]!.value, e.value) : same(found[i]!.value, e.value))), found.map((n) => [folded.slice(n.start, n.end), n.value]));
  },
  percent: (test) => {
    const found = measured(test).filter((m) => m.kind === 'percent' || m.kind === 'points');
    return compared(test, found, (m, e) => same(percentOf(m), (e.value ?? '').replace('%', '')));
  },
  ordinal: (test) => compared(test, measured(test).filter((m) => m.kind === 'ordinal'), (m, e) => same(m.value, e.value)),
  number_range: (test) => {
    const found = measured(test).filter((m) => m.kind !== 'name' && (m.high !== null || m.op !== 'eq'));
    return compared(test, found, (m, e) => matchesInterval(m, e.value ?? ''), false);
  },
  currency: (test) => compared(test, measured(test).filter((m) => m.kind === 'money' || (m.kind === 'quantity' && /[元币镑布]|法郎|奈拉/u.test(m.unit ?? ''))), (m, e) => same(m.value, e.value), false),
  dimension: (test) => (spans(test).length === 0 ? verdict(true, []) : holds(test)),
  age: (test) => holds(test),
  temperature: (test) => holds(test),
  sentence_transform: (test) => sentence(test),
  itn_measure: (test) => sentence(test),
  itn_money: (test) => sentence(test),
  itn_cardinal: (test) => sentence(test),
  itn_fraction: (test) => sentence(test),
  itn_math: (test) => sentence(test),
  itn_number: (test) => sentence(test),
  itn_date: (test) => sentence(test),
};

const percentOf = (m: Measured): string => (m.unit === '‰' ? new Big(m.value).div(10).toFixed() : (m.high ?? m.value));
const measured = (test: Case): Measured[] => findMeasured(fold(test.input).text, rules);

function wholeNumber(test: Case): Verdict {
  const number = readNumber(test.input) ?? readAmount(test.input, null)?.amount ?? null;
  const want = test.expected === 'error' ? null : Array.isArray(test.expected) ? test.expected[0].value : String(test.value ?? test.expected);
  return verdict(same(number, want), number);
}

/** Every expected span is found where it stands, and nothing else. */
function compared(test: Case, found: readonly Measured[], agrees: (m: Measured, e: Expected) => boolean, exact = true): Verdict {
  const want = spans(test);
  const starts = placed(test.input, found.map((m) => ({ start: m.kind === 'ordinal' ? m.start : m.numberStart, end: m.numberEnd })));
  const right = found.length === want.length && want.every((e, i) => (!exact || found[i]!.high !== null || Math.abs(starts[i]! - e.start) <= 1) && agrees(found[i]!, e));
  return verdict(right, found.map((m) => [m.raw, m.op, m.value, m.high, m.unit]));
}

/** Cases that name one thing of a sentence: it must be found with its value; other numbers of the sentence are not listed there. */
function holds(test: Case): Verdict {
  const found = measured(test).filter((m) => m.kind === 'quantity' || m.kind === 'age' || m.kind === 'money');
  const folded = fold(test.input);
  const right = spans(test).every((e) => found.some((m) => same(m.high ?? m.value, e.value) && folded.span(m.start, m.end).end > e.start));
  return verdict(right, found.map((m) => [m.raw, m.value, m.unit]));
}

/** `[100,310]`, `(50,)`: brackets of the interval model; upper ends of plain ranges are open there by its convention. */
function matchesInterval(m: Measured, interval: string): boolean {
  const [, low = '', high = ''] = /^[[(]([^,]*),([^,]*)[\])]$/u.exec(interval) ?? [];
  if (low !== '' && high !== '' && low !== high) return m.high !== null && same(m.value, low) && same(m.high, high);
  if (low === high) return m.op === 'eq' && same(m.value, low);
  return low === '' ? (m.op === 'le' || m.op === 'lt') && same(m.value, high) : (m.op === 'ge' || m.op === 'gt' || m.op === 'approx') && same(m.value, low);
}

/** Rewriters print the numbers of a sentence in digits: the same numbers, in order, must be what we find in the input. */
function sentence(test: Case): Verdict {
  const printed = expandRange(String(test.expected).replace(/CNY|TWD|RM|[¥$£₽€]/gu, ''));
  const whole = readNumber(test.input);
  if (whole !== null && !printed.endsWith('%')) return verdict(same(whole, readNumber(printed)), whole);
  const dates = findDates(fold(test.input).text, 2000).map((date) => (date.value ?? '').replaceAll('-', ''));
  if (test.kind === 'itn_date') {
    const want = [...printed.matchAll(/\d{1,4}(?:年?[\d/]+)*/gu)].map((match) => match[0].replace(/[年/]/gu, ''));
    return verdict(want.length === dates.length && want.every((value, i) => dates[i]!.endsWith(value)), dates);
  }
  const want = numbersOf(printed);
  const got = numbersOf(test.input);
  return verdict(want.length === got.length && want.every((value, i) => value === got[i]), [got, want]);
}

/** 730-40 stands for 730 to 740 there, and 3~4Wv for 3 to 4 万伏. */
function expandRange(printed: string): string {
  return printed.replace(/(\d+)-(\d+)/gu, (all, low: string, high: string) => (low.length < high.length || low === high ? all : `${low}~${low.slice(0, low.length - high.length)}${high}`)).replace('Wv', '万伏');
}

function numbersOf(text: string): string[] {
  const folded = fold(text).text;
  const dates = findDates(folded, 2000).map((date) => date.value ?? '');
  const numbers = findMeasured(folded, rules)
    .filter((m) => m.kind !== 'name' && m.kind !== 'date')
    .map((m) => `${/^-?[\d.]+$/u.test(m.value) ? new Big(m.value).toFixed() : m.value}${m.high === null ? '' : `~${m.high}`}`);
  return [...numbers, ...dates];
}

const tally = new Map<string, { right: number; all: number }>();
const outside = new Map<string, Case[]>();
const misses: string[] = [];
for (const test of cases) {
  const reason = OUT_OF_SCOPE.find(([, applies]) => applies(test))?.[0];
  if (reason !== undefined) {
    outside.set(reason, [...(outside.get(reason) ?? []), test]);
    continue;
  }
  const kind = test.kind;
  const { right, got } = (readers[kind] ?? wholeNumber)(test);
  const count = tally.get(kind) ?? { right: 0, all: 0 };
  tally.set(kind, { right: count.right + (right ? 1 : 0), all: count.all + 1 });
  if (!right) misses.push(`  ${kind}: ${test.input}\n      want ${JSON.stringify(test.expected)}\n      got  ${got}`);
}

const sum = [...tally.values()].reduce((a, b) => ({ right: a.right + b.right, all: a.all + b.all }), { right: 0, all: 0 });
for (const [kind, count] of tally) console.log(`${kind.padEnd(20)} ${String(count.right).padStart(4)} of ${String(count.all).padStart(4)}`);
console.log(`\nmisses (${misses.length})`);
for (const miss of misses) console.log(miss);
console.log('\nout of scope');
for (const [reason, list] of outside) {
  console.log(`  ${String(list.length).padStart(4)}  ${reason}`);
  if (options.all) for (const test of list) console.log(`          ${test.input}`);
}
const excluded = cases.length - sum.all;
console.log(`\nright ${sum.right} of ${sum.all} in scope (${((100 * sum.right) / sum.all).toFixed(2)} %), out of scope ${excluded} of ${cases.length}`);
process.exitCode = sum.right / sum.all >= 0.99 ? 0 : 1;
