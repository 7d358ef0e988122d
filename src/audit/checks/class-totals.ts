import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { isExplained } from '../explained.ts';
import { findingOf, moneyText } from '../findings.ts';
import { agree, below, sumOf } from '../intervals.ts';
import { evidenceOf, mentionOfFigure } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { sumClaim } from '../sums.ts';
import type { Mention, Passage } from '../mentions.ts';
import { scopesOf } from '../scope.ts';

const settings = z.strictObject({
  /** Classes that divide the same total: functional or economic. */
  classes: z.array(z.strictObject({ total: z.string(), parts: z.array(z.string()).min(3) })),
  /** Words before the first class that say that all of them follow: 按功能分类, 分别为. */
  complete: z.array(z.string()).min(1),
  /** Words before the first class that say that only the largest follow: 主要支出为. */
  partial: z.array(z.string()).default([]),
  least: z.int().min(2),
  scopes: z.array(z.string()).default([]),
  /** Scopes that are a part of all funds. */
  funds: z.array(z.string()).default([]),
});

/** Classes listed without their total (`按经济分类，决算支出包括：工资福利支出…`) against the total that is stated elsewhere for the same stage and year. */
export const classTotals = defineCheck({
  name: 'class-totals',
  settings,
  run: (context, rule, { classes, complete, partial, least, scopes, funds }) => {
    const scopeOf = scopesOf(context, scopes);
    return context.passages.filter(({ mentions }) => mentions.length >= least).flatMap((passage) => classes.flatMap(({ total: measure, parts }) => listsOf(passage, parts, least, { complete, partial }).flatMap((list) => {
      const first = list[0]!.record as Figure;
      if (hasHead(context, list)) return [];
      const own = onlyTotal(context, measure, first, scopeOf(first), scopeOf);
      // Classes of one fund say nothing about all funds, but cannot exceed them.
      const isOfFund = own === null && funds.includes(scopeOf(first));
      const total = isOfFund ? onlyTotal(context, measure, first, '', scopeOf) : own;
      const sum = sumOf(list.map((mention) => mention.interval));
      if (!total || agree(total.interval, sum) || (isOfFund && !below(total.interval, sum))) return [];
      const exact = list.reduce((all, mention) => all.plus(mention.value), new Big(0));
      const used = new Set<unknown>([total, ...list].map((mention) => mention.record));
      if (isExplained({ total: total.interval, sum, exact: new Big(total.value).minus(exact) }, context.reading.figures, used, first)) return [];
      return [withClaim(findingOf(rule, {
        expected: exact.toFixed(), stated: total.value, evidence: [total, ...list].map(evidenceOf),
        message: `${list.map((mention) => mention.label).join('、')}(${list.map((mention) => mention.raw).join(' + ')})合计${moneyText(exact.toFixed(), list[0]!.raw)}，与${total.label}${total.raw}相差${moneyText(exact.minus(total.value).abs().toFixed(), list[0]!.raw)}。`,
        messageEn: `The classes add up to ${moneyText(exact.toFixed(), list[0]!.raw)}, ${moneyText(exact.minus(total.value).abs().toFixed(), list[0]!.raw)} off ${total.label} ${total.raw}.`,
      }), sumClaim(total, list))];
    })));
  },
});

/** Runs of class amounts in one sentence, of one stage and year, after words that say they are all. */
function listsOf(passage: Passage, parts: readonly string[], least: number, { complete, partial }: { readonly complete: readonly string[]; readonly partial: readonly string[] }): Mention[][] {
  const lists: Mention[][] = [];
  let list: Mention[] = [];
  const close = (): void => {
    const first = list[0];
    if (first && list.length >= least) {
      const before = passage.between(passage.start, first.at.start);
      const sentence = before.slice(before.lastIndexOf('。') + 1);
      if (complete.some((word) => sentence.includes(word)) && !partial.some((word) => sentence.includes(word))) lists.push(list);
    }
    list = [];
  };
  for (const [i, mention] of passage.mentions.entries()) {
    if (mention.kind === 'percent') continue;
    const previous = passage.mentions[i - 1];
    if (list.length > 0 && previous && passage.between(previous.at.end, mention.at.start).includes('。')) close();
    const record = mention.record;
    const first = list[0]?.record as Figure | undefined;
    if ('measure' in record && parts.includes(record.measure) && record.stage !== 'change' && (!first || (first.stage === record.stage && first.year === record.year && first.subject === record.subject))) list.push(mention);
    else close();
  }
  close();
  return lists;
}

/** A list after 其中 or before its total has been checked as a list. */
function hasHead({ lists }: AuditContext, list: readonly Mention[]): boolean {
  return lists.some(({ parts }) => parts.some((part) => part.mention === list[0]));
}

function onlyTotal({ reading }: AuditContext, measure: string, part: Figure, scope: string, scopeOf: (figure: Figure) => string): Mention | null {
  const totals = reading.figures.filter((f) => f.measure === measure && f.stage === part.stage && f.year === part.year && f.subject === part.subject && scopeOf(f) === scope);
  const first = totals[0];
  return first && totals.every((f) => new Big(f.amount).eq(first.amount)) ? mentionOfFigure(first) : null;
}
