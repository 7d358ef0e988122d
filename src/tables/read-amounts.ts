import type { FormAmount, FormCell, FormScore } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import type { Measure, Stage } from '../model/vocabulary.ts';
import { findMeasure } from '../normalise/measure-labels.ts';
import { readMoneyUnit } from '../normalise/money.ts';
import { cellsUnder, type CellsOfRow } from './amount-cells.ts';
import type { AmountHeader, AmountHeaderColumn } from './amount-header.ts';
import { meaningOfCell, meaningOfLabel, type AmountMeaning } from './amount-meaning.ts';
import { isAmountText } from './amount-text.ts';
import { isPlainNumber } from './cell-fit.ts';
import { countsThings } from './counts-things.ts';
import { decideStages } from './decide-stages.ts';
import type { Grid, GridCell } from './grid.ts';
import { issueAt } from './issues.ts';
import { bareLabel, bareName, type Lexicon } from './lexicon.ts';
import { splitPoints } from './points-pair.ts';
import { titlesProject, withoutCode } from './subject-of.ts';
import { isTotalName } from './total-name.ts';
import { turnedRows } from './turned-rows.ts';

export interface AmountContext {
  readonly lexicon: Lexicon;
  readonly subject: 'project' | 'department';
  /** Stage of amounts whose column and label name none. */
  readonly stage: Stage;
  /** What 合计 is in this table; null if its title does not say. */
  readonly total: Measure | null;
  /** A table of a budget or an account, not the funds of a form. */
  readonly accounts: boolean;
  /** Lines under 项目名称 are projects: the table is about projects, not the budget's items. */
  readonly projects: boolean;
  /** Unit printed for the whole table. */
  readonly unit: FormAmount['unit'];
}

export interface AmountBlock {
  readonly amounts: readonly FormAmount[];
  readonly scores: readonly FormScore[];
  /** The unit in a label beside the block, which holds for amounts below it too. */
  readonly unit: FormAmount['unit'];
  /** Columns that nobody knows: header and amounts. */
  readonly unknown: readonly FormCell[];
  readonly issues: readonly Issue[];
}

/** A stretch of columns with labels of its own: 收入 | 预算数 beside 支出 | 预算数. */
interface Side {
  readonly labels: readonly number[];
  readonly codes: readonly number[];
  readonly amounts: readonly AmountHeaderColumn[];
  readonly others: readonly AmountHeaderColumn[];
  /** Column of the projects' names where its lines are projects, each with funds (and a score) of its own. */
  readonly projectsAt: number | null;
}

/** Reads the rows `[from, to)` under a header of amounts. */
export function readAmountBlock(grid: Grid, header: AmountHeader, from: number, to: number, context: AmountContext): AmountBlock {
  const amounts: FormAmount[] = [];
  const scores: FormScore[] = [];
  const issues: Issue[] = [];
  const unknown: FormCell[] = [];
  const title = header.total ?? context.total;
  // A column that names the table's total itself leaves none for a bare 合计 beside it: 合计 over 三公经费, 会议费 and 培训费.
  const total = header.columns.some((column) => column.measure?.measure === title) ? null : title ?? totalOfLines(grid, from, to, context);
  const beside = unitBeside(grid, Math.max(0, from - 4), to);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => cellsUnder(grid, from + index, header.columns, issues));
  const decided = context.accounts ? { columns: header.columns, unknown: [], issues: [] } : decideStages(header.columns, rows);
  issues.push(...decided.issues);
  for (const side of sidesOf(decided.columns, grid, from, to, context)) {
    let parent: Measure | null = null;
    let half: AmountHeaderColumn['side'] = null;
    const turned = context.accounts || side.amounts.some((column) => column.stage !== null && column.stage !== 'carried_in' && column.stage !== 'carried_out') ? null
      : turnedRows(Array.from({ length: Math.max(0, to - from) }, (_, index) => readLine(grid, from + index, side)?.labels.at(-1)).filter((label) => label !== undefined), context.lexicon);
    for (let row = from; row < to; row++) {
      const line = readLine(grid, row, side);
      if (!line) continue;
      const { labels, code } = line;
      const own = labels.at(-1) ?? null;
      const cells = rows[row - from]!;
      for (const label of labels) half = (HALVES.exec(bareName(label.text))?.[1] as AmountHeaderColumn['side'] | undefined) ?? half;
      // Accounts name every line; an amount without one (a balance printed again below) is nobody's.
      if (context.accounts && own === null && side.labels.length > 0) {
        unknown.push(...side.amounts.map((column) => cells.get(column.at)).filter((cell) => cell !== undefined));
        continue;
      }
      if (own && (turned?.open.has(own) || countsThings(own.text, context.lexicon.rules))) {
        unknown.push(own, ...side.amounts.map((column) => cells.get(column.at)).filter((cell) => cell !== undefined));
        continue;
      }
      const ahead = own && turned?.settled.get(own);
      const named = side.projectsAt === null ? null : (labels.find((label) => label.column === side.projectsAt) ?? own);
      const project = named ? projectOf(named) : null;
      // 项目名称 | 资金来源 | 金额: what stands between the project and its amounts is a line of its funds.
      const source = project && own && own !== named && !isTotalName(bareLabel(own.text)) ? meaningOfLabel(own, { lexicon: context.lexicon, subject: 'project', total: null, below: null, code: null }) : null;
      for (const column of side.amounts) {
        const cell = cells.get(column.at);
        if (!cell || !isAmountText(cell.text)) continue;
        const meaning: AmountMeaning | null = project !== null && own
          ? source ?? { measure: project.subject !== null && WHOLE.has(column.measure?.measure ?? 'project_expenditure') ? project.measure : column.measure?.measure ?? project.measure, label: own, stage: null, rules: [] }
          : meaningOfCell(labels, half && column.side === null ? { ...column, side: half } : column, { lexicon: context.lexicon, subject: context.subject, total, below: parent, code, ahead });
        if (!meaning) continue;
        // In accounts a carry-over is named by its line, in project funds by its column (contract, Rulings).
        const carried = context.accounts && (meaning.stage === 'carried_in' || meaning.stage === 'carried_out') ? meaning.stage : null;
        amounts.push({
          measure: meaning.measure, label: meaning.label, amount: cell, year: column.year,
          stage: meaning.rowStage ?? carried ?? column.stage ?? meaning.stage ?? context.stage,
          unit: column.unit ?? unitIn(labels) ?? beside ?? context.unit,
          ...((column.bare || meaning.rowBare) && { bare: true }),
          ...(column.yearOffset !== 0 && { yearOffset: column.yearOffset }),
          ...(project?.subject && { subject: project.subject }),
          rules: [...meaning.rules, ...(column.rule ? [column.rule] : [])],
        });
      }
      if (own && !isDetail(own.text)) parent = parentMeasure(own, code, side, context) ?? (code === null ? parent : null);
      const score = readRateScore(cells, side, own);
      if (score && project) scores.push({ ...score, item: 'total', grade: gradeIn(grid, row), subject: project.subject ?? 'department' });
      else if (score) scores.push(score);
    }
  }
  const units = new Set(amounts.map((amount) => amount.unit?.text).filter((unit) => unit !== undefined));
  if (context.unit && units.size > 0 && !units.has(context.unit.text)) {
    const other = amounts.find((amount) => amount.unit)!.unit!;
    issues.push(issueAt('tables.units-contradict', 'warning', [context.unit.at, other.at], `表头单位${other.text}与表题单位${context.unit.text}不一致`, 'the unit in the header is not the unit in the title'));
  }
  return { amounts, scores: scores.filter((score, index) => index === 0 || score.subject !== undefined), unit: beside, unknown: [...decided.unknown, ...unknown], issues };
}

/** 合计 below 基本支出 and 项目支出 is all that a department spends. */
function totalOfLines(grid: Grid, from: number, to: number, { subject, lexicon }: AmountContext): Measure | null {
  if (subject !== 'department') return null;
  const lines = grid.rows.slice(from, to).flatMap((cells) => cells.filter((cell) => cell.column <= 2 && !isAmountText(cell.text)).map((cell) => findMeasure(bareLabel(cell.text), lexicon.rules)?.measure));
  return lines.includes('basic_expenditure') && lines.includes('project_expenditure') && !lines.includes('revenue_total') ? 'expenditure_total' : null;
}

/** Columns that count all the money of each project of a list: 项目支出总额. */
const WHOLE: ReadonlySet<Measure> = new Set<Measure>(['project_expenditure', 'expenditure_total']);

/** 收入构成 and 支出构成 in front of the lines of an account, one below the other: which 合计 is meant. */
const HALVES = /^(收入|支出)(?:构成|来源|情况|预算|部分)?$/u;

/** What a line of a list of projects is about; its total is the department's project expenditure (contract, Rulings). */
function projectOf(label: GridCell): { readonly subject: string | null; readonly measure: Measure } {
  return isTotalName(bareLabel(label.text)) ? { subject: null, measure: 'project_expenditure' } : { subject: withoutCode(label.text), measure: 'project_funds_total' };
}

/** 其中:, numbered and `小计` lines are parts of the line before them. */
const isDetail = (text: string): boolean => /^其中|^(?:\d+[.、]|\(\d+\)|[①-⑳])/u.test(text) || isTotalName(bareLabel(text));

function parentMeasure(label: GridCell, code: string | null, side: Side, context: AmountContext): Measure | null {
  const column = side.amounts.find((one) => !one.measure) ?? side.amounts[0];
  if (!column) return null;
  const meaning = meaningOfCell([label], { ...column, measure: null }, { lexicon: context.lexicon, subject: context.subject, total: context.total, below: null, code });
  return meaning && meaning.measure !== 'other' ? meaning.measure : null;
}

function sidesOf(columns: readonly AmountHeaderColumn[], grid: Grid, from: number, to: number, context: AmountContext): Side[] {
  const sides: { labels: number[]; codes: number[]; amounts: AmountHeaderColumn[]; others: AmountHeaderColumn[]; projectsAt: number | null }[] = [];
  const begin = (): void => void sides.push({ labels: [], codes: [], amounts: [], others: [], projectsAt: null });
  begin();
  for (const column of columns) {
    const side = sides.at(-1)!;
    const opens = column.kind === 'label' || column.kind === 'code';
    if (opens && side.amounts.length > 0 && holdsText(grid, column.at, from, to)) begin();
    const current = sides.at(-1)!;
    if (column.kind === 'label') {
      current.labels.push(column.at);
      if (context.projects && (context.lexicon.label(column.header.text)?.role === 'projectName' || ((BARE_PROJECT.test(column.header.text) || titlesProject(column.header.text, context.lexicon)) && namesProjects(grid, column.at, from, to, context.lexicon)))) current.projectsAt ??= column.at;
    } else if (column.kind === 'code') current.codes.push(column.at);
    else if (column.kind === 'amount') current.amounts.push(column);
    else current.others.push(column);
  }
  // Columns without a header in front of a side's amounts hold labels too (年度资金总额 beside 项目资金).
  const headed = new Set(columns.map((column) => column.at));
  let after = 0;
  for (const side of sides) {
    const first = side.amounts[0]?.at ?? after;
    for (let at = after; at < first; at++) if (!headed.has(at)) side.labels.push(at);
    side.labels.sort((a, b) => a - b);
    after = Math.max(after, ...[...side.amounts, ...side.others].map((column) => column.at + 1));
  }
  return sides.filter((side) => side.amounts.length > 0);
}

/** 项目 heads lines of an account as well as projects. */
const BARE_PROJECT = /^(?:支出|预算|资金|专项|评价|自评)?项目(?:内容)?$/u;

/** Nearly all the names below a column are of things that money is given to by the piece, none of a line of funds or an account. */
function namesProjects(grid: Grid, column: number, from: number, to: number, lexicon: Lexicon): boolean {
  const names = grid.rows.slice(from, to).map((cells) => cells.find((cell) => cell.column === column)?.text).filter((text): text is string => text !== undefined && !isTotalName(bareLabel(text)));
  const known = names.filter((name) => lexicon.fundLine(name, 'project') ?? lexicon.fundLine(name, 'department') ?? findMeasure(bareLabel(name), lexicon.rules)).length;
  const projects = names.filter((name) => bareLabel(name).length >= 5 && /(?:经费|资金|项目|工程|补助|补贴|专项|建设|改造|费)$/u.test(bareName(name))).length;
  return names.length > 0 && known === 0 && projects * 3 >= names.length * 2;
}

function holdsText(grid: Grid, column: number, from: number, to: number): boolean {
  for (let row = from; row < to; row++) {
    const cell = grid.at(row, column);
    if (cell && cell.column === column && !isAmountText(cell.text)) return true;
    if (cell && cell.column === column && /^\d{3,}/u.test(cell.text)) return true;
  }
  return false;
}

interface Line {
  /** From the outermost to the line's own label. */
  readonly labels: readonly GridCell[];
  readonly code: string | null;
}

function readLine(grid: Grid, row: number, side: Side): Line | null {
  const labels: GridCell[] = [];
  let code = '';
  for (const at of side.codes) {
    const cell = grid.at(row, at);
    // 2080505 may be merged over 类, 款 and 项.
    if (!cell || (cell.column !== at && side.codes.includes(cell.column))) continue;
    if (/^\d+$/u.test(cell.text)) code += cell.row === row ? cell.text : '';
    else if (!labels.includes(cell)) labels.push(cell);
  }
  for (const at of side.labels) {
    const cell = grid.at(row, at);
    if (!cell || labels.includes(cell)) continue;
    const split = /^(\d{3,7})(\p{Script=Han}.*)$/u.exec(cell.text);
    if (split && code === '') {
      code = split[1]!;
      labels.push({ ...cell, text: split[2]! });
    } else if (/^\d{3,7}$/u.test(cell.text) && code === '') code = cell.text;
    else if (!isAmountText(cell.text)) labels.push(cell);
  }
  const own = labels.filter((label) => label.row + label.rowSpan > row);
  // A merged label over several lines (项目资金) is not the line's own where another stands beside it.
  return own.length > 0 || side.labels.length + side.codes.length === 0 ? { labels: own, code: code === '' ? null : code } : side.amounts.some((column) => grid.at(row, column.at)) && side.labels.length > 0 ? { labels: [], code: code || null } : null;
}

/** A unit in the line's own label: `上年结转金额(万元)`. */
function unitIn(labels: readonly GridCell[]): FormAmount['unit'] {
  const cell = labels.findLast((label) => /元/u.test(label.text) && readMoneyUnit(label.text) !== null);
  return cell ? { text: readMoneyUnit(cell.text)!.text, at: { start: cell.at.start, end: cell.at.end } } : null;
}

/** A unit in a label beside the block: `项目资金(万元)`, in the header row or merged over the lines. */
function unitBeside(grid: Grid, from: number, to: number): FormAmount['unit'] {
  for (let row = from; row < to; row++) {
    for (const cell of grid.rows[row]!.slice(0, 2)) {
      const found = /元/u.test(cell.text) && cell.text.length <= 30 && !isAmountText(cell.text) ? readMoneyUnit(cell.text) : null;
      if (found) return { text: found.text, at: { start: cell.at.start, end: cell.at.end } };
    }
  }
  return null;
}

/** 优, 良, 中 or 差 printed in the line of a project. */
const gradeIn = (grid: Grid, row: number): GridCell | null => grid.rows[row]!.find((cell) => /^(?:优秀?|良好?|中等?|差)$/u.test(cell.text)) ?? null;

/** 分值 and 得分 in the row of the total: the score of the execution rate. */
function readRateScore(cells: CellsOfRow, side: Side, label: GridCell | null): FormScore | null {
  const at = (kind: AmountHeaderColumn['kind']): GridCell | null => {
    const column = side.others.find((other) => other.kind === kind);
    const cell = column ? cells.get(column.at) : undefined;
    return cell && isPlainNumber(cell.text) ? cell : null;
  };
  const both = side.others.map((other) => (other.kind === 'score' ? cells.get(other.at) : undefined)).map((cell) => cell && splitPoints(cell)).find((points) => points);
  const score = both ? both.score : at('score');
  if (!score || (label && bareName(label.text).startsWith('其中'))) return null;
  return { item: 'execution_rate', full: both ? both.full : at('weight'), score, grade: null, rules: [] };
}
