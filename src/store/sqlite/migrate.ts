import type { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { isUpToDate, LATEST, viewsVersion } from './schema-version.ts';
import { COMPARED_FIGURES, TABLES } from './tables.ts';
import { viewStatements } from './views.ts';

/** Schema versions in order, as many as `LATEST` says. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  '001-tables': TABLES,
  '002-compared-figures': COMPARED_FIGURES,
};

/** Brings tables and views up to date in one transaction: killed in the middle, nothing has happened. */
export async function migrate(connection: Connection): Promise<void> {
  if (Object.keys(MIGRATIONS).length !== LATEST) throw new Error(`${Object.keys(MIGRATIONS).length} migrations, but the latest is ${LATEST}`);
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
