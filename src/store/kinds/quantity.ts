import type { QuantityRecord } from '../report.ts';
import { cell, marksOf, rulesOf, SOURCE_COLUMNS, sourceCells, toSource } from './kind.ts';
import type { KindTable } from './kind.ts';

export const quantity: KindTable<QuantityRecord> = {
  table: 'quantity',
  columns: ['label', 'op', 'value', 'high', 'unit', 'raw', 'section', ...SOURCE_COLUMNS],
  toCells: (q) => [q.label, q.op, q.value, q.high, q.unit, q.raw, q.section, ...sourceCells(q.source)],
  fromRow: (row) => ({
    label: cell(row, 'label'), op: cell(row, 'op'), value: cell(row, 'value'), high: cell(row, 'high'), unit: cell(row, 'unit'),
    raw: cell(row, 'raw'), section: cell(row, 'section'), source: toSource(row), rules: rulesOf(row), ...marksOf(row),
  }),
};
