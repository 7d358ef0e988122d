import { existsSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import type { Filter } from '../filter.ts';
import type { OpenOptions } from '../open-store.ts';
import { StoreError } from '../store.ts';
import type { Edition, Known, Store } from '../store.ts';
import { cell } from '../kinds/kind.ts';
import type { Row } from '../kinds/kind.ts';
import { reading } from '../kinds/reading.ts';
import { openForReading, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { toStoreError } from './errors.ts';
import { isUpToDate, migrate } from './migrate.ts';
import { runReadOnly } from './read-only-query.ts';
import { amounts, documents, findDocuments, findingsByRule, indicatorNames, records, reports, search } from './reader.ts';
import type { Schema } from './schema.ts';
import { viewStatements } from './views.ts';
import { Writer } from './writer.ts';
import { lockForWriting } from './writer-lock.ts';

export async function openSqliteStore(location: string, options: OpenOptions): Promise<Store> {
  if (options.mode === 'write') return openWriter(location);
  let connection = openForReading(location);
  if (!guard(location, () => isUpToDate(connection))) {
    connection.close();
    await (await openWriter(location)).close();
    connection = openForReading(location);
  }
  if (options.edition !== undefined) showEdition(connection, options.edition);
  return makeStore(location, connection, builderOn(connection), null, () => {});
}

async function openWriter(location: string): Promise<Store> {
  const existed = existsSync(location);
  const connection = openForWriting(location);
  let unlock = (): void => {};
  try {
    unlock = lockForWriting(location);
    if (existed) refuseStranger(connection, location);
    const kysely = builderOn(connection);
    await migrate(connection, kysely as Kysely<unknown>);
    return makeStore(location, connection, kysely, new Writer(connection, kysely), unlock);
  } catch (error) {
    connection.close();
    unlock();
    throw toStoreError(error, location);
  }
}

const builderOn = (connection: Connection): Kysely<Schema> => new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });

/** Somebody else's SQLite file named by mistake is left as it is. */
function refuseStranger(connection: Connection, location: string): void {
  const version = connection.pragma('user_version', { simple: true });
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (version === 0 && tables > 0) throw new StoreError('not_a_database', `这个文件不是 jixiao 数据库: ${location}`, `this file is not a jixiao database: ${location}`);
}

function showEdition(connection: Connection, edition: number): void {
  const known = connection.prepare(`SELECT 1 FROM edition WHERE no = ? AND state = 'whole'`).get(edition);
  if (!known) throw new StoreError('no_such_edition', `没有第 ${edition} 版数据, 用 jixiao editions 查看`, `no edition ${edition}, see jixiao editions`);
  connection.pragma('query_only = OFF');
  for (const statement of viewStatements(String(edition), true)) connection.exec(statement);
  connection.pragma('query_only = ON');
}

function guard<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error, location);
  }
}

function makeStore(location: string, connection: Connection, kysely: Kysely<Schema>, writer: Writer | null, unlock: () => void): Store {
  const writing = (): Writer => {
    if (!writer) throw new Error('the store was opened for reading');
    return writer;
  };
  const run = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error, location);
    }
  };
  const currentEdition = (): number => connection.prepare('SELECT edition FROM current_edition').pluck().get() as number;

  return {
    beginRun: (facts) => run(() => connection.transaction(() => {
      const { edition } = facts;
      if (currentEdition() === undefined) {
        const { lastInsertRowid } = connection.prepare(`INSERT INTO edition (state, read_by, rules, software, made_at) VALUES ('whole', ?, ?, ?, ?)`)
          .run(edition.readBy, JSON.stringify(edition.rules), edition.software, facts.startedAt);
        connection.prepare('INSERT INTO current_edition (one, edition) VALUES (1, ?)').run(lastInsertRowid);
      }
      return Number(connection.prepare('INSERT INTO import_run (started_at, process, arguments) VALUES (?, ?, ?)')
        .run(facts.startedAt, process.pid, JSON.stringify(facts.arguments)).lastInsertRowid);
    }).immediate()),
    finishRun: (no, finishedAt, counts) => run(() => {
      connection.prepare('UPDATE import_run SET finished_at = ?, counts = ? WHERE no = ?').run(finishedAt, JSON.stringify(counts), no);
    }),
    known: (sha256) => run(() => known(connection, sha256)),
    save: (report, file, no) => run(() => writing().save(report, currentEdition(), file, no)),
    addFile: (sha256, file, no) => run(() => writing().addFile(sha256, file, no)),
    addUnreadable: (file, reason, no) => run(() => writing().addUnreadable(file, reason, no)),
    editions: () => run(() => editions(connection)),
    documents: (filter) => run(() => documents(kysely, filter)),
    findDocuments: (text) => run(() => findDocuments(kysely, text)),
    records: (kind, filter) => run(() => records(kysely, kind, filter)),
    amounts: (filter) => run(() => amounts(kysely, filter)),
    findingsByRule: (filter) => run(() => findingsByRule(kysely, filter)),
    indicatorNames: (filter) => run(() => indicatorNames(kysely, filter)),
    search: (words, filter: Filter) => run(() => search(kysely, words, filter)),
    reports: (filter, { withText }) => reports(kysely, filter, withText),
    query: (text, { limit }) => run(() => runReadOnly(connection, text, limit)),
    close: async () => {
      if (writer) connection.pragma('optimize');
      connection.close();
      unlock();
    },
  };
}

function known(connection: Connection, sha256: string): Known | null {
  const row = connection.prepare(`SELECT * FROM documents WHERE sha256 = ?`).get(sha256) as Row | undefined;
  if (!row) return null;
  const { status, reason, counts } = reading.fromRow(row);
  return { status, reason, counts, readBy: cell(row, 'read_by') };
}

function editions(connection: Connection): Edition[] {
  const rows = connection.prepare('SELECT e.*, e.no = (SELECT edition FROM current_edition) AS current FROM edition e ORDER BY no').all() as Row[];
  return rows.map((row) => ({
    number: cell(row, 'no'), state: cell<Edition['state']>(row, 'state'), readBy: cell(row, 'read_by'), rules: JSON.parse(cell(row, 'rules')) as Record<string, string>,
    software: cell(row, 'software'), madeAt: cell(row, 'made_at'), current: cell<number>(row, 'current') === 1,
  }));
}
