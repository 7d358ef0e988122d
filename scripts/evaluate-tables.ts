// Scores the table finder: finds the tables of every PDF in a folder, writes NAME.json for each and, where the folder has
// a manifest with expected tables, runs the scorer beside it.
//   node scripts/evaluate-tables.ts [--pdfs DIR] [--results DIR] [--scorer FILE] [--per-file]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPdf } from '../src/ingest/pdf/read-pdf.ts';
import { layOut } from '../src/layout/lay-out.ts';
import { tablesOf } from '../src/layout/table-grids.ts';

const shared = path.join(import.meta.dirname, '..', '..', 'shared');
const { values } = parseArgs({
  options: {
    pdfs: { type: 'string', default: path.join(shared, 'tables') },
    results: { type: 'string', default: path.join(tmpdir(), 'jixiao-tables') },
    scorer: { type: 'string', default: path.join(shared, 'eval', 'tables.mjs') },
    only: { type: 'string', default: '' },
  },
});
mkdirSync(values.results, { recursive: true });
const names = readdirSync(values.pdfs).filter((file) => file.endsWith('.pdf') && file.includes(values.only)).sort();
for (const file of names) {
  const { pages, metadataTitle } = await readPdf(new Uint8Array(readFileSync(path.join(values.pdfs, file))));
  const tables = tablesOf(layOut(pages, 'application/pdf', metadataTitle).value);
  writeFileSync(path.join(values.results, `${path.basename(file, '.pdf')}.json`), JSON.stringify({ tables }, null, 1));
}
console.log(`${names.length} files -> ${values.results}`);
if (existsSync(values.scorer) && existsSync(path.join(values.pdfs, 'manifest.json'))) {
  process.stdout.write(execFileSync(process.execPath, [values.scorer, '--expected', values.pdfs, '--results', values.results]));
}
