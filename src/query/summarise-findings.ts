import { Big } from 'big.js';
import type { FindingRecord } from '../store/report.ts';
import type { WithDocument } from '../store/store.ts';

export interface FindingsSummary {
  readonly rule: string;
  readonly severity: string;
  readonly findings: number;
  readonly documents: number;
  readonly departments: number;
  /** Largest difference of expected and stated, decimal, in the unit of the numbers compared; null where there are not two numbers. */
  readonly largest: string | null;
}

/** Which rules fired, how often and how large, most frequent first. */
export function summariseFindings(findings: readonly WithDocument<FindingRecord>[]): FindingsSummary[] {
  const groups = new Map<string, WithDocument<FindingRecord>[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\n${finding.severity}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => ({
      rule: group[0]!.rule, severity: group[0]!.severity, findings: group.length,
      documents: new Set(group.map((finding) => finding.of.document)).size,
      departments: new Set(group.map((finding) => finding.of.department ?? finding.of.document)).size,
      largest: largestDifference(group),
    }))
    .sort((a, b) => b.findings - a.findings || (a.rule + a.severity < b.rule + b.severity ? -1 : 1));
}

function largestDifference(group: readonly FindingRecord[]): string | null {
  let largest: Big | null = null;
  for (const { expected, stated } of group) {
    if (expected === null || stated === null) continue;
    const difference = new Big(expected).minus(stated).abs();
    if (largest === null || difference.gt(largest)) largest = difference;
  }
  return largest?.toFixed() ?? null;
}
