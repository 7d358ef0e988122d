import { zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely';
import { regionRange } from '../filter.ts';
import type { Filter } from '../filter.ts';
import { cell } from '../kinds/kind.ts';
import type { KindTable, Row } from '../kinds/kind.ts';
import { KIND_TABLES } from '../kinds/kinds.ts';
import type { RecordOf } from '../kinds/kinds.ts';
import { reading } from '../kinds/reading.ts';
import { inReadingOrder } from '../reading-order.ts';
import { KINDS } from '../report.ts';
import type { Kind } from '../report.ts';
import { indexQuery } from '../search-terms.ts';
import type { AmountRow, DocumentRow, DocumentSummary, FindingsOfRule, FoundDocument, StoredReport, WithDocument } from '../store.ts';
import { VIEW_OF } from './schema.ts';
import type { Schema, ViewName } from './schema.ts';

type Query = SelectQueryBuilder<Schema, ViewName, Row>;

/** Documents whose records are fetched together. */
const BATCH = 200;

export async function documents(db: Kysely<Schema>, filter: Filter): Promise<DocumentRow[]> {
  const query = narrow(db.selectFrom('documents').selectAll() as unknown as Query, filter, 'id');
  const rows = (await query.orderBy('department').orderBy('fiscal_year').orderBy('id').execute()).map(toDocumentRow);
  // What comparing documents found came after a document was counted.
  const across = new Map((await db.selectFrom('findings').select(['document', sql<number>`count(*)`.as('findings')]).where('kind', '=', 'across').groupBy('document').execute()).map((row) => [cell<string>(row, 'document'), cell<number>(row, 'findings')]));
  return rows.map((row) => ({ ...row, counts: { ...row.counts, finding: row.counts.finding + (across.get(row.id) ?? 0) } }));
}

/** An id's beginning, exact file name, department or title comes before a part of one. */
export async function findDocuments(db: Kysely<Schema>, text: string): Promise<DocumentRow[]> {
  const exact = (eb: ExpressionBuilder<Schema, 'documents'>) => eb.or([
    ...(/^[0-9a-f]{4,64}$/u.test(text) ? [eb(sql`substr(sha256, 1, ${text.length})`, '=', text)] : []),
    eb('file', '=', text), eb('department', '=', text), eb('title', '=', text),
    sql<boolean>`no IN (SELECT document_no FROM main.file WHERE name = ${text} OR path = ${text})`,
  ]);
  const part = (eb: ExpressionBuilder<Schema, 'documents'>) => eb.or((['file', 'department', 'title'] as const).map((column) => contains(column, text)));
  for (const condition of [exact, part]) {
    const rows = await db.selectFrom('documents').selectAll().where(condition).orderBy('fiscal_year', 'desc').orderBy('id').limit(100).execute();
    if (rows.length > 0) return rows.map(toDocumentRow);
  }
  return [];
}

export async function records<K extends Kind>(db: Kysely<Schema>, kind: K, filter: Filter): Promise<WithDocument<RecordOf<K>>[]> {
  const table = KIND_TABLES[kind] as unknown as KindTable<RecordOf<K>>;
  let query = narrow(db.selectFrom(VIEW_OF[kind]).selectAll() as unknown as Query, filter, 'document');
  for (const [column, value] of exactColumns(kind, filter)) query = query.where(column, '=', value);
  const nameColumn = NAME_COLUMN[kind];
  if (filter.name !== undefined && nameColumn) query = query.where(contains(nameColumn, filter.name));
  query = query.orderBy('department').orderBy('fiscal_year').orderBy('document');
  const rows = await query.orderBy(kind === 'finding' ? 'no' : 'start_at').orderBy('no').execute();
  return rows.map((row) => ({ ...table.fromRow(row), of: toSummary(row) }));
}

const SUMMARY = ['document', 'department', 'region', 'region_code', 'fiscal_year', 'report_type'] as const;

const toSummary = (row: Row): DocumentSummary => ({
  document: cell(row, 'document'), department: cell(row, 'department'), region: cell(row, 'region'),
  regionCode: cell(row, 'region_code'), fiscalYear: cell(row, 'fiscal_year'), reportType: cell(row, 'report_type'),
});

export async function amounts(db: Kysely<Schema>, filter: Filter): Promise<AmountRow[]> {
  let query = narrow(db.selectFrom('figures').select([...SUMMARY, 'subject', 'stage', 'year', 'amount_fen', 'raw', 'page', 'start_at']) as unknown as Query, filter, 'document');
  for (const [column, value] of exactColumns('figure', filter)) query = query.where(column, '=', value);
  return (await query.execute()).map((row) => ({
    of: toSummary(row), subject: cell(row, 'subject'), stage: cell<AmountRow['stage']>(row, 'stage'), year: cell(row, 'year'),
    // Sums of 分 stay exact: a state's whole budget is three thousandths of what a number holds.
    fen: BigInt(cell<number>(row, 'amount_fen')), raw: cell(row, 'raw'), page: cell(row, 'page'), start: cell(row, 'start_at'),
  }));
}

export async function findingsByRule(db: Kysely<Schema>, filter: Filter): Promise<FindingsOfRule[]> {
  // SQLite takes bare columns beside max() from the row that has the maximum.
  const difference = sql<number | null>`max(abs(CAST(expected AS REAL) - CAST(stated AS REAL)))`;
  let query = narrow(db.selectFrom('findings').select([
    'rule', 'severity', 'expected', 'stated', 'message', sql<number>`count(*)`.as('findings'), sql<number>`count(DISTINCT document)`.as('documents'),
    sql<number>`count(DISTINCT coalesce(department, document))`.as('departments'), difference.as('difference'),
  ]) as unknown as Query, filter, 'document');
  for (const [column, value] of exactColumns('finding', filter)) query = query.where(column, '=', value);
  const rows = await query.groupBy(['rule', 'severity']).orderBy('findings', 'desc').orderBy('rule').orderBy('severity').execute();
  return rows.map((row) => ({
    rule: cell(row, 'rule'), severity: cell(row, 'severity'), findings: cell(row, 'findings'), documents: cell(row, 'documents'), departments: cell(row, 'departments'),
    largest: row['difference'] === null ? null : { expected: cell(row, 'expected'), stated: cell(row, 'stated'), message: cell(row, 'message') },
  }));
}

export async function indicatorNames(db: Kysely<Schema>, filter: Filter): Promise<{ name: string; rows: number }[]> {
  const { limit: _limit, ...narrowing } = filter;
  const query = Object.keys(narrowing).length === 0
    ? (db.selectFrom('indicator_names').select(['level3', 'rows']) as unknown as Query)
    : narrow(db.selectFrom('indicators').select(['level3', sql<number>`count(*)`.as('rows')]) as unknown as Query, narrowing, 'document').groupBy('level3');
  return (await query.orderBy('level3').execute()).map((row) => ({ name: cell(row, 'level3'), rows: cell(row, 'rows') }));
}

export async function search(db: Kysely<Schema>, words: readonly string[], filter: Filter): Promise<{ total: number; documents: FoundDocument[] }> {
  const terms = indexQuery(words);
  if (terms === null) return { total: 0, documents: [] };
  const holds = sql<boolean>`no IN (SELECT rowid FROM main.search_index WHERE search_index MATCH ${terms})`;
  const { limit, ...unlimited } = filter;
  const from = (query: Query): Query => narrow(query, unlimited, 'id').where(holds);
  const counted = await from(db.selectFrom('documents').select(sql<number>`count(*)`.as('total')) as unknown as Query).execute();
  const rows = await from(db.selectFrom('documents').selectAll() as unknown as Query)
    .orderBy('fiscal_year', 'desc').orderBy('id').limit(limit ?? BATCH).execute();
  const found: FoundDocument[] = [];
  for (const row of rows.map(toDocumentRow)) {
    const text = await textOf(db, row);
    const sections = await db.selectFrom('sections').select(['start_at', 'path']).where('document', '=', row.id).orderBy('start_at').execute();
    found.push({ row, ...text, sections: sections.map((s) => ({ start: cell(s, 'start_at'), path: JSON.parse(cell(s, 'path')) as string[] })) });
  }
  return { total: cell(counted[0]!, 'total'), documents: found };
}

export async function* reports(db: Kysely<Schema>, filter: Filter, withText: boolean): AsyncGenerator<StoredReport> {
  const all = (await documents(db, filter)).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const byDocument = new Map(batch.map((row) => [row.id, Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<Kind, unknown[]>]));
    for (const kind of KINDS) {
      const rows = await db.selectFrom(VIEW_OF[kind]).selectAll().where('document', 'in', batch.map((row) => row.id)).execute();
      for (const row of rows) byDocument.get(cell(row, 'document'))![kind].push(KIND_TABLES[kind].fromRow(row));
    }
    for (const row of batch) {
      const found = byDocument.get(row.id)! as unknown as { readonly [K in Kind]: readonly RecordOf<K>[] };
      yield { row, records: inReadingOrder(found), text: withText ? (await textOf(db, row)).text : null };
    }
  }
}

async function textOf(db: Kysely<Schema>, row: DocumentRow): Promise<{ text: string; pageStarts: readonly number[] }> {
  if (row.textHash === null) return { text: '', pageStarts: [] };
  const { rows } = await sql<{ packed: Uint8Array; page_starts: string }>`SELECT packed, page_starts FROM main.text WHERE hash = ${row.textHash}`.execute(db);
  return { text: zstdDecompressSync(rows[0]!.packed).toString('utf8'), pageStarts: JSON.parse(rows[0]!.page_starts) as number[] };
}

const toDocumentRow = (row: Row): DocumentRow => ({
  ...reading.fromRow(row), readBy: cell(row, 'read_by'), id: cell(row, 'id'), sha256: cell(row, 'sha256'), bytes: cell(row, 'bytes'), file: cell(row, 'file'),
});

/** The part of a filter that is about documents. `idColumn` is the view's name for the document's id. */
function narrow(query: Query, filter: Filter, idColumn: 'id' | 'document'): Query {
  let result = query;
  if (filter.document !== undefined) result = result.where(idColumn, '=', filter.document);
  if (filter.department !== undefined) result = result.where(contains('department', filter.department));
  if (filter.region !== undefined) {
    const [low, high] = regionRange(filter.region);
    result = /^\d{2,6}$/u.test(filter.region)
      ? result.where('region_code', '>=', low).where('region_code', '<=', high)
      : result.where(contains('region', filter.region));
  }
  if (typeof filter.year?.from === 'number') result = result.where('fiscal_year', '>=', filter.year.from);
  if (typeof filter.year?.to === 'number') result = result.where('fiscal_year', '<=', filter.year.to);
  if (filter.reportType !== undefined) result = result.where('report_type', '=', filter.reportType);
  if (filter.status !== undefined) result = result.where('status', '=', filter.status);
  if (filter.limit !== undefined) result = result.limit(filter.limit);
  return result;
}

function exactColumns(kind: Kind, filter: Filter): [string, string][] {
  const wanted: [string, string | undefined, readonly Kind[]][] = [
    ['measure', filter.measure, ['figure']],
    ['stage', filter.stage, ['figure']],
    ['subject', filter.subject, ['figure', 'indicator', 'score']],
    ['level3', filter.indicator, ['indicator']],
    ['rule', filter.rule, ['finding']],
    ['severity', filter.severity, ['finding', 'issue']],
  ];
  return wanted.flatMap(([column, value, kinds]): [string, string][] => (value !== undefined && kinds.includes(kind) ? [[column, value]] : []));
}

const NAME_COLUMN: Readonly<Partial<Record<Kind, string>>> = { figure: 'label', indicator: 'level3', score: 'item', quantity: 'label', section: 'title' };

/** Substring without `LIKE`'s wildcards and case folding. */
const contains = (column: string, text: string) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`;
