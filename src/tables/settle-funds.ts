import { Big } from 'big.js';
import type { FormAmount } from '../model/form.ts';
import type { Measure } from '../model/vocabulary.ts';

/**
 * Lines of a project's funds whose words nobody knows, told by their neighbours: the first line that is the sum of the lines
 * behind it in every column is the total, and of three parts of which two stand where every form has them (appropriation,
 * carry-over, other funds) the third is the one that is left. Anything else stays as it is.
 */
export function withFundsSettled(amounts: readonly FormAmount[]): FormAmount[] {
  const lines = linesOf(amounts);
  if (lines.length === 0) return [...amounts];
  const measures = lines.map((line) => line[0]!.measure);
  const known = measures.indexOf('project_funds_total');
  const total = known >= 0 ? known : measures[0] === 'other' && isSumOf(lines[0]!, lines.slice(1), measures.slice(1)) ? 0 : -1;
  if (total < 0) return [...amounts];
  const settled = new Map<FormAmount, Measure>();
  for (const amount of lines[total]!) settled.set(amount, 'project_funds_total');
  const parts = lines.slice(total + 1);
  const open = parts.length === PARTS.length ? parts.findIndex((line) => line[0]!.measure === 'other') : -1;
  const rest = parts.every((line, at) => at === open || line[0]!.measure === PARTS[at]);
  if (open >= 0 && rest && isSumOf(lines[total]!, parts, PARTS)) for (const amount of parts[open]!) settled.set(amount, PARTS[open]!);
  return amounts.map((amount) => {
    const measure = settled.get(amount);
    return measure === undefined || amount.measure === measure ? amount : { ...amount, measure };
  });
}

/** The parts of a project's funds in the order of the national form. */
const PARTS: readonly Measure[] = ['current_year_appropriation', 'prior_year_carryover', 'other_funds'];

/** The amounts of each label, in the order of print; lines of projects in a list are none. */
function linesOf(amounts: readonly FormAmount[]): FormAmount[][] {
  const lines = new Map<string, FormAmount[]>();
  for (const amount of amounts) {
    if (amount.subject !== undefined) continue;
    const label = `${amount.label.at.start} ${amount.label.text}`;
    const line = lines.get(label);
    if (line) line.push(amount);
    else lines.set(label, [amount]);
  }
  return [...lines.values()];
}

/** In every stage that the total has; two parts at least, or one that is known to be a part. */
function isSumOf(total: readonly FormAmount[], parts: readonly FormAmount[][], measures: readonly Measure[]): boolean {
  if (parts.length === 0 || (parts.length === 1 && !FISCAL.has(measures[0]!))) return false;
  return total.every((amount) => {
    const whole = numberOf(amount);
    const own = parts.flatMap((line) => line.filter((one) => one.stage === amount.stage));
    const numbers = own.map(numberOf);
    return whole !== null && own.length > 0 && numbers.every((number) => number !== null) && numbers.reduce<Big>((sum, number) => sum.plus(number!), new Big(0)).eq(whole);
  }) && total.some((amount) => numberOf(amount)?.gt(0) === true);
}

/** Money of the treasury is part of a project's funds, never their total. */
const FISCAL: ReadonlySet<Measure> = new Set<Measure>(['current_year_appropriation', 'fiscal_funds', 'fiscal_appropriation']);

function numberOf(amount: FormAmount): Big | null {
  const text = amount.amount.text.replace(/[,，\s]/gu, '').replace(/[万亿千]?元$/u, '');
  return /^\d+(?:\.\d+)?$/u.test(text) ? new Big(text) : null;
}
