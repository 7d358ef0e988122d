import { existsSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import type { Filter } from '../filter.ts';
import type { OpenOptions } from '../open-store.ts';
import { StoreError } from '../store.ts';
import type { Known, Store } from '../store.ts';
import { cell } from '../kinds/kind.ts';
import type { Row } from '../kinds/kind.ts';
import { reading } from '../kinds/reading.ts';
import { openForReading, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { beginEdition, changes, currentEdition, dropEdition, editions, ensureFirstEdition, foundBy, giveUpUnfinished, hasUnfinished, keepEdition, noSuchEdition, readOtherwise, ruleCounts, saveSame, switchTo, unread } from './editions.ts';
import { addCorrection, corrections, withdrawCorrection } from './corrections.ts';
import { toStoreError } from './errors.ts';
import { keyFacts, noteKey, ruleGroup } from './read-keys.ts';
import { runReadOnly } from './read-only-query.ts';
import { amounts, documentLines, documents, findDocuments, findingsByDocument, findingsByRule, indicatorNames, records, reports, search } from './reader.ts';
import { isUpToDate } from './schema-version.ts';
import { viewStatements } from './views.ts';
import type { Writer } from './writer.ts';

export async function openSqliteStore(location: string, options: OpenOptions): Promise<Store> {
  if (options.mode === 'write') return openWriter(location);
  let connection = openForReading(location);
  if (!guard(location, () => isUpToDate(connection))) {
    connection.close();
    await (await openWriter(location)).close();
    connection = openForReading(location);
  }
  if (options.edition !== undefined) showEdition(connection, options.edition);
  return makeStore(location, connection, null, () => {});
}

async function openWriter(location: string): Promise<Store> {
  // Not loaded by commands that only ask.
  const [{ migrate }, { Writer }, { lockForWriting }] = await Promise.all([import('./migrate.ts'), import('./writer.ts'), import('./writer-lock.ts')]);
  const existed = existsSync(location);
  const connection = openForWriting(location);
  let unlock = (): void => {};
  try {
    unlock = lockForWriting(location);
    if (existed) refuseStranger(connection, location);
    await migrate(connection);
    return makeStore(location, connection, new Writer(connection), unlock);
  } catch (error) {
    connection.close();
    unlock();
    throw toStoreError(error, location);
  }
}

/** Somebody else's SQLite file named by mistake is left as it is. */
function refuseStranger(connection: Connection, location: string): void {
  const version = connection.pragma('user_version', { simple: true });
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (version === 0 && tables > 0) throw new StoreError('not_a_database', `这个文件不是 jixiao 数据库: ${location}`, `this file is not a jixiao database: ${location}`);
}

function showEdition(connection: Connection, edition: number): void {
  const known = connection.prepare(`SELECT 1 FROM edition WHERE no = ? AND state = 'whole'`).get(edition);
  if (!known) throw noSuchEdition(edition);
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

function makeStore(location: string, connection: Connection, writer: Writer | null, unlock: () => void): Store {
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
  const current = (): number => currentEdition(connection)!;
  const known = knownOn(connection);

  return {
    beginRun: (facts) => run(() => connection.transaction(() => {
      ensureFirstEdition(connection, facts.edition, facts.startedAt);
      return Number(connection.prepare('INSERT INTO import_run (started_at, process, arguments) VALUES (?, ?, ?)')
        .run(facts.startedAt, process.pid, JSON.stringify(facts.arguments)).lastInsertRowid);
    }).immediate()),
    finishRun: (no, finishedAt, counts) => run(() => {
      connection.prepare('UPDATE import_run SET finished_at = ?, counts = ? WHERE no = ?').run(finishedAt, JSON.stringify(counts), no);
    }),
    interruptedBefore: (no) => run(() => connection.prepare(`SELECT 1 FROM import_run WHERE finished_at IS NULL AND no < ?
      AND no > ifnull((SELECT max(no) FROM import_run WHERE finished_at IS NOT NULL), 0)`).get(no) !== undefined),
    known: (sha256) => run(() => known(sha256)),
    save: (report, file, no) => run(() => {
      // A known document read again in the current edition: an unfinished edition was made from the rows it had.
      if (hasUnfinished(connection) && known(report.sha256)) giveUpUnfinished(connection);
      return writing().save(report, current(), file, no);
    }),
    saveAcross: (findings, compared) => run(() => writing().saveAcross(findings, compared, current())),
    addFile: (sha256, file, no) => run(() => writing().addFile(sha256, file, no)),
    addUnreadable: (file, reason, no) => run(() => writing().addUnreadable(file, reason, no)),
    editions: () => run(() => editions(connection)),
    beginEdition: (facts, madeAt) => run(() => beginEdition(connection, facts, madeAt)),
    readOtherwise: (key) => run(() => readOtherwise(connection, key)),
    ruleCounts: () => run(() => ruleCounts(connection)),
    unread: (edition) => run(() => unread(connection, edition)),
    foundBy: (rules) => run(() => foundBy(connection, rules)),
    noteKey: (key, facts, groups) => run(() => noteKey(connection, key, facts, groups)),
    keyFacts: (key) => run(() => keyFacts(connection, key)),
    ruleGroup: (hash) => run(() => ruleGroup(connection, hash)),
    saveSame: (documents, key) => run(() => saveSame(connection, documents, key)),
    saveIn: (edition, report) => run(() => writing().saveIn(report, edition)),
    switchTo: (edition, alongside) => run(async () => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        switchTo(connection, edition);
        await alongside?.();
        connection.exec('COMMIT');
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    }),
    dropEdition: (edition) => run(() => dropEdition(connection, edition)),
    keepEdition: (edition) => run(() => keepEdition(connection, edition)),
    changes: (before, after, filter) => run(() => {
      const known = new Set(editions(connection).filter((edition) => edition.state !== 'dropped').map((edition) => edition.number));
      for (const edition of [before, after]) if (!known.has(edition)) throw noSuchEdition(edition);
      const narrowed = Object.keys(filter).length === 0 ? null : new Set(documents(connection, filter).map((row) => row.id));
      return changes(connection, before, after, narrowed);
    }),
    addCorrection: (correction) => run(() => addCorrection(connection, correction)),
    withdrawCorrection: (number, at) => run(() => withdrawCorrection(connection, number, at)),
    corrections: () => run(() => corrections(connection)),
    documents: (filter) => run(() => documents(connection, filter)),
    documentLines: (filter) => run(() => documentLines(connection, filter)),
    findDocuments: (text) => run(() => findDocuments(connection, text)),
    records: (kind, filter) => run(() => records(connection, kind, filter)),
    amounts: (filter) => run(() => amounts(connection, filter)),
    findingsByRule: (filter) => run(() => findingsByRule(connection, filter)),
    findingsByDocument: (filter) => run(() => findingsByDocument(connection, filter)),
    indicatorNames: (filter) => run(() => indicatorNames(connection, filter)),
    search: (words, filter: Filter) => run(() => search(connection, words, filter)),
    reports: (filter, { withText }) => reports(connection, filter, withText),
    query: (text, { limit }) => run(() => runReadOnly(connection, text, limit)),
    close: async () => {
      try {
        // Worth having, but no reason to hide why the work before it failed.
        if (writer) connection.pragma('optimize');
      } catch {
        // A full disk, most likely: the work's own error says so.
      }
      connection.close();
      unlock();
    },
  };
}

/** Asked once a file, so it is prepared once. */
function knownOn(connection: Connection): (sha256: string) => Known | null {
  let statement: Statement | null = null;
  return (sha256) => {
    statement ??= connection.prepare('SELECT * FROM documents WHERE sha256 = ?');
    const row = statement.get(sha256) as Row | undefined;
    if (!row) return null;
    const { status, reason, counts } = reading.fromRow(row);
    return { status, reason, counts, readBy: cell(row, 'read_by') };
  };
}
