import type { Finding } from '../model/records.ts';
import { agree, below } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { Mention } from './mentions.ts';

/**
 * What a finding says in arithmetic: the numbers involved, and whether they would agree if some of them were others. One slip
 * of the pen breaks every sum and share that the number takes part in; the claim tells which finding explains which.
 */
/** A printed number that takes part in a claim: money, a count, or a weight of a form. */
export type Term = Pick<Mention, 'at' | 'interval' | 'value' | 'raw'> & { readonly record?: Mention['record'] };

export interface Claim {
  readonly mentions: readonly Term[];
  /** What one number would have to be for the finding to go away. Worked out where two findings meet. */
  mended(): readonly { readonly mention: Term; readonly by: Interval }[];
  /** Whether the whole is more than its parts: then one of them may not have been read. */
  isShort?(): boolean;
  /** The claim is an order of two numbers, which many values would satisfy: it says little about how either was misread. */
  readonly loose?: boolean;
  /** Sums of one kind: the more particular one may be less telling (a group's weights against those of the whole form). */
  readonly lesser?: boolean;
  /** Whether the numbers agree, read through `of`. */
  holds(of: (mention: Term) => Interval): boolean;
}

const claims = new WeakMap<Finding, Claim>();

/** Notes the arithmetic behind a finding while the document is audited; it is no part of the finding. */
export function withClaim(finding: Finding, claim: Claim): Finding {
  claims.set(finding, claim);
  return finding;
}

/** Two printings of one number. */
export function sameClaim(first: Term, second: Term): Claim {
  return {
    mentions: [first, second], mended: () => [{ mention: first, by: second.interval }, { mention: second, by: first.interval }],
    holds: (of) => agree(of(first), of(second)),
  };
}

/** `low` is not above `high`. */
export function orderClaim(low: Term, high: Term): Claim {
  return { mentions: [low, high], loose: true, mended: () => [], holds: (of) => !below(of(high), of(low)) };
}

export const claimOf = (finding: Finding): Claim | undefined => claims.get(finding);

/** Which rule says best what is wrong, best first: a slip of the unit names the mistake, two values of one figure name the place. */
const RANK: Readonly<Record<string, number>> = { unit_slip: 0, restated_differently: 1, prose_table_mismatch: 1, sum_mismatch: 2, rate_mismatch: 3, share_mismatch: 3 };

/** One slip is one finding, of the rule that explains it best; those that would go away with it follow as `info` (contract, Rulings, Findings). */
export function followUps(findings: readonly Finding[]): readonly Finding[] {
  const told = findings.filter((finding) => finding.severity !== 'info' && claims.has(finding));
  if (told.length < 2) return findings;
  const places = (finding: Finding): readonly number[] => [RANK[finding.rule] ?? 4, claims.get(finding)!.lesser ? 1 : 0, claims.get(finding)!.mentions.length];
  const ranked = told.map((finding, i) => ({ finding, key: [...places(finding), i] })).sort((a, b) => a.key.map((n, k) => n - b.key[k]!).find((n) => n !== 0) ?? 0);
  const order = new Map(ranked.map(({ finding }, i) => [finding, i] as const));
  const follows = new Set<Finding>();
  for (const { finding } of ranked) {
    if (follows.has(finding)) continue;
    const mended = claims.get(finding)!.mended();
    for (const other of told) {
      if (other === finding || follows.has(other) || order.get(other)! < order.get(finding)!) continue;
      const claim = claims.get(other)!;
      const explained = mended.some(({ mention, by }) => claim.mentions.some((each) => isSame(each, mention))
        && claim.holds((each) => (isSame(each, mention) ? by : each.interval)));
      if (explained) follows.add(other);
    }
  }
  return findings.map((finding) => (follows.has(finding) ? { ...finding, severity: 'info' as const } : finding));
}

/** The same printed number, or the same figure printed again with the same value. */
function isSame(a: Term, b: Term): boolean {
  return a.at.start === b.at.start
    || (a.record !== undefined && b.record !== undefined && 'measure' in a.record && 'measure' in b.record && a.value === b.value && a.record.measure === b.record.measure && a.record.subject === b.record.subject && a.record.year === b.record.year && agree(a.interval, b.interval));
}
