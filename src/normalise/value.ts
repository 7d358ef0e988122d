import { fold } from '../chinese/fold.ts';
import type { Decimal, Operator, Value } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { compiledRules, comparatorAt, comparatorBefore, unitAt } from './compiled-rules.ts';
import { shiftDecimal } from './decimal.ts';
import { dateAt, readDate } from './dates.ts';
import { findMeasured, type Measured } from './measured.ts';

/** What a row says about its target or actual cell outside the cell. */
export interface ValueContext {
  /** 度量单位 column of the row (`人`, `百分率`, `万元`): holds for target and actual alike; a unit printed in the cell wins. */
  readonly unit?: string | null;
  /** 指标性质 column (`≥`, `=`, `≤`, `定性`): pass it for the target only. */
  readonly operator?: string | null;
  /** The form's fiscal year, for `12月底前`. */
  readonly year?: number | null;
}

/**
 * A target or actual cell as a `Value` of the contract; null for an empty cell. What is no single number, range or date
 * is kind `text`. `raw` is operator, text and unit joined, folded, without white space.
 */
export function readValue(text: string, context: ValueContext, rules: RuleSet): Value | null {
  const cell = fold(text).text;
  if (cell === '') return null;
  const operator = operatorOf(fold(context.operator ?? '').text, cell, rules);
  const unit = unitOf(fold(context.unit ?? '').text, cell, rules);
  const raw = `${operator}${cell}${unit}`;
  const asText: Value = { raw, kind: 'text', op: null, value: null, high: null, unit: null };
  if (/定性/u.test(context.operator ?? '')) return asText;
  const statement = `${operator}${cell}`.replace(/[。.,，;；、!！]+$/u, '');
  return dateValue(statement, raw, context.year ?? null) ?? numberValue(statement, raw, unit, rules) ?? asText;
}

/** The printed 指标性质 as far as it goes in front of the value: no 定性 and no 正向, and none that the cell repeats. */
function operatorOf(printed: string, cell: string, rules: RuleSet): string {
  if (printed === '' || cell.startsWith(printed)) return '';
  const word = comparatorBefore(printed, printed.length, 0, compiledRules(rules), null);
  if (!word || word.text.length !== printed.length) return '';
  const own = comparatorBefore(cell, markEnd(cell), 0, compiledRules(rules), null);
  return own?.rule.side === 'mark' ? '' : printed;
}

const markEnd = (cell: string): number => /^[≥≤<>=≮≯≈]*/u.exec(cell)![0].length;

/** The printed 度量单位 where the cell holds a number without one of its own; words (达成预期指标) have no unit. */
function unitOf(printed: string, cell: string, rules: RuleSet): string {
  if (printed === '' || cell.endsWith(printed) || /^[-—/无]+$/u.test(printed)) return '';
  const found = findMeasured(cell, rules);
  return found.length === 1 && found[0]!.unit === null && (found[0]!.kind === 'bare' || found[0]!.kind === 'year') ? printed : '';
}

/** 2022年底前, 12月底前, 2022年12月31日. A quarter or half-year that names no day is text. */
function dateValue(statement: string, raw: string, year: number | null): Value | null {
  const compare = /^(≤|<|于|在|截至|截止|截至到|不迟于|不晚于|早于|完成时间:|完成时限:|=)/u.exec(statement)?.[0] ?? '';
  const rest = statement.slice(compare.length);
  const whole = readDate(rest, year);
  const date = whole === null ? dateAt(rest, 0, year) : null;
  if (whole === null && !(date && /^(?:完成|底|完毕|办结|竣工|交付)?$/u.test(rest.slice(date.end)))) return null;
  const value = whole ?? (date!.op === 'le' && date!.grain === 'period' ? date!.last : date!.value);
  if (value === null || (date && date.op === 'ge')) return null;
  const early = compare === '≤' || compare === '不迟于' || compare === '不晚于' || compare === '早于' || compare === '截至' || compare === '截止';
  const op: Operator = date?.op === 'le' || early ? 'le' : compare === '<' ? 'lt' : 'eq';
  return { raw, kind: 'date', op, value, high: null, unit: null };
}

const NUMBERS = new Set(['money', 'quantity', 'percent', 'points', 'score', 'age', 'bare', 'year']);

/** `≤12/10万`: so many among so many, a rate of health reports. 3/4 is none. */
const PER_MANY = /^([≥≤<>=]*)(\d+(?:\.\d+)?)(\/(?:\d{0,2}0|十|百)?(?:万|千))$/u;

/** The step of numbers printed as a fraction. */
const FRACTION_STEP = shiftDecimal('1', -20);

function numberValue(statement: string, raw: string, printedUnit: string, rules: RuleSet): Value | null {
  const perMany = PER_MANY.exec(statement);
  if (perMany) return { raw, kind: 'number', op: markOf(perMany[1]!, rules), value: shiftDecimal(perMany[2]!, 0), high: null, unit: perMany[3]! };
  const [first, ...rest] = findMeasured(statement, rules);
  // 2022年完成12场: the year says when, the number is the other one.
  const only = first && rest.length === 1 && (first.kind === 'year' || first.kind === 'date') && first.start === 0 ? rest[0]! : rest.length === 0 ? first : undefined;
  if (!only || only.vague || !NUMBERS.has(only.kind)) return null;
  const bareYear = only.kind === 'year' && /^\d+$/u.test(only.raw);
  if (only.kind === 'year' && !bareYear) return null;
  // 3/4 may be three of four, and two thirds are no exact decimal: both stay as printed.
  if (only.step === FRACTION_STEP && (/\d\/\d/u.test(only.raw) || only.value.length > FRACTION_STEP.length - 2)) return null;
  if (!isCore(statement, only, only === first ? 0 : first!.end, rules)) return null;
  const op = bareYear ? markOf(statement.slice(0, only.start), rules) : only.op;
  const { unit, places } = only.unit === null ? inherited(printedUnit, rules) : { unit: only.unit, places: 0 };
  const scaled = (decimal: Decimal): Decimal => shiftDecimal(decimal, places);
  if (only.high !== null) return { raw, kind: 'range', op: null, value: scaled(only.value), high: scaled(only.high), unit };
  return { raw, kind: 'number', op, value: scaled(only.value), high: null, unit };
}

/** Words before the number that leave it the cell's statement: 满意度90%以上, 每年2次. Not 未发生, 第, 建成后. */
const LABEL = /^[一-龥“”、]{0,12}$/u;
const NO_LABEL = /[未无没非第]|不(?!动产)|[后前内外]$/u;
/** What it counts, behind it: 12个乡镇, 100%完成. */
const NOUN = /^[一-龥]{0,8}$/u;
const NO_NOUN = /[未无没不非]|^[以之内外前后左上下]/u;

/**
 * Whether the number is what the cell says: only words of "is" and "at least" around it, or a short label before a number
 * with a unit and a noun after it. Spelled numbers (一次办好) must stand alone.
 */
function isCore(statement: string, only: Measured, from: number, rules: RuleSet): boolean {
  const compiled = compiledRules(rules);
  let start = only.start;
  for (let word = comparatorBefore(statement, start, from, compiled, null); word !== null; word = comparatorBefore(statement, start, from, compiled, null)) start -= word.text.length;
  let end = only.end;
  for (let word = comparatorAt(statement, end, compiled.after, null); word !== null; word = comparatorAt(statement, end, compiled.after, null)) end += word.text.length;
  const label = statement.slice(from, start);
  const noun = statement.slice(end);
  if (label === '' && (noun === '' || /^\((?:含|含本数|不含|\d+)\)$/u.test(noun))) return true;
  if (only.spelled || only.unit === null) return false;
  return LABEL.test(label) && !NO_LABEL.test(label) && NOUN.test(noun) && !NO_NOUN.test(noun);
}

function markOf(before: string, rules: RuleSet): Operator {
  return comparatorBefore(before, before.length, 0, compiledRules(rules), null)?.rule.op ?? 'eq';
}

/** A unit column as the contract names it, with its power of ten: 万元 is 元 and 4, 百分率 is %. A unit that no rule knows stays as printed. */
function inherited(printed: string, rules: RuleSet): { unit: string | null; places: number } {
  if (printed === '') return { unit: null, places: 0 };
  const compiled = compiledRules(rules);
  const inner = /^\((.+)\)$/u.exec(printed)?.[1] ?? printed;
  const multiple = /^(亿|千万|百万|十万|万|千(?=元))/u.exec(inner)?.[0] ?? '';
  const places = { 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3 }[multiple] ?? 0;
  const rest = inner.slice(multiple.length);
  const word = unitAt(rest, 0, compiled);
  if (word && word.text.length === rest.length) return { unit: word.rule.unit ?? word.name, places: places + word.rule.places };
  return { unit: multiple !== '' && rest !== '' ? rest : inner, places: rest === '' ? 0 : places };
}
