import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { StoreError } from '../store.ts';
import type { Connection } from './connection.ts';
import { TABLES } from './tables.ts';
import { viewStatements } from './views.ts';

/** Schema versions in order; their number is kept in `user_version`, so that opening needs no query of the migration table. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '001-tables': TABLES,
};

const LATEST = Object.keys(MIGRATIONS).length;

/** Changes with the text of the views, which are made again whenever it does. 31 bits, kept in `application_id`: free, and read without a query. */
const viewsVersion = (): number => createHash('sha256').update(viewStatements().join()).digest().readUInt32BE() >>> 1;

export function isUpToDate(connection: Connection): boolean {
  const version = connection.pragma('user_version', { simple: true }) as number;
  if (version > LATEST) {
    throw new StoreError('newer', '这个数据库由更新版本的 jixiao 建立, 请升级 jixiao', 'this database was made by a newer jixiao, please upgrade');
  }
  return version === LATEST && connection.pragma('application_id', { simple: true }) === viewsVersion();
}

/** Brings tables and views up to date in one transaction: killed in the middle, nothing has happened. */
export async function migrate(connection: Connection): Promise<void> {
  if (isUpToDate(connection)) return;
  // Loaded when there is something to do: its 255 files are a third of what starting a command would take.
  const [{ Kysely, sql, SqliteDialect }, { Migrator }] = await Promise.all([import('kysely'), import('kysely/migration')]);
  connection.exec('BEGIN IMMEDIATE');
  try {
    const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, statements]) => [name, {
      async up(db: Kysely<unknown>): Promise<void> {
        for (const statement of statements) await sql.raw(statement).execute(db);
      },
    }]));
    const { error } = await new Migrator({ db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) }), provider: { getMigrations: async () => migrations }, disableTransactions: true }).migrateToLatest();
    if (error !== undefined) throw error;
    for (const statement of viewStatements()) connection.exec(statement);
    connection.pragma(`user_version = ${LATEST}`);
    connection.pragma(`application_id = ${viewsVersion()}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
