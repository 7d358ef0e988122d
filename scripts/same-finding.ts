import type { Finding } from '../src/model/records.ts';
import type { TrueFinding } from './generator/truth.ts';

/** Rules that say the same thing in the scorer's eyes. */
const FAMILIES: Readonly<Record<string, string>> = {
  share_mismatch: 'ratio', rate_mismatch: 'ratio', restated_differently: 'restated', prose_table_mismatch: 'restated', weight_sum: 'sum', score_sum: 'sum', sum_mismatch: 'sum',
};

/** The scorer's own comparison of what is in a document with what was found: the same family of rules, and two of the numbers or the quote. */
export function isSameFinding(want: TrueFinding, got: Pick<Finding, 'rule' | 'message' | 'expected' | 'stated' | 'evidence'>): boolean {
  if (family(want.rule) !== family(got.rule)) return false;
  const text = fold([got.message, got.expected, got.stated, ...got.evidence.map((each) => each.raw)].join('|'));
  if (want.numbers.length > 0) return want.numbers.filter((number) => text.includes(fold(number))).length >= Math.min(2, want.numbers.length);
  return want.quote.split('|').map(fold).some((piece) => piece.length >= 4 && text.includes(piece));
}

const family = (rule: string): string => FAMILIES[rule] ?? rule;

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');
