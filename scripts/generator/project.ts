import type { Draft } from './draft.ts';
import { FEN_OF, percent } from './money.ts';
import type { Fen } from './money.ts';
import type { TrueIndicator, TrueValue } from './truth.ts';
import { words } from './words.ts';

/** A project with its money, its goals and its indicators: what every form about it prints in its own way. */
export interface Project {
  readonly name: string;
  readonly initial: Funds;
  readonly adjusted: Funds;
  readonly executed: Funds;
  /** `98.35`, without sign. */
  readonly rate: string;
  readonly indicators: readonly IndicatorPlan[];
}

export interface Funds {
  readonly total: Fen;
  readonly current: Fen;
  readonly carryover: Fen;
  readonly other: Fen;
}

export interface IndicatorPlan {
  /** Kind of level 1 and level 2; each form has its own words for them. */
  readonly group: 'output' | 'benefit' | 'satisfaction';
  readonly kind: 'quantity' | 'quality' | 'time' | 'cost' | 'social' | 'economic' | 'ecological' | 'lasting' | 'satisfied';
  readonly name: string;
  readonly target: TrueValue;
  readonly actual: TrueValue;
  /** Points out of 100. */
  readonly weight: string;
  readonly score: string;
  readonly reason: string | null;
}

/** Amounts in forms are in 万元 with two decimals whatever the prose prints. */
const GRAIN = FEN_OF['万元'] / 100;

/** `execution`: the form scores the execution rate with 10 of the 100 points. */
export function makeProject(d: Draft, name: string, execution = true): Project {
  const { random } = d;
  // A handful of projects fits into what the department spends on projects.
  const most = Math.max(100, Math.floor(Math.min(d.finances.initial.project, d.finances.executed.project) / GRAIN / 10));
  const current = random.int(50, most) * GRAIN;
  const added = random.chance(0.5) ? 0 : random.int(10, Math.ceil(most / 4)) * GRAIN;
  const carryover = random.chance(0.6) ? 0 : random.int(10, Math.ceil(most / 4)) * GRAIN;
  const other = random.chance(0.8) ? 0 : random.int(10, Math.ceil(most / 8)) * GRAIN;
  const funds = (current: Fen, carryover: Fen, other: Fen): Funds => ({ total: current + carryover + other, current, carryover, other });
  const initial = funds(current, 0, other);
  const adjusted = funds(current + added, carryover, other);
  const spentCurrent = random.chance(0.5) ? adjusted.current : Math.round((adjusted.current * random.int(82, 99)) / 100 / GRAIN) * GRAIN;
  const executed = funds(spentCurrent, carryover, other);
  return { name, initial, adjusted, executed, rate: percent(executed.total, adjusted.total, 2), indicators: makeIndicators(d, execution) };
}

const value = (raw: string, kind: TrueValue['kind'], rest: Partial<TrueValue> = {}): TrueValue => ({ raw: raw.replace(/\s/g, ''), kind, op: null, value: null, high: null, unit: null, ...rest });
export const textValue = (raw: string): TrueValue => value(raw, 'text');

const AT_LEAST = words<(n: string, u: string) => string>([(n, u) => `≥${n}${u}`, (n, u) => `${n}${u}以上`, (n, u) => `不少于${n}${u}`], [(n, u) => `≧${n}${u}`, (n, u) => `不低于${n}${u}`, (n, u) => `≥ ${n} ${u}`]);
const AT_MOST = words<(n: string, u: string) => string>([(n, u) => `≤${n}${u}`, (n, u) => `不超过${n}${u}`], [(n, u) => `${n}${u}以内`, (n, u) => `不高于${n}${u}`]);
const EXACT = words<(n: string, u: string) => string>([(n, u) => `${n}${u}`, (n, u) => `=${n}${u}`], [(n, u) => `＝${n}${u}`, (n, u) => `${n}${u}`]);

export function numberValue(d: Draft, op: 'eq' | 'ge' | 'le', n: string, unit: string): TrueValue {
  const raw = d.pick(op === 'ge' ? AT_LEAST : op === 'le' ? AT_MOST : EXACT)(n, unit);
  return value(raw, 'number', { op, value: n, unit });
}

const plain = (n: string, unit: string): TrueValue => value(`${n}${unit}`, 'number', { op: 'eq', value: n, unit });

function makeIndicators(d: Draft, execution: boolean): IndicatorPlan[] {
  const { random, domain } = d;
  const met = (): TrueValue => textValue(d.pick(words(['达成预期指标', '完成', '已完成'], ['达到预期目标', '全面完成'])));
  const rows: Omit<IndicatorPlan, 'weight' | 'score' | 'reason'>[] = [];
  for (const { noun, unit, count, goal } of d.deeds.slice(0, random.int(2, 4))) {
    const suffix = d.pick(words(['数', '数量', ''], ['总量', '']));
    rows.push({ group: 'output', kind: 'quantity', name: `${noun}${noun.endsWith('面积') || noun.endsWith('数') ? '' : suffix}`, target: numberValue(d, random.chance(0.6) ? 'ge' : 'eq', String(goal), unit), actual: plain(String(count), unit) });
  }
  for (const { name, goal, actual } of random.some(d.rates, random.int(1, 2))) {
    rows.push({ group: 'output', kind: 'quality', name, target: numberValue(d, goal === 100 ? 'eq' : 'ge', String(goal), '%'), actual: plain(String(actual), '%') });
  }
  const until = d.pick(words([`${d.year}年12月底前`, `${d.year}年底前`], [`${d.year}年12月31日前`]));
  rows.push({ group: 'output', kind: 'time', name: d.pick(words(['各项任务按时完成', '资金支付及时性'], ['项目完成时限'])), target: value(until, 'date', { op: 'le', value: `${d.year}-12-31` }), actual: met() });
  if (random.chance(0.7)) {
    const cost = random.int(3, 90);
    rows.push({ group: 'output', kind: 'cost', name: d.pick(words(['项目成本控制数', '成本节约率'], ['预算成本控制'])), target: value(`≤${cost}万元`, 'number', { op: 'le', value: String(cost * 10_000), unit: '元' }), actual: value(`${cost}万元`, 'number', { op: 'eq', value: String(cost * 10_000), unit: '元' }) });
  }
  const [first, second] = random.some(domain.benefits, 2);
  rows.push({ group: 'benefit', kind: 'social', name: first![0], target: textValue(first![1]), actual: random.chance(0.5) ? met() : textValue(first![1]) });
  if (random.chance(0.5)) rows.push({ group: 'benefit', kind: 'lasting', name: second![0], target: textValue(second![1]), actual: met() });
  rows.push({ group: 'satisfaction', kind: 'satisfied', name: `${domain.served}满意度`, target: numberValue(d, 'ge', String(d.satisfaction.goal), '%'), actual: plain(String(d.satisfaction.actual), '%') });
  return withPoints(rows, d, execution);
}

/** 50 points for output, or 60 where execution is not scored, 30 for benefit, 10 for satisfaction; halves where a group has many rows. */
function withPoints(rows: readonly Omit<IndicatorPlan, 'weight' | 'score' | 'reason'>[], d: Draft, execution: boolean): IndicatorPlan[] {
  const points = { output: execution ? 100 : 120, benefit: 60, satisfaction: 20 }; // half points
  const size = { output: 0, benefit: 0, satisfaction: 0 };
  for (const row of rows) size[row.group]++;
  const seen = { output: 0, benefit: 0, satisfaction: 0 };
  return rows.map((row) => {
    const each = Math.floor(points[row.group] / size[row.group]);
    const halves = seen[row.group]++ === 0 ? points[row.group] - each * (size[row.group] - 1) : each;
    const short = isShort(row.target, row.actual);
    const scored = short ? Math.max(1, halves - d.random.int(1, 3)) : halves;
    return {
      ...row, weight: halfPoints(halves), score: halfPoints(scored),
      reason: short ? d.pick(words(['受客观因素影响，部分任务顺延，下年加快实施。', '年初目标设置偏高，今后合理确定目标。'], ['施工条件变化所致，将加强调度。'])) : null,
    };
  });
}

export const halfPoints = (halves: number): string => (halves % 2 === 0 ? String(halves / 2) : `${Math.floor(halves / 2)}.5`);

function isShort(target: TrueValue, actual: TrueValue): boolean {
  return target.kind === 'number' && actual.kind === 'number' && target.op !== 'le' && Number(actual.value) < Number(target.value);
}

/** What a form's row says; the form gives its words for the levels and leaves out what it has no column for. */
export function trueIndicator(plan: IndicatorPlan, form: Partial<TrueIndicator> & Pick<TrueIndicator, 'subject' | 'level1'>): TrueIndicator {
  return {
    objective: null, level2: null, level3: plan.name, description: null, target: plan.target, actual: plan.actual,
    weight: plan.weight, score: plan.score, reason: plan.reason, basis: null, remark: null, ...form,
  };
}
