import { cell } from '../kinds/kind.ts';
import type { KindTable, Row } from '../kinds/kind.ts';
import { KIND_TABLES } from '../kinds/kinds.ts';
import type { RecordOf } from '../kinds/kinds.ts';
import { reading } from '../kinds/reading.ts';
import type { Filter } from '../filter.ts';
import { inReadingOrder } from '../reading-order.ts';
import { KINDS } from '../report.ts';
import type { Kind } from '../report.ts';
import { indexQuery } from '../search-terms.ts';
import { unpackText } from '../zstd.ts';
import type { AmountRow, DocumentLine, DocumentRow, DocumentSummary, FindingsInDocument, FindingsOfRule, FoundDocument, StoredReport, WithDocument } from '../store.ts';
import { statement } from './connection.ts';
import type { Connection } from './connection.ts';
import { among, contains, equal, limited, narrowed, recordsNarrowed, recordsThat, where } from './conditions.ts';
import type { Condition } from './conditions.ts';

/** Documents whose records are fetched together. */
const BATCH = 200;
const VIEW_OF: Readonly<Record<Kind, string>> = {
  section: 'sections', figure: 'figures', indicator: 'indicators', score: 'scores', quantity: 'quantities', finding: 'findings', issue: 'issues',
};

/** Rows of a view for which all conditions hold. `rest`: what follows them, ORDER BY, GROUP BY or LIMIT. */
function select(connection: Connection, columns: string, view: string, conditions: readonly Condition[] = [], rest = ''): Row[] {
  const { sql, values } = where(conditions);
  return statement(connection, `SELECT ${columns} FROM ${view}${sql} ${rest}`).all(...values) as Row[];
}

export function documents(connection: Connection, filter: Filter): DocumentRow[] {
  const rows = wholeDocuments(connection, filter).map(toDocumentRow);
  const across = findingsAcross(connection);
  return rows.map((row) => (across.has(row.id) ? { ...row, counts: { ...row.counts, finding: row.counts.finding + across.get(row.id)! } } : row));
}

/** What a list shows of the documents, by department, year and id. The rows as they come: a list may have ten thousand. */
export function documentLines(connection: Connection, filter: Filter): DocumentLine[] {
  const rows = select(connection, LINE, 'documents', narrowed(filter, 'id'), `ORDER BY department, fiscal_year, id${limited(filter)}`) as unknown as DocumentLine[];
  const across = findingsAcross(connection);
  return across.size === 0 ? rows : rows.map((row) => (across.has(row.id) ? { ...row, findings: row.findings + across.get(row.id)! } : row));
}

const LINE = 'id, file, status, report_type AS reportType, department, region, fiscal_year AS fiscalYear, figures, indicators, findings';

/** How many findings comparing documents made in each of them: they came after it was counted. */
const findingsAcross = (connection: Connection): ReadonlyMap<string, number> =>
  new Map(select(connection, 'document, count(*) AS findings', 'findings', [equal('kind', 'across')], 'GROUP BY document').map((row) => [cell<string>(row, 'document'), cell<number>(row, 'findings')]));

/** By department, year and id. All of them are put in order by these alone: SQLite would carry forty columns through its sort. */
function wholeDocuments(connection: Connection, filter: Filter): Row[] {
  const [conditions, order] = [narrowed(filter, 'id'), 'ORDER BY department, fiscal_year, id'];
  if (filter.limit !== undefined) return select(connection, '*', 'documents', conditions, order + limited(filter));
  const rows = new Map(select(connection, '*', 'documents', conditions).map((row) => [row['no'], row]));
  return select(connection, 'no', 'summaries', conditions, order).map((row) => rows.get(row['no'])!);
}

/** An id's beginning, exact file name, department or title comes before a part of one. */
export function findDocuments(connection: Connection, text: string): DocumentRow[] {
  const exact = [
    ...(/^[0-9a-f]{4,64}$/u.test(text) ? [{ sql: `substr(sha256, 1, ${text.length}) = ?`, values: [text] }] : []),
    equal('file', text), equal('department', text), equal('title', text),
    { sql: 'no IN (SELECT document_no FROM main.file WHERE name = ? OR path = ?)', values: [text, text] },
  ];
  const part = ['file', 'department', 'title'].map((column) => contains(column, text));
  for (const conditions of [exact, part]) {
    const any = { sql: conditions.map(({ sql }) => sql).join(' OR '), values: conditions.flatMap(({ values }) => values) };
    const rows = select(connection, '*', 'documents', [any], 'ORDER BY fiscal_year DESC, id LIMIT 100');
    if (rows.length > 0) return rows.map(toDocumentRow);
  }
  return [];
}

export function records<K extends Kind>(connection: Connection, kind: K, filter: Filter): WithDocument<RecordOf<K>>[] {
  const table = KIND_TABLES[kind] as unknown as KindTable<RecordOf<K>>;
  const order = `ORDER BY department, fiscal_year, document, ${kind === 'finding' ? '' : 'start_at, '}no${limited(filter)}`;
  return select(connection, '*', VIEW_OF[kind], recordsNarrowed(kind, filter), order).map((row) => ({ ...table.fromRow(row), of: toSummary(row) }));
}

const toSummary = (row: Row, idColumn = 'document'): DocumentSummary => ({
  document: cell(row, idColumn), department: cell(row, 'department'), region: cell(row, 'region'),
  regionCode: cell(row, 'region_code'), fiscalYear: cell(row, 'fiscal_year'), reportType: cell(row, 'report_type'),
});

export function amounts(connection: Connection, filter: Filter): AmountRow[] {
  const conditions = narrowed(filter, 'id');
  const summaries = new Map(select(connection, `no, ${SUMMARY}`, 'summaries', conditions).map((row) => [cell<number>(row, 'no'), row as unknown as DocumentSummary]));
  const wanted = [...recordsThat('figure', filter), ...(conditions.length === 0 ? [] : [among('document_no', 'SELECT no FROM summaries', conditions)])];
  return select(connection, 'document_no, subject, stage, year, amount_fen, raw, page, start_at', 'amounts', wanted, limited(filter)).map((row) => ({
    of: summaries.get(cell(row, 'document_no'))!, subject: cell(row, 'subject'), stage: cell<AmountRow['stage']>(row, 'stage'), year: cell(row, 'year'),
    // Sums of 分 stay exact: a state's whole budget is three thousandths of what a number holds.
    fen: BigInt(cell<number>(row, 'amount_fen')), raw: cell(row, 'raw'), page: cell(row, 'page'), start: cell(row, 'start_at'),
  }));
}

/** Columns under the names of `DocumentSummary`: such a row is one. */
const SUMMARY = 'id AS document, department, region, region_code AS regionCode, fiscal_year AS fiscalYear, report_type AS reportType';

export function findingsByRule(connection: Connection, filter: Filter): FindingsOfRule[] {
  // SQLite takes bare columns beside max() from the row that has the maximum.
  const columns = `rule, severity, expected, stated, message, count(*) AS findings, count(DISTINCT document) AS documents,
    count(DISTINCT coalesce(department, document)) AS departments, max(abs(CAST(expected AS REAL) - CAST(stated AS REAL))) AS difference`;
  return select(connection, columns, 'findings', recordsNarrowed('finding', filter), `GROUP BY rule, severity ORDER BY findings DESC, rule, severity${limited(filter)}`).map((row) => ({
    rule: cell(row, 'rule'), severity: cell(row, 'severity'), findings: cell(row, 'findings'), documents: cell(row, 'documents'), departments: cell(row, 'departments'),
    largest: row['difference'] === null ? null : { expected: cell(row, 'expected'), stated: cell(row, 'stated'), message: cell(row, 'message') },
  }));
}

export function findingsByDocument(connection: Connection, filter: Filter): FindingsInDocument[] {
  const columns = 'document, department, rule, severity, count(*) AS findings';
  return select(connection, columns, 'findings', recordsNarrowed('finding', filter), 'GROUP BY document, rule, severity ORDER BY department, document, rule, severity').map((row) => ({
    document: cell(row, 'document'), department: cell(row, 'department'), rule: cell(row, 'rule'), severity: cell(row, 'severity'), findings: cell(row, 'findings'),
  }));
}

export function indicatorNames(connection: Connection, filter: Filter): { name: string; rows: number }[] {
  const conditions = narrowed(filter, 'id');
  const wanted = conditions.length === 0 ? [] : [among('document_no', 'SELECT no FROM summaries', conditions)];
  const rows = select(connection, 'level3, count(*) AS rows', 'indicator_rows', wanted, 'GROUP BY level3 ORDER BY level3');
  return rows.map((row) => ({ name: cell(row, 'level3'), rows: cell(row, 'rows') }));
}

export function search(connection: Connection, words: readonly string[], filter: Filter): { total: number; documents: FoundDocument[] } {
  const terms = indexQuery(words);
  if (terms === null) return { total: 0, documents: [] };
  const conditions = [...narrowed(filter, 'id'), among('no', 'SELECT rowid FROM main.search_index', [{ sql: 'search_index MATCH ?', values: [terms] }])];
  const total = cell<number>(select(connection, 'count(*) AS total', 'documents', conditions)[0]!, 'total');
  const rows = select(connection, '*', 'documents', conditions, `ORDER BY fiscal_year DESC, id LIMIT ${filter.limit ?? BATCH}`).map(toDocumentRow);
  return { total, documents: rows.map((row): FoundDocument => ({ row, ...textOf(connection, row), sections: () => outline(connection, row) })) };
}

function outline(connection: Connection, { id }: DocumentRow): ReturnType<FoundDocument['sections']> {
  return select(connection, 'start_at, path', 'sections', [equal('document', id)], 'ORDER BY start_at').map((row) => ({ start: cell(row, 'start_at'), path: JSON.parse(cell(row, 'path')) as string[] }));
}

export async function* reports(connection: Connection, filter: Filter, withText: boolean): AsyncGenerator<StoredReport> {
  const all = documents(connection, filter).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const byDocument = new Map(batch.map((row) => [row.id, Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<Kind, unknown[]>]));
    const among = { sql: `document IN (${batch.map(() => '?').join(', ')})`, values: batch.map((row) => row.id) };
    for (const kind of KINDS) {
      for (const row of select(connection, '*', VIEW_OF[kind], [among])) byDocument.get(cell(row, 'document'))![kind].push(KIND_TABLES[kind].fromRow(row));
    }
    for (const row of batch) {
      const found = byDocument.get(row.id)! as unknown as { readonly [K in Kind]: readonly RecordOf<K>[] };
      yield { row, records: inReadingOrder(found), text: withText ? textOf(connection, row).text : null };
    }
  }
}

function textOf(connection: Connection, row: DocumentRow): { text: string; pageStarts: readonly number[] } {
  if (row.textHash === null) return { text: '', pageStarts: [] };
  const { packed, page_starts: pageStarts } = statement(connection, 'SELECT packed, page_starts FROM main.text WHERE hash = ?').get(row.textHash) as { packed: Uint8Array; page_starts: string };
  return { text: unpackText(packed), pageStarts: JSON.parse(pageStarts) as number[] };
}

const toDocumentRow = (row: Row): DocumentRow => ({
  ...reading.fromRow(row), readBy: cell(row, 'read_by'), id: cell(row, 'id'), sha256: cell(row, 'sha256'), bytes: cell(row, 'bytes'), file: cell(row, 'file'),
});
