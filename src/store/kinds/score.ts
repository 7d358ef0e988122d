import type { ScoreRecord } from '../report.ts';
import { cell, marksOf, rulesOf, SOURCE_COLUMNS, sourceCells, toSource } from './kind.ts';
import type { KindTable } from './kind.ts';

export const score: KindTable<ScoreRecord> = {
  table: 'score',
  columns: ['subject', 'item', 'full_score', 'score', 'grade', ...SOURCE_COLUMNS],
  toCells: (s) => [s.subject, s.item, s.full, s.score, s.grade, ...sourceCells(s.source)],
  fromRow: (row) => ({
    subject: cell(row, 'subject'), item: cell(row, 'item'), full: cell(row, 'full_score'), score: cell(row, 'score'), grade: cell(row, 'grade'),
    source: toSource(row), rules: rulesOf(row), ...marksOf(row),
  }),
};
