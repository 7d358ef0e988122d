import { QueryError } from '../store.ts';
import type { QueryResult } from '../store.ts';
import type { Row } from '../kinds/kind.ts';
import type { Connection } from './connection.ts';

/**
 * One reading statement on a connection that cannot write: the file is open for reading, `query_only` is set, and
 * statements that change nothing but the connection (ATTACH would make files, PRAGMA would lift the guard) are refused by their word.
 */
export function runReadOnly(connection: Connection, text: string, limit: number): QueryResult {
  const word = firstWord(text);
  if (word === '') throw new QueryError('没有 SQL 语句', 'no SQL statement');
  if (!READING.has(word)) {
    throw new QueryError(`只能查询, 不能执行 ${word}; 请用 SELECT 语句`, `queries only, ${word} is not allowed; use SELECT`);
  }
  try {
    const statement = connection.prepare(text).safeIntegers(true);
    if (!statement.reader || !statement.readonly) throw new QueryError('只能查询, 不能修改数据', 'queries only, the data cannot be changed');
    const columns = statement.columns().map((column) => column.name);
    const rows: Row[] = [];
    for (const values of statement.raw(true).iterate() as IterableIterator<unknown[]>) {
      if (rows.length === limit) return { columns, rows, cut: true };
      rows.push(Object.fromEntries(values.map((value, i) => [uniqueName(columns, i), plain(value)])));
    }
    return { columns: columns.map((_, i) => uniqueName(columns, i)), rows, cut: false };
  } catch (error) {
    if (error instanceof QueryError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/more than one statement/iu.test(reason)) throw new QueryError('一次只能查询一条语句', 'one statement at a time', { cause: error });
    throw new QueryError(`SQL 有误: ${reason}`, `SQL error: ${reason}`, { cause: error });
  }
}

const READING: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'EXPLAIN']);

/** The statement's first word, comments aside, in capitals. */
function firstWord(text: string): string {
  const start = text.replace(/^(?:\s+|;|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/u, '');
  return (/^[A-Za-z]+/u.exec(start)?.[0] ?? start.slice(0, 10)).toUpperCase();
}

/** Two columns of one name (`SELECT a.id, b.id`) are both shown. */
function uniqueName(columns: readonly string[], index: number): string {
  const name = columns[index]!;
  const earlier = columns.slice(0, index).filter((other) => other === name).length;
  return earlier === 0 ? name : `${name}_${earlier + 1}`;
}

function plain(value: unknown): string | number | bigint | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Uint8Array) return `x'${Buffer.from(value.subarray(0, 16)).toString('hex')}${value.length > 16 ? '…' : ''}' (${value.length} bytes)`;
  return value as string | number | null;
}
