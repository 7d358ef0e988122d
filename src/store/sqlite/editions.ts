import { cell } from '../kinds/kind.ts';
import type { KindTable, Row } from '../kinds/kind.ts';
import { KIND_TABLES } from '../kinds/kinds.ts';
import { reading } from '../kinds/reading.ts';
import type { RecordOf } from '../kinds/kinds.ts';
import { KINDS } from '../report.ts';
import type { Kind } from '../report.ts';
import { StoreError } from '../store.ts';
import type { Changed, Edition, EditionFacts, UnreadDocument } from '../store.ts';
import { statement } from './connection.ts';
import type { Connection } from './connection.ts';

/** Tables whose rows belong to editions. */
const TABLES = ['reading', ...KINDS.map((kind) => KIND_TABLES[kind].table)];

export function currentEdition(connection: Connection): number | null {
  return (statement(connection, 'SELECT edition FROM current_edition').pluck().get() as number | undefined) ?? null;
}

export function editions(connection: Connection): Edition[] {
  const rows = connection.prepare('SELECT e.*, e.no = (SELECT edition FROM current_edition) AS current FROM edition e ORDER BY no').all() as Row[];
  return rows.map((row) => ({
    number: cell(row, 'no'), state: cell<Edition['state']>(row, 'state'), readBy: cell(row, 'read_by'), rules: JSON.parse(cell(row, 'rules')) as Record<string, string>,
    software: cell(row, 'software'), madeAt: cell(row, 'made_at'), current: cell<number>(row, 'current') === 1, kept: cell<number>(row, 'kept') === 1,
    // Imports add to the current edition.
    counts: row['current'] === 1 ? countRows(connection, cell(row, 'no')) : row['counts'] === null ? null : (JSON.parse(cell(row, 'counts')) as Record<string, number>),
  }));
}

/** The first import into an empty database makes the first edition. */
export function ensureFirstEdition(connection: Connection, facts: EditionFacts, madeAt: string): void {
  if (currentEdition(connection) !== null) return;
  const no = insertEdition(connection, facts, madeAt, 'whole');
  connection.prepare('INSERT INTO current_edition (one, edition) VALUES (1, ?)').run(no);
}

export function beginEdition(connection: Connection, facts: EditionFacts, madeAt: string): { number: number; resumed: boolean } {
  return connection.transaction(() => {
    const unfinished = connection.prepare(`SELECT no, read_by FROM edition WHERE state = 'building'`).get() as { no: number; read_by: string } | undefined;
    if (unfinished && unfinished.read_by === facts.readBy) return { number: unfinished.no, resumed: true };
    giveUpUnfinished(connection);
    return { number: insertEdition(connection, facts, madeAt, 'building'), resumed: false };
  }).immediate();
}

export const unread = (connection: Connection, edition: number): UnreadDocument[] =>
  readOtherwise(connection, connection.prepare('SELECT read_by FROM edition WHERE no = ?').pluck().get(edition) as string);

export function readOtherwise(connection: Connection, key: string): UnreadDocument[] {
  const rows = connection.prepare(`
    SELECT d.sha256, d.bytes, d.read_by, json_group_array(json_object('name', f.name, 'path', f.path) ORDER BY f.name, f.path) AS files
    FROM document d JOIN file f ON f.document_no = d.no WHERE d.read_by <> ? GROUP BY d.no ORDER BY d.no`).all(key) as Row[];
  return rows.map((row) => ({ sha256: cell(row, 'sha256'), bytes: cell(row, 'bytes'), readBy: cell(row, 'read_by'), files: JSON.parse(cell(row, 'files')) as UnreadDocument['files'] }));
}

export function saveSame(connection: Connection, documents: readonly string[], key: string): void {
  const update = connection.prepare('UPDATE document SET read_by = ? WHERE sha256 = ?');
  connection.transaction(() => {
    for (const sha256 of documents) update.run(key, sha256);
  }).immediate();
}

/** Within a transaction of the caller's. */
export function switchTo(connection: Connection, edition: number): void {
  const former = currentEdition(connection);
  connection.prepare('UPDATE edition SET counts = ? WHERE no = ?').run(JSON.stringify(countRows(connection, former!)), former);
  connection.prepare('UPDATE current_edition SET edition = ?').run(edition);
  connection.prepare(`UPDATE edition SET state = 'whole', counts = ? WHERE no = ?`).run(JSON.stringify(countRows(connection, edition)), edition);
}

/** Rows in no other edition are deleted; the rest never knew. */
export function dropEdition(connection: Connection, edition: number): void {
  connection.transaction(() => {
    const state = connection.prepare('SELECT state FROM edition WHERE no = ?').pluck().get(edition) as string | undefined;
    if (state === undefined || state === 'dropped') throw noSuchEdition(edition);
    if (edition === currentEdition(connection)) throw new StoreError('no_such_edition', `第 ${edition} 版是当前版, 不能删除`, `edition ${edition} is the current one and cannot be dropped`);
    if (state === 'building') {
      giveUp(connection, edition);
      return;
    }
    connection.prepare(`UPDATE edition SET state = 'dropped' WHERE no = ?`).run(edition);
    const left = connection.prepare(`SELECT no FROM edition WHERE state <> 'dropped' ORDER BY no`).pluck().all() as number[];
    const former = left.filter((no) => no < edition).at(-1) ?? 0;
    const next = left.find((no) => no > edition) ?? Number.MAX_SAFE_INTEGER;
    for (const table of TABLES) connection.prepare(`DELETE FROM ${table} WHERE from_edition > ? AND to_edition <= ?`).run(former, next);
  }).immediate();
}

export function keepEdition(connection: Connection, edition: number): void {
  const { changes } = connection.prepare(`UPDATE edition SET kept = 1 WHERE no = ? AND state = 'whole'`).run(edition);
  if (changes === 0) throw noSuchEdition(edition);
}

export const noSuchEdition = (edition: number): StoreError =>
  new StoreError('no_such_edition', `没有第 ${edition} 版数据, 用 jixiao editions 查看`, `no edition ${edition}, see jixiao editions`);

export const hasUnfinished = (connection: Connection): boolean => statement(connection, `SELECT 1 FROM edition WHERE state = 'building'`).get() !== undefined;

export function giveUpUnfinished(connection: Connection): void {
  const unfinished = connection.prepare(`SELECT no FROM edition WHERE state = 'building'`).pluck().get() as number | undefined;
  if (unfinished !== undefined) connection.transaction(() => giveUp(connection, unfinished)).immediate();
}

/** Undoes what an unfinished edition wrote. Documents count again as read by the current edition. */
function giveUp(connection: Connection, edition: number): void {
  const key = connection.prepare('SELECT read_by FROM edition WHERE no = ?').pluck().get(edition) as string;
  for (const table of TABLES) {
    connection.prepare(`DELETE FROM ${table} WHERE from_edition = ?`).run(edition);
    connection.prepare(`UPDATE ${table} SET to_edition = NULL WHERE to_edition = ?`).run(edition);
  }
  connection.prepare('UPDATE document SET read_by = (SELECT read_by FROM edition WHERE no = (SELECT edition FROM current_edition)) WHERE read_by = ?').run(key);
  connection.prepare(`UPDATE edition SET state = 'dropped' WHERE no = ?`).run(edition);
}

function insertEdition(connection: Connection, facts: EditionFacts, madeAt: string, state: Edition['state']): number {
  return Number(connection.prepare('INSERT INTO edition (state, read_by, rules, software, made_at) VALUES (?, ?, ?, ?, ?)')
    .run(state, facts.readBy, JSON.stringify(facts.rules), facts.software, madeAt).lastInsertRowid);
}

function countRows(connection: Connection, edition: number): Record<string, number> {
  return connection.prepare(`
    SELECT count(*) AS documents, ${['section', 'figure', 'indicator', 'score'].map((kind) => `ifnull(sum(${kind}s), 0) AS ${kind}`).join()},
      ifnull(sum(quantities), 0) AS quantity, ifnull(sum(findings), 0) AS finding,
      ifnull(sum(cells), 0) AS cells, ifnull(sum(cells_read), 0) AS cellsRead, ifnull(sum(numbers), 0) AS numbers, ifnull(sum(numbers_read), 0) AS numbersRead FROM reading WHERE from_edition <= ? AND (to_edition IS NULL OR to_edition > ?)`)
    .get(edition, edition) as Record<string, number>;
}

/** What a change can be of, the table that holds it, and how a row of it is read. */
const SIDES: readonly { readonly kind: Changed['kind']; readonly table: string; fromRow(row: Row): Changed['gone'][number] }[] = [
  { kind: 'document', table: reading.table, fromRow: (row) => reading.fromRow(row).facts },
  ...KINDS.map((kind) => ({ kind, table: KIND_TABLES[kind].table, fromRow: (row: Row) => (KIND_TABLES[kind] as unknown as KindTable<RecordOf<Kind>>).fromRow(row) })),
];

/** Rows of `before` that `after` no longer has, and the other way round, grouped by document and kind. `documents` narrows by id. */
export function changes(connection: Connection, before: number, after: number, documents: ReadonlySet<string> | null): Changed[] {
  const groups = new Map<string, { of: Changed['of']; kind: Changed['kind']; gone: Changed['gone'][number][]; added: Changed['gone'][number][] }>();
  const facts = factsOf(connection, after);
  for (const { kind, table, fromRow } of SIDES) {
    const select = `SELECT d.id AS document, l.rules, x.* FROM ${table} x JOIN document d ON d.no = x.document_no JOIN rule_list l ON l.no = x.rule_list_no`;
    const sides = {
      gone: connection.prepare(`${select} WHERE x.to_edition > ? AND x.to_edition <= ? AND x.from_edition <= ? ORDER BY x.no`).all(before, after, before),
      added: connection.prepare(`${select} WHERE x.from_edition > ? AND x.from_edition <= ? AND (x.to_edition IS NULL OR x.to_edition > ?) ORDER BY x.no`).all(before, after, after),
    };
    for (const side of ['gone', 'added'] as const) {
      for (const row of sides[side] as Row[]) {
        const document = cell<string>(row, 'document');
        if (documents && !documents.has(document)) continue;
        const key = `${document} ${kind}`;
        const group = groups.get(key) ?? { of: facts(document), kind, gone: [], added: [] };
        groups.set(key, group);
        group[side].push(fromRow(row));
      }
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** How many records of the current edition each rule made. */
export function ruleCounts(connection: Connection): Map<string, number> {
  const counts = new Map<string, number>();
  const edition = currentEdition(connection) ?? 0;
  for (const { table } of SIDES) {
    const rows = connection.prepare(`SELECT l.rules, count(*) AS records FROM ${table} x JOIN rule_list l ON l.no = x.rule_list_no
      WHERE x.from_edition <= ? AND (x.to_edition IS NULL OR x.to_edition > ?) GROUP BY x.rule_list_no`).all(edition, edition) as { rules: string; records: number }[];
    for (const { rules, records } of rows) for (const id of idsIn(rules)) counts.set(id, (counts.get(id) ?? 0) + records);
  }
  return counts;
}

/** Documents of the current edition in which one of these rules found something. */
export function foundBy(connection: Connection, ids: ReadonlySet<string>): ReadonlySet<string> {
  const edition = currentEdition(connection) ?? 0;
  const rows = connection.prepare(`SELECT DISTINCT d.sha256, l.rules FROM finding x JOIN rule_list l ON l.no = x.rule_list_no JOIN document d ON d.no = x.document_no
    WHERE x.from_edition <= ? AND (x.to_edition IS NULL OR x.to_edition > ?)`).all(edition, edition) as { sha256: string; rules: string }[];
  return new Set(rows.filter(({ rules }) => idsIn(rules).some((id) => ids.has(id))).map(({ sha256 }) => sha256));
}

/** Ids in a list of rules; a finding's rule carries its version behind an @. */
const idsIn = (rules: string): string[] => (JSON.parse(rules) as string[]).map((rule) => rule.split('@')[0]!);

function factsOf(connection: Connection, edition: number): (document: string) => Changed['of'] {
  const select = connection.prepare(`SELECT d.id AS document, r.department, r.region, r.region_code, r.fiscal_year, r.report_type FROM document d
    JOIN reading r ON r.document_no = d.no AND r.from_edition <= @edition AND (r.to_edition IS NULL OR r.to_edition > @edition) WHERE d.id = @document`);
  return (document) => {
    const row = select.get({ edition, document }) as Row;
    return {
      document, department: cell(row, 'department'), region: cell(row, 'region'), regionCode: cell(row, 'region_code'),
      fiscalYear: cell(row, 'fiscal_year'), reportType: cell(row, 'report_type'),
    };
  };
}
