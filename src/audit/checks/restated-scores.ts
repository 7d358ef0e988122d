import { Big } from 'big.js';
import * as z from 'zod';
import { fold } from '../../chinese/fold.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import { exactTerm } from '../scored-forms.ts';
import { sameClaim, withClaim } from '../slips.ts';

const settings = z.strictObject({
  /** Words in the sentence that say that somebody else gave the score, or for something else: 复评, 上年. */
  others: z.array(z.string()).default([]),
});

/** The total that the text gives against the total of the form, where the document has one of each. */
export const restatedScores = defineCheck({
  name: 'restated-scores',
  settings,
  run: ({ reading, document }, rule, { others }) => {
    const totals = reading.scores.filter(({ item }) => item === 'total');
    const [said, ...more] = totals.filter(({ at }) => at.table === null);
    const [filled, ...forms] = totals.filter(({ at }) => at.table !== null);
    if (!said || !filled || more.length > 0 || forms.length > 0 || new Big(said.score).eq(filled.score)) return [];
    const before = fold(document.text.slice(Math.max(0, said.at.start - 80), said.at.start)).text;
    const sentence = before.slice(before.lastIndexOf('。') + 1);
    // Of a report and its project's form, the sentence must speak of that project.
    if (said.subject !== filled.subject && !sentence.includes(fold(filled.subject).text)) return [];
    if (others.some((word) => sentence.includes(word)) || (said.full !== null && filled.full !== null && !new Big(said.full).eq(filled.full))) return [];
    return [withClaim(findingOf(rule, {
      expected: filled.score, stated: said.score, evidence: [{ raw: said.score, at: said.at }, { raw: filled.score, at: filled.at }],
      message: `正文称自评得分${said.score}分，自评表总分为${filled.score}分，相差${new Big(said.score).minus(filled.score).abs().toFixed()}分。`,
      messageEn: `The text gives a total score of ${said.score}, the form ${filled.score}.`,
    }), sameClaim(exactTerm(said.score, said.at), exactTerm(filled.score, filled.at)))];
  },
});
