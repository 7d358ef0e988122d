import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { documentId, sha256Of, toContract } from '../src/query/to-contract.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';

/** Real reports with hand-made truth and their scorers stand beside the project where it is developed, not in it. */
const shared = path.join(import.meta.dirname, '..', '..', 'shared');
const there = existsSync(path.join(shared, 'gold'));

test.skipIf(!there)(`real reports give exactly what a careful human reads in them${there ? '' : ' (skipped: ../shared is not there)'}`, async () => {
  const rules = loadRules([path.join(import.meta.dirname, '..', 'rules')], GROUPS);
  const lines: string[] = [];
  for (const file of readdirSync(path.join(shared, 'seeds')).sort()) {
    const bytes = new Uint8Array(readFileSync(path.join(shared, 'seeds', file)));
    const { document } = await readDocument(file, bytes);
    const sha256 = sha256Of(bytes);
    for (const record of toContract({ file, sha256 }, document, readReading(document, rules).reading)) lines.push(JSON.stringify(record));
    lines.push(JSON.stringify({ type: 'text', document: documentId(sha256), text: document.text }));
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jixiao-seeds-'));
  try {
    const exported = path.join(folder, 'seeds.jsonl');
    writeFileSync(exported, lines.join('\n'));
    const scored = spawnSync(process.execPath, [path.join(shared, 'eval', 'score.mjs'), '--gold', path.join(shared, 'gold'), '--export', exported, '--json'], { encoding: 'utf8' });
    const { overall } = JSON.parse(scored.stdout) as { overall: Record<string, { f1: number }> };
    expect(Object.fromEntries(Object.entries(overall).map(([kind, { f1 }]) => [kind, f1]))).toEqual({
      document: 1, sections: 1, figures: 1, indicators: 1, scores: 1, quantities: 1, findings: 1,
    });
    const places = spawnSync(process.execPath, [path.join(shared, 'eval', 'provenance.mjs'), '--export', exported, '--misses'], { encoding: 'utf8' });
    expect([places.status, places.stdout.includes(' not in ')]).toEqual([0, false]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
