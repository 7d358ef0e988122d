import * as z from 'zod';
import type { Evidence } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';

const settings = z.strictObject({
  /** First characters of the words that make a number a quantity or an amount: 件, 万元, %. Numbers of dates, clauses and documents have others. */
  units: z.string().min(1),
  /** Words in front of a number that is none of what the document reports: 第3条, 附件2. */
  notAfter: z.string().min(1),
  /** How many are quoted. */
  quoted: z.int().positive(),
}).transform(({ units, notAfter, quoted }) => ({ number: new RegExp(`\\d(?<![\\d.${notAfter}]\\d)[\\d,]*(?:\\.\\d+)?(?=[${units}])`, 'gu'), quoted }));

/** Numbers of running text that became no record: one finding a document, so that what the rules do not know is visible. */
export const unreadNumbers = defineCheck({
  name: 'unread-numbers',
  settings,
  run: ({ passages, reading }, rule, { number, quoted }) => {
    const scores = new Set(reading.scores.map((score) => score.at.start));
    const unread: Evidence[] = [];
    for (const passage of passages) {
      const { start, end, mentions } = passage;
      for (const { index, raw } of passage.matches(number)) {
        const at = start + index;
        if (at >= end || scores.has(at) || mentions.some((mention) => mention.at.start <= at && at < mention.at.end)) continue;
        unread.push({ raw: passage.between(Math.max(start, at - 10), Math.min(end, at + raw.length + 4)), at: { start: at, end: at + raw.length, table: null, row: null, column: null } });
      }
    }
    if (unread.length === 0) return [];
    const shown = unread.slice(0, quoted);
    return [findingOf(rule, {
      evidence: shown,
      message: `正文有${unread.length}个数未能识别为数据，如${shown.slice(0, 3).map(({ raw }) => `“${raw}”`).join('、')}。`,
      messageEn: `${unread.length} numbers of the text became no record, for example ${shown.slice(0, 3).map(({ raw }) => raw).join(', ')}.`,
    })];
  },
});
