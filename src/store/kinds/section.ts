import type { SectionRecord } from '../report.ts';
import { cell, rulesOf, SOURCE_COLUMNS, sourceCells, toSource } from './kind.ts';
import type { KindTable } from './kind.ts';

export const section: KindTable<SectionRecord> = {
  table: 'section',
  columns: ['number', 'level', 'title', 'path', 'body_end', ...SOURCE_COLUMNS],
  toCells: (s) => [s.number, s.level, s.title, JSON.stringify(s.path), s.bodyEnd, ...sourceCells(s.source)],
  fromRow: (row) => ({
    number: cell(row, 'number'), level: cell(row, 'level'), title: cell(row, 'title'), path: JSON.parse(cell(row, 'path')) as string[],
    source: toSource(row), bodyEnd: cell(row, 'body_end'), rules: rulesOf(row),
  }),
};
