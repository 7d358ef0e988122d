import type { ColumnRule } from '../rules/groups/columns.ts';
import { findMeasure } from '../normalise/measure-labels.ts';
import type { GridCell } from './grid.ts';
import { bareLabel, type Lexicon } from './lexicon.ts';

/** What the rows of a turned block of funds are: `known` by their words, `settled` by their neighbours, `open` by neither. */
export interface TurnedRows {
  readonly settled: ReadonlyMap<GridCell, ColumnRule>;
  readonly open: ReadonlySet<GridCell>;
}

/**
 * Funds with a stage in front of each row (年初预算数, 全年预算数, 全年执行数) and their lines over the columns. A row whose words
 * nobody knows between the budget of the year's beginning and what was executed is the budget of the year; any other stays
 * unread: its amounts would be given to no stage or to a wrong one. Null where the rows are no stages.
 */
export function turnedRows(labels: readonly GridCell[], lexicon: Lexicon): TurnedRows | null {
  const stages = labels.map((label) => {
    const rule = lexicon.amountColumn(label.text);
    return rule?.column === 'amount' && rule.stage !== undefined && !CARRIED.has(rule.stage) ? rule : null;
  });
  const named = (label: GridCell): boolean => (lexicon.fundLine(label.text, 'project') ?? lexicon.fundLine(label.text, 'department') ?? findMeasure(bareLabel(label.text), lexicon.rules)) !== null;
  const known = stages.filter(Boolean).length;
  const lines = labels.some((label, index) => !stages[index] && named(label));
  if (known === 0 || (lines && (known < 2 || !stages.some((rule) => rule?.stage === 'executed')))) return null;
  const settled = new Map<GridCell, ColumnRule>();
  const open = new Set(labels.filter((label, index) => !stages[index] && lexicon.amountColumn(label.text)?.column !== 'rate' && lexicon.amountColumn(label.text)?.column !== 'score'));
  const [only] = open;
  const at = only ? labels.indexOf(only) : -1;
  const before = stages.slice(0, at).some((rule) => rule?.stage === 'initial_budget');
  const executed = stages.slice(at + 1).find((rule) => rule?.stage === 'executed');
  if (only && open.size === 1 && before && executed && !stages.some((rule) => rule?.stage === 'adjusted_budget')) {
    settled.set(only, { ...executed, id: 'column.amount-adjusted', stage: 'adjusted_budget', bare: false });
    open.delete(only);
  }
  // 年初预算数, 全年预算数 and one more row, the last: what was executed.
  const rows = stages.filter((rule) => rule !== null);
  const budgets = rows.length === 2 && rows[0]!.stage === 'initial_budget' && rows[1]!.stage === 'adjusted_budget';
  if (only && open.size === 1 && budgets && at > stages.indexOf(rows[1]!)) {
    settled.set(only, { ...rows[1]!, id: 'column.amount-executed', stage: 'executed', bare: false });
    open.delete(only);
  }
  return { settled, open };
}

const CARRIED: ReadonlySet<string> = new Set(['carried_in', 'carried_out']);
