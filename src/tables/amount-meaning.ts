import type { FormCell } from '../model/form.ts';
import type { Measure, Stage } from '../model/vocabulary.ts';
import type { ColumnRule } from '../rules/groups/columns.ts';
import { findMeasure } from '../normalise/measure-labels.ts';
import type { AmountHeaderColumn } from './amount-header.ts';
import type { GridCell } from './grid.ts';
import { bareLabel, bareName, type Lexicon } from './lexicon.ts';
import { isTotalName } from './total-name.ts';

/** What an amount counts. */
export interface AmountMeaning {
  readonly measure: Measure;
  readonly label: FormCell;
  /** Stage that the label itself names, if any. */
  readonly stage: Stage | null;
  /** Stage of a row that is about one stage (预算数 in front of it); it goes before any other. */
  readonly rowStage?: Stage | null;
  /** That stage is only the one of a bare 预算数. */
  readonly rowBare?: boolean;
  readonly rules: readonly string[];
}

/** What is known around a line: what the form is about, what its total is, the line it is a part of. */
export interface LineContext {
  readonly lexicon: Lexicon;
  readonly subject: 'project' | 'department';
  readonly total: Measure | null;
  /** Measure of the line above that this one belongs to: 公务用车 above 购置. */
  readonly below: Measure | null;
  /** Function or economic classification code in the row, without spaces. */
  readonly code: string | null;
  /** What the row's own label says of its stage where its neighbours prove it and its words do not. */
  readonly ahead?: ColumnRule | null;
}

/** What a label means as a line of a form. Totals (`合计`) are null: their table or side says what they are. */
export function meaningOfLabel(label: FormCell, context: LineContext): AmountMeaning | null {
  const name = bareLabel(label.text);
  const line = context.lexicon.fundLine(label.text, context.subject);
  if (isTotalName(name) && !line?.measure) return null;
  const coded = context.code !== null && context.code.length > 3;
  const known = coded ? null : findMeasure(name, context.lexicon.rules, context.below);
  // 支出合计 below 三公经费 is theirs, though it is a line of many forms.
  const lent = known && line?.measure && context.below !== null && findMeasure(name, context.lexicon.rules)?.rule !== known.rule ? known : null;
  // 项目预算执行情况 in front of one line of amounts is about the whole of them.
  const role = context.lexicon.label(label.text)?.role;
  const block = !line && !known && (role === 'funds' || (role === 'narrative' && /预算|资金|支出/u.test(name)));
  const measure = lent?.measure ?? line?.measure ?? known?.measure ?? (block ? (context.subject === 'project' ? 'project_funds_total' : (context.total ?? 'expenditure_total')) : 'other');
  const rules = [...(line ? [line.id] : []), ...(known && (lent || !line?.measure) ? [known.rule] : [])];
  return { measure, label: { text: name, at: label.at }, stage: line?.stage ?? null, rules };
}

/** What a cell counts by its row and its column: a column that only names a stage leaves it to the row, a total row to the column. */
export function meaningOfCell(labels: readonly GridCell[], column: AmountHeaderColumn, context: LineContext): AmountMeaning | null {
  // 预算数 and 决算数 may stand in front of the rows, and the columns say what they count.
  const ahead = context.ahead ?? (labels.at(-1) ? context.lexicon.amountColumn(labels.at(-1)!.text) : null);
  const staged = ahead?.column === 'amount' && ahead.stage !== undefined && ahead.stage !== 'carried_in' && ahead.stage !== 'carried_out';
  const stage = staged && (column.stage === null || column.stage === 'carried_in' || column.stage === 'carried_out') ? ahead : null;
  const line = stage ? context.lexicon.fundLine(column.header.text, context.subject) : null;
  // 资金总额 heads amounts in general, and beside 基本支出 and 项目支出 what they are the total of.
  const headed = stage && !column.measure && !line?.measure && !context.total ? findMeasure(bareLabel(column.header.text), context.lexicon.rules) : null;
  if (stage && (column.measure || context.total || line?.measure || headed)) {
    const header = { text: bareLabel(column.header.text), at: column.header.at };
    const named = line?.measure ? { measure: line.measure, rule: line.id } : headed;
    const meaning = named
      ? { measure: named.measure, label: header, stage: null, rules: [named.rule] }
      : meaningOfTotal(column.measure ? null : { ...column.header, text: '合计' }, column, context);
    return { ...meaning, rowStage: stage.stage ?? null, rowBare: stage.bare, rules: [...meaning.rules, stage.id] };
  }
  const named = labels.findLast((label) => !isTotalName(bareLabel(label.text)) || labels.length === 1) ?? labels.at(-1) ?? null;
  const last = labels.at(-1) ?? null;
  const outer = named && meaningOfLabel(named, context);
  // 合计 beside words of the whole block that nobody knows (资金筹措) is the total of its lines.
  const total = last !== named && outer?.measure === 'other' && outer.rules.length === 0 && named!.rowSpan > 1 && last ? meaningOfLabel(last, context) : null;
  const own = total ? last : named;
  const row = total ?? outer;
  if (!row) return meaningOfTotal(own, column, context);
  // Revenue classified by function: 社会保障和就业支出 in 收入决算表 is no expenditure.
  const byFunction = context.code !== null && (context.total === 'revenue_total' || column.side === '收入');
  const counted = column.measure && !(column.measure.measure === 'expenditure_total' && !byFunction) ? column.measure.label : byFunction ? column.header : null;
  if (!counted) return row;
  // A line under a column of its own kind (一般公共服务支出 under 基本支出) is neither the line nor the column.
  return { measure: 'other', label: { text: `${row.label.text}(${bareName(counted.text)})`, at: row.label.at }, stage: row.stage, rules: [] };
}

/** A total row, or a row of amounts without any label: the column says what it counts, else the side, else the table's title. */
function meaningOfTotal(own: GridCell | null, column: AmountHeaderColumn, context: LineContext): AmountMeaning {
  if (column.measure) {
    const inFund = context.total && FUNDS.has(context.total) && TOTALS.has(column.measure.measure);
    return {
      measure: inFund ? 'other' : column.measure.measure, label: { text: bareLabel(column.measure.label.text), at: column.measure.label.at }, stage: null,
      rules: column.measure.rule ? [column.measure.rule] : [],
    };
  }
  const label = own ?? column.header;
  // 部门预算执行情况 above one line of amounts without a label: what the form is about.
  if (!own && column.stage && !context.total && !column.side) {
    return { measure: context.subject === 'project' ? 'project_funds_total' : 'expenditure_total', label: { text: bareLabel(label.text), at: label.at }, stage: null, rules: [] };
  }
  return { measure: totalOf(bareLabel(label.text), column.side, context.total) ?? 'other', label: { text: bareLabel(label.text), at: label.at }, stage: null, rules: [] };
}

/** Tables about one kind of money: their 本年收入 is not the department's. */
const FUNDS: ReadonlySet<Measure> = new Set<Measure>(['government_fund_budget', 'state_capital_budget']);
const TOTALS: ReadonlySet<Measure> = new Set<Measure>(['revenue_total', 'expenditure_total', 'basic_expenditure', 'project_expenditure']);

function totalOf(name: string, side: '收入' | '支出' | null, table: Measure | null): Measure | null {
  if (!isTotalName(name)) return null;
  if (side === '收入') return name === '总计' ? 'revenue_grand_total' : 'revenue_total';
  if (side === '支出' && table === null) return name === '总计' ? 'expenditure_grand_total' : 'expenditure_total';
  return table;
}
