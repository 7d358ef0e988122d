import { regionRange } from '../filter.ts';
import type { Filter } from '../filter.ts';
import type { Kind } from '../report.ts';

/** A condition of a query and the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** ` WHERE …` with every condition; nothing for none. Column names come from code, what users say only as values. */
export const where = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`,
  values: conditions.flatMap(({ values }) => values),
});

export const equal = (column: string, value: string | number): Condition => ({ sql: `${column} = ?`, values: [value] });

/** Substring without `LIKE`'s wildcards and case folding. */
export const contains = (column: string, text: string): Condition => ({ sql: `instr(${column}, ?) > 0`, values: [text] });

const atLeast = (column: string, value: string | number): Condition => ({ sql: `${column} >= ?`, values: [value] });
const atMost = (column: string, value: string | number): Condition => ({ sql: `${column} <= ?`, values: [value] });

/** The filter's limit, to stand at a query's end. */
export const limited = ({ limit }: Filter): string => (limit === undefined ? '' : ` LIMIT ${limit}`);

/** The part of a filter that is about documents. `idColumn` is the view's name for the document's id. */
export function narrowed({ document, department, region, year, reportType, status }: Filter, idColumn: 'id' | 'document'): Condition[] {
  const result: Condition[] = [];
  if (document !== undefined) result.push(equal(idColumn, document));
  if (department !== undefined) result.push(contains('department', department));
  if (region !== undefined) {
    const [low, high] = regionRange(region);
    if (/^\d{2,6}$/u.test(region)) result.push(atLeast('region_code', low), atMost('region_code', high));
    else result.push(contains('region', region));
  }
  if (typeof year?.from === 'number') result.push(atLeast('fiscal_year', year.from));
  if (typeof year?.to === 'number') result.push(atMost('fiscal_year', year.to));
  if (reportType !== undefined) result.push(equal('report_type', reportType));
  if (status !== undefined) result.push(equal('status', status));
  return result;
}

/** The part of a filter that is about documents, for records. The documents are found first: by records SQLite would go through all of them. */
export function ofDocuments(filter: Filter): Condition[] {
  const { document, ...others } = filter;
  const conditions = narrowed(others, 'id');
  return [
    ...(document === undefined ? [] : [equal('document', document)]),
    ...(conditions.length === 0 ? [] : [among('document', 'SELECT id FROM summaries', conditions)]),
  ];
}

/** `column` is among what `query` gives where all conditions hold. */
export function among(column: string, query: string, conditions: readonly Condition[]): Condition {
  const { sql, values } = where(conditions);
  return { sql: `${column} IN (${query}${sql})`, values };
}

/** A whole filter, of records of one kind. */
export function recordsNarrowed(kind: Kind, filter: Filter): Condition[] {
  const documents = ofDocuments(filter);
  const nameColumn = NAME_COLUMN[kind];
  if (documents.length > 0 || filter.name === undefined || !nameColumn) return [...documents, ...recordsThat(kind, filter)];
  // The table as it lies: document by document SQLite would jump about in it.
  const { name, ...others } = filter;
  return [among('no', `SELECT no FROM main.${kind}`, [contains(nameColumn, name)]), ...recordsThat(kind, others)];
}

/** The part of a filter that is about the records themselves. */
export function recordsThat(kind: Kind, filter: Filter): Condition[] {
  const nameColumn = NAME_COLUMN[kind];
  return [
    ...(filter.indicators !== undefined && kind === 'indicator' ? [{ sql: `level3 IN (${filter.indicators.map(() => '?').join(', ')})`, values: filter.indicators }] : []),
    ...EXACT.flatMap(([part, column, kinds]) => (filter[part] !== undefined && kinds.includes(kind) ? [equal(column, filter[part])] : [])),
    ...(filter.name !== undefined && nameColumn ? [contains(nameColumn, filter.name)] : []),
  ];
}

/** Parts of a filter that a column must equal, and the kinds that have it. */
const EXACT: readonly (readonly ['measure' | 'stage' | 'subject' | 'rule' | 'severity' | 'kind', string, readonly Kind[]])[] = [
  ['measure', 'measure', ['figure']],
  ['stage', 'stage', ['figure']],
  ['subject', 'subject', ['figure', 'indicator', 'score']],
  ['rule', 'rule', ['finding']],
  ['severity', 'severity', ['finding', 'issue']],
  ['kind', 'kind', ['finding']],
];

const NAME_COLUMN: Readonly<Partial<Record<Kind, string>>> = { figure: 'label', indicator: 'level3', score: 'item', quantity: 'label', section: 'title' };
