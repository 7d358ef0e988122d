import { asRead, corrected, fits, keyOf } from '../corrections.ts';
import type { CorrectableKind, CorrectableRecord, Corrected, Correction, FieldValue, NewCorrection } from '../corrections.ts';
import { cell } from '../kinds/kind.ts';
import type { Cell, KindTable, Row } from '../kinds/kind.ts';
import { KIND_TABLES } from '../kinds/kinds.ts';
import { reading } from '../kinds/reading.ts';
import type { ReadingRecord } from '../kinds/reading.ts';
import { CURRENT } from './views.ts';
import type { Connection } from './connection.ts';

/** Adds a correction; an earlier one of the same field of the same place is withdrawn. Null if the document is not known, or the same was said before. One transaction. */
export function addCorrection(connection: Connection, correction: NewCorrection): number | null {
  return connection.transaction(() => {
    const { document, kind, key, field, value, read, start, end, raw, why, by, at } = correction;
    const no = connection.prepare('SELECT no FROM document WHERE sha256 = ?').pluck().get(document) as number | undefined;
    if (no === undefined) return null;
    const place = [no, kind, field, start, end, key];
    const standing = connection.prepare(`SELECT no, value, why FROM correction
      WHERE document_no = ? AND kind = ? AND field = ? AND start_at = ? AND end_at = ? AND record_key = ? AND withdrawn_at IS NULL`).get(...place) as { no: number; value: string; why: string } | undefined;
    if (standing && standing.value === JSON.stringify(value) && standing.why === why) return null;
    if (standing) connection.prepare('UPDATE correction SET withdrawn_at = ? WHERE no = ?').run(at, standing.no);
    const { lastInsertRowid } = connection.prepare(`INSERT INTO correction (document_no, kind, record_key, field, value, read_value, start_at, end_at, read_raw, why, made_by, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(no, kind, key, field, JSON.stringify(value), JSON.stringify(read), start, end, raw, why, by, at);
    applyCorrections(connection, no);
    return Number(lastInsertRowid);
  }).immediate();
}

/** Returns whether there was such a correction. One transaction. */
export function withdrawCorrection(connection: Connection, number: number, at: string): boolean {
  return connection.transaction(() => {
    const no = connection.prepare('SELECT document_no FROM correction WHERE no = ? AND withdrawn_at IS NULL').pluck().get(number) as number | undefined;
    if (no === undefined) return false;
    connection.prepare('UPDATE correction SET withdrawn_at = ? WHERE no = ?').run(at, number);
    applyCorrections(connection, no);
    return true;
  }).immediate();
}

export function corrections(connection: Connection): Correction[] {
  const rows = connection.prepare(`SELECT c.*, d.sha256, r.department FROM correction c JOIN document d ON d.no = c.document_no
    LEFT JOIN reading r ON r.document_no = d.no AND r.from_edition <= ${CURRENT} AND (r.to_edition IS NULL OR r.to_edition > ${CURRENT}) ORDER BY c.no`).all() as Row[];
  if (rows.length === 0) return [];
  const applied = new Set(Object.values(TABLES).flatMap((table) => (connection.prepare(`SELECT e.value ->> 'correction' FROM ${table.table} x, json_each(x.corrected) e
    WHERE x.document_no IN (SELECT document_no FROM correction) AND x.corrected IS NOT NULL AND x.from_edition <= ${CURRENT} AND (x.to_edition IS NULL OR x.to_edition > ${CURRENT})`).pluck().all() as number[])));
  return rows.map((row) => {
    const number = cell<number>(row, 'no');
    return {
      number, document: cell(row, 'sha256'), kind: cell<CorrectableKind>(row, 'kind'), key: cell(row, 'record_key'), field: cell(row, 'field'),
      value: JSON.parse(cell(row, 'value')) as FieldValue, read: JSON.parse(cell(row, 'read_value')) as FieldValue,
      start: cell(row, 'start_at'), end: cell(row, 'end_at'), raw: cell(row, 'read_raw'), why: cell(row, 'why'), by: cell(row, 'made_by'), at: cell(row, 'made_at'),
      department: cell(row, 'department'), state: row['withdrawn_at'] !== null ? 'withdrawn' : applied.has(number) ? 'applied' : 'review',
    };
  });
}

interface Standing {
  readonly row: Row;
  readonly record: CorrectableRecord;
  readonly marks: Corrected | null;
}

/**
 * Makes the rows of one document, in every edition, say what was read with its corrections applied. Two records of one place that
 * read alike are told apart by their natural keys; where that fails neither is touched, and the correction is to be reviewed.
 */
export function applyCorrections(connection: Connection, documentNo: number): void {
  const all = (connection.prepare('SELECT * FROM correction WHERE document_no = ? ORDER BY no').all(documentNo) as Row[]);
  if (all.length === 0) return;
  const standing = all.filter((row) => row['withdrawn_at'] === null).map((row) => ({
    number: cell<number>(row, 'no'), document: '', kind: cell<CorrectableKind>(row, 'kind'), key: cell<string>(row, 'record_key'), field: cell<string>(row, 'field'),
    value: JSON.parse(cell(row, 'value')) as FieldValue, read: JSON.parse(cell(row, 'read_value')) as FieldValue, start: cell<number>(row, 'start_at'), end: cell<number>(row, 'end_at'),
    raw: cell<string>(row, 'read_raw'), why: cell<string>(row, 'why'), by: null, at: '',
  }));
  for (const kind of new Set(all.map((row) => cell<CorrectableKind>(row, 'kind')))) {
    const table = TABLES[kind];
    const rows = connection.prepare(`SELECT x.*, l.rules FROM ${table.table} x JOIN rule_list l ON l.no = x.rule_list_no WHERE x.document_no = ?`).all(documentNo) as Row[];
    const found = rows.map((row): Standing => {
      const marks = row['corrected'] === null ? null : (JSON.parse(cell(row, 'corrected')) as Corrected);
      return { row, marks, record: asRead(table.recordOf(row), marks) };
    });
    const chosen = new Map<Standing, (typeof standing)[number][]>(found.map((one) => [one, []]));
    for (const correction of standing) for (const one of targetsOf(correction, kind, found)) chosen.get(one)!.push(correction);
    for (const [one, its] of chosen) {
      const { record, marks } = corrected(one.record, its);
      if (JSON.stringify(marks) === JSON.stringify(one.marks)) continue;
      const cells = table.cellsOf(one.row, record);
      connection.prepare(`UPDATE ${table.table} SET ${table.columns.map((column) => `${column} = ?`).join(', ')}, corrected = ? WHERE no = ?`)
        .run(...cells, marks && JSON.stringify(marks), one.row['no']);
    }
  }
}

function targetsOf(correction: NewCorrection, kind: CorrectableKind, found: readonly Standing[]): Standing[] {
  const fitting = found.filter(({ record }) => fits(correction, kind, record));
  const isExact = ({ record }: Standing): boolean => keyOf(kind, record) === correction.key;
  return fitting.filter((one) => {
    const others = fitting.filter((other) => other !== one && overlap(one.row, other.row));
    return others.length === 0 || (isExact(one) && !others.some(isExact));
  });
}

/** Whether two rows stand in one edition. */
function overlap(a: Row, b: Row): boolean {
  const end = (row: Row): number => cell<number | null>(row, 'to_edition') ?? Number.POSITIVE_INFINITY;
  return cell<number>(a, 'from_edition') < end(b) && cell<number>(b, 'from_edition') < end(a);
}

interface Correctable {
  readonly table: string;
  readonly columns: readonly string[];
  recordOf(row: Row): CorrectableRecord;
  cellsOf(row: Row, record: CorrectableRecord): readonly Cell[];
}

function ofKind(kind: Exclude<CorrectableKind, 'document'>): Correctable {
  const table = KIND_TABLES[kind] as unknown as KindTable<CorrectableRecord>;
  return { table: table.table, columns: table.columns, recordOf: (row) => withoutMarks(table.fromRow(row)), cellsOf: (_row, record) => table.toCells(record) };
}

const withoutMarks = ({ corrected: _marks, ...record }: CorrectableRecord & { corrected?: Corrected }): CorrectableRecord => record as CorrectableRecord;

const TABLES: Readonly<Record<CorrectableKind, Correctable>> = {
  document: {
    table: reading.table, columns: reading.columns, recordOf: (row) => reading.fromRow(row).facts,
    cellsOf: (row, facts) => reading.toCells({ ...reading.fromRow(row), facts } as ReadingRecord),
  },
  figure: ofKind('figure'), indicator: ofKind('indicator'), score: ofKind('score'), quantity: ofKind('quantity'),
};
