import { Big } from 'big.js';
import type { Evidence, Finding } from '../model/records.ts';
import type { CheckRule } from '../rules/groups/checks.ts';

export interface FindingText {
  readonly message: string;
  readonly messageEn: string;
  readonly expected?: string | null;
  readonly stated?: string | null;
  readonly evidence: readonly Evidence[];
  /** Where one mechanism tells several rules apart (a sum that a factor of 10,000 would mend is a unit slip). */
  readonly finding?: string;
  readonly severity?: Finding['severity'];
  readonly kind?: Finding['kind'];
}

/** A finding of a rule, with the rule's severity and kind unless the check knows better. */
export function findingOf(rule: CheckRule, text: FindingText): Finding {
  return {
    rule: text.finding ?? rule.finding, kind: text.kind ?? rule.kind, severity: text.severity ?? rule.severity, message: text.message, messageEn: text.messageEn,
    expected: text.expected ?? null, stated: text.stated ?? null, evidence: text.evidence, rules: [`${rule.id}@${rule.version}`],
  };
}

/** Yuan as a reader of these reports expects them: 万元 with the places needed, 元 below one 万 and beside an amount that is `printed` in 元. */
export function moneyText(yuan: string, printed = ''): string {
  const amount = new Big(yuan);
  if (amount.abs().lt(10000) || /(?<![百千万亿])元$/u.test(printed)) return `${amount.toFixed()}元`;
  return `${amount.div(10000).toFixed()}万元`;
}

/** A number in the unit of the mention it is compared with; money as one of its parts is printed. */
export function numberText(value: Big, unit: string, printed = ''): string {
  return unit === '元' ? moneyText(value.toFixed(), printed) : `${value.toFixed()}${unit}`;
}

/** A ratio in percent, with as many places as tell it from the stated one, at least two. */
export function percentText(value: Big): string {
  return value.round(2).toFixed();
}
