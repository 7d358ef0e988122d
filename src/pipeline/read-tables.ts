import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { tablesOf } from '../layout/table-grids.ts';
import type { TableGrid } from '../layout/table-grids.ts';
import { readDocument } from './read-report.ts';

/** Every table of a file, as it is seen: for people who want only the tables. Throws `DocumentError`, or the system's error. */
export async function readTables(file: string): Promise<TableGrid[]> {
  const bytes = new Uint8Array(await readFile(file));
  const { document } = await readDocument(path.basename(file), bytes);
  return tablesOf(document);
}
