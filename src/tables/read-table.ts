import type { Document } from '../model/document.ts';
import type { Form, FormAmount, FormCell, FormScore } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import { findAmountHeader, headsAgain, headsOthers, type AmountHeader } from './amount-header.ts';
import { isAmountText } from './amount-text.ts';
import { distinct, type Grid } from './grid.ts';
import { findIndicatorHeader, type IndicatorHeader } from './indicator-header.ts';
import { inferHeader } from './infer-header.ts';
import type { Lexicon } from './lexicon.ts';
import { issueAt } from './issues.ts';
import { withRowsSettled } from './decide-stages.ts';
import { withFundsSettled } from './settle-funds.ts';
import { objectiveOf } from './objective-of.ts';
import { readAmountBlock, type AmountContext } from './read-amounts.ts';
import { readIndicatorBlock, type OpenLevels } from './read-indicators.ts';
import { readScoreSummary } from './score-summary.ts';
import { inlineMoney, readLabelRow, type LabelFindings } from './read-labels.ts';

/** What the rows of one table (or the part of it that is about one project) say. */
export type TableFindings = LabelFindings & {
  readonly indicators: Form['indicators'][number][];
  /** Number of the objective that rows after this table still belong to. */
  readonly objective: string | null;
  /** The last indicator header, for a table that goes on without one. */
  readonly indicatorHeader: IndicatorHeader | null;
  /** True if an amounts header was found: a fund block or a budget table. */
  readonly hasAmounts: boolean;
};

export interface TableInput {
  readonly document: Document;
  readonly grid: Grid;
  readonly lexicon: Lexicon;
  readonly context: AmountContext;
  readonly issues: Issue[];
  readonly from: number;
  readonly to: number;
  readonly objective: string | null;
  /** Header of the table before, when this one may be its continuation. */
  readonly continued: IndicatorHeader | null;
  /** What the texts in its first row are, when the page broke behind their labels. */
  readonly openGoals: LabelFindings['openGoals'];
}

/** Reads rows `[from, to)` of a table from top to bottom: label rows, blocks of amounts, blocks of indicators. */
export function readTable(input: TableInput): TableFindings {
  const { grid, lexicon, context, document, issues } = input;
  const found: LabelFindings = { header: {}, amounts: [], scores: [], prose: [], unknown: [], torn: [], unit: null };
  const indicators: Form['indicators'][number][] = [];
  let objective = input.objective;
  let indicatorHeader: IndicatorHeader | null = null;
  let hasAmounts = false;
  let above: BlockAbove = { header: -1, to: -1, open: null };
  const headers = indicatorHeaders(input);
  const terms = hasTerms(grid, lexicon);
  const labels = { document, grid, lexicon, context, found };
  for (let row = input.from + goalsGoneOn(input, found); row < input.to; ) {
    const opened = objectiveIn(grid, row);
    if (opened !== null) {
      objective = opened;
      row++;
      continue;
    }
    const header = headers.get(row) ?? null;
    if (header || (indicatorHeader && isIndicatorRow(grid, row, indicatorHeader, lexicon))) {
      indicatorHeader = header ?? indicatorHeader;
      const from = header ? row + header.rows : row;
      const to = endOfIndicators(input, from, headers);
      const block = readIndicatorBlock({ document, grid, lexicon, issues }, indicatorHeader!, from, to, { objective, terms, beside: grid.rows[row]!.slice(0, 2), goesOn: header && above.to === row && sameTexts(grid, above.header, row) ? above.open : null });
      above = { header: header ? row : above.header, to, open: block.open };
      indicatorHeader = block.header;
      indicators.push(...block.indicators);
      found.scores.push(...block.scores);
      found.unknown.push(...block.unknown);
      for (const other of block.others) readLabelRow(labels, other);
      row = Math.max(to, row + 1);
      continue;
    }
    const summary = readScoreSummary(grid, row, lexicon);
    if (summary) {
      found.scores.push(...summary.scores);
      row = summary.to;
      continue;
    }
    const amountHeader = findAmountHeader(grid, row, lexicon);
    if (amountHeader) {
      hasAmounts = true;
      const to = endOfAmounts(input, amountHeader, headers);
      if (isOutOfStep(grid, amountHeader, to)) {
        found.unknown.push(...grid.rows.slice(row, to).flat());
        row = Math.max(to, row + 1);
        continue;
      }
      const block = readAmountBlock(grid, amountHeader, amountHeader.to, to, context);
      found.amounts.push(...block.amounts);
      found.scores.push(...block.scores);
      found.unknown.push(...block.unknown);
      issues.push(...block.issues);
      found.unit = block.unit ?? found.unit;
      row = Math.max(to, row + 1);
      continue;
    }
    row += grid.rows[row]!.length === 0 ? 1 : readLabelRow(labels, row);
  }
  if (found.torn.length > 0) {
    // Where a dump has cut one text into columns, the others of the table are cut too: their numbers are not to be trusted.
    found.unknown.push(...found.prose.map(({ cell }) => cell));
    found.prose.length = 0;
    issues.push(issueAt('tables.text-torn', 'warning', found.torn.map((cell) => cell.at), '文字被拆到多个单元格,未读取其中的数字', 'running text was cut into columns; its numbers are not read'));
  }
  return { ...found, amounts: context.accounts ? found.amounts : fundsOf(found.amounts, context), scores: withGrade(found.scores.filter((score) => !isWeightOnly(score, indicators))), indicators, objective, indicatorHeader, hasAmounts };
}

const fundsOf = (amounts: readonly FormAmount[], context: AmountContext): FormAmount[] => {
  const settled = withRowsSettled(amounts);
  return context.subject === 'project' ? withFundsSettled(settled) : settled;
};

/** Goals and results whose labels end the page before: as many texts as labels, in their order. Returns how many rows they took. */
function goalsGoneOn({ grid, lexicon, from, openGoals }: TableInput, found: LabelFindings): number {
  const printed = distinct(grid.rows[from] ?? []).filter((cell) => cell.text !== '');
  // What is left of the label beside them.
  const texts = openGoals && printed.length > openGoals.length && printed[0]!.column === 0 && printed[0]!.text.length <= 4 ? printed.slice(1) : printed;
  if (!openGoals || texts.length !== openGoals.length || texts.some((cell) => lexicon.label(cell.text) ?? lexicon.indicatorColumn(cell.text) ?? lexicon.amountColumn(cell.text))) return 0;
  texts.forEach((cell, index) => found.prose.push({ cell, role: openGoals[index]! }));
  return 1;
}

interface BlockAbove {
  /** Row of its header, and the one behind its last. */
  readonly header: number;
  readonly to: number;
  readonly open: OpenLevels | null;
}

/** The header of the block above is printed again, with or without what stands beside it. */
function sameTexts(grid: Grid, one: number, other: number): boolean {
  const [above, below] = [one, other].map((row) => (grid.rows[row] ?? []).map((cell) => cell.text)) as [string[], string[]];
  const length = Math.min(above.length, below.length);
  return length >= 3 && above.slice(-length).join('|') === below.slice(-length).join('|') && Math.abs(above.length - below.length) <= 1;
}

/** Every indicator header of the rows; where there is none, the one that the rows themselves imply. */
function indicatorHeaders({ grid, lexicon, from, to, continued }: TableInput): Map<number, IndicatorHeader> {
  const headers = new Map<number, IndicatorHeader>();
  for (let row = from; row < to; row++) {
    const header = findIndicatorHeader(grid, row, lexicon);
    if (header) headers.set(row, header);
  }
  if (headers.size === 0) {
    const inferred = inferHeader(grid, from, to, continued, lexicon);
    if (inferred) headers.set(inferred.row, inferred.header);
  }
  return headers;
}

/** The row at which an indicator block ends: another header, an objective, or labels that are no indicators. */
function endOfIndicators({ grid, lexicon, to }: TableInput, from: number, headers: ReadonlyMap<number, IndicatorHeader>): number {
  for (let row = from; row < to; row++) {
    if ((headers.get(row)?.rows ?? 0) > 0 || objectiveIn(grid, row) !== null || headsAgain(grid, row, lexicon)) return row;
    if (grid.loose && opensLabels(grid, row, lexicon)) return row;
    const first = grid.rows[row]![0];
    if (first && lexicon.label(first.text)?.role === 'projectName') return row;
  }
  return to;
}

/** In a grid out of step: a row whose first cell is a label of running text or of a person, and that has no value columns. */
function opensLabels(grid: Grid, row: number, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  const first = cells[0];
  if (!first || first.column > 1 || lexicon.level(first.text)) return false;
  const role = lexicon.label(first.text)?.role;
  if (role === 'contact') return true;
  return (role === 'narrative' || role === 'grade' || role === 'plan' || role === 'fillingDate') && cells.length <= 4 && !cells.some((cell) => lexicon.level(cell.text));
}

/** A block of amounts ends where labels of another kind or an indicator header begin. */
function endOfAmounts({ grid, lexicon, to }: TableInput, header: AmountHeader, headers: ReadonlyMap<number, IndicatorHeader>): number {
  const from = header.to;
  const amounts = header.columns.filter((column) => column.kind === 'amount').map((column) => column.at);
  for (let row = from; row < to; row++) {
    if (headers.has(row) || objectiveIn(grid, row) !== null) return row;
    const cells = grid.rows[row]!;
    const roles = cells.map((cell) => lexicon.label(cell.text)?.role);
    if (roles.some((role) => role === 'goal' || role === 'result' || role === 'projectName' || role === 'contact' || role === 'plan')) return row;
    if (roles[0] === 'narrative' && cells.length > 1 && cells.every((cell) => !/^[\d.,]+$/u.test(cell.text))) return row;
    // A label and a sentence are no line of amounts.
    if (!grid.loose && cells.length === 2 && cells[0]!.text.length <= 12 && cells[1]!.text.length >= 15 && /[,，。;；]/u.test(cells[1]!.text)) return row;
    if (row > from && (headsAgain(grid, row, lexicon) || headsOthers(grid, row, amounts, lexicon))) return row;
    // Words under the columns of amounts head something else: 里程(公里), 沿线人口(人).
    if (row > from && !grid.loose && !cells.some((cell) => isAmountText(cell.text)) && cells.filter((cell) => amounts.includes(cell.column) && HEADS_ELSE.test(cell.text)).length >= 2) return row;
    // Funds by source and by use, each `label:amount` in one cell, below the columns (部门整体支出 forms of Hunan).
    if (cells.some((cell) => inlineMoney(cell.text)?.label.length && /[:：]/u.test(cell.text))) return row;
  }
  return to;
}

/** Short words without a number. */
const HEADS_ELSE = /^\p{Script=Han}[^\d。;；]{1,15}$/u;

function objectiveIn(grid: Grid, row: number): string | null {
  const cells = distinct(grid.rows[row]!);
  const first = cells[0];
  return first && cells.length <= 2 ? objectiveOf(first.text) : null;
}

/** Rows after an objective that go on under the header before it. */
function isIndicatorRow(grid: Grid, row: number, header: IndicatorHeader, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  return cells.length >= 3 && cells.length <= header.columns.length + 2 && cells.filter((cell) => lexicon.level(cell.text)).length >= 1 && lexicon.label(cells[0]!.text)?.role !== 'goal';
}

/** Long-term and annual blocks one below the other, told apart by a label beside them. */
function hasTerms(grid: Grid, lexicon: Lexicon): boolean {
  return grid.rows.some((cells) => cells.slice(0, 2).some((cell) => lexicon.label(cell.text)?.role === 'longTermIndicators'));
}

/** A dump lost cells of a row without a label: more or fewer amounts than the header has columns, so that none is known to be its own. */
function isOutOfStep(grid: Grid, header: AmountHeader, to: number): boolean {
  if (!grid.loose || header.columns.some((column) => column.kind === 'label')) return false;
  const columns = header.columns.filter((column) => column.kind === 'amount').length;
  return grid.rows.slice(header.to, to).some((cells) => cells.length > 2 && cells.every((cell) => isAmountText(cell.text)) && cells.length !== columns);
}

/** 合计 | 100 below indicators that nobody has scored yet is the sum of their weights. */
function isWeightOnly({ item, full, score }: FormScore, indicators: readonly Form['indicators'][number][]): boolean {
  return item === 'total' && full === null && /^100(?:\.0+)?$/u.test(score.text) && indicators.some((row) => row.cells.weight) && indicators.every((row) => !row.cells.score);
}

/** A grade printed in a row of its own belongs to the total. */
function withGrade(scores: readonly FormScore[]): FormScore[] {
  const grade: FormCell | null = scores.find((score) => score.item === 'grade')?.grade ?? null;
  return scores.filter((score) => score.item !== 'grade').map((score) => (score.item === 'total' && grade ? { ...score, grade: score.grade ?? grade } : score));
}
