import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import type { Filter } from '../store/filter.ts';
import type { Store, StoredReport } from '../store/store.ts';
import { csvTables } from './csv-tables.ts';
import { csvLine } from './csv.ts';
import { contractLines } from './to-contract.ts';

export interface ExportRequest {
  readonly format: 'jsonl' | 'csv' | 'text';
  readonly filter: Filter;
  readonly withText: boolean;
  /** A file; for csv a folder, or the stem of the files' names (`out.csv` makes `out.figure.csv` and so on). Null writes to `write`. */
  readonly output: string | null;
  write(text: string): Promise<void>;
}

/** Beside the default database: a working folder that git ignores. */
const DEFAULT_FOLDER = 'data/export';

/** Writes documents ordered by id, so that the same data give the same bytes, and returns the files made. An output file is whole or not there. */
export async function exportData(store: Store, request: ExportRequest): Promise<readonly string[]> {
  const reports = store.reports(request.filter, { withText: request.withText || request.format === 'text' });
  if (request.format === 'csv') return exportCsv(reports, request.output ?? DEFAULT_FOLDER);
  const sink = request.output === null ? { write: request.write, close: async () => {} } : await fileSink(request.output);
  for await (const report of reports) await sink.write(request.format === 'jsonl' ? jsonLines(report, request.withText) : (report.text ?? ''));
  await sink.close();
  return request.output === null ? [] : [request.output];
}

export function jsonLines({ row, records, text }: StoredReport, withText: boolean): string {
  const lines = contractLines({ file: row.file, sha256: row.sha256, mediaType: row.mediaType }, { ...row.facts, ...(row.corrected && { corrected: row.corrected }) }, records);
  if (withText) lines.push({ type: 'text', document: row.id, text: text ?? '' });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function exportCsv(reports: AsyncIterable<StoredReport>, output: string): Promise<readonly string[]> {
  const tables = csvTables();
  const files = tables.map(({ name }) => (/\.csv$/iu.test(output) ? `${output.slice(0, -4)}.${name}.csv` : path.join(output, `${name}.csv`)));
  const sinks = await Promise.all(files.map(fileSink));
  await Promise.all(tables.map((table, i) => sinks[i]!.write(`\ufeff${csvLine(table.columns)}`)));
  for await (const report of reports) {
    await Promise.all(tables.map((table, i) => sinks[i]!.write(table.rows(report).map(csvLine).join(''))));
  }
  await Promise.all(sinks.map((sink) => sink.close()));
  return files;
}

interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

async function fileSink(file: string): Promise<Sink> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const unfinished = `${file}.part`;
  const stream = createWriteStream(unfinished);
  await once(stream, 'open');
  return {
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      stream.end();
      await once(stream, 'close');
      await rename(unfinished, file);
    },
  };
}
