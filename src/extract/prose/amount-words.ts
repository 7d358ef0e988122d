import type { Grammar } from './grammar.ts';
import type { Mention } from './mentions.ts';

/** The words in front of an amount, with what they do to it taken off. */
export interface AmountWords {
  /** The words as printed. */
  readonly printed: string;
  /** The words that name the amount. */
  readonly label: string;
  /** `由|A万元增加到B万元`: what leads to the second amount, if this is the first. */
  readonly target: string | null;
  /** `较2021年|1100万元增加…`: the amount is only what another is compared with. */
  readonly compared: boolean;
  /** The words stand behind the amount: they say what it is for, not whose project it is. */
  readonly behind?: boolean;
}

/** The second amount of `由A万元增加到B万元`. */
const MOVED_TO = /^(?:调整|追加|增加|增长|提高|提升|上升|减少|下降|降低|压减|变更|核减)(?:到|至|为)/u;
/** Words of a budget that was changed, not of a course over the years. */
const ADJUSTED = /^(?:调整|追加|变更|核减)/u;

/** `其中|500万元为中央水利发展资金`, `其中|200万元用于道路维修`: what the amount is stands behind it. */
const BEHIND = /^(?:(?:为|是|系|属于?|来自于?|来源于)(?<thing>[^,，。;；:()]{2,24}(?:资金|经费|拨款|补助|投入|贷款|债券|结转|结余|收入|支出))$|(?:主要|[多超]?支出)?(?:用于|投入)(?<thing>[^,，。;；:()]{2,30}))/u;

/** `尚有|10万元结转至下年使用`. */
const LEFT = /^结转(?:至|到)?(?:[下次明]一?年度?|(?:19|20)\d\d年度?)(?=继续|使用|支出|[,，。;；]|$)/u;

export function amountWords(mention: Mention, gap: string, next: Mention | null, grammar: Grammar): AmountWords {
  const left = /^(?:尚|还|仍)?(?:有|剩余?|余)?(?:(?:涉及|剩余|结余)?(?:资金|经费))?$/u.test(mention.before) ? LEFT.exec(mention.after)?.[0] : undefined;
  if (left && mention.before !== '') return { printed: left, label: left, target: null, compared: false, behind: true };
  const behind = grammar.strip('lead', mention.before) === '' && /其中|[,，;；、]$/u.test(gap) ? BEHIND.exec(mention.after)?.groups?.['thing'] : undefined;
  if (behind) return { printed: behind, label: behind, target: null, compared: false, behind: true };
  const leadsOver = /[:：]/u.test(mention.since) && grammar.stripTail(grammar.strip('lead', mention.before)) === '';
  const printed = leadsOver ? clauseBefore(gap, mention) : mention.before;
  const origin = /由[^由,，]{0,12}$/u.exec(printed);
  const target = origin && next ? (MOVED_TO.exec(next.before)?.[0] ?? null) : null;
  if (target !== null) return { printed, label: printed.slice(0, origin!.index), target, compared: false };
  const arrived = MOVED_TO.exec(printed);
  if (arrived) return { printed, label: ADJUSTED.test(printed) ? printed : printed.slice(arrived[0].length), target, compared: false };
  const isChange = grammar.find('rise', printed) !== null || grammar.find('fall', printed) !== null;
  const comparison = isChange ? null : /^[,，]?(?:比|较|与|同)(?=.)(?!重|例|期)/u.exec(printed);
  return { printed, label: comparison ? printed.slice(comparison[0].length) : printed, target, compared: comparison !== null };
}

/** True for the first amount of `预算由A万元调整为B万元`, false for one that grew over the years. */
export const isAdjusted = (target: string): boolean => ADJUSTED.test(target);

/** The words between two numbers close a bracket that was opened before them. */
export function closesBracket(gap: string): boolean {
  const close = gap.indexOf(')');
  return close >= 0 && !gap.slice(0, close).includes('(');
}

/** The words between two numbers open a bracket that is open still. */
export const opensBracket = (gap: string): boolean => gap.lastIndexOf('(') > gap.lastIndexOf(')');

export function withoutComparison(text: string, grammar: Grammar): string {
  let rest = text;
  for (const role of ['compared-budget', 'compared-year'] as const) {
    const found = grammar.find(role, rest);
    if (found) rest = rest.replace(found.match[0], '');
  }
  return rest;
}

/** Budgets further from the report's year than this are another matter: a law, a plan. Years. */
const YEARS_NEAR = 3;

/** The day on which an evaluation looked: 截至评价基准日2023年6月30日 is in no budget's year. */
export const UP_TO = /(?:截[至止]|基准日|评价日)[^,，。;；]{0,8}?(?:19|20)\d\d年\d{1,2}月/gu;

/** The year of the account that words in front of an amount name, years of comparison left out. */
export function yearIn(text: string, fiscalYear: number | null, grammar: Grammar): number | null {
  for (const match of withoutComparison(text, grammar).replace(UP_TO, '').matchAll(/(?<!\d)((?:19|20)\d\d)年/gu)) {
    const year = Number(match[1]);
    if (fiscalYear === null || Math.abs(year - fiscalYear) <= YEARS_NEAR) return year;
  }
  return null;
}

/** `收入:792.22万元`: the clause in front of the colon. */
function clauseBefore(gap: string, mention: Mention): string {
  const head = gap.slice(0, gap.length - mention.before.length).replace(/[:：]+$/u, '');
  return head.slice(Math.max(head.lastIndexOf(','), head.lastIndexOf('，'), head.lastIndexOf(';'), head.lastIndexOf('；')) + 1) + mention.before;
}
