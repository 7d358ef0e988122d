import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { toStoreError } from './errors.ts';

export type Connection = Database.Database;

/** How long a statement waits for another process's short transaction. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens for writing, making folder and file where they are missing. */
export function openForWriting(location: string): Connection {
  try {
    mkdirSync(path.dirname(location), { recursive: true });
    accessSync(path.dirname(path.resolve(location)), constants.W_OK);
    const connection = new Database(location, { timeout: BUSY_TIMEOUT_MS });
    connection.pragma('journal_mode = WAL');
    // After a power cut the last documents may be missing, never half there; a kill loses nothing.
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    // 4 MB of pages, not better-sqlite3's 16: an import writes forward, and memory must not grow with the archive.
    connection.pragma('cache_size = -4000');
    return connection;
  } catch (error) {
    throw toStoreError(error, location);
  }
}

/** Opens for reading only. Works on read-only media too, where SQLite cannot keep its shared-memory file. */
export function openForReading(location: string): Connection {
  if (!existsSync(location) || statSync(location).size === 0) {
    throw new StoreError('missing', `还没有数据库 ${location}, 请先运行 jixiao import 文件夹`, `no database ${location} yet, run jixiao import FOLDER first`);
  }
  try {
    const connection = new Database(fromReadOnlyFolder(location) ?? location, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    connection.pragma('query_only = ON');
    return connection;
  } catch (error) {
    throw toStoreError(error, location);
  }
}

/** A database in a folder where nothing can be written: SQLite wants a shared-memory file beside a WAL database, so a copy in memory is read. */
function fromReadOnlyFolder(location: string): Buffer | null {
  try {
    accessSync(path.dirname(path.resolve(location)), constants.W_OK);
    return null;
  } catch {
    // With a log of a living writer beside it, the shared-memory file is there too.
    if (existsSync(`${location}-wal`)) return null;
  }
  const bytes = readFileSync(location);
  // File format versions (SQLite file format 1.3, offsets 18 and 19): 2 is WAL, which a database in memory cannot be.
  bytes[18] = 1;
  bytes[19] = 1;
  return bytes;
}

const prepared = new WeakMap<Connection, Map<string, Statement>>();

/** A statement that is run for every document: prepared once, or each would hold memory outside the heap until a late collection. */
export function statement(connection: Connection, sql: string): Statement {
  let statements = prepared.get(connection);
  if (!statements) prepared.set(connection, (statements = new Map()));
  let known = statements.get(sql);
  if (!known) statements.set(sql, (known = connection.prepare(sql)));
  return known;
}
