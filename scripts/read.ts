// Reads files without a database and prints the contract's records: `node scripts/read.ts FILE… > out.jsonl`.
// For looking at one document while a rule is written; `jixiao import` and `jixiao export` are the real thing.
//   --text   print the normalised text instead    --tables  print every table as a grid
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openScanReader } from '../src/ocr/scan-reader.ts';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { sha256Of, documentId, toContract } from '../src/query/to-contract.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import { textOf } from '../src/model/document.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { text: { type: 'boolean' }, tables: { type: 'boolean' } } });
const rules = loadRules([path.join(import.meta.dirname, '..', 'rules')], GROUPS);
const scans = openScanReader('both');
for (const file of positionals) {
  const bytes = new Uint8Array(readFileSync(file));
  const { document, issues } = await readDocument(path.basename(file), bytes, { scans, mode: 'auto' });
  if (values.text) {
    console.log(document.text);
    continue;
  }
  if (values.tables) {
    for (const block of document.blocks) {
      if (block.kind !== 'table') continue;
      console.log(`# table ${block.index} ${block.origin} page ${block.page} ${block.rowCount}x${block.columnCount}`);
      for (const cell of block.cells) {
        console.log(`  ${cell.row},${cell.column} +${cell.rowSpan}x${cell.columnSpan} ${JSON.stringify(textOf(document, cell))}`);
      }
    }
    continue;
  }
  const report = readReading(document, rules);
  for (const issue of [...issues, ...report.issues]) console.error(`${path.basename(file)}: ${issue.severity} ${issue.code}: ${issue.message}`);
  const sha256 = sha256Of(bytes);
  for (const record of toContract({ file: path.basename(file), sha256 }, document, report.reading)) console.log(JSON.stringify(record));
  console.log(JSON.stringify({ type: 'text', document: documentId(sha256), text: document.text }));
}
await scans.close();
