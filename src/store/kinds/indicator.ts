import type { Value } from '../../model/records.ts';
import type { IndicatorRecord } from '../report.ts';
import { cell, marksOf, rulesOf, SOURCE_COLUMNS, sourceCells, toSource } from './kind.ts';
import type { Cell, KindTable, Row } from './kind.ts';

const VALUE_PARTS = ['raw', 'kind', 'op', 'value', 'high', 'unit'] as const;

export const indicator: KindTable<IndicatorRecord> = {
  table: 'indicator',
  columns: [
    'subject', 'objective', 'level1', 'level2', 'level3', 'description',
    ...VALUE_PARTS.map((part) => `target_${part}`), ...VALUE_PARTS.map((part) => `actual_${part}`),
    'weight', 'score', 'reason', 'basis', 'remark', 'fields', ...SOURCE_COLUMNS,
  ],
  toCells: (i) => [
    i.subject, i.objective, i.level1, i.level2, i.level3, i.description, ...valueCells(i.target), ...valueCells(i.actual),
    i.weight, i.score, i.reason, i.basis, i.remark, JSON.stringify(i.fields), ...sourceCells(i.source),
  ],
  fromRow: (row) => ({
    subject: cell(row, 'subject'), objective: cell(row, 'objective'), level1: cell(row, 'level1'), level2: cell(row, 'level2'),
    level3: cell(row, 'level3'), description: cell(row, 'description'), target: toValue(row, 'target'), actual: toValue(row, 'actual'),
    weight: cell(row, 'weight'), score: cell(row, 'score'), reason: cell(row, 'reason'), basis: cell(row, 'basis'), remark: cell(row, 'remark'),
    source: toSource(row), fields: JSON.parse(cell(row, 'fields')) as IndicatorRecord['fields'], rules: rulesOf(row), ...marksOf(row),
  }),
};

function valueCells(value: Value | null): Cell[] {
  return VALUE_PARTS.map((part) => value?.[part] ?? null);
}

/** Null where the form's cell was empty; `kind` is never null otherwise. */
export function toValue(row: Row, field: 'target' | 'actual'): Value | null {
  const kind = cell<Value['kind'] | null>(row, `${field}_kind`);
  if (kind === null) return null;
  return {
    raw: cell(row, `${field}_raw`), kind, op: cell(row, `${field}_op`), value: cell(row, `${field}_value`),
    high: cell(row, `${field}_high`), unit: cell(row, `${field}_unit`),
  };
}
