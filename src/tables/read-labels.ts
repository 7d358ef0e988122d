import type { Document } from '../model/document.ts';
import type { Form, FormAmount, FormCell, FormScore, HeaderField } from '../model/form.ts';
import { findMeasure } from '../normalise/measure-labels.ts';
import { readMoneyUnit } from '../normalise/money.ts';
import type { ColumnRule } from '../rules/groups/columns.ts';
import type { LabelRole } from '../rules/groups/form-labels.ts';
import { meaningOfLabel } from './amount-meaning.ts';
import { isAmountText, isBlankAmount } from './amount-text.ts';
import { isPlainNumber } from './cell-fit.ts';
import { countsThings } from './counts-things.ts';
import { distinct, type Grid, type GridCell } from './grid.ts';
import { isPrompt } from '../normalise/prompt.ts';
import { joinPieces } from './join-pieces.ts';
import { bareLabel, bareName, type Lexicon } from './lexicon.ts';
import { listedMoney } from './listed-money.ts';
import type { AmountContext } from './read-amounts.ts';

/** What label rows of a form say; filled row by row. */
export interface LabelFindings {
  readonly header: Partial<Record<HeaderField, FormCell>>;
  readonly amounts: FormAmount[];
  readonly scores: FormScore[];
  readonly prose: Form['prose'][number][];
  readonly unknown: FormCell[];
  /** Pieces of running text that a dump has cut into columns. */
  readonly torn: FormCell[];
  /** Stages that words in a row of funds gave the labels below them: 预算数 | … | 执行数 over 其中:财政拨款 twice. By grid column. */
  stagesBelow?: Map<number, ColumnRule>;
  /** Roles of goal labels in the table's last row: their texts stand on the next page. */
  openGoals?: readonly ('goal' | 'result')[];
  /** Grid columns whose labels stand below 中期资金总额: money of all years. */
  longTermBelow?: Set<number>;
  /** The unit of the last label that heads amounts: 项目资金(万元). */
  unit: FormAmount['unit'];
}

const HEADER_FIELDS: ReadonlySet<LabelRole> = new Set(['projectName', 'projectCode', 'supervisingDepartment', 'implementingUnit', 'department', 'fillingDate', 'year', 'unit', 'contact']);
const PROSE_ROLES: Readonly<Partial<Record<LabelRole, 'goal' | 'result' | 'narrative'>>> = { goal: 'goal', result: 'result', narrative: 'narrative' };

export interface LabelReader {
  readonly document: Document;
  readonly grid: Grid;
  readonly lexicon: Lexicon;
  readonly context: AmountContext;
  readonly found: LabelFindings;
}

/** Reads a row of labels and values. Returns how many rows it took: goal texts may stand below their labels. */
export function readLabelRow(reader: LabelReader, row: number): number {
  const { grid, lexicon, context, found } = reader;
  const cells = distinct(grid.rows[row]!);
  const side = grid.at(row, 0);
  const below = goalsBelow(reader, row);
  if (below > 0) return below;
  // Columns of a plan by months, quarters: nothing in the row is money, whatever numbers a torn cell leaves in it.
  if (cells.filter((cell) => PERIOD.test(cell.text)).length >= 2) {
    found.unknown.push(...cells);
    return 1;
  }
  const over = side && side.row < row ? lexicon.label(side.text) : null;
  const beside = side && (side.row < row || side.rowSpan > 1) ? lexicon.label(side.text) : null;
  const isFunds = beside !== null && isFundsLabel(beside.role, side!.text);
  let role: LabelRole | null = over?.role ?? null;
  /** A label of money whose amounts stand behind words of their stage: 年度资金总额 | 全年预算数 | 65.31 | 全年执行数 | 54.21. */
  let line: GridCell | null = null;
  /** 执行数: | 90 | 其中:财政拨款 | 80: the stage of the amounts behind it in the row. */
  let ahead: ColumnRule | null = null;
  /** 年度预算情况 | 资金总额 | 90 | 基本支出 | 80: the stage of all amounts of the row. */
  let front: ColumnRule | null = null;
  const rateScore = rateScoreIn(reader, cells);
  if (rateScore) found.scores.push(rateScore);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (line && isMoney(cells, i) && lexicon.amountColumn(cell.text)?.stage) {
      const staged = lexicon.amountColumn(cell.text)!;
      pushMoney(found, context, lexicon, line, cells[i + 1]!, staged);
      (found.stagesBelow ??= new Map()).set(cell.column, staged);
      ahead = staged;
      i++;
      continue;
    }
    const stagedAt = (at: number): boolean => lexicon.amountColumn(cells[at]?.text ?? '')?.stage !== undefined;
    const unsaid = !stagedAt(i + 1) && isMoney(cells, i + 1) && stagedAt(i + 3) && isMoney(cells, i + 3);
    if ((stagedAt(i + 1) || unsaid) && (lexicon.fundLine(cell.text, context.subject) || findMeasure(bareLabel(cell.text), lexicon.rules))) {
      line = cell;
      if (unsaid) {
        // 年度资金总额 | 核拨情况 | 94.29 | 全年执行数 | 80.15: nobody knows the stage of the first amount.
        found.unknown.push(...cells.slice(i + 1, i + 3));
        i += 2;
        continue;
      }
    }
    const stage = isMoney(cells, i) && cell !== side && isFunds ? stageAlone(reader, cell) : null;
    if (stage) {
      pushTotal(found, context, cell, cells[i + 1]!, stage);
      (found.stagesBelow ??= new Map()).set(cell.column, stage);
      ahead = stage;
      i++;
      continue;
    }
    if (ahead && isMoney(cells, i) && cell.text.startsWith('其中')) {
      pushMoney(found, context, lexicon, cell, cells[i + 1]!, ahead);
      i++;
      continue;
    }
    if (rateScore && (cells[i + 1] === rateScore.full || cells[i + 1] === rateScore.score)) {
      i++;
      continue;
    }
    const staging = i <= 1 && ahead === null ? stageInFront(reader, cells, i) : null;
    if (staging) {
      front = staging;
      continue;
    }
    if (front && isMoney(cells, i) && namesMoney(lexicon, context, cell.text)) {
      pushMoney(found, context, lexicon, cell, cells[i + 1]!, front);
      i++;
      continue;
    }
    if (readInline(reader, cell) || readListed(reader, cell)) continue;
    if (RATE_SCORE.test(bareName(cell.text)) && isPlainNumber(cells[i + 1]?.text ?? '')) {
      found.scores.push({ item: 'execution_rate', full: null, score: cells[i + 1]!, grade: null, rules: [] });
      i++;
      continue;
    }
    const label = lexicon.label(cell.text);
    const goal = label || grid.loose || (cells[i + 1]?.text.length ?? 0) < 12 ? undefined : goalByWords(cell.text, cells.length === 2);
    if (goal) {
      role = goal;
      continue;
    }
    if (label && !(role && PROSE_ROLES[role] && cell.text.length > 20)) {
      role = label.role;
      if (role === 'plan') return 1;
      if (role === 'funds') found.unit = unitIn(cell) ?? found.unit;
      if (HEADER_FIELDS.has(role)) i += readField(reader, cells, i, role as HeaderField);
      else if (role === 'total' || role === 'grade') i += readScore(reader, cells, i, role);
      else if (isMoney(cells, i)) i += readMoney(reader, cells, i);
      continue;
    }
    if (isMoneyLabel(reader, cells, i, role)) {
      // Several amounts behind one label stand under headers that nobody knows: which is which is not said.
      const several = cells.slice(i + 1).findIndex((one) => !isAmountText(one.text));
      const end = several < 0 ? cells.length : i + 1 + several;
      if (end - i > 2 && !grid.loose) {
        found.unknown.push(...cells.slice(i, end));
        i = end - 1;
      } else i += readMoney(reader, cells, i);
      continue;
    }
    // 资金用途 merged over two rows is printed in the first only where spans are lost.
    const prose = role ? PROSE_ROLES[role] : /^(?:主要)?用于.{4}/u.test(cell.text) && cells.length === 1 ? 'narrative' : undefined;
    if (prose && cell.text.length >= 2 && !isAmountText(cell.text) && !isPrompt(cell.text)) {
      const pieces = grid.loose ? untilLabel(reader, cells, i) : [cell];
      if (pieces.length === 1) found.prose.push({ cell, role: prose });
      else {
        found.unknown.push(...pieces);
        found.torn.push(...pieces);
      }
      i += pieces.length - 1;
    } else found.unknown.push(cell);
  }
  return 1;
}

/** Labels of goals side by side whose texts stand in the row below: 预期目标 | 实际完成情况. */
function goalsBelow({ grid, lexicon, found }: LabelReader, row: number): number {
  const cells = distinct(grid.rows[row]!);
  const labels = cells.map((cell) => ({ cell, role: lexicon.label(cell.text)?.role ?? goalByWords(cell.text) }));
  const unnamed = goalsByTexts(grid, row, labels.map(({ role }) => role));
  for (const [index, role] of unnamed) labels[index] = { cell: cells[index]!, role };
  const heads = labels.filter(({ role }) => role === 'goal' || role === 'result');
  const last = row + 1 >= grid.rowCount;
  // The page may break inside the label beside them, too: 年度目 | 预期目标 | 实际完成情况.
  if (heads.length < 2 || labels.some(({ cell, role }) => role === undefined && !(last && cell.column === 0))) return 0;
  const beside = heads[0]!.cell.column === 0 && heads[0]!.role === 'goal' && heads[1]!.role === 'goal';
  const short = heads.filter(({ cell }) => cell.rowSpan === 1);
  const columns = short.length > 2 ? short.slice(-2) : short.length === heads.length && beside ? heads.slice(1) : short.length > 0 ? short : heads;
  let taken = 1;
  if (last) found.openGoals = columns.map(({ role }) => role as 'goal' | 'result');
  for (let r = row + 1; r < Math.min(grid.rowCount, row + 4); r++) {
    const texts = distinct(grid.rows[r]!).filter((cell) => cell.text !== cells[0]!.text && !isPrompt(cell.text));
    if (texts.length === 0) {
      taken++;
      continue;
    }
    if (texts.some((text) => lexicon.label(text.text) && text.text.length <= 20) || lexicon.indicatorColumn(texts[0]!.text)) break;
    if (r > row + 1 && !(columns[0]!.cell.column > 0 && grid.at(r, 0)?.row === row)) break;
    for (const text of texts) {
      const head = columns.findLast(({ cell }) => cell.column <= text.column) ?? columns[0]!;
      found.prose.push({ cell: text, role: head.role as 'goal' | 'result' });
    }
    taken = r - row + 1;
  }
  return taken;
}

/** 目标内容 | 实施成果 over two texts, beside one label of goals: what was planned stands in front of what came of it. */
function goalsByTexts(grid: Grid, row: number, roles: readonly (LabelRole | undefined)[]): [number, 'goal' | 'result'][] {
  const cells = distinct(grid.rows[row]!);
  const own = cells.slice(-2);
  const below = distinct(grid.rows[row + 1] ?? []).filter((cell) => cell.row > row);
  if (grid.loose || cells.length < 2 || cells.length > 3 || cells.some((cell) => cell.text.length > 12) || below.length !== 2) return [];
  if (!below.every((text, index) => text.text.length >= 15 && text.column === own[index]!.column)) return [];
  const open = own.map((_, index) => cells.length - 2 + index).filter((index) => roles[index] === undefined);
  if (open.length === 0 || !(/目标|计划|任务/u.test(cells.map((cell) => cell.text).join('')))) return [];
  const named: [number, 'goal' | 'result'][] = open.map((index) => [index, index === cells.length - 1 ? 'result' : 'goal']);
  return cells.length === 3 && roles[0] === undefined ? [[0, 'goal'], ...named] : named;
}

/** Words of a goal or of what came of it in a label that no rule knows: 计划要达到的目标, 目标落实情况. */
function goalByWords(text: string, alone = false): 'goal' | 'result' | undefined {
  if (text.length > 14 || !(alone ? /目标|预期|计划|成果|成效|完成/u : /目标|预期/u).test(text) || /指标|值$|[:：]/u.test(text)) return undefined;
  return /完成|实现|达成|落实|实际|实绩|成效|成果/u.test(text) && !/计划|预期|预定|年初|[拟应]/u.test(text) ? 'result' : 'goal';
}

/** `项目名称:法律援助经费`, `年度资金总额:115万元`, `总额115万元(其中…)`: label and value in one cell. */
function readInline({ lexicon, context, found }: LabelReader, cell: GridCell): boolean {
  const money = inlineMoney(cell.text);
  if (money && namesMoney(lexicon, context, money.label)) {
    pushMoney(found, context, lexicon, { ...cell, text: money.label }, { ...cell, text: money.amount });
    return true;
  }
  const at = /[:：]/u.exec(cell.text)?.index ?? -1;
  if (at < 2 || at > 20 || at === cell.text.length - 1) return false;
  const [name, value] = [cell.text.slice(0, at), cell.text.slice(at + 1)];
  const role = lexicon.label(name)?.role;
  if (role === 'grade' && GRADE.test(value)) {
    const grade = { text: value, at: cell.at };
    found.scores.push({ item: 'grade', full: null, score: grade, grade, rules: [] });
    return true;
  }
  if (!role || !HEADER_FIELDS.has(role)) return false;
  found.header[role as HeaderField] ??= { text: value, at: cell.at };
  return true;
}

/** 资金总额及构成 with all its amounts in one cell. They are read where the first label and most of the others name money. */
function readListed({ lexicon, context, found }: LabelReader, cell: GridCell): boolean {
  const items = /元/u.test(cell.text) ? listedMoney(cell.text) : null;
  const known = items?.map(({ label }) => namesMoney(lexicon, context, label)) ?? [];
  if (!items || !known[0] || known.filter(Boolean).length * 2 <= known.length) return false;
  for (const { label, amount } of items) pushMoney(found, context, lexicon, { ...cell, text: label }, { ...cell, text: amount });
  return true;
}

/** What the execution of the budget earned, in a row of labels. */
const RATE_SCORE = /^(?:预算|资金)*执行率?(?:自评)?得分$/u;

const GRADE = /^(?:优秀?|良好?|中等?|差)$/u;

/** Label and amount of one cell, `基本支出:748.2` or `总额115万元(其中…)`; null for anything else. */
export function inlineMoney(text: string): { readonly label: string; readonly amount: string } | null {
  if (text.length > 60) return null;
  const match = /^(\D{2,24}?)([:：]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[万亿千]?元)?)(?:[(（;；。].*)?$/u.exec(text);
  return match && (match[2] !== '' || /元/u.test(match[3]!)) ? { label: match[1]!, amount: match[3]! } : null;
}

/** A label of an amount: a fund line or a measure, not a part that only says 其中. */
function namesMoney(lexicon: Lexicon, context: AmountContext, name: string): boolean {
  const label = bareLabel(name);
  return label !== '' && !/^其中$/u.test(label) && (lexicon.fundLine(name, context.subject) !== null || findMeasure(label, lexicon.rules) !== null);
}

/** Takes the value of a header field; returns how many cells it took. A name cut by a dump is put together. */
function readField(reader: LabelReader, cells: readonly GridCell[], at: number, field: HeaderField): number {
  const pieces = untilLabel(reader, cells, at + 1);
  const value = pieces[0];
  if (!value) return 0;
  const taken = reader.grid.loose ? pieces : [value];
  reader.found.header[field] ??= { ...joinPieces(reader.document, taken), ...(taken.length > 1 && { at: { ...value.at, end: taken.at(-1)!.at.end } }) };
  return taken.length;
}

/** The cells from `at` up to the next label. */
function untilLabel({ lexicon }: LabelReader, cells: readonly GridCell[], at: number): GridCell[] {
  const pieces: GridCell[] = [];
  for (let i = at; i < cells.length; i++) {
    const label = lexicon.label(cells[i]!.text);
    if (label && (i > at || HEADER_FIELDS.has(label.role))) break;
    if (i > at && (lexicon.fundLine(cells[i]!.text, 'project') || lexicon.amountColumn(cells[i]!.text)?.stage)) break;
    pieces.push(cells[i]!);
  }
  return pieces;
}

/** Behind a total stand its full points and the score, and no third number. */
const MOST_POINTS = 2;

/** Full points have no decimals; what stands first of several numbers and has is money. */
const WHOLE = /^\d+(?:\.0+)?分?$/u;

function readScore({ grid, lexicon, context, found }: LabelReader, cells: readonly GridCell[], at: number, role: 'total' | 'grade'): number {
  const rest = cells.slice(at + 1);
  const end = rest.findIndex((cell) => lexicon.label(cell.text) !== null);
  const own = end < 0 ? rest : rest.slice(0, end);
  const grade = own.find((cell) => GRADE.test(cell.text)) ?? null;
  const numbers = own.filter((cell) => isPlainNumber(cell.text));
  const score = numbers.at(-1);
  if (role === 'grade' && !grade && own[0] && own[0].text.length > 4 && !isPrompt(own[0].text)) found.prose.push({ cell: own[0], role: 'narrative' });
  if (role === 'grade' && grade) found.scores.push({ item: 'grade', full: null, score: grade, grade, rules: [] });
  else if (role === 'total' && ((context.accounts && !grid.loose) || (numbers.length > MOST_POINTS && !(grid.loose && WHOLE.test(numbers[0]!.text))))) found.unknown.push(cells[at]!, ...own);
  else if (role === 'total' && score) found.scores.push({ item: 'total', full: numbers.length > 1 ? numbers[0]! : null, score, grade, rules: [lexicon.label(cells[at]!.text)!.id] });
  return own.length;
}

/** A month, a quarter, the end of one: `6月底`, `1-3月`, `第一季度`, `上半年`. */
const PERIOD = /^(?:\d{4}年)?(?:(?:\d{1,2}[-—~至])?\d{1,2}月(?:份|底|末)?|第?[一二三四1-4]季度?|[上下]半年|年[中底末])(?:\d{1,2}日)?[前止]?$/u;

/** 预算执行情况 is what a department says of it as well as the name of the lines beside it. */
const isFundsLabel = (role: LabelRole, text: string): boolean => role === 'funds' || (role === 'narrative' && /预算|资金/u.test(text));

/** The stage of a label that names nothing else: 预算数, 执行数; 其中:财政拨款 below or behind is a part of it. */
function stageAlone({ lexicon, context }: LabelReader, cell: GridCell): ColumnRule | null {
  const rule = lexicon.amountColumn(cell.text);
  // 预算支出总额 is a line of its own: it says what it is the total of.
  if (rule?.column !== 'amount' || rule.stage === undefined || !STAGES_OF_A_BUDGET.has(rule.stage) || /总|合计/u.test(cell.text)) return null;
  const line = lexicon.fundLine(cell.text, context.subject)?.measure;
  return line === undefined || line === 'project_funds_total' || line === 'expenditure_total' ? rule : null;
}

/** 年度预算情况 and 全年执行情况 in front of a line of funds and its amount say what 年度预算数 and 全年执行数 say. */
function stageInFront({ lexicon, context }: LabelReader, cells: readonly GridCell[], at: number): ColumnRule | null {
  const name = bareName(cells[at]!.text);
  const next = cells[at + 1];
  if (!name.endsWith('情况') || !next || !isMoney(cells, at + 1) || !namesMoney(lexicon, context, next.text)) return null;
  const rule = lexicon.amountColumn(name.replace(/情况$/u, '数'));
  return rule?.column === 'amount' && rule.stage !== undefined && STAGES_OF_A_BUDGET.has(rule.stage) ? rule : null;
}

/** 预算执行率 | 98.98% | 得分 | 9.90 | 满分 | 10, whichever of the points stands first. */
function rateScoreIn({ lexicon }: LabelReader, cells: readonly GridCell[]): FormScore | null {
  const column = (index: number): string | undefined => lexicon.amountColumn(cells[index]?.text ?? '')?.column;
  const rate = cells.findIndex((_, index) => column(index) === 'rate' && /^[\d.]+[%％]?$/u.test(cells[index + 1]?.text ?? ''));
  const valueOf = (wanted: string): GridCell | null => cells.find((cell, index) => index > rate + 2 && column(index - 1) === wanted && isPlainNumber(cell.text)) ?? null;
  const score = rate < 0 ? null : valueOf('score');
  return score && { item: 'execution_rate', full: valueOf('weight'), score, grade: null, rules: [] };
}

const STAGES_OF_A_BUDGET: ReadonlySet<string> = new Set(['initial_budget', 'adjusted_budget', 'executed']);

function pushTotal(found: LabelFindings, context: AmountContext, label: GridCell, value: GridCell, rule: ColumnRule): void {
  found.unit ??= unitIn(label);
  found.amounts.push({
    measure: context.subject === 'project' ? 'project_funds_total' : (context.total ?? 'expenditure_total'), label: { text: bareLabel(label.text), at: label.at },
    stage: rule.stage!, amount: value, year: null, rules: [rule.id], unit: unitIn(label) ?? found.unit ?? context.unit, ...(rule.bare && { bare: true }),
  });
}

const isMoney = (cells: readonly GridCell[], at: number): boolean => isAmountText(cells[at + 1]?.text ?? '') && !/[%％]/u.test(cells[at]!.text);

/** A label that names money, with an amount behind it. */
function isMoneyLabel({ lexicon, context }: LabelReader, cells: readonly GridCell[], at: number, over: LabelRole | null): boolean {
  const cell = cells[at]!;
  if (!isMoney(cells, at) || isAmountText(cell.text) || cell.text.length > 40 || countsThings(cell.text, lexicon.rules)) return false;
  if (lexicon.fundLine(cell.text, context.subject)) return true;
  if (/人数|数量|面积|电话|分值|得分|比例|率$/u.test(cell.text) || PERIOD.test(cell.text)) return false;
  // Beside 项目资金(万元) every line is one of its funds, but for what counts or dates something else.
  if (over === 'funds' && /\p{Script=Han}/u.test(cell.text) && !/[\d%]|[个户次批期人]数$|编制|序号|编号|[占比]比|比重|进度|期限|年限|周期|时间|日期/u.test(cell.text)) return true;
  return findMeasure(bareLabel(cell.text), lexicon.rules) !== null || (/金额|资金|经费|预算|总额|支出|收入|拨款/u.test(cell.text) && /元/u.test(cell.text));
}

/** Takes the amounts behind a label of money; returns how many cells it took. */
function readMoney({ lexicon, context, found }: LabelReader, cells: readonly GridCell[], at: number): number {
  const value = cells[at + 1]!;
  pushMoney(found, context, lexicon, cells[at]!, value);
  return 1;
}

function pushMoney(found: LabelFindings, context: AmountContext, lexicon: Lexicon, label: GridCell, value: GridCell, staged: ColumnRule | null = null): void {
  if (isBlankAmount(value.text)) return;
  const named = meaningOfLabel(label, { lexicon, subject: context.subject, total: context.total, below: null, code: null });
  if (!named) return;
  if (named.rules.includes('fund-line.long-term-total')) (found.longTermBelow ??= new Set()).add(label.column);
  const meaning = found.longTermBelow?.has(label.column) ? { ...named, measure: 'other' as const } : named;
  if (/^其中|^其[他它]/u.test(label.text)) staged ??= found.stagesBelow?.get(label.column) ?? null;
  // 支出总额 alone says nothing of a stage; 预算执行数 does.
  const stageRule = staged ?? (/预算|执行|决算|年初|全年|调整|实际|批复/u.test(label.text) ? lexicon.amountColumn(bareName(label.text)) : null);
  const stage = staged?.stage ?? meaning.stage ?? stageRule?.stage ?? context.stage;
  found.unit ??= unitIn(label);
  found.amounts.push({
    measure: meaning.measure, label: meaning.label, stage, amount: value, year: null, rules: meaning.rules,
    unit: unitIn(label) ?? found.unit ?? context.unit,
    ...((stage === 'unspecified' || (!meaning.stage && stageRule?.bare)) && { bare: true }),
  });
}

function unitIn(cell: GridCell): FormAmount['unit'] {
  const unit = /元/u.test(cell.text) ? readMoneyUnit(cell.text) : null;
  return unit && { text: unit.text, at: { start: cell.at.start, end: cell.at.end } };
}
