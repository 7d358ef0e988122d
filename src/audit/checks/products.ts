import { Big } from 'big.js';
import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf, numberText } from '../findings.ts';
import { agree, productOf } from '../intervals.ts';
import { isMovement } from '../lists.ts';
import { evidenceOf } from '../mentions.ts';
import { withClaim } from '../slips.ts';

const settings = z.strictObject({
  /** What a price is called, as the end of the words in front of it: 单价. */
  prices: z.array(z.string()).min(1),
  /** What the amount of all is called: 合计, 共计. */
  totals: z.array(z.string()).min(1),
}).transform(({ prices, totals }) => ({ price: new RegExp(`(?:${prices.join('|')})(?:为|约)?$`, 'u'), total: new RegExp(`^[,，](?:${totals.join('|')})(?:为|约)?$`, 'u') }));

/** Things bought, what one of them cost and what all did: `购置执法记录仪120台，单价1,850元，合计22.2万元`. */
export const products = defineCheck({
  name: 'products',
  settings,
  run: ({ passages }, rule, { price: isPrice, total: isTotal }) => passages.flatMap(({ mentions, between }) => mentions.flatMap((price, i) => {
    const [count, total] = [mentions[i - 1], mentions[i + 1]];
    if (price.unit !== '元' || count?.kind !== 'count' || total?.unit !== '元' || isMovement(total)) return [];
    const words = between(count.at.end, price.at.start);
    if (!isPrice.test(words) || /[。；;]/u.test(words) || !isTotal.test(between(price.at.end, total.at.start))) return [];
    const product = productOf(count.interval, price.interval);
    // One total may be of several things, each with its price.
    if (product === null || agree(product, total.interval) || mentions.slice(0, i - 1).some((other, k) => other.unit === '元' && isPrice.test(between(mentions[k - 1]?.at.end ?? other.at.start, other.at.start)) && !/[。；;]/u.test(between(other.at.end, count.at.start)))) return [];
    const exact = new Big(count.value).times(price.value);
    return [withClaim(findingOf(rule, {
      expected: exact.toFixed(), stated: total.value, evidence: [count, price, total].map(evidenceOf),
      message: `${count.label}${count.raw}，单价${price.raw}，合计应为${numberText(exact, '元', price.raw === total.raw ? price.raw : '')}，文中写${total.raw}，相差${numberText(exact.minus(total.value).abs(), '元')}。`,
      messageEn: `${count.label} ${count.raw} at ${price.raw} each are ${numberText(exact, '元')}, stated as ${total.raw}.`,
    }), { mentions: [count, price, total], mended: () => [{ mention: total, by: product }], holds: (of) => {
      const given = productOf(of(count), of(price));
      return given === null || agree(given, of(total));
    } })];
  })),
});
