import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf, moneyText } from '../findings.ts';
import { evidenceOf } from '../mentions.ts';
import type { Mention, Passage } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { exactSum, sumClaim } from '../sums.ts';

const settings = z.strictObject({
  /** What is called the money that was not spent: 节约, 结余. */
  left: z.array(z.string()).min(1),
  /** Stages of what was spent and of what could have been, the likeliest first. */
  spent: z.string(),
  budgets: z.array(z.string()).min(1),
}).transform(({ left, ...stages }) => ({ ...stages, left: new RegExp(`^[,，](?:共|实际|资金|经费)?(?:${left.join('|')})(?:资金|经费|支出)?(?:为|了|约)?$`, 'u') }));

/** `预算120万元，实际支出108.50万元，节约11.50万元`: what was left of a budget, in one sentence with it. Any budget of the sentence that gives it will do. */
export const remainders = defineCheck({
  name: 'remainders',
  settings,
  run: ({ passages }, rule, { left: isLeft, spent: stage, budgets }) => passages.flatMap((passage) => passage.mentions.flatMap((left, i) => {
    const spent = passage.mentions[i - 1];
    if (left.kind !== 'money' || spent?.kind !== 'money' || stageOf(spent) !== stage || !isLeft.test(passage.between(spent.at.end, left.at.start))) return [];
    const before = sentenceBefore(passage, i - 1).filter((mention) => mention.kind === 'money');
    const given = before.filter((mention) => budgets.includes(stageOf(mention)) && isSameMoney(mention, spent));
    const budget = budgets.map((each) => given.findLast((mention) => stageOf(mention) === each)).find((mention) => mention !== undefined);
    // What was added, or brought forward, is there to be spent too: 年初预算300万元，追加50万元，支出330万元，结余20万元.
    if (!budget || before.length > given.length || given.some((mention) => sumClaim(mention, [spent, left]).holds((term) => term.interval))) return [];
    const exact = exactSum([budget], [spent]);
    return [withClaim(findingOf(rule, {
      expected: exact.toFixed(), stated: left.value, evidence: [budget, spent, left].map(evidenceOf),
      message: `${budget.label}${budget.raw}、${spent.label}${spent.raw}，${exact.lt(0) ? `超支${moneyText(exact.abs().toFixed())}` : `两者之差为${moneyText(exact.toFixed())}`}，文中写${left.label}${left.raw}，相差${moneyText(exact.minus(left.value).abs().toFixed())}。`,
      messageEn: `${budget.label} ${budget.raw} less ${spent.label} ${spent.raw} leaves ${moneyText(exact.toFixed())}, stated as ${left.raw}.`,
    }), sumClaim(budget, [spent, left]))];
  })),
});

const stageOf = ({ record }: Mention): string => ('stage' in record ? record.stage : '');

function isSameMoney({ record: a }: Mention, { record: b }: Mention): boolean {
  const [x, y] = [a as Figure, b as Figure];
  return x.measure === y.measure && x.subject === y.subject && x.year === y.year;
}

/** The numbers of the sentence in front of its `i`th. */
function sentenceBefore({ mentions, between }: Passage, i: number): readonly Mention[] {
  let from = i;
  while (from > 0 && !/[。；;]/u.test(between(mentions[from - 1]!.at.end, mentions[from]!.at.start))) from--;
  return mentions.slice(from, i);
}
