import { Big } from 'big.js';
import type { Filter } from '../store/filter.ts';
import type { FindingsOfRule, Store } from '../store/store.ts';

export interface FindingsSummary extends Omit<FindingsOfRule, 'largest'> {
  /** Largest difference of expected and stated, exact decimal in the unit of the numbers compared; null where there are not two numbers. */
  readonly largest: string | null;
}

/** Which rules fired, how often and how large, most frequent first. */
export async function summariseFindings(store: Store, filter: Filter): Promise<FindingsSummary[]> {
  const rows = await store.findingsByRule(filter);
  return rows.map(({ largest, ...row }) => ({ ...row, largest: largest && new Big(largest.expected).minus(largest.stated).abs().toFixed() }));
}
