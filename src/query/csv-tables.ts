import type { Value } from '../model/records.ts';
import type { Source } from '../store/report.ts';
import type { StoredReport } from '../store/store.ts';
import type { CsvCell } from './csv.ts';

/** One CSV file: a row per record, with the document's facts in front and the place at the end. */
export interface CsvTable {
  readonly name: string;
  readonly columns: readonly string[];
  rows(report: StoredReport): readonly (readonly CsvCell[])[];
}

/** One file per kind of record, columns named as in the contract. */
export function csvTables(): CsvTable[] {
  return [
    {
      name: 'document',
      columns: ['id', 'file', 'sha256', 'mediaType', 'status', 'reason', 'title', 'reportType', 'department', 'region', 'regionCode', 'fiscalYear', 'reportDate'],
      rows: ({ row, row: { facts } }) => [[
        row.id, row.file, row.sha256, row.mediaType, row.status, row.reason?.message ?? null,
        facts.title, facts.reportType, facts.department, facts.region, facts.regionCode, facts.fiscalYear, facts.reportDate,
      ]],
    },
    table('section', ['number', 'level', 'title', 'path'], (r) => r.section, (s) => [s.number, s.level, s.title, s.path.join(' > ')], (s) => s.source),
    table('figure', ['subject', 'measure', 'label', 'stage', 'year', 'amount', 'raw'], (r) => r.figure,
      (f) => [f.subject, f.measure, f.label, f.stage, f.year, f.amount, f.raw], (f) => f.source),
    table('indicator', [
      'subject', 'objective', 'level1', 'level2', 'level3', 'description', ...VALUE_COLUMNS('target'), ...VALUE_COLUMNS('actual'), 'weight', 'score', 'reason', 'basis', 'remark',
    ], (r) => r.indicator, (i) => [
      i.subject, i.objective, i.level1, i.level2, i.level3, i.description, ...valueCells(i.target), ...valueCells(i.actual), i.weight, i.score, i.reason, i.basis, i.remark,
    ], (i) => i.source),
    table('score', ['subject', 'item', 'full', 'score', 'grade'], (r) => r.score, (s) => [s.subject, s.item, s.full, s.score, s.grade], (s) => s.source),
    table('quantity', ['label', 'op', 'value', 'high', 'unit', 'raw', 'section'], (r) => r.quantity,
      (q) => [q.label, q.op, q.value, q.high, q.unit, q.raw, q.section], (q) => q.source),
    table('finding', ['rule', 'severity', 'kind', 'message', 'expected', 'stated', 'evidence'], (r) => r.finding,
      (f) => [f.rule, f.severity, f.kind, f.message, f.expected, f.stated, f.evidence.map((e) => e.raw).join('; ')], (f) => f.evidence[0]?.source ?? null),
  ];
}

const OF_DOCUMENT = ['document', 'department', 'regionCode', 'fiscalYear'];
const PLACE = ['page', 'table', 'row', 'column', 'start', 'end', 'bbox'];
const VALUE_COLUMNS = (name: string): string[] => [name, `${name}Kind`, `${name}Op`, `${name}Value`, `${name}High`, `${name}Unit`];

function table<R>(
  name: string, columns: readonly string[], of: (records: StoredReport['records']) => readonly R[], cells: (record: R) => CsvCell[], source: (record: R) => Source | null,
): CsvTable {
  return {
    name, columns: [...OF_DOCUMENT, ...columns, ...PLACE],
    rows: ({ row, records }) => of(records).map((record) => [
      row.id, row.facts.department, row.facts.regionCode, row.facts.fiscalYear, ...cells(record), ...placeCells(source(record)),
    ]),
  };
}

const valueCells = (value: Value | null): CsvCell[] => [value?.raw ?? null, value?.kind ?? null, value?.op ?? null, value?.value ?? null, value?.high ?? null, value?.unit ?? null];

const placeCells = (s: Source | null): CsvCell[] => [
  s?.page ?? null, s?.table ?? null, s?.row ?? null, s?.column ?? null, s?.start ?? null, s?.end ?? null, s?.bbox ? JSON.stringify(s.bbox) : null,
];
