import { Big } from 'big.js';
import type { FormAmount, FormCell } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import type { Stage } from '../model/vocabulary.ts';
import type { CellsOfRow } from './amount-cells.ts';
import type { AmountHeaderColumn } from './amount-header.ts';
import { issueAt } from './issues.ts';
import { bareName } from './lexicon.ts';

export interface DecidedStages {
  readonly columns: readonly AmountHeaderColumn[];
  readonly unknown: readonly FormCell[];
  readonly issues: readonly Issue[];
}

/**
 * Stages of columns of funds whose headers leave them open: no rule knows the words (核拨情况), or they name the year's budget
 * only (年度预算核定数). Order decides where the words of the columns beside prove it, else 执行率 = one column ÷ another. A
 * header that stays open is not read. `rows` are the cells of each row by the column's place.
 * Issues: `tables.column-by-content`, `tables.column-undecided`.
 */
export function decideStages(columns: readonly AmountHeaderColumn[], rows: readonly CellsOfRow[]): DecidedStages {
  const amounts = columns.filter((column) => column.kind === 'amount');
  const points = pointsOf(columns, rows);
  const rate = columns.find((column) => column.kind === 'rate') ?? null;
  const proof = rate && provedByRate(amounts.filter((column) => !points.has(column)), rate, rows);
  const unnamed = (column: AmountHeaderColumn): boolean => isUnnamed(column) && (isBetweenStages(column, amounts) || proof?.includes(column) === true);
  const open = amounts.filter((column) => (isOpen(column) && !points.has(column)) || isDoubtful(column, amounts) || unnamed(column));
  const moved = proof?.[0].stage === 'adjustment' && proof[0].measure === null ? proof[0] : null;
  const staged = amounts.some((column) => column.stage !== null && column.measure === null && !open.includes(column));
  if ((open.length + points.size === 0 && !moved) || (!staged && !rate)) return { columns, unknown: [], issues: [] };
  const stages = new Map<AmountHeaderColumn, Stage>();
  const at = (column: AmountHeaderColumn): number => amounts.indexOf(column);
  const stageOf = (column: AmountHeaderColumn): Stage | null => stages.get(column) ?? (open.includes(column) ? null : column.stage);
  if (proof) {
    const [base, spent] = proof;
    // 预算调整数 that the rate is reckoned from is the budget after the adjustment.
    if (moved) stages.set(moved, 'adjusted_budget');
    if (open.includes(spent)) stages.set(spent, 'executed');
    // A bare 预算数 in front stays what the contract says it is.
    if (open.includes(base) && !(base.bare && base.rule?.startsWith('column.') && at(base) === 0)) stages.set(base, 'adjusted_budget');
  }
  for (const column of open) {
    if (stages.has(column) || saysElse(column)) continue;
    const before = amounts.slice(0, at(column)).map(stageOf);
    const after = amounts.slice(at(column) + 1).map(stageOf);
    const next = amounts[at(column) + 1];
    if (before.includes('initial_budget') && !before.includes('adjusted_budget') && after.includes('executed') && !after.includes('adjusted_budget') && after.length === 1 && covers(rows, column, next!)) stages.set(column, 'adjusted_budget');
    else if (after.includes('adjusted_budget') && after.includes('executed') && !before.includes('initial_budget') && at(column) === 0) stages.set(column, 'initial_budget');
    else if (before.includes('adjusted_budget') && !before.includes('executed') && !after.includes('executed') && after.length === 0 && !column.bare && stageOf(amounts[at(column) - 1]!) === 'adjusted_budget' && covers(rows, amounts[at(column) - 1]!, column)) stages.set(column, 'executed');
  }
  const issues: Issue[] = [];
  const unknown: FormCell[] = [];
  const decided = columns.map((column): AmountHeaderColumn => {
    const kind = points.get(column);
    if (kind) {
      issues.push(issueAt('tables.column-by-content', 'info', [column.header.at], `“${column.header.text}”一列按内容认作${kind === 'weight' ? '分值' : '得分'}`, `what the column ${column.header.text} holds shows that it is the ${kind}`));
      return { ...column, kind, measure: null };
    }
    const stage = stages.get(column);
    if (stage !== undefined) {
      issues.push(issueAt('tables.column-by-content', 'info', [column.header.at], `“${column.header.text}”一列按位置和数额认作${NAMES[stage] ?? stage}`, `place and amounts of the column ${column.header.text} show its stage: ${stage}`));
      return { ...column, stage, bare: false, measure: column.measure?.rule && !saysNoLine(column) ? column.measure : null };
    }
    if (!isOpen(column) && !unnamed(column)) return column;
    issues.push(issueAt('tables.column-undecided', 'info', [column.header.at], `不知“${column.header.text}”一列是哪一种数,未读取`, `the column ${column.header.text} is not known and was not read`));
    unknown.push(column.header, ...rows.map((cells) => cells.get(column.at)).filter((cell) => cell !== undefined));
    return { ...column, kind: 'none' };
  });
  return { columns: decided, unknown, issues };
}

/** Words of rates, points, differences and other years are no stage, wherever they stand. */
const saysElse = (column: AmountHeaderColumn): boolean => /[率比例度分幅差]$|[%％]|差额|增|减|升|降|余|缺|上年|去年|往年|累计|历年|下年|次年|明年|合同|中标|送审/u.test(bareName(column.header.text));

/** No row has more in the second column than in the first, and some row has a good part of it: points and rates have not. */
function covers(rows: readonly CellsOfRow[], whole: AmountHeaderColumn, part: AmountHeaderColumn): boolean {
  const pairs = rows.map((cells) => [numberOf(cells, whole), numberOf(cells, part)]).filter((pair): pair is [Big, Big] => pair[0] !== null && pair[1] !== null);
  return pairs.length > 0 && pairs.every(([one, other]) => other.lte(one)) && pairs.some(([one, other]) => other.times(FEWEST_SHARES).gte(one));
}

/** What was spent of a budget is a third of it at least in one of its lines. */
const FEWEST_SHARES = 3;

const NAMES: Readonly<Partial<Record<Stage, string>>> = { initial_budget: '年初预算数', adjusted_budget: '全年预算数', executed: '全年执行数' };

/** No rule knows the header, neither as a stage nor as something counted; 会议费 counts something by its last word. */
const isOpen = (column: AmountHeaderColumn): boolean =>
  column.kind === 'amount' && column.stage === null && column.rule === null && column.side === null && !/(?:费|费用|收入|资金|拨款|经费)$/u.test(bareName(column.header.text)) && (column.measure === null || (column.measure.measure === 'other' && column.measure.rule === null));

/** 全年可用资金: money by its last word as 会议费 is, but no measure. Beside columns of stages and rates it may be one of them. */
const isUnnamed = (column: AmountHeaderColumn): boolean => column.stage === null && column.rule === null && column.side === null && saysNoLine(column);

/** No line of funds: words that nobody knows, or 全年可用资金, all the money of whatever line stands in front. */
const saysNoLine = ({ measure }: AmountHeaderColumn): boolean => measure?.measure === 'project_funds_total' || (measure?.measure === 'other' && measure.rule === null);

function isBetweenStages(column: AmountHeaderColumn, amounts: readonly AmountHeaderColumn[]): boolean {
  const at = amounts.indexOf(column);
  const staged = (one: AmountHeaderColumn | undefined): boolean => one !== undefined && one.stage !== null && one.measure === null;
  return staged(amounts[at - 1]) && staged(amounts[at + 1]);
}

/** The words are no more than the year's budget, or made of parts and a column beside has the same stage. */
const isDoubtful = (column: AmountHeaderColumn, amounts: readonly AmountHeaderColumn[]): boolean =>
  column.measure === null && column.yearOffset === 0 && column.year === null &&
  (column.bare || (column.rule?.startsWith('sense.') === true && amounts.some((other) => other !== column && other.stage === column.stage && other.measure === null && other.yearOffset === 0)));

/**
 * Points of the execution rate among columns that nobody knows: one number each, in the row of the rate, the first what the rate is
 * usually worth and the second all of it or about its share by the rate (many forms deduct in steps).
 */
function pointsOf(columns: readonly AmountHeaderColumn[], rows: readonly CellsOfRow[]): Map<AmountHeaderColumn, 'weight' | 'score'> {
  const rate = columns.find((column) => column.kind === 'rate');
  const row = rate && rows.find((cells) => numberOf(cells, rate, true) !== null);
  if (!rate || !row) return new Map();
  const single = (column: AmountHeaderColumn): boolean => rows.every((cells) => (numberOf(cells, column) !== null) === (cells === row));
  const known = (kind: 'weight' | 'score'): AmountHeaderColumn | undefined => columns.find((column) => column.kind === kind);
  const open = columns.filter((column) => isOpen(column) && rows.length > 1 && single(column));
  const score = known('score') ?? open.at(-1);
  const weight = known('weight') ?? open.findLast((column) => column !== score && ['5', '10', '15', '20'].includes(numberOf(row, column)!.toString()));
  const [full, got, share] = [weight && numberOf(row, weight), score && numberOf(row, score), numberOf(row, rate, true)!];
  if (!weight || !score || !full || !got || got.gt(full)) return new Map();
  const byRate = got.minus(full.times(share).div(100)).abs().lte(full.div(10));
  if (!byRate && !got.eq(full)) return new Map();
  return new Map([[weight, 'weight'] as const, [score, 'score'] as const].filter(([column]) => isOpen(column)));
}

/** The two columns, the base first, whose quotient is the printed rate in every row that has one; of columns with equal amounts the last. */
function provedByRate(amounts: readonly AmountHeaderColumn[], rate: AmountHeaderColumn, rows: readonly CellsOfRow[]): [AmountHeaderColumn, AmountHeaderColumn] | null {
  const pairs = amounts.flatMap((base, i) => amounts.slice(i + 1).map((spent) => [base, spent] as [AmountHeaderColumn, AmountHeaderColumn])).filter(([base, spent]) => {
    let proofs = 0;
    for (const cells of rows) {
      const [printed, one, other] = [numberOf(cells, rate, true), numberOf(cells, base), numberOf(cells, spent)];
      if (printed === null || one === null || other === null || one.eq(0)) continue;
      if (other.times(100).div(one).minus(printed).abs().gt(TOLERANCE)) return false;
      proofs++;
    }
    return proofs > 0;
  });
  return pairs.at(-1) ?? null;
}

/**
 * The budget of the year printed in a row below the one of the year's beginning (年初批复金额, 年度预算总额, 支出数 in front of the
 * rows) is the adjusted one: both are the same line's of one block.
 */
export function withRowsSettled(amounts: readonly FormAmount[]): FormAmount[] {
  return amounts.map((amount, index) => {
    if (!amount.bare || amount.stage !== 'initial_budget') return amount;
    const same = (other: FormAmount): boolean => other !== amount && other.measure === amount.measure && other.subject === amount.subject && other.label.at === amount.label.at;
    const first = amounts.slice(0, index).some((other) => same(other) && other.stage === 'initial_budget' && !other.bare);
    const spent = amounts.slice(index + 1).some((other) => same(other) && other.stage === 'executed');
    if (!first || !spent || amounts.some((other) => same(other) && other.stage === 'adjusted_budget')) return amount;
    const { bare: _bare, ...rest } = amount;
    return { ...rest, stage: 'adjusted_budget' };
  });
}

/** Percentage points: rates are printed to a whole percent at the coarsest, and some are cut. */
const TOLERANCE = 1;

function numberOf(cells: CellsOfRow, column: AmountHeaderColumn, percent = false): Big | null {
  const text = cells.get(column.at)?.text.replace(/[,，]/gu, '');
  const number = text === undefined ? null : /^(-?\d+(?:\.\d+)?)([%％]?)(?:[万亿千百]*元)?$/u.exec(text);
  if (!number) return null;
  const value = new Big(number[1]!);
  // 执行率 may be printed as 0.95.
  return percent && number[2] === '' && value.lte(1) && number[1]!.includes('.') ? value.times(100) : value;
}
