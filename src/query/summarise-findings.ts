import { Big } from 'big.js';
import type { Filter } from '../store/filter.ts';
import type { FindingsOfRule, Store } from '../store/store.ts';

export interface FindingsSummary extends Omit<FindingsOfRule, 'largest'> {
  /** Largest difference of expected and stated, exact decimal in `unit`; null where there are not two numbers. */
  readonly largest: string | null;
  /** `元`, `百分点`, `分` or the measure word of what was counted; null where the finding does not say. */
  readonly unit: string | null;
}

/** Which rules fired, how often and how large, most frequent first. */
export async function summariseFindings(store: Store, filter: Filter): Promise<FindingsSummary[]> {
  const rows = await store.findingsByRule(filter);
  return rows.map(({ largest, ...row }) => ({
    ...row, largest: largest && new Big(largest.expected).minus(largest.stated).abs().toFixed(), unit: largest && unitOf(row.rule, largest.message),
  }));
}

/** Shares and rates differ by percentage points (an average by money), years by years, weights and scores by points; of sums and values the sentence says the unit. */
function unitOf(rule: string, message: string): string | null {
  if (/^(?:share|rate)_mismatch$/u.test(rule)) return /应为-?[\d.]+万?元/u.test(message) ? '元' : '百分点';
  if (rule === 'year_mismatch') return '年';
  if (/^(?:weight|score|grade)_/u.test(rule)) return '分';
  const said = /(?:相差|合计|写作|完成值为|实际)-?[\d.,]+(\p{Script=Han}+?|%)(?=[，。、）)；，相疑]|$)/u.exec(message)?.[1];
  if (said === undefined) return null;
  return said === '%' ? '百分点' : said.endsWith('元') ? '元' : said;
}
