import type { Statement } from 'better-sqlite3';
import { KIND_TABLES } from '../kinds/kinds.ts';
import { reading } from '../kinds/reading.ts';
import { packFindings } from '../pack.ts';
import type { PackedReport, PackedRow } from '../pack.ts';
import { documentId, KINDS } from '../report.ts';
import type { FindingRecord, Kind, Reason, ReportText } from '../report.ts';
import type { ImportedFile, Saved } from '../store.ts';
import { statement } from './connection.ts';
import type { Connection } from './connection.ts';
import { applyCorrections } from './corrections.ts';

interface TableStatements {
  readonly insert: Statement;
  readonly valid: Statement;
  readonly remove: Statement;
  readonly end: Statement;
}

/** Beyond this many lists the numbers are looked up again rather than remembered. */
const REMEMBERED_RULE_LISTS = 20_000;

/** Writes documents of one edition. Statements are prepared once: import's speed hangs on it. */
export class Writer {
  readonly #connection: Connection;
  readonly #tables: Readonly<Record<Kind | 'reading', TableStatements>>;
  readonly #across: TableStatements;
  readonly #ruleLists = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
    const statements = (table: string, columns: readonly string[], which = ''): TableStatements => {
      const inserted = ['document_no', 'rule_list_no', ...columns, 'from_edition', 'hash'];
      return {
        insert: connection.prepare(`INSERT INTO ${table} (${inserted.join(', ')}) VALUES (${inserted.map(() => '?').join(', ')})`),
        valid: connection.prepare(`SELECT no, hash, from_edition FROM ${table} WHERE document_no = ? AND from_edition <= ? AND (to_edition IS NULL OR to_edition > ?)${which}`),
        remove: connection.prepare(`DELETE FROM ${table} WHERE no = ?`),
        end: connection.prepare(`UPDATE ${table} SET to_edition = ? WHERE no = ?`),
      };
    };
    this.#tables = Object.fromEntries([
      ['reading', statements('reading', reading.columns)],
      // What comparing documents found is no part of a document's report.
      ...KINDS.map((kind) => [kind, statements(KIND_TABLES[kind].table, KIND_TABLES[kind].columns, kind === 'finding' ? ` AND kind <> 'across'` : '')]),
    ]) as Record<Kind | 'reading', TableStatements>;
    this.#across = statements('finding', KIND_TABLES.finding.columns, ` AND kind = 'across'`);
  }

  /** A known document as another edition reads it. One transaction. */
  saveIn(report: PackedReport, edition: number): Saved {
    return this.#atomic(() => this.#saveReport(report, edition).saved);
  }

  /** One transaction. A document that was never read before needs no comparison. */
  save(report: PackedReport, edition: number, file: ImportedFile, run: number): Saved {
    return this.#atomic(() => {
      const { no, saved } = this.#saveReport(report, edition);
      this.#addFile(no, file, run);
      return saved;
    });
  }

  /** Findings of comparing documents, by document id; documents of which nothing was found lose what they had. One transaction. */
  saveAcross(findings: ReadonlyMap<string, readonly FindingRecord[]>, compared: ReadonlySet<string> | 'all', edition: number): void {
    const number = statement(this.#connection, 'SELECT no FROM document WHERE id = ?').pluck();
    const had = statement(this.#connection, `SELECT DISTINCT d.id FROM finding x JOIN document d ON d.no = x.document_no WHERE x.kind = 'across' AND x.from_edition <= ? AND (x.to_edition IS NULL OR x.to_edition > ?)`).pluck();
    this.#connection.transaction(() => {
      const gone = (had.all(edition, edition) as string[]).filter((id) => !findings.has(id) && (compared === 'all' || compared.has(id)));
      for (const [id, records] of [...findings, ...gone.map((id) => [id, []] as const)]) this.#saveRows(this.#across, number.get(id) as number, edition, packFindings(records), false);
    }).immediate();
  }

  addFile(sha256: string, file: ImportedFile, run: number): boolean {
    return this.#connection.transaction(() => this.#addFile(this.#documentNo(sha256), file, run)).immediate();
  }

  addUnreadable(file: ImportedFile, reason: Reason, run: number): void {
    statement(this.#connection, `INSERT INTO file (path, name, document_no, reason_code, reason, reason_en, run_no) VALUES (?, ?, NULL, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET reason_code = excluded.reason_code, reason = excluded.reason, reason_en = excluded.reason_en, run_no = excluded.run_no`)
      .run(file.path, file.name, reason.code, reason.message, reason.messageEn, run);
  }

  #atomic(work: () => Saved): Saved {
    try {
      return this.#connection.transaction(work).immediate();
    } catch (error) {
      // The transaction's new numbers were taken back with it.
      this.#ruleLists.clear();
      throw error;
    }
  }

  #saveReport(report: PackedReport, edition: number): { no: number; saved: Saved } {
    const known = this.#documentNo(report.sha256);
    const no = known ?? Number(statement(this.#connection, 'INSERT INTO document (id, sha256, bytes, read_by) VALUES (?, ?, ?, ?)')
      .run(documentId(report.sha256), report.sha256, report.bytes, report.readBy).lastInsertRowid);
    if (known !== null) statement(this.#connection, 'UPDATE document SET read_by = ? WHERE no = ?').run(report.readBy, no);
    if (report.text) this.#saveText(no, report.text, known === null);
    const isNew = known === null;
    let changes = this.#saveRows(this.#tables.reading, no, edition, [report.reading], isNew);
    for (const kind of report.kinds) changes += this.#saveRows(this.#tables[kind], no, edition, report.rows[kind], isNew);
    if (!isNew && changes > 0) applyCorrections(this.#connection, no);
    return { no, saved: known === null ? 'new' : changes > 0 ? 'changed' : 'same' };
  }

  #documentNo(sha256: string): number | null {
    return (statement(this.#connection, 'SELECT no FROM document WHERE sha256 = ?').pluck().get(sha256) as number | undefined) ?? null;
  }

  #addFile(no: number | null, file: ImportedFile, run: number): boolean {
    // Bytes at last: the note that they could not be had is no longer true.
    statement(this.#connection, 'DELETE FROM file WHERE path = ? AND document_no IS NULL').run(file.path);
    return statement(this.#connection, 'INSERT INTO file (path, name, document_no, run_no) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(file.path, file.name, no, run).changes > 0;
  }

  #saveText(no: number, text: ReportText, isNew: boolean): void {
    statement(this.#connection, 'INSERT INTO text (hash, packed, page_starts) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(text.hash, text.packed, JSON.stringify(text.pageStarts));
    if (!isNew) {
      const indexed = statement(this.#connection, 'SELECT text_hash FROM reading WHERE document_no = ? AND to_edition IS NULL').pluck().get(no);
      if (indexed === text.hash) return;
      statement(this.#connection, 'DELETE FROM search_index WHERE rowid = ?').run(no);
    }
    statement(this.#connection, 'INSERT INTO search_index (rowid, terms) VALUES (?, ?)').run(no, text.terms);
  }

  /** Makes the edition's rows of one document what `rows` says and returns how many it wrote or ended. Equal rows stay. */
  #saveRows({ insert, valid, remove, end }: TableStatements, no: number, edition: number, rows: readonly PackedRow[], isNew: boolean): number {
    const standing = new Map<string, { no: number; from_edition: number }[]>();
    if (!isNew) {
      for (const row of valid.all(no, edition, edition) as { no: number; hash: string; from_edition: number }[]) {
        const same = standing.get(row.hash);
        if (same) same.push(row);
        else standing.set(row.hash, [row]);
      }
    }
    let changes = 0;
    for (const row of rows) {
      if (standing.get(row.hash)?.pop()) continue;
      insert.run(no, this.#ruleListNo(row.rules), ...row.cells, edition, row.hash);
      changes++;
    }
    for (const gone of [...standing.values()].flat()) {
      if (gone.from_edition === edition) remove.run(gone.no);
      else end.run(edition, gone.no);
      changes++;
    }
    return changes;
  }

  #ruleListNo(rules: string): number {
    const known = this.#ruleLists.get(rules);
    if (known !== undefined) return known;
    if (this.#ruleLists.size >= REMEMBERED_RULE_LISTS) this.#ruleLists.clear();
    const found = statement(this.#connection, 'SELECT no FROM rule_list WHERE rules = ?').pluck().get(rules) as number | undefined;
    const no = found ?? Number(statement(this.#connection, 'INSERT INTO rule_list (rules) VALUES (?)').run(rules).lastInsertRowid);
    this.#ruleLists.set(rules, no);
    return no;
  }
}
