import { toFen } from '../fen.ts';
import type { FigureRecord } from '../report.ts';
import { cell, marksOf, rulesOf, SOURCE_COLUMNS, sourceCells, toSource } from './kind.ts';
import type { KindTable } from './kind.ts';

export const figure: KindTable<FigureRecord> = {
  table: 'figure',
  columns: ['subject', 'measure', 'label', 'stage', 'year', 'amount', 'amount_fen', 'raw', ...SOURCE_COLUMNS],
  toCells: (f) => [f.subject, f.measure, f.label, f.stage, f.year, f.amount, toFen(f.amount), f.raw, ...sourceCells(f.source)],
  fromRow: (row) => ({
    subject: cell(row, 'subject'), measure: cell(row, 'measure'), label: cell(row, 'label'), stage: cell(row, 'stage'), year: cell(row, 'year'),
    amount: cell(row, 'amount'), raw: cell(row, 'raw'), source: toSource(row), rules: rulesOf(row), ...marksOf(row),
  }),
};
