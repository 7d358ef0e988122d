import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '../../store/store.ts';
import { contractLines } from '../to-contract.ts';
import { COUNT } from './count-hits.ts';
import type { Line } from './pair-records.ts';

export type ContractKind = 'document' | 'section' | 'figure' | 'indicator' | 'score' | 'quantity' | 'finding';

export interface Hits {
  /** Records (facts of the document, cells of indicators) that are as the truth has them. */
  readonly hit: number;
  readonly found: number;
  readonly wanted: number;
}

/** The truth about documents, by the name of the file without its ending. */
export type Truth = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Reads a folder of hand-made truth: NAME.json is about the document imported as NAME.txt, NAME.pdf, … */
export async function readTruth(folder: string): Promise<Truth> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name.slice(0, -'.json'.length), JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Record<string, unknown>] as const)));
}

/** How a truth names its lists of records. */
const KEYS: Readonly<Record<ContractKind, string>> = {
  document: 'document', section: 'sections', figure: 'figures', indicator: 'indicators', score: 'scores', quantity: 'quantities', finding: 'findings',
};
export const CONTRACT_KINDS = Object.keys(KEYS) as readonly ContractKind[];

export interface Accuracy {
  readonly kinds: Readonly<Record<ContractKind, Hits>>;
  /** Documents of the truth that the edition does not have: nothing of them was found. */
  readonly absent: readonly string[];
}

/** Holds an edition, the one that the store shows, against the truth. */
export async function accuracyOf(store: Store, truth: Truth): Promise<Accuracy> {
  const found = new Map<string, readonly Line[]>();
  for await (const { row, records } of store.reports({}, { withText: false })) {
    const name = path.basename(row.file).replace(/\.[^.]+$/u, '');
    if (truth.has(name)) found.set(name, contractLines({ file: row.file, sha256: row.sha256, mediaType: row.mediaType }, row.facts, records));
  }
  const kinds = Object.fromEntries(CONTRACT_KINDS.map((kind) => [kind, { hit: 0, found: 0, wanted: 0 }])) as Record<ContractKind, Hits>;
  for (const [name, about] of truth) {
    for (const kind of CONTRACT_KINDS) {
      const wanted = about[KEYS[kind]];
      if (wanted === undefined) continue;
      const lines = (found.get(name) ?? []).filter((line) => line['type'] === kind);
      kinds[kind] = added(kinds[kind], COUNT[kind](Array.isArray(wanted) ? (wanted as Line[]) : [wanted as Line], lines));
    }
  }
  return { kinds, absent: [...truth.keys()].filter((name) => !found.has(name)) };
}

const added = (a: Hits, b: Hits): Hits => ({ hit: a.hit + b.hit, found: a.found + b.found, wanted: a.wanted + b.wanted });

/** Precision, recall and F1 in percent. Nothing wanted and nothing found is perfect. */
export function rates({ hit, found, wanted }: Hits): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const precision = found > 0 ? hit / found : wanted > 0 ? 0 : 1;
  const recall = wanted > 0 ? hit / wanted : 1;
  const f1 = found + wanted === 0 ? 1 : precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision: 100 * precision, recall: 100 * recall, f1: 100 * f1 };
}
